"""Where the basemap's labels go: arithmetic of points, lines and boxes, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

MEASURED = """([given, before, taken]) =>
  import(new URL("basemap/label_layout.js", location.href).href).then(({ layOutLabels }) => {
    const world = 256 * 32;
    const view = { left: 0, top: 0, width: 400, height: 300, zoom: 5 };
    const type = { widthOf: (text) => 6 * text.length };
    const labels = given.map(([look, x, y, name, rank = 0, line = null]) => ({
      key: name, look, x: x / world, y: y / world, minZoom: 4, rank, tags: { name },
      line: line && Float64Array.from(line, (value) => value / world),
    }));
    const spots = [{ x: 300 / world, y: 50 / world }];
    const what = { labels, spots, taken, lang: "it", font: "serif", view, before: new Map(before) };
    return layOutLabels(type, what).map(({ way, words }) =>
      [words[0].text, way, Math.round(words[0].x), Math.round(words[0].y)]);
  })"""
USSURI, AMUR = ["town", 100, 100, "Ussuri"], ["town", 120, 100, "Amur"]


def labels_on(
    page: Page,
    labels: list[list[object]],
    before: list[list[object]] | None = None,
    taken: list[dict[str, float]] | None = None,
) -> list[list[Any]]:
    found: list[list[Any]] = page.evaluate(MEASURED, [labels, before or [], taken or []])
    return found


@pytest.mark.parametrize(
    ("labels", "placed"),
    [
        ([USSURI], [["Ussuri", 0, 124, 100]]),  # right of its dot
        ([["country", 100, 100, "Peru"]], [["PERU", 0, 100, 100]]),
        ([["town", 310, 60, "Ussuri"]], []),  # something else is named there
        ([["town", 399, 100, "Ussuri"]], [["Ussuri", 0, 423, 100]]),  # goes on beyond the view
        ([USSURI, AMUR], [["Amur", 0, 138, 100], ["Ussuri", 3, 76, 100]]),  # else they would meet
        ([[*USSURI, -1], AMUR], [["Ussuri", 0, 124, 100]]),  # the dot of the second is covered
    ],
)
def test_a_label_of_the_basemap_is_where_it_has_room(
    module_page: Page, labels: list[list[object]], placed: list[list[object]]
) -> None:
    assert labels_on(module_page, labels) == placed


def test_a_country_and_its_island_of_the_same_name_are_named_once(module_page: Page) -> None:
    japan = [["country", 50, 100, "Japan", -3], ["island", 350, 250, "Japan"]]
    assert labels_on(module_page, japan) == [["JAPAN", 0, 50, 100]]
    towns = [["island", 350, 250, "Elba"], ["town", 50, 100, "Elba", -1]]
    assert len(labels_on(module_page, towns)) == 2


def test_a_label_keeps_its_place_and_goes_before_what_is_new(module_page: Page) -> None:
    before = [["Ussuri 0", 3]]
    placed = [["Ussuri", 3, 76, 100], ["Amur", 0, 138, 100]]
    assert labels_on(module_page, [USSURI, [*AMUR, -9]], before) == placed


def test_a_label_makes_way_for_what_is_taken(module_page: Page) -> None:
    box = {"left": 104, "top": 90, "right": 200, "bottom": 110}
    assert labels_on(module_page, [USSURI], taken=[box]) == [["Ussuri", 3, 76, 100]]


def test_a_river_is_named_above_its_line_from_left_to_right(module_page: Page) -> None:
    line = [390, 200, 10, 200]
    [[text, way, x, y]] = labels_on(module_page, [["river", 200, 200, "Po", 0, line]])  # type: ignore[misc]
    assert (text, way) == ("Po", 0)
    assert 150 < x < 250
    assert 188 < y < 196


def test_the_letters_of_a_bent_name_are_written_one_by_one(module_page: Page) -> None:
    line = [value for i in range(40) for value in (100 + 5 * i, 100 + i * i / 16)]
    [[letter, *_]] = labels_on(module_page, [["river", 200, 125, "Po di Goro", 0, line]])
    assert letter == "P"


@pytest.mark.parametrize(
    "line",
    [
        [0, 0, 5, 0],  # shorter than its name
        [value for i in range(40) for value in (100 + 9 * (i % 2), 100 + 2 * i)],  # a zigzag
    ],
)
def test_a_line_that_is_short_or_crooked_is_not_named(module_page: Page, line: list[float]) -> None:
    assert labels_on(module_page, [["river", 100, 100, "Rio Grande del Norte", 0, line]]) == []


def test_labels_cost_in_proportion_to_their_number(module_page: Page) -> None:
    counted = """(count) => Promise.all([
        import(new URL("basemap/occupied.js", location.href).href),
      ]).then(([{ Occupied }]) => {
        const occupied = new Occupied();
        let compared = 0;
        const box = (i) => ({
          get left() { compared += 1; return (i % 100) * 70; },
          top: Math.floor(i / 100) * 30, right: (i % 100) * 70 + 60,
          bottom: Math.floor(i / 100) * 30 + 20,
        });
        for (let i = 0; i < count; i += 1) if (occupied.isFree([box(i)])) occupied.take([box(i)]);
        return compared;
      })"""
    once, twice = module_page.evaluate(counted, 1000), module_page.evaluate(counted, 2000)
    assert twice < 2.2 * once
