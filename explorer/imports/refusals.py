"""Files that cannot be imported at all, each with its reason."""

from __future__ import annotations

from explorer.imports.found import Given
from explorer.story.errors import DataError, Problem


def refused(
    given: Given,
    found: str,
    expected: str,
    *,
    line: int | None = None,
    record: str = "the file",
    hint: str = "",
) -> DataError:
    """The error for a file that cannot be read: raise it.

    Args:
        given: the file.
        found: what is wrong.
        expected: what would be right.
        line: 1-based, if it is known.
        record: the part of the file that is meant.
        hint: what to do.
    """
    problem = Problem(
        file=given.name, line=line, record=record, found=found, expected=expected, hint=hint
    )
    return DataError((problem,))
