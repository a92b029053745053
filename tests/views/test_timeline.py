"""The rows of the timeline: words, days, spaces, travel."""

from collections.abc import Callable
from typing import Any

import pytest

from explorer.language import language
from explorer.story.itinerary import itinerary
from explorer.story.records import Story
from explorer.views.gaps import GapView
from explorer.views.legs import leg_views
from explorer.views.timeline import Timeline, view_timeline
from tests.records import SMALL, Records, event, source

MakeStory = Callable[..., Story]
WIRE = {"source": "wire", "says": "happened"}


def timeline(story: Story, clock: str = "place", code: str = "en") -> Timeline:
    known, speech = itinerary(story), language(code)
    return view_timeline(story, known, leg_views(story, known, speech), clock, speech)


@pytest.fixture
def rows_of(make_story: MakeStory) -> Callable[..., Timeline]:
    """The timeline of a small story with these events."""
    return lambda *events, **changes: timeline(
        make_story(articles={}, events=list(events), **changes)
    )


RowsOf = Callable[..., Timeline]


def test_rows_are_numbered_in_the_order_of_stepping(shipped: Story) -> None:
    rows = timeline(shipped).rows

    assert [row.id for row in rows] == [event.id for event in shipped.events]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_stops_are_counted_from_one(rows_of: RowsOf) -> None:
    nowhere = event("b", place=None, zone="Europe/Rome")

    rows = rows_of(event("a"), nowhere, event("c", place="tokyo")).rows

    assert [(row.place, row.stop) for row in rows] == [("rome", 1), (None, None), ("tokyo", 2)]


@pytest.mark.parametrize("clock", ["place", "Europe/Rome", "Europe/Moscow", "UTC", "Asia/Tokyo"])
def test_every_event_is_under_one_day_and_no_day_twice(shipped: Story, clock: str) -> None:
    shown = timeline(shipped, clock)

    assert [id for day in shown.days for id in day.events] == [row.id for row in shown.rows]
    assert len({day.date for day in shown.days}) == len(shown.days)
    assert {row.id: row.day for row in shown.rows} == {
        id: day.date for day in shown.days for id in day.events
    }


@pytest.mark.parametrize("clock", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_row_is_under_the_day_that_its_time_says(shipped: Story, clock: str) -> None:
    rows = timeline(shipped, clock).rows

    said = {row.id: row.time.datetime[:10] for row in rows if row.time.datetime}
    assert said == {row.id: row.day for row in rows if row.time.datetime}


def test_a_day_that_cannot_be_converted_stays_and_its_time_says_so(
    rows_of: RowsOf, make_story: MakeStory
) -> None:
    story = make_story(
        articles={},
        events=[
            event("a", place="tokyo", when="2023-03-02"),
            event("b", place="tokyo", when="2023-03-02", time="06:00"),
        ],
    )

    shown = timeline(story, "UTC")

    assert [(day.date, day.events) for day in shown.days] == [
        ("2023-03-02", ("a",)),
        ("2023-03-01", ("b",)),
    ]
    assert [row.time.label for row in shown.rows] == ["time not given (local date)", "21:00"]


def test_khasan_is_under_monday_on_the_moscow_clock(shipped: Story) -> None:
    days = {id: day for day in timeline(shipped, "Europe/Moscow").days for id in day.events}

    assert days["khasan-welcome"].heading == "Monday, 11 September 2023"


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ({"time": "09:00"}, {"time": "09:00"}, GapView(0.0, None, False)),
        ({"time": "09:00"}, {"time": "13:00"}, GapView(1.0, None, False)),
        ({"time": "09:00"}, {"time": "21:00"}, GapView(3.0, None, False)),
        ({"time": "09:00"}, {"time": "21:30"}, GapView(3.0, "12 hours", True)),
        ({"time": "09:00"}, {"when": "2023-03-04", "time": "09:00"}, GapView(3.0, "3 days", True)),
        ({}, {"when": "2023-03-04"}, GapView(3.0, "about 3 days", True)),
        ({}, {"when": "2023-03-02"}, GapView(3.0, None, True)),
        ({"when": "2023-02"}, {}, GapView(3.0, None, True)),
        ({"when": "2022-12"}, {}, GapView(3.0, "about 2 months", True)),
        ({"when": "2022"}, {}, GapView(0.5, None, False)),
        ({"when": "2023-02-01/.."}, {}, GapView(0.5, None, False)),
        ({"time": "18:00/.."}, {"time": "20:00"}, GapView(0.5, None, False)),
        ({"time": "08:00/10:00"}, {"time": "../11:00"}, GapView(0.5, None, False)),
        ({"part_of_day": "evening"}, {}, GapView(0.0, None, False)),
    ],
)
def test_the_space_before_a_row_is_its_time_until_twelve_hours(
    rows_of: RowsOf, first: Records, second: Records, gap: GapView
) -> None:
    start, end = rows_of(event("a", **first), event("b", **second)).rows

    assert (start.gap, end.gap) == (GapView(0, None, False), gap)


