"""A documented distance is not shorter than the straight line."""

from pathlib import Path

import pytest

from explorer.reading.checks.distances import check
from tests.records import LEG, suspected

DISTANCE = {"distance_basis": "rail", "distance_source": "wire"}


@pytest.mark.parametrize(
    ("km", "messages"),
    [
        (
            9.9,
            [
                "leg rome to tokyo · distance_km: found 9.9, expected at least the straight line, "
                "9,876 km (9900?)"
            ],
        ),
        (
            800.0,
            [
                "leg rome to tokyo · distance_km: found 800, expected at least the straight line, "
                "9,876 km"
            ],
        ),
        (9000.0, []),
        (12000.0, []),
    ],
)
def test_a_distance_shorter_than_the_straight_line_is_suspicious(
    tmp_path: Path, km: float, messages: list[str]
) -> None:
    legs = [LEG | DISTANCE | {"distance_km": km}]

    assert suspected(check, tmp_path, legs=legs) == messages
