"""Suspicions about a valid story: all warnings, in the order of the lines, and none too many."""

from pathlib import Path

import pytest

from explorer.reading import checks
from explorer.reading.checks import ARTICLE_CHECKS, CHECKS, suspicions
from explorer.reading.library import read_story
from explorer.story.errors import Severity
from tests.records import SHIPPED, event, place, source, write_story

MODULES = sorted(path.stem for path in Path(checks.__file__).parent.glob("*.py"))
UNDATED = 11
"""Sources of the shipped story whose pages do not say when they were published."""


def test_every_check_is_in_the_registry() -> None:
    listed = {check.__module__.rpartition(".")[2] for check in (*CHECKS, *ARTICLE_CHECKS)}

    assert listed == set(MODULES) - {"__init__", "territories"}


def test_warnings_come_by_line_and_say_that_they_are_warnings(tmp_path: Path) -> None:
    folder = write_story(
        tmp_path,
        places=[place("rome", lat=12.5, lon=41.9), place("tokyo", lat=35.7, lon=139.7)],
        sources=[source("article", date="2023-03-04"), source("wire")],
        events=[event("departure"), event("arrival", place="tokyo", when="2023-03-02")],
    )
    reading = read_story(folder)
    assert reading.story

    found = suspicions(reading.story, reading.locate)

    assert [problem.record for problem in found] == [
        "place rome",
        "place rome",
        "place tokyo",
        "place tokyo",
        "source wire",
        "event departure",
    ]
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert [problem.line for problem in found] == sorted(problem.line or 0 for problem in found)
    assert found[0].within_stories.startswith(
        "small/story.yaml:16 · warning · place rome · lat: found 12.5, 41.9"
    )


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in SHIPPED.glob("*/story.yaml")), ids=lambda p: p.name
)
def test_nothing_in_a_shipped_story_is_suspicious_but_sources_that_bear_no_date(
    folder: Path,
) -> None:
    reading = read_story(folder)
    assert reading.story

    found = suspicions(reading.story, reading.locate)

    assert [str(problem) for problem in found if problem.field != "date"] == []
    assert len(found) <= UNDATED
