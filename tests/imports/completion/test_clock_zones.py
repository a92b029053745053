"""Times in the zone of a file, on the clock of the place."""

import pytest

from explorer.imports.completion.clock_zones import on_the_clock_of
from explorer.imports.completion.gathering import Values
from tests.importing import story_of


@pytest.mark.parametrize(
    ("event", "zone", "moved"),
    [
        (
            {"when": "2023-03-01", "time": "23:30", "zone": "UTC"},
            "Asia/Tokyo",
            {"when": "2023-03-02", "time": "08:30"},
        ),
        (
            {"when": "2023-03-01", "time": "10:00", "until": "2023-03-01", "until_time": "18:00"}
            | {"zone": "America/New_York"},
            "Europe/Rome",
            {"when": "2023-03-01", "time": "16:00", "until": "2023-03-02", "until_time": "00:00"},
        ),
        (
            {"when": "2023-10-29", "time": "01:30", "zone": "UTC"},
            "Europe/Rome",
            {"when": "2023-10-29", "time": "02:30+01:00"},
        ),
        (
            {"when": "2023-03-01", "time": "10:00", "zone": "Europe/Paris"},
            "Europe/Rome",
            {"when": "2023-03-01", "time": "10:00"},
        ),
        ({"when": "2023-03-01", "zone": "UTC"}, "Asia/Tokyo", {"when": "2023-03-01"}),
        (
            {"when": "2023-03-01", "time": "~10:00", "zone": "UTC"},
            "Asia/Tokyo",
            {"when": "2023-03-01", "time": "~19:00"},
        ),
        (
            {"when": "2023-03-01", "time": "10:00/11:00", "zone": "UTC"},
            "Asia/Tokyo",
            {"when": "2023-03-01", "time": "10:00/11:00"},
        ),
        (
            {"when": "2023-03-01", "time": "10:00", "until": "2023-03-02", "until_time": "06:00"}
            | {"zone": "Etc/GMT-1", "until_zone": "Etc/GMT-9"},
            "Europe/Rome",
            {"when": "2023-03-01", "time": "10:00", "until": "2023-03-01", "until_time": "22:00"},
        ),
        (
            {"when": "2023-03-01", "until": "2023-03-02", "until_time": "06:00"}
            | {"until_zone": "Etc/GMT-9"},
            "Europe/Rome",
            {"when": "2023-03-01", "until": "2023-03-01", "until_time": "22:00"},
        ),
        ({"when": "2023-03-01", "time": "10:00"}, "UTC", {"when": "2023-03-01", "time": "10:00"}),
    ],
)
def test_a_time_is_that_of_the_clocks_at_the_place(event: Values, zone: str, moved: Values) -> None:
    list(on_the_clock_of(event, zone, "row 2"))

    assert event == moved


def test_a_time_on_another_clock_and_a_name_without_a_zone_are_reported() -> None:
    event: Values = {"when": "2023-03-01", "time": "23:30", "zone": "UTC"}
    (moved,) = on_the_clock_of(event, "Asia/Tokyo", "row 2")
    (unknown,) = on_the_clock_of({"time": "10:00", "zone": "CEST"}, "Europe/Rome", "row 3")

    assert (moved.found, moved.became, moved.why) == (
        "2023-03-01 23:30 in UTC",
        "2023-03-02 08:30",
        "the place has the clock of Asia/Tokyo",
    )
    assert unknown.why == "it is no time zone; the time is taken as local"


def test_the_end_of_an_event_may_be_by_another_clock_than_its_beginning() -> None:
    rows = (
        "title,start,end,place,lat,lon\n"
        "Flight,2023-03-01T10:00+01:00,2023-03-02T06:00+09:00,Rome,41.9,12.5\n"
        "Call,2023-03-01T10:00+01:00,2023-03-02T06:00+09:00,,,\n"
    )
    flight, call = story_of(rows).story.events

    for event in (flight, call):
        assert event.until and event.time and event.until_time
        assert (event.time.text, event.until.text, event.until_time.text) == (
            "10:00",
            "2023-03-01",
            "22:00",
        )
    assert (flight.place, call.zone) == ("rome", "Etc/GMT-1")
