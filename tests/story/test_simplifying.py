"""Lines with fewer points: none that is needed is left out, and no line takes much longer."""

from itertools import pairwise
from math import sin

import pytest

from explorer.story import simplifying
from explorer.story.simplifying import AT_ONCE, kept_points, longest, reach

TOLERANCE = 1e-4


def wave(count: int) -> list[tuple[float, float]]:
    return [(at / count, 0.01 * sin(at / count * 60)) for at in range(count)]


def zigzag(count: int) -> list[tuple[float, float]]:
    """Of this, the point farthest off is always the next: the worst for the rule."""
    return [(at / count, (at % 2) * (1 - at / count)) for at in range(count)]


def off(line: list[tuple[float, float]], kept: list[int]) -> float:
    """How far the farthest point is from the drawn line."""
    farthest = 0.0
    for start, end in pairwise(kept):
        far_sq, _ = simplifying._farthest(line, start, end)
        farthest = max(farthest, far_sq**0.5)
    return farthest


@pytest.mark.parametrize(("count", "times"), [(1_000, 1), (20_000, 2)])
def test_no_point_is_farther_off_than_the_tolerance(count: int, times: int) -> None:
    line = wave(count)
    (kept,) = kept_points([line], tolerance=TOLERANCE, most=1_000)

    assert 20 < len(kept) < 400
    assert off(line, kept) <= times * TOLERANCE


def test_a_straight_line_of_any_length_has_two_points() -> None:
    line = [(at / 10_000, at / 20_000) for at in range(10_000)]

    assert kept_points([line], tolerance=1e-9, most=1_000) == [[0, 9_999]]


def test_with_few_points_the_worst_is_over_in_all_lines_together() -> None:
    flat = [(at / 100, 0.0001 * (at % 2)) for at in range(101)]
    high = [(at / 100, 0.5 * (at == 50)) for at in range(101)]

    assert kept_points([flat, high], tolerance=1e-9, most=7) == [[0, 100], [0, 49, 50, 51, 100]]


def test_a_ring_keeps_the_point_farthest_from_where_it_begins() -> None:
    ring = [(0.0, 0.0), (0.5, 0.001), (1.0, 0.0), (0.5, -0.001), (0.0, 0.0)]

    assert kept_points([ring], tolerance=0.01, most=99) == [[0, 2, 4]]


def test_a_line_that_is_one_point_has_its_ends() -> None:
    assert kept_points([[(0.5, 0.5)] * 4], tolerance=0, most=99) == [[0, 3]]


def test_the_worst_line_takes_only_as_many_times_longer_as_it_has_points(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = 0
    farthest = simplifying._farthest

    def counted(line: list[tuple[float, float]], start: int, end: int) -> tuple[float, int]:
        nonlocal looked
        looked += end - start
        return farthest(line, start, end)

    monkeypatch.setattr(simplifying, "_farthest", counted)
    looks = []
    for count in (10_000, 40_000):
        looked = 0
        (kept,) = kept_points([zigzag(count)], tolerance=1e-9, most=200)
        looks.append(looked)
        assert len(kept) == 200

    assert looks[1] < 4 * looks[0]
    assert looks[1] < 40_000 + 512 * AT_ONCE


def test_the_longest_lines_are_found_in_their_order() -> None:
    lines = [[(0, 0), (size, size / 2)] for size in (3, 1, 4, 2)]

    assert longest(lines, 2) == [0, 2]
    assert longest(lines, 9) == [0, 1, 2, 3]
    assert reach(lines[0]) == 3
