"""Fetches the newest version of a remote's stories, whole or not at all.

A story with mistakes does not replace its last good version; the others go on without it.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from explorer.remotes.addresses import Bucket, Remote
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.listings import Entry, Source, is_story, wanted
from explorer.remotes.versions import Version, Versions, version_name

Check = Callable[[Path], Iterable[str]]
"""Says what is wrong in a story's folder, each mistake in a line; nothing if it is fine."""


@dataclass(frozen=True)
class Fetched:
    """What a look at a remote gave."""

    version: Version
    is_new: bool
    """Whether it is another than before."""
    transferred: int = 0
    """How many files were read; the others had not changed."""
    n_bytes: int = field(default=0)
    """Of all files of a new version."""


def fetch(remote: Remote, check: Check) -> Fetched:
    """Look at a remote, and make its newest version the current one if it is another.

    Args:
        remote: where the stories come from.
        check: says what is wrong in a story's folder.

    Raises:
        RemoteError: it was not possible; the former version, if there is one, stays the current.
    """
    versions = Versions(remote.home)
    try:
        with versions.locked(), closing(_source(remote)) as source:
            former = versions.current()
            revision = source.revision()
            if former and former.revision == revision:
                versions.tidy()
                return Fetched(former, is_new=False)
            fetched = _install(remote, versions, source, revision, check)
            versions.tidy()
            return fetched
    except OSError as error:
        raise RemoteError(
            Fault.LOCAL,
            f"{error.filename or remote.home}: found {error.strerror or 'an error'!r}, expected a "
            "folder with space that can be written; EXPLORER_CACHE names another",
        ) from error


def _source(remote: Remote) -> Source:
    """The client of a remote; imported late, as only its own package has to be installed."""
    if isinstance(remote.address, Bucket):
        buckets = import_module("explorer.remotes.buckets")
        bucket: Source = buckets.S3Bucket(remote.address, most_files=remote.most_files)
        return bucket
    repositories = import_module("explorer.remotes.git_repositories")
    repository: Source = repositories.GitRepository(
        remote.address, remote.home / "repository", remote.most_bytes
    )
    return repository


def _install(
    remote: Remote, versions: Versions, source: Source, revision: str, check: Check
) -> Fetched:
    entries = wanted(source.entries(), remote.where, remote.most_files)
    with versions.begun() as place:
        writing = _Writing(remote, versions, place)
        for entry in entries:
            writing.write(entry, source)
        source.confirm()
        writing.make_links()
        files = {entry.name: entry.identity for entry in entries}
        version = writing.without_mistakes(
            Version(version_name(revision), revision, time.time(), files), check
        )
        versions.install(place, version)
    return Fetched(version, is_new=True, transferred=writing.read, n_bytes=writing.n_bytes)


class _Writing:
    """The files of a new version, written beside the former one."""

    def __init__(self, remote: Remote, versions: Versions, place: Path) -> None:
        self._remote, self._place = remote, place
        self._former, self._former_folder = versions.current(), versions.folder()
        self._links: list[Path] = []
        self.read, self.n_bytes = 0, 0

    def write(self, entry: Entry, source: Source) -> None:
        """Write one file, or share it with the former version if it has not changed."""
        target = self._place / entry.name
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._shared(entry, target):
                self.read += 1
                with target.open("xb") as stream:
                    source.read(entry, _Bounded(stream, self._remaining()))  # type: ignore[arg-type]
                    stream.flush()
                    os.fsync(stream.fileno())
        except (FileExistsError, NotADirectoryError) as error:
            words = f"{self._remote.where}: {entry.name} is both a file and a folder; rename one"
            raise RemoteError(Fault.UNSAFE, words) from error
        except _TooLargeError as error:
            raise self._too_large() from error
        self.n_bytes += target.stat().st_size
        if self._remaining() < 0:
            raise self._too_large()
        if entry.is_link:
            self._links.append(target)

    def _remaining(self) -> int:
        return self._remote.most_bytes - self.n_bytes

    def _too_large(self) -> RemoteError:
        return RemoteError(
            Fault.TOO_LARGE,
            f"{self._remote.where}: found more than {self._remote.most_bytes:,} bytes of files; "
            "raise EXPLORER_STORIES_MAX_MB",
        )

    def _shared(self, entry: Entry, target: Path) -> bool:
        if entry.is_link or not self._former:
            return False
        if self._former.files.get(entry.name) != entry.identity:
            return False
        former = self._former_folder / entry.name
        if former.is_symlink() or not former.is_file():
            return False
        _link(former, target)
        return True

    def make_links(self) -> None:
        """Make the symbolic links once all files are written, so that nothing is through one.

        Raises:
            RemoteError: one leads out of the stories.
        """
        for target in self._links:
            self._make_link(target)
        self._check_links()

    def _make_link(self, target: Path) -> None:
        leads_to = target.read_bytes()
        target.unlink()
        if leads_to.startswith(b"/") or b"\0" in leads_to or not leads_to:
            raise self._unsafe(target)
        target.symlink_to(os.fsdecode(leads_to))

    def _check_links(self) -> None:
        """Refuse symbolic links that lead out of the stories, however they get there."""
        inside = self._place.resolve()
        for path in self._place.rglob("*"):
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
                raise self._unsafe(path)

    def _unsafe(self, link: Path) -> RemoteError:
        name = link.relative_to(self._place).as_posix()
        words = f"{self._remote.where}: {name} is a link that leads out of the folder of stories"
        return RemoteError(Fault.UNSAFE, f"{words}; replace it by the file")

    def without_mistakes(self, version: Version, check: Check) -> Version:
        """The version with the last good files of each story whose new ones have mistakes."""
        former = self._former
        names = (*version.files, *(former.files if former else ()))
        slugs = sorted({name.partition("/")[0] for name in names if is_story(name)})
        kept, broken, files = {}, {}, dict(version.files)
        for slug in slugs:
            now, before = version.of_story(slug), former.of_story(slug) if former else {}
            has_good = bool(former and before and slug not in former.broken)
            if not now or (now == before and has_good):
                continue
            mistakes = list(check(self._place / slug))
            if mistakes and has_good:
                kept[slug] = mistakes
                files = {name: each for name, each in files.items() if name not in now} | before
                self._restore(slug)
            elif mistakes:
                broken[slug] = mistakes
        return Version(
            version.name, version.revision, version.fetched_at, files, kept=kept, broken=broken
        )

    def _restore(self, slug: str) -> None:
        """Put the former files of a story in place of the new ones."""
        shutil.rmtree(self._place / slug)
        shutil.copytree(
            self._former_folder / slug, self._place / slug, symlinks=True, copy_function=_link
        )


class _TooLargeError(Exception):
    """More is written than is allowed."""


class _Bounded:
    """A file that takes only so many bytes."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._left = stream, most

    def write(self, piece: bytes) -> int:
        """Write a piece, or refuse it."""
        self._left -= len(piece)
        if self._left < 0:
            raise _TooLargeError
        return self._stream.write(piece)


def _link(source: str | Path, target: str | Path) -> None:
    """Share a file; copy it where the file system cannot."""
    with suppress(OSError):
        os.link(source, target, follow_symlinks=False)
        return
    shutil.copy2(source, target)
