"""What a remote holds: its files by name, each with what identifies its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from explorer.remotes.addresses import is_plain_path
from explorer.remotes.errors import Fault, RemoteError

DEEPEST = 3
"""Parts of a name: a story's folder, perhaps a folder of it, and the file. Deeper ones are left."""
STORY_FILE = "story.yaml"


@dataclass(frozen=True)
class Entry:
    """A file of a remote."""

    name: str
    """Below the folder of stories, as `slug/article.en.md`."""
    identity: str
    """Another content has another one."""
    size: int | None = None
    """In bytes; None if it is known only once it is read."""
    is_link: bool = False
    """Whether its content is the target of a symbolic link."""


class Source(Protocol):
    """A remote that is being read."""

    def revision(self) -> str:
        """What identifies its present version: letters and digits.

        Raises:
            RemoteError: it cannot be asked.
        """

    def entries(self) -> tuple[Entry, ...]:
        """The files of that version.

        Raises:
            RemoteError: they cannot be listed.
        """

    def read(self, entry: Entry, into: BinaryIO) -> None:
        """Write the content of a file.

        Raises:
            RemoteError: it cannot be read whole.
        """

    def confirm(self) -> None:
        """Make sure that what was read is still one version.

        Raises:
            RemoteError: it changed meanwhile.
        """

    def close(self) -> None:
        """Let go of files and connections."""


def wanted(entries: Iterable[Entry], where: str, most_files: int) -> tuple[Entry, ...]:
    """The files that stories can consist of: none that is hidden, none too deep; by name.

    Args:
        entries: all files of the remote.
        where: its address, for messages.
        most_files: how many there may be.

    Raises:
        RemoteError: there are too many, no story is among them, or a name is not safe.
    """
    found = []
    for entry in entries:
        parts = entry.name.split("/")
        is_deep = len(parts) > DEEPEST and ".." not in parts
        if not is_deep and not is_plain_path(entry.name):
            raise RemoteError(
                Fault.UNSAFE,
                f"{where}: found the name {entry.name[:200]!r}, expected a plain path below the "
                "folder of stories; rename or remove it",
            )
        if not is_deep and not any(part.startswith(".") for part in parts):
            found.append(entry)
            if len(found) > most_files:
                raise RemoteError(
                    Fault.TOO_LARGE,
                    f"{where}: found more than {most_files:,} files; name the folder that holds "
                    "the stories, or raise EXPLORER_STORIES_MAX_FILES",
                )
    if not any(is_story(entry.name) for entry in found):
        raise RemoteError(
            Fault.MISSING, f"{where}: found no story, expected folders with {STORY_FILE}"
        )
    return tuple(sorted(found, key=lambda entry: entry.name))


def is_story(name: str) -> bool:
    """Whether a file makes its folder a story.

    >>> [is_story(name) for name in ("a/story.yaml", "story.yaml", "a/b/story.yaml")]
    [True, False, False]
    """
    return name.count("/") == 1 and name.endswith(f"/{STORY_FILE}")
