"""Offsets from UTC: their labels, what strict readers accept of them, and when they changed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from explorer.story.days import Day
from explorer.story.offsets import changes, is_sun_time, offset_label, strict_iso


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("zone", "at", "label"),
    [
        ("UTC", utc(2023, 9, 13), "UTC"),
        ("Europe/London", utc(2023, 1, 1), "UTC"),
        ("Europe/London", utc(2023, 7, 1), "UTC+1"),
        ("Asia/Yakutsk", utc(2023, 9, 13), "UTC+9"),
        ("Asia/Kathmandu", utc(2023, 9, 13), "UTC+5:45"),
        ("America/St_Johns", utc(2023, 1, 1), "UTC-3:30"),
        ("Asia/Pyongyang", utc(2016, 1, 1), "UTC+8:30"),
        ("Asia/Pyongyang", utc(2023, 9, 13), "UTC+9"),
        ("Europe/Dublin", utc(1912, 4, 11), "UTC-0:25"),
        ("Africa/Monrovia", utc(1960, 1, 1), "UTC-0:44"),
        ("Europe/Amsterdam", utc(1930, 1, 1), "UTC+0:20"),
    ],
)
def test_the_offset_of_a_zone_is_that_of_the_day(zone: str, at: datetime, label: str) -> None:
    assert offset_label(zone, at) == label


@pytest.mark.parametrize(
    ("zone", "year", "sun"),
    [
        ("Asia/Manila", 1521, True),
        ("Europe/Rome", 1860, True),
        ("Antarctica/Davis", 1522, True),
        ("Europe/Rome", 2023, False),
        ("UTC", 1521, False),
    ],
)
def test_before_there_were_zones_each_place_had_the_suns_time(
    zone: str, year: int, sun: bool
) -> None:
    assert is_sun_time(zone, utc(year, 6, 1)) is sun


@pytest.mark.parametrize(
    ("zone", "local", "written"),
    [
        ("Asia/Yakutsk", (2023, 9, 13, 13, 9), "2023-09-13T13:09+09:00"),
        ("UTC", (2023, 9, 13, 13, 9), "2023-09-13T13:09+00:00"),
        ("Europe/Dublin", (1912, 4, 11, 11, 30), "1912-04-11T11:55:21+00:00"),
        # XML Schema ends at 14 hours; Manila was almost 16 hours behind Greenwich
        ("Asia/Manila", (1521, 4, 27, 8, 0), "1521-04-27T23:56:08+00:00"),
        ("Pacific/Kiritimati", (2023, 9, 13, 8, 0), "2023-09-13T08:00+14:00"),
    ],
)
def test_an_instant_is_written_with_an_offset_that_strict_readers_accept(
    zone: str, local: tuple[int, ...], written: str
) -> None:
    at = datetime(*local, tzinfo=ZoneInfo(zone))  # type: ignore[misc,arg-type]

    assert strict_iso(at) == written
    assert datetime.fromisoformat(written) == at


def test_a_day_is_written_as_it_is() -> None:
    assert strict_iso(Day.of(521, 4, 7)) == "0521-04-07"


def test_the_changes_of_a_zone_are_found_to_the_second() -> None:
    found = list(changes("Europe/Rome", date(2018, 1, 1), date(2018, 12, 31)))

    assert [change.at for change in found] == [utc(2018, 3, 25, 1), utc(2018, 10, 28, 1)]
    assert [change.after for change in found] == [timedelta(hours=2), timedelta(hours=1)]


def test_a_skipped_day_is_a_change_of_24_hours() -> None:
    (change,) = changes("Pacific/Apia", date(2011, 12, 29), date(2011, 12, 31))

    assert change.last_shown == datetime(2011, 12, 30)
    assert change.next_shown == datetime(2011, 12, 31)
