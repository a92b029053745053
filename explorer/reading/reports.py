"""What checks report about a story's records, made into problems with record, field and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explorer.reading.locations import Locate
from explorer.reading.meant_fields import NOUNS
from explorer.reading.record_names import record_and_field
from explorer.reading.yaml_files import ValuePath
from explorer.story.errors import Problem, Severity
from explorer.story.records import StoryFile


class Report(NamedTuple):
    """Something wrong or suspicious in a record, located by its path among the story's records."""

    path: ValuePath
    """Keys and positions that lead to the value, such as ``("events", 3, "when")``."""
    found: str
    expected: str
    hint: str = ""


def reported(
    reports: Iterable[Report],
    story: StoryFile,
    locate: Locate,
    *,
    severity: Severity = Severity.ERROR,
) -> Iterator[Problem]:
    """The reports on a story as problems in its files.

    Args:
        reports: what checks have to say.
        story: the story they speak of.
        locate: finds a value in the story's files.
        severity: of all of them.
    """
    reports = list(reports)
    named = story.model_dump(by_alias=True, include={*NOUNS, "backgrounds"}) if reports else {}
    for path, found, expected, hint in reports:
        record, field = record_and_field(path, named)
        yield locate(path).problem(
            record=record,
            field=field,
            found=found,
            expected=expected,
            hint=hint,
            severity=severity,
        )
