"""Why a file of media cannot be shown."""

from __future__ import annotations

from explorer.story.errors import ExplorerError


class MediaError(ExplorerError, ValueError):
    """A file cannot be shown; says what was found, what was expected and how to repair it."""

    def __init__(self, found: str, expected: str, hint: str = "") -> None:
        """The three parts of a message, as in `explorer.story.errors.Problem`.

        Args:
            found: what the file has.
            expected: what it should have.
            hint: what to do; empty if there is nothing more to say.
        """
        super().__init__(f"found {found}, expected {expected}" + (f" ({hint})" if hint else ""))
        self.found, self.expected, self.hint = found, expected, hint
