"""Records that name each other in full, gathered into lists with ids."""

from __future__ import annotations

from typing import Any

from explorer.imports.completion.gathering import Gathering
from explorer.imports.found import FoundRecord


def record(kind: str, **values: Any) -> FoundRecord:
    return FoundRecord(kind=kind, values=values, where="row 2")


def event(title: str, **values: Any) -> FoundRecord:
    return record("events", title=title, **values)


def gathered(*files: list[FoundRecord], known: Any = None) -> Gathering:
    gathering = Gathering(known or {})
    for each in files:
        gathering.gather(each)
    return gathering


def test_places_of_one_name_in_two_countries_stay_two() -> None:
    spain, venezuela = ({"names": "Valencia", "country": code} for code in ("ES", "VE"))
    lists = gathered([event("A", place=spain), event("B", place=venezuela)]).lists

    assert lists["places"] == {
        "valencia": {"id": "valencia", **spain},
        "valencia-ve": {"id": "valencia-ve", **venezuela},
    }
    assert [each["place"] for each in lists["events"].values()] == ["valencia", "valencia-ve"]


def test_what_a_later_row_says_of_a_place_is_not_lost() -> None:
    place = {"names": "Rome", "lat": 41.9, "lon": 12.5}
    lists = gathered(
        [event("A", place=place), event("B", place=place | {"wikidata": "Q220"})]
    ).lists

    assert lists["places"] == {"rome": {"id": "rome", **place, "wikidata": "Q220"}}


def test_a_place_of_the_story_is_found_unless_it_is_in_another_country() -> None:
    known = {"places": {"valencia": {"v": {"id": "v", "country": "ES"}}}}
    bare, other = (
        gathered([event("A", place={"names": "Valencia"} | more)], known=known).lists["places"]
        for more in ({}, {"country": "VE"})
    )

    assert [*bare] == ["v"]
    assert [*other] == ["valencia"]


def test_a_place_in_another_country_does_not_get_the_id_of_that_in_the_story() -> None:
    known = {"places": {"valencia": {"valencia": {"id": "valencia", "country": "ES"}}}}
    place = {"names": "Valencia", "country": "VE"}

    assert [*gathered([event("A", place=place)], known=known).lists["places"]] == ["valencia-ve"]


def test_ids_of_a_second_file_that_are_taken_change_where_they_are_named_too() -> None:
    def file(title: str, lat: float) -> list[FoundRecord]:
        return [
            record("legs", arrives="start", mode="rail"),
            record("media", id="hall", file=f"media/{title}.jpg"),
            record("places", id="rome", names={"en": "Rome"}, lat=lat, lon=12.5),
            record("events", id="start", title={"en": title}, place="rome", media=["hall"]),
        ]

    gathering = gathered(file("one", 41.9), file("two", 42.0))

    assert {name: [*each] for name, each in gathering.lists.items()} == {
        "media": ["hall", "hall-2"],
        "places": ["rome", "rome-2"],
        "events": ["start", "start-2"],
        "legs": ["0", "1"],
    }
    second = gathering.lists["events"]["start-2"]
    assert (second["place"], second["media"]) == ("rome-2", ["hall-2"])
    assert gathering.lists["legs"]["1"] == {"arrives": "start-2", "mode": "rail"}
    assert [(line.found, line.became) for line in gathering.report] == [
        ("hall", "hall-2"),
        ("rome", "rome-2"),
        ("start", "start-2"),
    ]


def test_the_same_record_in_two_files_is_one() -> None:
    rome = record("places", id="rome", names={"en": "Rome"}, lat=41.9, lon=12.5)
    gathering = gathered([rome], [rome])

    assert [*gathering.lists["places"]] == ["rome"]
    assert gathering.report == []


def test_events_of_one_title_have_their_dates_in_their_ids() -> None:
    lists = gathered([event("A day", when=day) for day in ("2023-03-01", "2023-03-02")]).lists

    assert [*lists["events"]] == ["a-day", "a-day-2023-03-02"]
