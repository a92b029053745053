"""Journeys across the 180th meridian and around the world: one flat map, no torn line."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page


def laid_out(page: Page, pieces: list[list[list[float]]], west: float) -> Any:
    script = """([pieces, west]) => import(new URL("map/longitudes.js", location.href).href)
        .then(({ laidOut }) => laidOut(pieces, west))"""
    return page.evaluate(script, [pieces, west])


def test_a_line_within_the_map_stays_as_it_is(module_page: Page) -> None:
    assert laid_out(module_page, [[[10, 50], [20, 55]]], -30) == [[[50, 10], [55, 20]]]


def test_a_line_cut_at_the_antimeridian_is_joined(module_page: Page) -> None:
    pieces = [[[-170, 10], [-180, 11]], [[180, 11], [175, 12]]]
    assert laid_out(module_page, pieces, 144) == [[[10, 190], [11, 180], [11, 180], [12, 175]]]


def test_a_line_across_longitude_zero_is_not_torn_where_the_map_begins_in_the_east(
    module_page: Page,
) -> None:
    (line,) = laid_out(module_page, [[[18.5, -34], [0, 0], [-23.5, 15]]], 115)
    assert line == [[-34, 378.5], [0, 360], [15, 336.5]]


def test_a_line_that_leaves_the_map_ends_at_its_edge_and_comes_in_again_at_the_other(
    module_page: Page,
) -> None:
    out, back = laid_out(module_page, [[[80, -10], [40, -30], [20, -35]]], 50)
    assert out == [[-10, 80], [-25, 50]]
    assert back == [[-25, 410], [-30, 400], [-35, 380]]


def test_a_line_eastwards_over_the_edge_comes_in_again_in_the_west(module_page: Page) -> None:
    out, back = laid_out(module_page, [[[20, 0], [60, 8]]], 50)
    assert out == [[0, 380], [6, 410]]
    assert back == [[6, 50], [8, 60]]


def test_a_line_round_the_world_is_drawn_once(module_page: Page) -> None:
    around = [[[-6, 37], [-120, 0], [-180, 0]], [[180, 0], [60, 0], [-6, 37]]]
    lines = laid_out(module_page, around, 48)
    assert len(lines) == 2
    assert all(48 <= lon <= 408 for line in lines for _, lon in line)
    assert all(abs(b[1] - a[1]) <= 180 for line in lines for a, b in pairwise(line))
    assert sum(abs(b[1] - a[1]) for line in lines for a, b in pairwise(line)) == 360
