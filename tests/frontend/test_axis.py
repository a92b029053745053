"""Lanes, views and events of the time axis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.story.records import Story
from tests.assembling import assembled, called
from tests.frontend.test_axis_scale import DAY, HOUR
from tests.records import event, place

TRACKS = [{"id": name, "label": name.title()} for name in ("anna", "boris", "clara", "dora")]


def lanes(rows: int, *tracks: str) -> tuple[list[tuple[str, int]], list[int]]:
    """The label and the rows of each lane, and the lane of each event, which has these tracks."""
    events = [{"tracks": ids.split()} for ids in tracks]
    found = called("axis/lanes.js", "lanesOf", TRACKS, events, {"rows": rows, "others": "Others"})
    return [(lane["label"], lane["rows"]) for lane in found["lanes"]], found["laneOf"]


def test_each_track_has_a_lane_while_there_is_room() -> None:
    assert lanes(3, "anna", "boris", "anna boris") == ([("Anna", 2), ("Boris", 1)], [0, 1, 0])
    assert lanes(2, "anna", "boris", "clara") == ([("Anna", 1), ("Others", 1)], [0, 1, 1])
    assert lanes(3, "anna", "", "boris") == ([("Anna", 1), ("Boris", 1), ("Others", 1)], [0, 2, 1])
    assert lanes(3, "anna", "anna") == ([("", 3)], [0, 0])
    assert lanes(1, "anna", "boris") == ([("", 1)], [0, 0])
    many = ["anna"] * 20 + ["boris"]
    assert lanes(3, *many) == ([("Anna", 2), ("Others", 1)], [0] * 20 + [1])


def test_marks_that_would_cover_each_other_lie_in_several_rows() -> None:
    room = {"rows": 2, "size_px": 10}
    assert called("axis/lanes.js", "packed", [0, 4, 30], room) == {"rows": [0, 1, 0], "crowded": 0}
    assert called("axis/lanes.js", "packed", [0, 1, 2], room)["crowded"] == 1


def test_density_is_drawn_as_stacked_bars() -> None:
    assert called("axis/lanes.js", "stacked", [[3, 0, 1], [1, 0, 0]]) == [
        "M0 1.000V0.250h1V1.000ZM2 1.000V0.500h1V1.000Z",
        "M0 0.250V0.000h1V0.250Z",
    ]


@pytest.mark.parametrize(
    ("view", "position", "shown"),
    [
        ((0, 1), 0.99, (0, 1)),
        ((0.2, 0.4), 0.3, (0.2, 0.4)),
        ((0.2, 0.4), 0.6, (0.5, 0.7)),
        ((0.2, 0.4), 0.05, (0, 0.2)),
        ((0.2, 0.4), 1, (0.8, 1)),
    ],
)
def test_the_current_event_comes_into_view(
    view: tuple[float, float], position: float, shown: tuple[float, float]
) -> None:
    given = {"left": view[0], "right": view[1]}
    found = called("axis/view.js", "showing", given, position)
    assert (found["left"], found["right"]) == pytest.approx(shown)


def test_zooming_keeps_what_is_under_the_pointer_where_it_is() -> None:
    zoom = {"factor": 0.5, "at": 0.75, "least": 0.001}
    assert called("axis/view.js", "zoomed", {"left": 0, "right": 1}, zoom) == {
        "left": 0.375,
        "right": 0.875,
    }
    out = {"factor": 8, "at": 0.75, "least": 0.001}
    assert called("axis/view.js", "zoomed", {"left": 0.5, "right": 0.9}, out) == {
        "left": 0,
        "right": 1,
    }
    closest = {"factor": 0.001, "at": 0.5, "least": 0.1}
    found = called("axis/view.js", "zoomed", {"left": 0, "right": 1}, closest)
    assert found["right"] - found["left"] == pytest.approx(0.1)
    assert called("axis/view.js", "panned", {"left": 0.5, "right": 0.75}, 1) == {
        "left": 0.75,
        "right": 1,
    }


def test_the_nearest_event_is_found_by_its_place() -> None:
    places = [{"at": at} for at in (0.1, 0.9, 0.2)]

    def nearest(order: list[int], at: float) -> int:
        return called("axis/nearest.js", "nearestTo", order, places, at)  # type: ignore[no-any-return]

    assert [nearest([0, 2, 1], at) for at in (0, 0.14, 0.16, 0.6, 1)] == [0, 0, 2, 1, 1]
    assert nearest([0, 1], 0.16) == 0
    assert nearest([], 0.5) == -1


READING = {"calendar": "julian", "langs": ["en", "it"], "year": 1521}


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("1521-04-27", "1521-04-27"),
        ("152x", "152X"),
        ("27 April 1521", "1521-04-27"),
        ("Saturday, 27 April 1521", "1521-04-27"),
        ("April 27th, 1521", "1521-04-27"),
        ("27 aprile 1521", "1521-04-27"),
        ("sabato 1º sett. 1520", "1520-09-01"),
        ("1520 Oct 21", "1520-10-21"),
        ("april 1521", "1521-04"),
        ("Dicembre 1520", "1520-12"),
        ("1521", "1521"),
        ("27/4/1521", "1521-04-27"),
        ("27.04.1521", "1521-04-27"),
        ("4/27/1521", "1521-04-27"),
        ("4/1521", "1521-04"),
        ("1521.4.27", "1521-04-27"),
        ("27 April", "1521-04-27"),
        ("27/4/21", "1521-04-27"),
        ("may", "1521-05"),
        ("15 March 44 BC", "-0043-03-15"),
        ("44 a.C.", "-0043"),
        ("-44", "-0044"),
        ("476", "0476"),
        ("14 AD", "0014"),
    ],
)
def test_a_date_is_typed_as_readers_write_it(typed: str, edtf: str) -> None:
    days = called("core/edtf.js", "daysIn", edtf, "julian")
    assert days is not None
    assert called("core/typed.js", "typedDays", typed, READING) == days


@pytest.mark.parametrize(
    "typed", ["", "soon", "31 April 1521", "1521-13", "1 2 3 4", "27 Apr 1521 10:00", "ma 1521"]
)
def test_what_is_no_date_is_not_read(typed: str) -> None:
    assert called("core/typed.js", "typedDays", typed, READING) is None


def test_a_typed_date_is_one_of_the_calendar_of_the_story() -> None:
    julian, gregorian = (
        called("core/typed.js", "typedDays", "27 April 1521", {**READING, "calendar": calendar})
        for calendar in ("julian", "gregorian")
    )
    assert julian["first"] - gregorian["first"] == 10


@pytest.fixture
def doc(make_story: Callable[..., Story]) -> dict[str, Any]:
    """Events of every kind of time, and an era."""
    story = make_story(
        articles={},
        eras=[{"id": "reign", "label": {"en": "The reign"}, "from": "1519", "until": "1520-02"}],
        places=[place("rome"), place("tokyo", lat=35.7, lon=139.7, zone="Asia/Tokyo")],
        events=[
            event("month", when="1519-08", time=None),
            event("stay", when="1520-01-01", until="1520-02-01", time=None),
            event("day", when="2023-03-01~", time=None, place="tokyo"),
            event("clock", when="2023-03-02", time="10:00", place="tokyo"),
            event("unknown", when="unknown", time=None),
        ],
    )
    return assembled(story, clock="UTC")


def test_an_event_says_when_it_can_have_been(doc: dict[str, Any]) -> None:
    month, stay, day, clock, unknown = (event["extent"] for event in doc["events"])
    assert month["ends"] - month["starts"] == 31 * DAY
    assert month["at"] == (month["starts"] + month["ends"]) / 2
    assert (stay["begun"] - stay["starts"], stay["ends"] - stay["over"]) == (DAY, DAY)
    assert stay["over"] - stay["starts"] == 31 * DAY
    assert (day["about"], clock["about"], day["over"]) == (True, False, None)
    # 10:00 in Tokyo
    assert clock["at"] == clock["starts"] == clock["ends"] == 1_677_718_800
    assert clock["ahead"] == 9 * HOUR
    assert day["ends"] == 1_677_682_800  # midnight in Tokyo
    assert unknown["at"] is None
    assert doc["eras"] == [{"id": "reign", "first": 554_438, "last": 554_862, "label": "The reign"}]


def test_on_local_clocks_every_event_lies_at_the_time_of_its_own_place(
    make_story: Callable[..., Story],
) -> None:
    story = make_story(
        articles={},
        places=[place("rome", zone="Europe/Rome"), place("tokyo", zone="Asia/Tokyo")],
        events=[
            event("ahead", when="2023-03-02", time="15:00", place="tokyo"),
            event("behind", when="2023-03-02", time="10:00", place="rome"),
            event("day", when="2023-03-03", time=None, place="tokyo"),
        ],
    )
    midnight = 1_677_715_200  # of 2 March, in UTC
    ahead, behind, day = (each["extent"] for each in assembled(story)["events"])
    assert [ahead["at"], behind["at"]] == [midnight + 15 * HOUR, midnight + 10 * HOUR]
    assert (day["starts"], day["ends"]) == (midnight + DAY, midnight + 2 * DAY)
    assert {each["ahead"] for each in (ahead, behind, day)} == {0}
    ahead, behind, _ = (each["extent"] for each in assembled(story, clock="Europe/Rome")["events"])
    assert [ahead["at"], behind["at"]] == [midnight + 7 * HOUR, midnight + 10 * HOUR]
    assert [ahead["ahead"], behind["ahead"]] == [8 * HOUR, 0]


def test_a_typed_date_finds_the_nearest_event(doc: dict[str, Any]) -> None:
    def near(text: str) -> str | None:
        days = called("core/typed.js", "typedDays", text, READING)
        return days and called("axis/nearest.js", "eventNear", doc["events"], days)

    assert [
        near(text) for text in (" 1519-08-10 ", "1520-01", "15XX", "2023-03-02", "2024", "−0217")
    ] == [
        *("month", "stay", "month", "clock", "clock", "month"),
    ]
    assert near("soon") is None
    doc["events"][3]["shown"] = False
    assert near("2024") == "day"


def test_a_stretch_of_time_is_one_of_days_at_the_place() -> None:
    ahead = [{"since": 0, "ahead": 9 * HOUR}]
    day = called("axis/stretch.js", "dayAtPlace", ahead, 20 * HOUR)
    assert day == "1970-01-02"
    assert called("axis/stretch.js", "dayAtPlace", [], -800_000 * DAY) == "-0221-09-04"
    bounds = called("axis/stretch.js", "instantsOf", ahead, {"from": "1970-01-02", "until": "1970"})
    assert bounds == {"starts": 15 * HOUR, "ends": 365 * DAY - 9 * HOUR}
    open_end = called("axis/stretch.js", "instantsOf", ahead, {"from": "soon", "until": ""})
    assert open_end == {"starts": None, "ends": None}


def test_what_was_over_by_a_day_lies_before_what_came_on_it_or_later(
    make_story: Callable[..., Story],
) -> None:
    story = make_story(
        articles={},
        events=[
            event("over", when="../2023-09-14", time=None),
            event("ahead", when="2023-09-14/..", time=None),
        ],
    )
    over, ahead = (each["extent"] for each in assembled(story)["events"])
    assert ahead["at"] - over["at"] == DAY
