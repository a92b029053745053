"""Places in another country than they say, in the sea, with swapped or mirrored coordinates."""

from pathlib import Path

import pytest

from explorer.reading.checks.positions import check
from tests.records import SMALL, Records, event, place, suspected

TOKYO = SMALL["places"][1]
ITALY = "expected a point in Italy (IT)"


def test_places_in_their_countries_are_not_suspicious(tmp_path: Path) -> None:
    assert suspected(check, tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"lat": 12.5, "lon": 41.9},
            f"lat: found 12.5, 41.9, a point in Ethiopia (ET), {ITALY} (are lat and lon swapped?)",
        ),
        (
            {"lat": 41.9, "lon": -12.5},
            f"lat: found 41.9, -12.5, a point in the sea, {ITALY} (is the sign of lon wrong?)",
        ),
        (
            {"lat": -41.9},
            f"lat: found -41.9, 12.5, a point in the sea, {ITALY} (is the sign of lat wrong?)",
        ),
        (
            {"lat": 40.0, "lon": 12.0},
            f"lat: found 40, 12, a point in the sea, {ITALY} (leave out country at sea)",
        ),
        (
            {"lat": 48.86, "lon": 2.35},
            f"lat: found 48.86, 2.35, a point in France (FR), {ITALY} (country FR?)",
        ),
        (
            {"country": None},
            "country: found nothing, expected the country of this point, such as Italy (IT)",
        ),
    ],
)
def test_a_point_that_does_not_fit_the_country(
    tmp_path: Path, changes: Records, message: str
) -> None:
    assert suspected(check, tmp_path, places=[place("rome", **changes), TOKYO]) == [
        f"place rome · {message}"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"lat": 40.9, "lon": 12.95},  # Ponza, 33 km off the coast
        {"lat": 41.6, "lon": 12.3},  # off Ostia, in territorial waters
        {"lat": 45.94, "lon": 13.63, "country": "SI"},  # Gorizia, within reach of Slovenia
        {"lat": 40.0, "lon": 12.0, "accuracy_km": 200},  # in the sea, but perhaps not
        {"lat": 40.0, "lon": 12.0, "country": None},  # a place at sea
        {"lat": 42.66, "lon": 21.17, "country": "XK"},  # Pristina has no zone of its own
        {"lat": -16.8, "lon": 180.0, "country": "FJ"},  # on the antimeridian
        {"lat": 90.0, "lon": 0.0, "country": None},  # at the pole
        {"lat": -90.0, "lon": 0.0, "country": "AQ"},
    ],
)
def test_a_point_that_may_well_lie_there_is_let_be(tmp_path: Path, changes: Records) -> None:
    assert suspected(check, tmp_path, places=[place("rome", **changes), TOKYO]) == []


def test_a_code_that_is_no_country_is_left_to_the_check_of_codes(tmp_path: Path) -> None:
    events = [event("departure")]

    assert suspected(check, tmp_path, {}, places=[place("rome", country="XX")], events=events) == []
