"""What files of media are: content, size, duration, remembered as long as a file is unchanged."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from explorer.media.captions import clean_captions
from explorer.media.images import read_head
from explorer.paths import cache_folder
from explorer.remotes.versions import lasting
from explorer.story.attachments import CAPTIONS_ENDING, IMAGE_ENDINGS, ending
from explorer.story.media import MediaFacts

_DIGITS: Final = 16
_FORM: Final = "facts 2"
"""Begins what identifies a remembered file; a new number forgets what older code found."""

_SETTLED_NS: Final = 2_000_000_000
"""A file that changed less than this ago can change again within one tick of its clock."""


def read_facts(path: Path) -> MediaFacts:
    """What a file of media is.

    Args:
        path: an ordinary file, whose name ends as one of its kind does.

    Raises:
        MediaError: it is damaged, too large, or not what its name says.
        OSError: it cannot be read.
    """
    digest, name = file_digest(path), ending(path.name)
    if name in IMAGE_ENDINGS:
        head = read_head(path, path.read_bytes())
        return MediaFacts(
            digest=digest, width=head.width, height=head.height, is_animated=head.is_animated
        )
    # The readers of films and documents are imported only where a story has some.
    if name == ".pdf":
        from explorer.media.documents import read_document

        return read_document(path, digest)
    if name == CAPTIONS_ENDING:
        clean_captions(path.read_bytes())
        return MediaFacts(digest=digest)
    from explorer.media.films import read_film

    return read_film(path, digest)


def file_digest(path: Path) -> str:
    """What identifies a file's content in addresses and in the cache: 16 hexadecimal digits.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_DIGITS]


class RememberedFacts:
    """The facts of one folder's files, kept in the cache so that unchanged files are not read.

    A file is taken as unchanged while its size and its time of change are the same.
    """

    def __init__(self, folder: Path) -> None:
        """Read what is kept of this folder; whatever cannot be used is as if it were not there."""
        self._folder = folder
        self._place = _place(folder)
        self._known: dict[str, MediaFacts] = dict(_read(self._place)) if self._place else {}
        self._used: dict[str, MediaFacts] = {}

    def of(self, name: str) -> MediaFacts:
        """The facts of a file in the folder.

        Args:
            name: relative to the folder.

        Raises:
            MediaError: it is damaged, too large, or not what its name says.
            OSError: it cannot be read.
        """
        path = self._folder / name
        key = _key(name, path.stat())
        facts = self._known.get(key) or read_facts(path)
        status = path.stat()
        if key == _key(name, status) and time.time_ns() - status.st_mtime_ns > _SETTLED_NS:
            self._used[key] = facts
        return facts

    def keep(self) -> None:
        """Keep what was asked for, and nothing else; without a cache nothing happens."""
        if self._place is None or self._used == self._known:
            return
        kept = {key: facts.model_dump(exclude_defaults=True) for key, facts in self._used.items()}
        with suppress(OSError):  # no space, no permission: the files are read again next time
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = self._place.with_suffix(f".{os.getpid()}.part")
            part.write_text(json.dumps(kept), encoding="utf-8")
            part.replace(self._place)


def _place(folder: Path) -> Path | None:
    cache = cache_folder()
    name = hashlib.sha256(os.fsencode(lasting(folder.resolve()))).hexdigest()[:20]
    return cache / "media" / "facts" / f"{name}.json" if cache else None


def _read(place: Path) -> Iterator[tuple[str, MediaFacts]]:
    with suppress(OSError, ValueError, AttributeError, ValidationError):
        for key, facts in json.loads(place.read_text(encoding="utf-8")).items():
            yield key, MediaFacts.model_validate(facts)


def _key(name: str, status: os.stat_result) -> str:
    return f"{_FORM} {name} {status.st_size} {status.st_mtime_ns} {status.st_ino}"
