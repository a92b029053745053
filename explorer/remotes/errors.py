"""Why stories could not be fetched: a `RemoteError`, of one of few kinds for alerts to count."""

from __future__ import annotations

from enum import StrEnum

from explorer.story.errors import ExplorerError


class Fault(StrEnum):
    """What kept a version from being fetched; the last good one is served meanwhile."""

    UNREACHABLE = "unreachable"
    """The server does not answer, or not in time."""
    REFUSED = "refused"
    """It does not let us in: the credentials are missing, wrong or may not read this."""
    MISSING = "missing"
    """There is no such repository, branch, folder or bucket, or no story in it."""
    TRUNCATED = "truncated"
    """What was transferred is incomplete or damaged."""
    CHANGING = "changing"
    """The files of a bucket change while they are read: somebody is uploading."""
    UNSAFE = "unsafe"
    """A name or a symbolic link leads out of the folder of stories."""
    TOO_LARGE = "too-large"
    """There are more files, or more bytes, than is allowed."""
    LOCAL = "local"
    """The cache folder cannot be written, or there is a fault in the explorer."""


class RemoteError(ExplorerError):
    """A version of the stories could not be fetched; says why, and what to do about it."""

    def __init__(self, fault: Fault, words: str) -> None:
        super().__init__(words)
        self.fault = fault
        """Of which kind."""
