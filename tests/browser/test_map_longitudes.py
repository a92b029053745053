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


def test_a_line_that_leaves_the_map_comes_in_again_at_the_other_edge(module_page: Page) -> None:
    out, back = laid_out(module_page, [[[125, -9], [80, -40], [18.5, -34]]], 115)
    assert out == [[-9, 125], [-40, 80], [-34, 18.5]]
    assert back == [[-9, 485], [-40, 440], [-34, 378.5]]


def test_no_line_of_a_journey_around_the_world_jumps(module_page: Page) -> None:
    around = [[[-6, 37], [-120, 0], [-180, 0]], [[180, 0], [60, 0], [-6, 37]]]
    (line,) = laid_out(module_page, around, -6)[:1]
    assert all(abs(after[1] - before[1]) <= 180 for before, after in pairwise(line))
    assert line[-1][1] == line[0][1] - 360
