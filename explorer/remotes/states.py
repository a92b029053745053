"""How the fetching of stories goes: when it last succeeded, what is served, what went wrong."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.remotes.errors import Fault


@dataclass(frozen=True)
class RemoteState:
    """What is known of a remote after its last attempts."""

    where: str
    """Its address, without credentials."""
    revision: str | None = None
    """What is served: the id of a commit or a digest of a bucket's listing; None before any."""
    checked_at: float | None = None
    """When the remote last answered in full, in seconds since 1970; None if it has not yet."""
    changed_at: float | None = None
    """When what is served was fetched, in seconds since 1970."""
    fault: Fault | None = None
    """Why the last attempt failed; None if it succeeded."""
    words: str = ""
    """The same in words, for the operator."""
    failures: int = 0
    """How many attempts have failed in a row."""
    kept: tuple[str, ...] = ()
    """Slugs of the stories whose newest version has mistakes, so that their last good is served."""
    broken: tuple[str, ...] = ()
    """Slugs of the stories with mistakes of which there is no good version to serve."""