def test_the_space_counts_hours_that_passed_not_what_the_clocks_show(rows_of: RowsOf) -> None:
    _, landing = rows_of(event("a", time="09:00"), event("b", place="tokyo", time="21:00")).rows

    assert landing.gap.rem == 1.0  # 4 hours: Tokyo is 8 ahead of Rome


@pytest.mark.parametrize(
    ("says", "kind", "detail"),
    [
        ([WIRE], "reported", "single source: The Wire"),
        ([WIRE, WIRE | {"source": "copy"}], "reported", "the same report, republished: The Wire, "),
        ([WIRE, {"source": "article", "says": "happened"}], "confirmed", "according to The Wire, "),
        (
            [{"source": "wire", "says": "announced"}],
            "announced",
            "according to The Wire; no source says yet that it happened",
        ),
        (
            [{"source": "article", "says": "announced"}, WIRE],
            "confirmed",
            "announced by The Gazette; later confirmed by The Wire",
        ),
        (
            [WIRE, {"source": "copy", "says": "disputed", "note": {"en": "No."}}],
            "disputed",
            "another version: The Copy",
        ),
    ],
)
def test_a_status_says_who_it_rests_on(
    rows_of: RowsOf, says: list[Records], kind: str, detail: str
) -> None:
    (row,) = rows_of(event("a", claims=says)).rows

    assert row.status.kind == kind
    assert row.status.label == kind.capitalize()
    assert row.status.detail.startswith(detail)


@pytest.mark.parametrize(
    ("count", "detail"),
    [(4, "P0, P1, P2, P3"), (5, "P0, P1, P2 and 2 more"), (9, "P0, P1, P2 and 6 more")],
)
def test_many_publishers_are_counted(rows_of: RowsOf, count: int, detail: str) -> None:
    more = [source(f"s{number}", publisher=f"P{number}") for number in range(count)]
    claims = [{"source": record["id"], "says": "happened"} for record in more]

    (row,) = rows_of(event("a", claims=claims), sources=[*SMALL["sources"], *more]).rows

    assert row.status.detail == f"according to {detail}"


def test_a_publisher_of_two_pages_is_named_once(rows_of: RowsOf) -> None:
    sources = [*SMALL["sources"], source("second")]

    (row,) = rows_of(event("a", claims=[WIRE, WIRE | {"source": "second"}]), sources=sources).rows

    assert row.status.detail == "single source: The Wire"


