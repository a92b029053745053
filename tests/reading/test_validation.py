"""Wrong values of the story itself, and all problems of a run reported at once."""

from pathlib import Path
from typing import Any

import pytest

from tests.expectations import COUNTRY, HTTP, LANGUAGE, LAT, LIST, REQUIRED, ZONE
from tests.records import SMALL, event, place, problems, source


def test_the_small_story_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("format", 2, "format: found 2, expected 1"),
        ("format", "1", "format: found '1', expected 1"),
        ("format", None, "format: found nothing, expected 1"),
        ("title", None, f"title: found nothing, expected {REQUIRED}"),
        ("languages", [], "languages: found an empty list, expected at least one entry"),
        ("languages", "en", f"languages: found 'en', expected {LIST} ([en]?)"),
        ("languages", ["English"], f"languages.0: found 'English', expected {LANGUAGE} (en?)"),
        ("calendar", "maya", "calendar: found 'maya', expected one of 'gregorian' or 'julian'"),
        ("clocks", ["Rome"], f"clocks.0: found 'Rome', expected {ZONE} (Europe/Rome?)"),
        ("sources", [], "sources: found an empty list, expected at least one entry"),
        ("events", {}, f"events: found an empty record, expected {LIST}"),
        (
            "event",
            [],
            "event: found an empty list, expected the field events (write events:)",
        ),
    ],
)
def test_a_wrong_field_of_the_story(tmp_path: Path, field: str, value: Any, message: str) -> None:
    assert problems(tmp_path, **{field: value}) == [f"the story · {message}"]


def test_an_entry_that_is_no_record(tmp_path: Path) -> None:
    assert problems(tmp_path, notes=["words"]) == [
        "note 1: found 'words', expected a record with the fields id, title, text, sources"
    ]


def test_wrong_entries_of_a_list_that_is_there_twice_under_two_names(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[{"id": "a"}], event=[]) == [
        "the story · event: found an empty list, expected the field events (write events:)",
    ]


def test_all_problems_of_a_run_are_reported_at_once(tmp_path: Path) -> None:
    places = [place("rome", lat=410.1, zone="CEST"), place("tokyo", country="Japan")]
    sources = [*SMALL["sources"], source("blog", url="blog.example")]

    assert problems(tmp_path, places=places, sources=sources, format=3) == [
        "the story · format: found 3, expected 1",
        f"place rome · lat: found 410.1, expected {LAT} (41.01?)",
        f"place rome · zone: found 'CEST', expected {ZONE} (a zone has the name of a city, such as "
        "Europe/Rome, as it has summer time too)",
        f"place tokyo · country: found 'Japan', expected {COUNTRY} (JP?)",
        f"source blog · url: found 'blog.example', expected {HTTP} (https://blog.example?)",
    ]


def test_problems_between_records_are_reported_at_once_with_those_of_the_article(
    tmp_path: Path,
) -> None:
    found = problems(
        tmp_path,
        articles={"en": "[x](place:nowhere)"},
        title={"it": "Un viaggio"},
        events=[event("a", place="paris"), event("a")],
    )

    assert [message.partition(":")[0] for message in found] == [
        "the article · mention “x”",
        "the story · title",
        "event a · place",
        "event a · id",
    ]
