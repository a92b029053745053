"""Which ring a point is in, against trying every ring."""

from itertools import pairwise
from math import cos, sin, tau
from random import Random

import pytest

from explorer.story.containing import rings_around
from explorer.story.unrolling import Point, Ring


def star(lon: float, lat: float, corners: int, random: Random) -> Ring:
    reaches = [random.uniform(0.1, 0.49) for _ in range(corners)]
    angles = [tau * at / corners for at in range(corners)]
    return [
        (lon + reach * cos(angle), lat + reach * sin(angle))
        for reach, angle in zip(reaches, angles, strict=True)
    ]


def is_in(point: Point, ring: Ring) -> bool:
    lon, lat = point
    edges = pairwise([*ring, ring[0]])
    crossed = [
        (a[1] > lat) != (b[1] > lat) and lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in edges
        if a[1] != b[1]
    ]
    return sum(crossed) % 2 == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_ring_is_that_which_trying_all_of_them_finds(seed: int) -> None:
    random = Random(seed)
    rings = [star(x, y, 12, random) for x in range(5) for y in range(5)]
    points = [(random.uniform(-0.5, 4.5), random.uniform(-0.5, 4.5)) for _ in range(400)]
    tried = [next((at for at, ring in enumerate(rings) if is_in(p, ring)), None) for p in points]

    assert rings_around(points, rings) == tried
    assert len(set(tried)) > 20


def test_rings_may_touch_at_corners_and_have_level_edges() -> None:
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    corner = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]
    points = [(0.5, 0.5), (1.5, 1.5), (1.5, 0.5), (0.5, 1.0 + 1e-7), (3.0, 1.0)]

    assert rings_around(points, [square, corner]) == [0, 1, None, None, None]


def test_edges_that_cross_are_no_error() -> None:
    bow = [(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)]

    assert rings_around([(0.2, 1.0), (5.0, 1.0)], [bow, [*reversed(bow)]])[1] is None
    assert rings_around([], [bow]) == []
