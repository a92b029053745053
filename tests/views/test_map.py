"""The map as GeoJSON: one point a place, a line for each journey, where to look."""

from collections.abc import Callable
from typing import Any

import pytest

from explorer.story.records import Story
from tests.assembling import assembled, called
from tests.records import event, place

MakeStory = Callable[..., Story]


def map_of(story: Story) -> dict[str, Any]:
    return assembled(story)["map"]  # type: ignore[no-any-return]


def looks(story: Story) -> list[dict[str, Any] | None]:
    return [event["map"] for event in assembled(story)["events"]]


def in_runs(numbers: list[int]) -> str:
    return str(called("core/assembly/stops.js", "inRuns", numbers))


def of_kind(collection: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [entry for entry in collection["features"] if entry["properties"]["kind"] == kind]


def positions(geometry: dict[str, Any]) -> list[list[float]]:
    match geometry["type"]:
        case "Point":
            return [geometry["coordinates"]]
        case "LineString":
            return list(geometry["coordinates"])
        case _:
            return [position for piece in geometry["coordinates"] for position in piece]


def test_the_shipped_story_is_valid_geojson(shipped: Story) -> None:
    collection = map_of(shipped)

    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] in {"Point", "LineString", "MultiLineString"}
        for lon, lat in positions(feature["geometry"]):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_a_position_is_longitude_before_latitude(make_story: MakeStory) -> None:
    rome, _ = of_kind(map_of(make_story()), "stop")

    assert rome["geometry"] == {"type": "Point", "coordinates": [12.5, 41.9]}


def test_the_box_is_west_south_east_north(make_story: MakeStory) -> None:
    assert map_of(make_story())["bbox"] == [12.5, 35.7, 139.7, 41.9]


def test_a_place_visited_twice_is_one_feature_with_both_numbers(make_story: MakeStory) -> None:
    story = make_story(
        articles={}, events=[event("a"), event("b", place="tokyo"), event("c"), event("d")]
    )

    rome, tokyo = of_kind(map_of(story), "stop")

    assert rome["properties"] == {
        "kind": "stop",
        "place": "rome",
        "numbers": [1, 3],
        "events": ["a", "c", "d"],
        "first": 0,
        "last": 3,
        "status": "reported",
        "status_label": "Reported",
        "name": "Rome",
        "number_label": "stops 1, 3 of 3",
        "label": "Rome, stops 1, 3 of 3, reported",
        "accuracy_km": 5.0,
    }
    assert tokyo["properties"]["numbers"] == [2]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (["announced"], "announced"),
        (["announced", "happened"], "reported"),
        (["announced", "happened", "disputed"], "disputed"),
    ],
)
def test_a_stop_is_announced_only_if_all_of_it_is(
    make_story: MakeStory, said: list[str], status: str
) -> None:
    claims = [{"source": "wire", "says": says, "note": {"en": "Words."}} for says in said]
    events = [event(f"e{number}", claims=[claim]) for number, claim in enumerate(claims)]

    (stop,) = of_kind(map_of(make_story(articles={}, events=events)), "stop")

    assert stop["properties"]["status"] == status


def test_a_journey_is_a_line_from_place_to_place(make_story: MakeStory) -> None:
    (leg,) = of_kind(map_of(make_story()), "leg")

    assert leg["geometry"]["type"] == "LineString"
    assert leg["geometry"]["coordinates"][0] == [12.5, 41.9]
    assert leg["geometry"]["coordinates"][-1] == [139.7, 35.7]
    assert leg["properties"] == {
        "kind": "leg",
        "tracks": [],
        "from": "rome",
        "to": "tokyo",
        "arrives": "arrival",
        "index": 1,
        "mode": "unknown",
        "schematic": True,
        "status": "reported",
        "label": "From Rome to Tokyo: means of travel not given · 9,876 km in a straight "
        "line · route drawn schematically",
        "way": None,
    }


def test_a_line_goes_through_the_places_on_its_way(make_story: MakeStory) -> None:
    delhi = place("delhi", names={"en": "Delhi"}, lat=28.6, lon=77.2)
    leg = {"from": "rome", "to": "tokyo", "mode": "air", "path": "known", "via": ["delhi"]}
    story = make_story(
        places=[place("rome"), delhi, place("tokyo", lat=35.7, lon=139.7)], legs=[leg]
    )

    (line,) = of_kind(map_of(story), "leg")

    assert [77.2, 28.6] in line["geometry"]["coordinates"]
    assert "delhi" not in [stop["properties"]["place"] for stop in of_kind(map_of(story), "stop")]


