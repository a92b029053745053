"""What the last import wrote into a story, kept beside its files: for updates, and to take it back.

It lies in a hidden folder of the story, which no page, export or download reads. Of each field only
a digest is kept: enough to see whether it is as the import wrote it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorer.imports.storage.field_paths import flat
from explorer.imports.storage.inner_paths import is_inner
from explorer.reading.meant_fields import MODELS
from explorer.reading.text_files import read_beginning, refused
from explorer.story.records import StoryFile
from explorer.writing.values import Value, field_values

FOLDER = ".import"
LAST = f"{FOLDER}/last.json"
MOST_BYTES = 50_000_000
"""Of what is kept; that of 10,000 events has 8 MB."""

Digests = dict[str, dict[str, dict[str, str]]]
"""Of each field of each record, by list, id and the field's path."""


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What is known of the last import."""

    records: Digests = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file that it wrote, by name."""
    added: tuple[str, ...] = ()
    """The files that were not there before."""
    backup: str = ""
    """The digest of the archive with the files before it; empty for a new story."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file beside the records, by name, as the imported one had it."""

    @property
    def content(self) -> bytes:
        """The file in which it is kept: a line for each record, so that it diffs well."""
        lists = ",\n".join(
            f"{json.dumps(name)}: {{\n"
            + ",\n".join(f"{json.dumps(key)}: {json.dumps(each)}" for key, each in records.items())
            + "\n}"
            for name, records in self.records.items()
        )
        others = {
            "after": dict(self.after),
            "added": list(self.added),
            "backup": self.backup,
            "files": dict(self.files),
        }
        rest = json.dumps(others)[1:-1]
        return f'{{"format": 1, {rest}, "records": {{\n{lists}\n}}}}\n'.encode()


def read_memory(folder: Path) -> Memory | None:
    """What is kept of the last import into a story; None if there was none.

    Raises:
        DataError: the file is not as an import writes it.
    """
    path = folder / LAST
    if not os.path.lexists(path):
        return None
    content = read_beginning(path, MOST_BYTES + 1, folder=folder)
    try:
        if len(content) <= MOST_BYTES:
            return _checked(json.loads(content))
        cause: Exception | None = None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        cause = error
    expected = "what an import has written there"
    raise refused(path, "something else", expected, hint="delete it to go on") from cause


def _checked(value: Any) -> Memory:
    """What a file says, if it names only files that a story can have.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is of another form.
    """
    memory = Memory(
        records={
            name: {key: dict(each.items()) for key, each in records.items()}
            for name, records in value["records"].items()
        },
        after=dict(value["after"].items()),
        added=tuple(value["added"]),
        backup=str(value["backup"]),
        files=dict(value["files"].items()),
    )
    if not all(map(is_inner, (*memory.after, *memory.added, *memory.files))):
        raise ValueError("a name that leads out of the story")
    if not set(memory.added) <= set(memory.after):
        raise ValueError("a file that was added, but not written")
    return memory


def digest(value: Value) -> str:
    """A short digest of a field's content; that of None for a field that is not there."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def file_digest(content: bytes) -> str:
    """A digest of a file."""
    return hashlib.sha256(content).hexdigest()


def digests_of(story: StoryFile) -> Digests:
    """The digests of all fields of a story's records that have an id."""
    return {
        name: {
            record.id: {
                path: digest(each) for path, each in flat(field_values(record), model).items()
            }
            for record in getattr(story, name)
        }
        for name, model in MODELS.items()
        if name != "legs" and getattr(story, name, None)
    }
