"""Zones whose clock is not the one of the point."""

from pathlib import Path

import pytest

from explorer.reading.checks.zones import check
from tests.records import SMALL, Records, event, place, suspected

TOKYO = SMALL["places"][1]


def test_a_zone_of_another_place_is_reported_with_the_one_that_fits(tmp_path: Path) -> None:
    places = [place("rome", zone="Asia/Tokyo"), TOKYO]

    assert suspected(check, tmp_path, places=places) == [
        "place rome · zone: found Asia/Tokyo (UTC+9), "
        "expected Europe/Rome (UTC+1), the zone of this point"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"zone": "Europe/Rome"},
        {"zone": "Europe/Berlin"},  # the same time
        {"zone": "Africa/Lagos"},  # the same time in winter, when the event is
        {"zone": "Europe/Vatican"},  # another name
        {"lat": 40.0, "lon": 12.0, "zone": "UTC", "country": None},  # at sea
        {"lat": 43.78, "lon": 7.55, "zone": "Europe/Monaco"},  # within reach of a border
    ],
)
def test_a_zone_that_shows_the_right_time_is_let_be(tmp_path: Path, changes: Records) -> None:
    assert suspected(check, tmp_path, places=[place("rome", **changes), TOKYO]) == []


def test_it_is_the_time_of_the_events_that_counts(tmp_path: Path) -> None:
    places = [place("rome", zone="Africa/Lagos"), TOKYO]
    summer = [event("departure", when="2023-07-01"), event("arrival", when="2023-07-02")]

    assert suspected(check, tmp_path, places=places, events=summer) == [
        "place rome · zone: found Africa/Lagos (UTC+1), "
        "expected Europe/Rome (UTC+2), the zone of this point"
    ]


@pytest.mark.parametrize(("zone", "warnings"), [("Europe/Zurich", 0), ("Asia/Tokyo", 1)])
def test_before_standard_time_a_place_may_have_the_clock_of_the_next_town(
    tmp_path: Path, zone: str, warnings: int
) -> None:
    places = [place("rome", zone=zone), TOKYO]
    events = [event("departure", when="1519-08"), event("arrival", when="1519-09")]

    assert len(suspected(check, tmp_path, places=places, events=events)) == warnings


def test_a_place_without_events_is_held_to_the_days_of_the_story(tmp_path: Path) -> None:
    places = [place("rome"), place("paris", lat=48.86, lon=2.35, zone="UTC"), TOKYO]

    assert suspected(check, tmp_path, places=places) == [
        "place paris · zone: found UTC (UTC), expected Europe/Paris (UTC+1), the zone of this point"
    ]