def test_a_claim_shows_what_its_source_says_in_words(rows_of: RowsOf) -> None:
    disputed = {"source": "copy", "says": "disputed", "note": {"en": "It was later."}}

    (row,) = rows_of(event("a", claims=[WIRE, disputed])).rows

    assert [(claim.source, claim.label, claim.note) for claim in row.claims] == [
        ("wire", "reports it", None),
        ("copy", "says otherwise", "It was later."),
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"time": "09:30"}, "Event 1 of 1: They leave Rome. Rome, 1 March, 09:30, reported"),
        ({}, "Event 1 of 1: They leave Rome. Rome, 1 March, reported"),
        ({"part_of_day": "dawn"}, "Event 1 of 1: They leave Rome. Rome, 1 March, dawn, reported"),
        ({"when": "2023-03"}, "Event 1 of 1: They leave Rome. Rome, March 2023, reported"),
        (
            {"when": "../2023-03-01"},
            "Event 1 of 1: They leave Rome. Rome, By 1 March 2023, reported",
        ),
        (
            {"place": None, "zone": "UTC"},
            "Event 1 of 1: They leave Rome. 1 March, reported",
        ),
        (
            {"place": None, "zone": "UTC", "time": "09:30"},
            "Event 1 of 1: They leave Rome. 1 March, 09:30, reported",
        ),
        (
            {"title": {"en": "A {count} <b>"}},
            "Event 1 of 1: A {count} <b>. Rome, 1 March, reported",
        ),
    ],
)
def test_each_event_is_one_sentence_for_those_who_listen(
    rows_of: RowsOf, changes: Records, sentence: str
) -> None:
    (row,) = rows_of(event("a", **changes)).rows

    assert row.sentence == sentence


FLIGHT: dict[str, Any] = {"from": "rome", "to": "tokyo", "mode": "air", "path": "schematic"}
BY_AIR = "From Rome to Tokyo: by air · "


@pytest.mark.parametrize(
    ("legs", "label"),
    [
        ([FLIGHT], f"{BY_AIR}9,876 km in a straight line · route drawn schematically"),
        ([FLIGHT | {"path": "known"}], f"{BY_AIR}9,876 km in a straight line"),
        (
            [
                FLIGHT
                | {"distance_km": 9900, "distance_basis": "straight", "distance_source": "wire"}
            ],
            f"{BY_AIR}9,900 km in a straight line according to The Wire · 9,876 km in a straight "
            "line · route drawn schematically",
        ),
        (
            [],
            "From Rome to Tokyo: means of travel not given · 9,876 km in a straight line · "
            "route drawn schematically",
        ),
    ],
)
def test_the_travel_is_at_the_event_at_which_it_arrives(
    rows_of: RowsOf, legs: list[Records], label: str
) -> None:
    start, end = rows_of(event("a"), event("b", place="tokyo"), legs=legs).rows

    assert start.legs == ()
    assert [leg.label for leg in end.legs] == [label]


def test_what_else_is_known_of_an_event_is_put_into_words(make_story: MakeStory) -> None:
    story = make_story(
        articles={},
        tracks=[{"id": "anna", "label": {"en": "Anna"}}, {"id": "ida", "label": {"en": "Ida"}}],
        tags=[
            {"id": "money", "label": {"en": "Money"}},
            {"id": "anna", "label": {"en": "Anna"}, "kind": "person"},
            {"id": "leo", "label": {"en": "Leo"}, "kind": "person"},
        ],
        events=[event("letter", to="tokyo", track=["anna", "ida"], tags=["money", "anna", "leo"])],
    )

    (row,) = timeline(story).rows

    assert row.about == (
        "From Rome to Tokyo · 9,876 km in a straight line",
        "Track: Anna, Ida",
        "People: Leo",
        "Topics: Money",
    )


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ({"until": "2023-03-03"}, ("Lasted until Friday, 3 March 2023",)),
        (
            {"until": "2023-03-01", "until_time": "18:00"},
            ("Lasted until Wednesday, 1 March 2023, 18:00",),
        ),
        ({"until": "unknown"}, ()),
        ({}, ()),
    ],
)
def test_an_event_that_lasted_says_until_when(
    make_story: MakeStory, ending: dict[str, str], words: tuple[str, ...]
) -> None:
    (row,) = timeline(make_story(articles={}, events=[event("stay", **ending)])).rows

    assert row.about == words