@pytest.fixture
def across(make_story: MakeStory) -> Story:
    """From Fiji to Samoa, across the antimeridian."""
    fiji = place("fiji", lat=-17.8, lon=177.4)
    samoa = place("samoa", lat=-13.8, lon=-171.8)
    return make_story(
        articles={},
        places=[fiji, samoa],
        events=[event("a", place="fiji"), event("b", place="samoa")],
    )


def test_a_line_across_the_antimeridian_is_in_two_pieces(across: Story) -> None:
    (leg,) = of_kind(map_of(across), "leg")

    assert leg["geometry"]["type"] == "MultiLineString"
    west, east = leg["geometry"]["coordinates"]
    assert (west[-1][0], east[0][0]) == (180, -180)
    assert west[-1][1] == east[0][1]


def test_a_box_across_the_antimeridian_is_narrow(across: Story) -> None:
    west, _, east, _ = map_of(across)["bbox"]

    assert (east - west) % 360 == pytest.approx(10.8)


def test_a_story_without_known_places_has_an_empty_map(make_story: MakeStory) -> None:
    story = make_story(articles={}, events=[event("a", place=None, zone="UTC")])

    assert map_of(story) == {"type": "FeatureCollection", "features": []}
    assert looks(story) == [None]


def test_the_map_looks_at_a_step_as_near_as_its_facts_say(make_story: MakeStory) -> None:
    story = make_story(
        articles={},
        places=[place("rome"), place("tokyo", lat=42.5, lon=12.5)],
        events=[event("a"), event("b", place="tokyo")],
    )

    assert [look["zoom"] for look in looks(story) if look] == [9, 9]


def test_a_single_place_is_seen_from_near(make_story: MakeStory) -> None:
    (look,) = looks(make_story(articles={}, events=[event("a")]))

    assert look == {
        "lat": 41.9,
        "lon": 12.5,
        "zoom": 10,
        "corners": None,
        "description": "The map shows Rome, known to within 5 km.",
    }


def test_at_an_arrival_the_map_says_where_the_line_comes_from(make_story: MakeStory) -> None:
    _, arrival = looks(make_story())

    assert arrival is not None
    assert arrival["description"] == (
        "The map shows Tokyo, known to within 5 km. The line arrives from Rome: means of travel "
        "not given · 9,876 km in a straight line · route drawn schematically."
    )


@pytest.mark.parametrize(
    ("accuracy_km", "words"),
    [
        (0.03, "The map shows Rome, known to within 30 m."),
        (12.2, "The map shows Rome, known to within 12.2 km."),
        (0, "The map shows Rome."),
    ],
)
def test_a_place_that_is_known_to_metres_is_not_known_to_0_km(
    accuracy_km: float, words: str, make_story: MakeStory
) -> None:
    places = [place("rome", accuracy_km=accuracy_km)]
    (look,) = looks(make_story(articles={}, places=places, events=[event("a")]))

    assert look is not None
    assert look["description"] == words


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([4], "4"), ([5, 7], "5, 7"), ([1, 2], "1, 2"), ([1, 2, 3, 27, 28], "1–3, 27, 28")],
)
def test_three_numbers_in_a_row_are_a_run(numbers: list[int], text: str) -> None:
    assert in_runs(numbers) == text


def test_an_event_that_is_not_on_earth_has_no_line_and_no_place_that_is_not_documented(
    make_story: MakeStory,
) -> None:
    events = [
        event("launch"),
        event("landing", place=None, zone="UTC"),
        event("splash", place="tokyo"),
    ]
    story = make_story(articles={}, events=events)
    document = assembled(story)

    assert document["events"][1]["map"] is None
    assert [leg["words"] for row in document["events"] for leg in row["legs"]] == [
        "means of travel not given · 9,876 km in a straight line · route drawn schematically"
    ]
    assert document["strings"]["map_no_place"].startswith("This event has no place on the map")


def test_a_letter_joins_two_places_and_nobody_travels(make_story: MakeStory) -> None:
    story = make_story(
        articles={},
        route="none",
        events=[event("letter", to="tokyo", title={"en": "A letter"}), event("answer")],
    )

    (line,) = of_kind(map_of(story), "connection")
    rome, tokyo = of_kind(map_of(story), "stop")

    assert of_kind(map_of(story), "leg") == []
    assert line["properties"]["label"] == (
        "A letter: From Rome to Tokyo · 9,876 km in a straight line"
    )
    assert (rome["properties"]["number_label"], rome["properties"]["events"]) == (
        "place 1 of 1",
        ["letter", "answer"],
    )
    assert (tokyo["properties"]["number_label"], tokyo["properties"]["events"]) == ("", ["letter"])


def test_a_place_that_is_visited_forty_times_has_a_short_number() -> None:
    assert in_runs([*range(1, 80, 2)]) == "1, 3, 5, 7, 9 … 79"
