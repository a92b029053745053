"""What can be wrong: a `Problem` in the data, with where it is and how to fix it.

>>> print(
...     Problem(
...         file="story.yaml",
...         line=41,
...         record="place khasan",
...         field="lat",
...         found="410.1",
...         expected="a number from -90 to 90",
...         hint="41.01?",
...     )
... )
story.yaml:41 · place khasan · lat: found 410.1, expected a number from -90 to 90 (41.01?)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath


class Severity(StrEnum):
    """Whether a story can be shown in spite of a problem."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in a story's files, reported so that its author can fix it."""

    file: str
    """Path of the file, relative to where the command runs."""
    line: int | None
    """1-based line, or None where the file as a whole is meant."""
    record: str
    """Which record: ``place khasan``, ``event talks``, ``the story``."""
    field: str = ""
    """The field's name; empty where the whole record is meant."""
    found: str
    """The current content."""
    expected: str
    """What would be right."""
    hint: str = ""
    """How to fix it, if that can be guessed."""
    severity: Severity = Severity.ERROR
    """An error keeps the story from being shown, a warning does not."""

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        warning = " · warning" if self.severity is Severity.WARNING else ""
        return f"{where}{warning} · {self.message}"

    @property
    def within_stories(self) -> str:
        """The same with the file's path from the folder of stories on, for pages.

        Where the server keeps its files is nobody's business but its operator's.

        >>> file = "/srv/maps/stories/a/story.yaml"
        >>> Problem(file=file, line=4, record="it", found="2", expected="1").within_stories
        'a/story.yaml:4 · it: found 2, expected 1'
        """
        return str(replace(self, file="/".join(PurePath(self.file).parts[-2:])))

    @property
    def message(self) -> str:
        """All but the file and the line, for editors that show it there."""
        what = f"{self.record} · {self.field}" if self.field else self.record
        hint = f" ({self.hint})" if self.hint else ""
        return f"{what}: found {self.found}, expected {self.expected}{hint}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file and line; those of a whole file come first."""
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))


class ExplorerError(Exception):
    """The base of every error that this package raises on purpose."""


class DataError(ExplorerError):
    """A story's files hold problems; all of them are listed in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class SettingError(ExplorerError, ValueError):
    """A setting of the environment cannot be used; says which and what was expected."""


class MisfitError(ExplorerError, ValueError):
    """A field that does not go with the others of its record.

    Args:
        expected: what would go with them.
        found: the value, or what is missing.
        field: which one it is; empty where the record lacks it.
    """

    def __init__(self, expected: str, *, found: str, field: str = "") -> None:
        super().__init__(expected)
        self.found = found
        self.field = field


class TimeFormatError(ExplorerError, ValueError):
    """A date, a clock time or a zone that cannot be read; says what was expected."""


class ChoiceError(ExplorerError, ValueError):
    """A parameter of an address has none of the allowed values."""

    def __init__(self, key: str, found: str | None, expected: tuple[str, ...]) -> None:
        super().__init__(f"{key}: found {found!r}, expected one of {', '.join(expected)}")
        self.key, self.found, self.expected = key, found, expected


class UnknownStoryError(ExplorerError, LookupError):
    """No story has the slug that was asked for."""


class UnknownEventError(ExplorerError, LookupError):
    """The story has no event with the id that was asked for, or none in this view."""
