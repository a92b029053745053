"""Times of calendars that no clock shows."""

import pytest

from explorer.imports.formats.icalendar import read_calendar
from explorer.imports.found import Choices, Found
from tests.imports.giving import given, said
from tests.imports.reading import values_of


def calendar(*lines: str, zone: tuple[str, ...] = ()) -> Found:
    """What is found in a calendar with one event of these lines."""
    event = ("BEGIN:VEVENT", "SUMMARY:A", *lines, "END:VEVENT")
    whole = ("BEGIN:VCALENDAR", *zone, *event, "END:VCALENDAR", "")
    return read_calendar(given("\r\n".join(whole), "a.ics"), Choices())


ROME = "DTSTART;TZID=Europe/Rome:20230301T093000"
BEYOND = "it is not within the years 1 to 9999; its day is taken"


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ((ROME, "DURATION:P3000000D"), f"line 2 · DTSTART · 20230301T093000 · {BEYOND}"),
        (
            (ROME, "DURATION:P9999999999999D"),
            "line 5 · DURATION · P9999999999999D · it cannot be read as a DURATION",
        ),
        (
            ("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:00010101"),
            f"line 2 · DTSTART · 00010101 · {BEYOND}",
        ),
        (
            ("DTSTART;TZID=Asia/Tokyo:00010101T010000", "DTEND;TZID=UTC:99991231T235900"),
            f"line 2 · DTSTART · 00010101T010000 · {BEYOND}",
        ),
    ],
)
def test_a_time_beyond_all_calendars_is_left_out_alone(lines: tuple[str, ...], line: str) -> None:
    found = calendar(*lines)

    assert [each["title"] for each in values_of(found, "events")] == ["A"]
    assert said(found) == [line]


@pytest.mark.parametrize("rule", ["SECONDLY", "YEARLY;INTERVAL=0", "YEARLY;BYHOUR=1"])
def test_a_zone_with_a_rule_by_which_no_clock_is_changed_is_not_followed(rule: str) -> None:
    times = ("DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200")
    clock = (*times, f"RRULE:FREQ={rule}")
    zone = ("BEGIN:VTIMEZONE", "TZID:Odd", "BEGIN:STANDARD", *clock, "END:STANDARD")
    zone += ("BEGIN:DAYLIGHT", *clock, "END:DAYLIGHT", "END:VTIMEZONE")

    found = calendar("DTSTART;TZID=Odd:20230301T093000", zone=zone)

    assert said(found) == [
        "line 17 · DTSTART · 20230301T093000 · no zone “Odd” is known; its day is taken"
    ]


def test_a_zone_whose_name_is_too_long_for_a_file_is_left_out_with_its_event() -> None:
    found = calendar(f"DTSTART;TZID={'x' * 3_000}:20230301T093000")

    assert said(found) == ["line 2 · A · it cannot be read: a name too long"]
    assert found.records == ()
