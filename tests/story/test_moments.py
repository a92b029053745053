"""Date, clock time and zone together: how certain they are, and what instants they can mean."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.story.clocks import parse_clock
from explorer.story.days import Day
from explorer.story.moments import ORIGIN, Certainty, Moment, PartOfDay
from explorer.story.times import UNDATED, parse_date

days = st.dates(date(2, 1, 1), date(9998, 12, 31))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def moment(
    when: str, at: str | None = None, zone: str = "Asia/Tokyo", part: PartOfDay | None = None
) -> Moment:
    return Moment(parse_date(when), parse_clock(at) if at else None, part, zone)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("when", "at", "part", "certainty"),
    [
        ("2023-09-13", "13:09", None, Certainty.EXACT),
        ("2023-09-13", "~18:00", None, Certainty.APPROXIMATE),
        ("2023-09-13", "~18:00?", None, Certainty.APPROXIMATE),
        ("2023-09-13", "06:00?", None, Certainty.UNCERTAIN),
        ("2023-09-13", "08:00/09:00", None, Certainty.BETWEEN),
        ("2023-09-13", "08:00/08:00", None, Certainty.EXACT),
        ("2023-09-13", "../17:46", None, Certainty.BEFORE),
        ("2023-09-13", "18:10/..", None, Certainty.AFTER),
        ("2023-09-13", None, PartOfDay.DAWN, Certainty.PART),
        ("2023-09-13", None, None, Certainty.DAY),
        ("2023-09", None, None, Certainty.SPAN),
        ("../2023-09-13", None, PartOfDay.DAWN, Certainty.SPAN),
    ],
)
def test_the_certainty_of_a_moment_follows_from_what_is_documented(
    when: str, at: str | None, part: PartOfDay | None, certainty: Certainty
) -> None:
    assert moment(when, at, part=part).certainty is certainty


def test_six_on_tuesday_in_khasan_was_eleven_on_monday_in_moscow() -> None:
    starts, ends = moment("2023-09-12", "06:00", "Asia/Vladivostok").clock_ends("Europe/Moscow")

    assert starts == ends
    assert f"{starts:%a %d %H:%M}" == "Mon 11 23:00"


@pytest.mark.parametrize(
    ("when", "at"), [("2023-09-13", None), ("2023-09", None), ("2023-09", "13:09")]
)
def test_an_unknown_clock_time_has_no_ends(when: str, at: str | None) -> None:
    assert moment(when, at).clock_ends("UTC") == (None, None)


def test_an_open_clock_time_keeps_its_one_end() -> None:
    assert moment("2023-09-13", "18:10/..").clock_ends("UTC") == (utc(2023, 9, 13, 9, 10), None)
    assert moment("2023-09-13", "../17:46").clock_ends("UTC") == (None, utc(2023, 9, 13, 8, 46))


@pytest.mark.parametrize(
    ("when", "at", "part", "first", "last"),
    [
        ("2023-09-13", "13:09", None, utc(2023, 9, 13, 4, 9), utc(2023, 9, 13, 4, 9)),
        ("2023-09-13", "~13:09", None, utc(2023, 9, 13, 3, 24), utc(2023, 9, 13, 4, 54)),
        ("2023-09-13", "13:09?", None, utc(2023, 9, 13, 3, 24), utc(2023, 9, 13, 4, 54)),
        ("2023-09-13~", "13:09", None, utc(2023, 9, 11, 4, 9), utc(2023, 9, 15, 4, 9)),
        ("2023-09-13", None, PartOfDay.DAWN, utc(2023, 9, 12, 18), utc(2023, 9, 12, 23)),
        ("2023-09-14/..", None, None, utc(2023, 9, 13, 15), None),
    ],
)
def test_the_bounds_of_a_moment_hold_all_that_it_can_mean(
    when: str, at: str | None, part: PartOfDay | None, first: datetime, last: datetime | None
) -> None:
    bounds = moment(when, at, part=part).bounds()

    assert bounds == tuple(end and end - ORIGIN for end in (first, last))
    assert moment(when, at, part=part).instants() == tuple(filter(None, (first, last)))


def test_a_moment_whose_start_is_open_has_only_a_last_bound() -> None:
    first, last = moment("../2023-09-12").bounds()

    assert first is None
    assert last is not None
    assert (ORIGIN + last).date() == date(2023, 9, 12)


def test_bounds_go_on_before_the_year_1_where_no_instant_does() -> None:
    early = moment("-0217-09-02", zone="UTC")

    assert early.bounds()[0] == Day.of(-217, 9, 2) - Day.of(1, 1, 1)
    assert early.instants() == ()
    assert moment("-0217-09-02", "11:00").clock_ends("UTC") == (None, None)


@given(days, clocks, st.sampled_from(["Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Niue", "UTC"]))
def test_bounds_are_in_order_on_every_day_of_the_calendar(day: date, at: time, zone: str) -> None:
    first, last = moment(f"{day.isoformat()}%", f"~{at:%H:%M}", zone).bounds()

    assert first is not None
    assert last is not None
    assert timedelta(days=4) < last - first < timedelta(days=5)


@pytest.mark.parametrize(
    ("when", "at", "zone", "skipped"),
    [
        ("2023-03-26", "02:30", "Europe/Rome", True),
        ("2023-03-26", "01:59", "Europe/Rome", False),
        ("2023-03-26", "03:00", "Europe/Rome", False),
        ("2023-03-26", "01:00/02:30", "Europe/Rome", True),
        ("2023-10-29", "02:30", "Europe/Rome", False),
        ("2023-03-26", "02:30", "Asia/Tokyo", False),
        ("2023-03-26", None, "Europe/Rome", False),
        ("2011-12-30", "12:00", "Pacific/Apia", True),
    ],
)
def test_a_time_that_the_clock_never_showed_is_known(
    when: str, at: str | None, zone: str, skipped: bool
) -> None:
    assert moment(when, at, zone).is_skipped() is skipped


def test_an_undated_moment_can_be_any_time() -> None:
    undated = Moment(UNDATED, None, None, "Asia/Manila")

    assert undated.certainty is Certainty.UNKNOWN
    assert undated.bounds() == (None, None)
    assert UNDATED.edtf == ""


@pytest.mark.parametrize(
    ("when", "zone", "skipped"),
    [
        ("2011-12-30", "Pacific/Apia", True),
        ("2011-12-29", "Pacific/Apia", False),
        ("2011-12", "Pacific/Apia", False),
        ("1844-12-31", "Asia/Manila", True),
        ("1994-12-31", "Pacific/Kiritimati", True),
        # summer time began at midnight: the day had 23 hours, but it was there
        ("2018-11-04", "America/Sao_Paulo", False),
    ],
)
def test_a_day_that_the_zone_left_out_is_known(when: str, zone: str, skipped: bool) -> None:
    assert moment(when, zone=zone).is_day_skipped() is skipped


@pytest.mark.parametrize(
    ("when", "at", "offsets"),
    [
        ("2023-10-29", "02:30", (2, 1)),
        ("2023-10-29", "01:30/02:15", (2, 1)),
        ("2023-10-29", "02:30+02:00", ()),
        ("2023-10-29", "03:00", ()),
        ("2023-03-26", "02:30", ()),
        ("2023-10-29", None, ()),
    ],
)
def test_an_hour_that_the_clock_showed_twice_is_known(
    when: str, at: str | None, offsets: tuple[int, ...]
) -> None:
    found = moment(when, at, "Europe/Rome").repeated()

    assert found == tuple(timedelta(hours=hours) for hours in offsets)


@pytest.mark.parametrize(
    ("at", "first", "last"),
    [
        ("02:30", utc(2023, 10, 29, 0, 30), utc(2023, 10, 29, 0, 30)),
        ("02:30+02:00", utc(2023, 10, 29, 0, 30), utc(2023, 10, 29, 0, 30)),
        ("~02:30+01:00?", utc(2023, 10, 29, 1, 30), utc(2023, 10, 29, 1, 30)),
        ("02:50+02:00/02:10+01:00", utc(2023, 10, 29, 0, 50), utc(2023, 10, 29, 1, 10)),
    ],
)
def test_a_written_offset_says_which_of_the_two_hours_is_meant(
    at: str, first: datetime, last: datetime
) -> None:
    assert moment("2023-10-29", at, "Europe/Rome").clock_ends("UTC") == (first, last)


def test_an_offset_that_the_zone_did_not_have_is_known() -> None:
    assert moment("2023-10-30", "02:30+02:00", "Europe/Rome").foreign_offset() == (
        timedelta(hours=1),
    )
    assert moment("2023-10-30", "02:30+01:00", "Europe/Rome").foreign_offset() == ()
