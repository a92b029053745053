"""Meetings on the web in calendars."""

from tests.imports.reading import found_in_text, lines_of, values_of

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART:20230301
LOCATION:https://meet.example/j/7?pwd=secret
END:VEVENT
END:VCALENDAR
"""


def test_the_address_of_a_meeting_is_neither_a_place_nor_a_medium() -> None:
    found = found_in_text("a.ics", CALENDAR)

    (event,) = values_of(found, "events")
    assert event == {"when": "2023-03-01"}
    assert lines_of(found) == [
        "line 2 · LOCATION: https://meet.example/j/7?pwd=secret →  "
        "(the address of a meeting on the web, where readers find nothing any more)"
    ]
