"""Values that would never be shown are reported, not dropped."""

from pathlib import Path
from typing import Any

import pytest

from explorer.reading.library import load_library
from tests.records import CLAIM, LEG, event, problems, write_story


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
            "expected no part of the day if the day is not known",
        ),
        (
            {"events": [event("a", claims=[CLAIM, CLAIM])]},
            "event a · claims.1: found wire twice, expected each source only once",
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
def test_what_would_be_dropped_is_reported(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    assert problems(tmp_path, **changes) == [message]


def test_an_order_is_held_across_events_that_are_dated_vaguely(tmp_path: Path) -> None:
    events = [event("a", when="2023-03-05"), event("b", when="2023"), event("c", when="2023-03-01")]

    assert problems(tmp_path, events=events) == [
        "event c · when: found 2023-03-01, expected a time not before event a (move the event up?)"
    ]


def test_one_wrong_date_is_reported_once_and_not_of_every_event_after_it(tmp_path: Path) -> None:
    events = [event("a", when="2032-03-01"), *(event(f"e{n}") for n in range(5))]

    assert problems(tmp_path, events=events) == [
        "event e0 · when: found 2023-03-01, expected a time not before event a (move the event up?)"
    ]


def test_a_slip_in_one_record_hides_no_problem_of_the_others(tmp_path: Path) -> None:
    events = [event("a", title="They leave"), event("b", place="nowhere")]

    assert problems(tmp_path, events=events, articles={"en": "[x](event:c)"}) == [
        "the article · mention “x”: found event:c, expected the id of an event",
        "event a · title: found 'They leave', expected a text for each language, "
        'as in {it: …, en: …} ({en: "They leave"}?)',
        "event b · place: found 'nowhere', expected the id of a place (add it under places)",
    ]


def test_a_published_id_that_is_gone_without_an_alias(tmp_path: Path) -> None:
    events = [event("leaving"), event("arrival", place="tokyo", when="2023-03-02")]

    assert problems(tmp_path, events=events, released_ids=["leave", "departure", "arrival"]) == [
        f"the story · released_ids.{number}: found {gone!r}, expected the id or an alias of an "
        "event, for the links that readers have (add it to the aliases of the event that it was)"
        for number, gone in enumerate(["leave", "departure"])
    ]


def test_a_published_id_that_became_an_alias_is_no_problem(tmp_path: Path) -> None:
    events = [event("leaving", aliases=["departure"])]

    assert problems(tmp_path, events=events, released_ids=["departure"]) == []


@pytest.mark.parametrize("aliases", [["a"], ["b"], ["old", "old"]])
def test_an_alias_that_is_taken(tmp_path: Path, aliases: list[str]) -> None:
    (found,) = problems(tmp_path, events=[event("a", aliases=aliases), event("b")])

    assert found.endswith("expected an id that no event has or had")


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
def test_a_file_whose_name_keeps_it_from_being_read_is_reported(
    tmp_path: Path, name: str, expected: str
) -> None:
    (write_story(tmp_path) / name).write_text("words", encoding="utf-8")

    (broken,) = load_library(tmp_path).broken
    assert [str(problem).partition(" · ")[2] for problem in broken.problems] == [
        f"the file · name: found {name!r}, expected {expected}"
    ]
