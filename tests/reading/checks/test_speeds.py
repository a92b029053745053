"""Travel that nobody could have made in the time there was."""

from pathlib import Path

import pytest

from explorer.reading.checks.speeds import check
from tests.records import LEG, Records, event, suspected

HINT = "(check dates, zones and coordinates)"


def journey(left: Records, arrived: Records) -> list[Records]:
    return [event("departure", **left), event("arrival", place="tokyo", **arrived)]


@pytest.mark.parametrize(
    ("left", "arrived", "leg", "message"),
    [
        (  # 08:00 to 17:00 in Tokyo, which is 09:00 in Rome
            {"time": "08:00"},
            {"time": "17:00"},
            LEG,
            "9,866 km from rome in 1.0 hours, expected at most 1,100 km/h by air",
        ),
        (
            {"time": "09:00"},
            {"time": "17:00"},
            None,
            "9,866 km from rome in 0 hours, expected at most 1,100 km/h",
        ),
        (
            {"when": "2023-03-01"},
            {"when": "2023-03-02"},
            LEG | {"mode": "rail"},
            None,
        ),
        (
            {"when": "2023-03-01"},
            {"when": "2023-03-02"},
            LEG | {"mode": "road"},
            "9,866 km from rome in 40.0 hours, expected at most 130 km/h by road",
        ),
        (
            {"when": "2023-03-01", "time": "20:00"},
            {"when": "2023-03-02", "time": "06:00"},
            LEG | {"distance_km": 12000, "distance_basis": "straight", "distance_source": "wire"},
            "12,000 km from rome in 2.0 hours, expected at most 1,100 km/h by air",
        ),
        ({"when": "2023"}, {"when": "2023"}, LEG | {"mode": "foot"}, None),
        ({"when": "../2023-03-01"}, {"when": "2023-03-02"}, LEG | {"mode": "sea"}, None),
    ],
)
def test_a_journey(
    tmp_path: Path, left: Records, arrived: Records, leg: Records | None, message: str | None
) -> None:
    changes = {"events": journey(left, arrived), "legs": [leg] if leg else []}

    expected = [f"event arrival · when: found {message} {HINT}"] if message else []
    assert suspected(check, tmp_path, **changes) == expected


def test_a_vague_event_between_does_not_hide_the_haste(tmp_path: Path) -> None:
    events = journey({"time": "08:00"}, {"time": "17:00"})
    events.insert(1, event("vague", when="2023"))

    assert len(suspected(check, tmp_path, events=events)) == 1


def test_what_is_as_near_as_both_places_are_inexact_takes_no_time(tmp_path: Path) -> None:
    events = [event("departure", time="09:00"), event("arrival", place="tokyo", time="17:00")]
    near = {"lat": 41.9, "lon": 12.5, "accuracy_km": 5, "zone": "Asia/Tokyo"}
    rome = {"id": "rome", "names": {"en": "Rome"}, "country": "IT", "coordinate_source": "A map"}
    places = [rome | near | {"zone": "Europe/Rome"}, rome | near | {"id": "tokyo", "lon": 12.6}]

    assert suspected(check, tmp_path, events=events, places=places) == []
