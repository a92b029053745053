"""The versions of a remote's stories on this disk: each whole in a folder of its own.

A version is written beside the others and becomes the current one by the replacement of one small
file, so whoever reads sees one version or the other, also after a crash. The former ones stay for
a while, for those who are reading them. Files that did not change are shared (hard links).
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from explorer.paths import cache_folder

HOMES: Final = "remotes"
"""The folder of the cache that holds the home of each remote."""
FOLDER: Final = "versions"
CURRENT: Final = "current"
"""The folder in a remote's home that holds the name of the current version, and nothing else."""
KEPT_S: Final = 600
"""How long a former version stays: no request and no drawing takes as long."""
_LISTS: Final = "lists"
_NONE_YET: Final = "none-yet"


@dataclass(frozen=True)
class Version:
    """A version that was fetched whole."""

    name: str
    """Of its folder."""
    revision: str
    """What the remote calls it."""
    fetched_at: float
    """In seconds since 1970."""
    files: dict[str, str]
    """The identity of each file, by name."""
    kept: dict[str, list[str]] = field(default_factory=dict)
    """Stories that are older than the revision, by slug, each with the mistakes of the newer."""
    broken: dict[str, list[str]] = field(default_factory=dict)
    """Stories with mistakes of which there was no good version yet, by slug."""

    def of_story(self, slug: str) -> dict[str, str]:
        """The files of one story's folder."""
        return {name: each for name, each in self.files.items() if name.startswith(f"{slug}/")}


def lasting(folder: Path, cache: Path | None = None) -> Path:
    """The same name for a folder in all versions; other folders keep their own.

    Args:
        folder: of stories, of one story or within it.
        cache: the folder for what is fetched; by default that of the settings.

    >>> cache = Path("/cache")
    >>> lasting(Path("/cache/remotes/1/versions/b5/a-story"), cache).as_posix()
    '/cache/remotes/1/a-story'
    >>> lasting(Path("/srv/remotes/1/versions/b5/a-story"), cache).as_posix()
    '/srv/remotes/1/versions/b5/a-story'
    """
    cache = cache or cache_folder()
    if cache is None:
        return folder
    for homes in (cache.absolute() / HOMES, cache.resolve() / HOMES):
        if folder.is_relative_to(homes):
            parts = folder.relative_to(homes).parts
            if parts[1:2] == (FOLDER,) and len(parts) > 2:
                return homes.joinpath(parts[0], *parts[3:])
    return folder


class Versions:
    """What is kept of one remote."""

    def __init__(self, home: Path) -> None:
        """Nothing is read or made yet.

        Args:
            home: the remote's folder in the cache.
        """
        self.home = home
        self._pointer = home / CURRENT / "version"

    def prepare(self) -> None:
        """Make the folders, readable by this user only.

        Raises:
            OSError: it is not possible.
        """
        for name in ("", FOLDER, CURRENT, _LISTS):
            (self.home / name).mkdir(mode=0o700, parents=True, exist_ok=True)

    def current(self) -> Version | None:
        """The version that is served; None if there is none, or it is not whole."""
        folder = self.folder()
        try:
            read = (self.home / _LISTS / f"{folder.name}.json").read_text(encoding="utf-8")
            version = Version(**json.loads(read))
        except (OSError, ValueError, TypeError):
            return None
        return version if all(map(os.path.lexists, map(folder.joinpath, version.files))) else None

    def folder(self) -> Path:
        """The folder of the current version; one that does not exist if there is none."""
        with suppress(OSError, ValueError):
            if name := self._pointer.read_text(encoding="utf-8"):
                return self.home / FOLDER / name
        return self.home / FOLDER / _NONE_YET

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let no other process write into this home meanwhile; processes can share a cache.

        Raises:
            OSError: the folder cannot be written.
        """
        self.prepare()
        with (self.home / "lock").open("w") as lock:
            if sys.platform != "win32":
                import fcntl  # noqa: PLC0415 - not everywhere

                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def begun(self) -> Iterator[Path]:
        """A folder for a version in the making, removed unless it becomes one.

        Raises:
            OSError: the folder cannot be written.
        """
        place = self.home / FOLDER / f".part-{secrets.token_hex(4)}"
        place.mkdir(mode=0o700)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def install(self, place: Path, version: Version) -> None:
        """Make what was written at `place` the current version, in one step.

        Raises:
            OSError: it is not possible; the former version stays.
        """
        former = self.folder()
        place.rename(self.home / FOLDER / version.name)
        listed = json.dumps(asdict(version))
        _write_whole(self.home / _LISTS / f"{version.name}.json", listed)
        _write_whole(self._pointer, version.name)
        with suppress(OSError):
            os.utime(former)  # from now on it is a former one

    def tidy(self, now: float | None = None) -> None:
        """Remove what nobody can be reading any more.

        Args:
            now: the time, in seconds since 1970; the present one if left out.
        """
        oldest = (time.time() if now is None else now) - KEPT_S
        current = self.folder()
        for folder in (self.home / FOLDER).iterdir():
            with suppress(OSError):
                if folder != current and folder.stat().st_mtime < oldest:
                    shutil.rmtree(folder, ignore_errors=True)
                    (self.home / _LISTS / f"{folder.name}.json").unlink(missing_ok=True)


def version_name(revision: str) -> str:
    """A new name for the folder of a version: a story in it may be older than its revision."""
    return f"{revision[:12]}-{secrets.token_hex(4)}"


def _write_whole(path: Path, text: str) -> None:
    """Write a file that nobody ever sees half of."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
