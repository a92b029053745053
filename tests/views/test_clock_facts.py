"""The facts of moments and zones: numbers without words, and no more than the story needs."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from explorer.story.calendars import Calendar
from explorer.story.clocks import parse_clock
from explorer.story.moments import Moment, PartOfDay
from explorer.story.offsets import is_sun_time, offset_at
from explorer.story.times import UNDATED, parse_date
from explorer.views.moment_facts import date_facts, moment_columns
from explorer.views.zone_facts import zone_facts
from tests.decoding import moments_in


def timed(when: str, at: str | None, zone: str) -> Moment:
    return Moment(parse_date(when), parse_clock(at) if at else None, None, zone)


def test_a_plain_day_is_two_numbers() -> None:
    assert date_facts(parse_date("2023-09-13")) == {"first": 738776, "last": 738776}


def test_an_undated_event_has_no_facts_of_its_date() -> None:
    assert date_facts(UNDATED) == {}


def test_a_vague_date_says_in_what_way_it_is_vague() -> None:
    assert date_facts(parse_date("{1566-21~,1568}", Calendar.JULIAN)) == {
        "first": 571674,
        "last": 572710,
        "units": ("season", "year"),
        "approximate": True,
        "calendar": "julian",
        "members": "all",
        "parts": (
            {
                "first": 571674,
                "last": 571969,
                "units": ("season", "season"),
                "approximate": True,
                "calendar": "julian",
                "season": "spring",
            },
            {
                "first": 572345,
                "last": 572710,
                "units": ("year", "year"),
                "calendar": "julian",
            },
        ),
    }


def test_a_clock_time_is_instants_and_an_open_end_is_none() -> None:
    exact = timed("2023-09-12", "06:00", "Asia/Vladivostok")
    before = timed("1912-04-11", "../11:30", "Europe/Dublin")

    facts = moment_columns([exact, before])

    assert facts["starts"] == [1694462400, None]
    assert facts["ends"] == [1694462400, -1821614679]


def test_a_day_without_a_clock_time_has_no_instant() -> None:
    facts = moment_columns([timed("2023-09-13", None, "Asia/Tokyo"), None])

    assert facts == {
        "date": {"first": [738776, None], "last": [738776, None]},
        "zone": ["Asia/Tokyo", None],
        "certainty": ["day", None],
    }


def test_an_undated_moment_has_its_zone_only() -> None:
    assert moments_in(moment_columns([Moment(UNDATED, None, None, "Asia/Tokyo")])) == [
        {"date": {}, "zone": "Asia/Tokyo", "certainty": "unknown"}
    ]


def test_a_zone_has_the_offsets_of_the_story_s_instants_only() -> None:
    told = [timed(f"2023-{month:02}-15", "12:00", "Europe/Rome") for month in range(1, 13)]
    days_of_change = [timed("2024-03-31", at, "Europe/Rome") for at in ("01:30", "03:30")]

    zones = zone_facts([moment_columns(told), moment_columns(days_of_change)], ["UTC"])

    april, november, summer = 1681552800, 1700046000, 1711848600
    assert zones == {
        "UTC": {"offsets": (0,), "since": ()},
        "Europe/Rome": {"offsets": (3600, 7200, 3600, 7200), "since": (april, november, summer)},
    }


def test_the_suns_time_is_marked() -> None:
    told = [timed(f"{year}-05-01", "12:00", "Europe/Dublin") for year in (1870, 1912)]

    assert zone_facts([moment_columns(told)], [])["Europe/Dublin"] == {
        "offsets": (-1521, -1521),
        "since": (-1819884879,),
        "solar": (0,),
    }


def test_a_part_of_the_day_finds_the_offset_of_its_zone() -> None:
    morning = Moment(parse_date("2023-07-01"), None, PartOfDay.MORNING, "Europe/Rome")

    assert zone_facts([moment_columns([morning])], [])["Europe/Rome"] == {
        "offsets": (7200,),
        "since": (),
    }


def test_a_zone_that_nothing_is_shown_in_has_no_offset() -> None:
    facts = moment_columns([timed("2023-07-01", None, "Europe/Rome")])

    assert zone_facts([facts], ["UTC"])["UTC"] == {"offsets": (), "since": ()}


@pytest.mark.parametrize(
    ("zone", "near"),
    [
        ("Africa/Freetown", datetime(1939, 9, 5, tzinfo=UTC)),  # for four days only
        ("America/Noronha", datetime(2000, 10, 8, tzinfo=UTC)),  # for seven
        ("Pacific/Apia", datetime(2011, 12, 30, tzinfo=UTC)),  # by a whole day
        ("Antarctica/Troll", datetime(2005, 2, 12, tzinfo=UTC)),  # the same offset, now its own
        ("Asia/Manila", datetime(1844, 12, 31, tzinfo=UTC)),  # the sun's, by a whole day
        ("Europe/Rome", datetime(2024, 3, 31, tzinfo=UTC)),
    ],
)
def test_around_a_change_every_hour_has_its_own_offset(zone: str, near: datetime) -> None:
    hours = [near + timedelta(hours=hour) for hour in range(-240, 240)]
    told = [timed(f"{at:%Y-%m-%d}", f"{at:%H:%M}", "UTC") for at in hours]

    found = zone_facts([moment_columns(told)], [zone])[zone]

    since = [int(hours[0].timestamp()), *found["since"]]
    for at in hours:
        reading = bisect_right(since, int(at.timestamp())) - 1
        offset = offset_at(ZoneInfo(zone), at) // timedelta(seconds=1)
        is_solar = reading in found.get("solar", ())
        assert (found["offsets"][reading], is_solar) == (offset, is_sun_time(zone, at)), at
    assert len(found["offsets"]) > 1


@pytest.mark.parametrize(("every", "growth"), [(timedelta(days=10), 2), (timedelta(minutes=1), 1)])
def test_the_cost_of_offsets_does_not_grow_with_the_events_of_a_day(
    every: timedelta, growth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2022, 6, 1, tzinfo=UTC)
    asked: list[datetime] = []

    def counted(zone: ZoneInfo, at: datetime) -> timedelta:
        asked.append(at)
        return offset_at(zone, at)

    monkeypatch.setattr("explorer.views.zone_facts.offset_at", counted)
    counts = []
    for number in (100, 200):
        times = [start + index * every for index in range(number)]
        told = [timed(f"{at:%Y-%m-%d}", f"{at:%H:%M}", "UTC") for at in times]
        asked.clear()
        zone_facts([moment_columns(told)], ["Europe/Rome"])
        counts.append(len(asked))

    assert counts[1] <= growth * counts[0]
