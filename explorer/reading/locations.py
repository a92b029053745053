"""Where in a story's files a value is: what reads a file knows, and problems say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from explorer.reading.yaml_files import LineOf, ValuePath
from explorer.story.errors import Problem, Severity


class Location(NamedTuple):
    """A line of a file, and in a table the column."""

    file: str
    """The file's path, as problems name it."""
    line: int | None
    """1-based; None where the file as a whole is meant."""
    column: str = ""
    """The column's name; empty in a file that is not a table."""

    def problem(
        self,
        *,
        record: str,
        field: str,
        found: str,
        expected: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem here; in a table its field is the column."""
        return Problem(
            file=self.file,
            line=self.line,
            record=record,
            field=self.column or field,
            found=found,
            expected=expected,
            hint=hint,
            severity=severity,
        )


Locate = Callable[[ValuePath], Location]
"""Finds a value by its path among all records of a story."""


def in_file(file: str, line_of: LineOf) -> Locate:
    """Finds every value in one file."""
    return lambda path: Location(file, line_of(path))


def by_list(own: Mapping[str, Locate], others: Locate) -> Locate:
    """Finds the records of some lists in files of their own, and all other values elsewhere.

    Args:
        own: finds the records of a list, by the list's name.
        others: finds everything else.
    """
    return lambda path: own.get(str(path[0]), others)(path) if path else others(path)
