"""What is written down and would be shown nowhere is told, not dropped."""

from pathlib import Path
from typing import Any

import pytest

from explorer.loading import load_library
from tests.records import event, problems, write_story

LEG = {"from": "rome", "to": "tokyo", "mode": "air", "path": "schematic"}
CLAIM = {"source": "wire", "says": "happened"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"languages": ["en", "en"]},
            "the story · languages.1: found 'en', expected each entry only once",
        ),
        (
            {"clocks": ["UTC", "UTC"]},
            "the story · clocks.1: found 'UTC', expected each entry only once",
        ),
        (
            {"events": [event("a", time="09:00", part_of_day="morning")]},
            "event a · part_of_day: found 'morning', expected either a time or a part of the day",
        ),
        (
            {"events": [event("a", when="2023-03", part_of_day="morning")]},
            "event a · part_of_day: found 'morning', "
            "expected no part of the day where the day is not known",
        ),
        (
            {"events": [event("a", claims=[CLAIM, CLAIM])]},
            "event a · claims.1: found wire twice, expected each source's word once",
        ),
        (
            {"events": [event("a", place="rome")], "legs": [LEG]},
            "leg rome to tokyo: found rome to tokyo, "
            "expected two places that follow each other in the events",
        ),
        (
            {
                "events": [event("a", place="rome"), event("b", place="tokyo")],
                "legs": [{**LEG, "arrives": "a"}],
            },
            "leg rome to tokyo · arrives: found 'a', expected an event at the place tokyo",
        ),
    ],
)
def test_what_would_be_dropped_is_told(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    assert problems(tmp_path, **changes) == [message]


def test_a_leg_that_only_the_articles_view_travels_is_used(tmp_path: Path) -> None:
    by_article = {"claims": [{"source": "article", "says": "happened"}]}
    events = [
        event("a", place="rome", **by_article),
        event("b", zone="UTC", place=None),
        event("c", place="tokyo", **by_article),
    ]

    assert problems(tmp_path, events=events, legs=[LEG]) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("article.english.md", "article.<language code>.md such as article.en.md"),
        ("article.EN.md", "article.<language code>.md such as article.en.md"),
        ("story.yml", "story.yaml"),
    ],
)
def test_a_file_whose_name_keeps_it_from_being_read_is_told(
    tmp_path: Path, name: str, expected: str
) -> None:
    (write_story(tmp_path) / name).write_text("words", encoding="utf-8")

    (broken,) = load_library(tmp_path).broken
    assert [str(problem).partition(" · ")[2] for problem in broken.problems] == [
        f"the file · name: found {name!r}, expected {expected}"
    ]
