"""The thin line above the panes, in the colours of the events' statuses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

GRADIENT = """async ([statuses, positions]) => {
  const { gradientOf } = await import(new URL("controls/strip.js", location.href).href);
  return gradientOf({ events: statuses.map((kind) => ({ status: { kind } })) }, positions);
}"""


def test_each_event_that_is_shown_has_its_colour_on_the_line(module_page: Page) -> None:
    statuses = ["confirmed", "disputed", "reported", "confirmed"]

    assert module_page.evaluate(GRADIENT, [statuses, [0, 1, 3]]) == (
        "var(--ex-confirmed) 0.00% 33.33%, var(--ex-disputed) 33.33% 66.67%, "
        "var(--ex-confirmed) 66.67% 100.00%"
    )
    assert module_page.evaluate(GRADIENT, [statuses, []]) == ""


@pytest.mark.parametrize(("count", "coloured"), [(300, 300), (301, 151), (900, 300), (10_000, 295)])
def test_of_many_events_some_have_their_colour(
    count: int, coloured: int, module_page: Page
) -> None:
    kinds = ("reported", "disputed")
    statuses = [kinds[at >= count // 2] for at in range(count)]

    stops = module_page.evaluate(GRADIENT, [statuses, list(range(count))]).split(", ")

    assert len(stops) == coloured
    assert stops[-1].endswith(" 100.00%")
    first = next(stop for stop in stops if "disputed" in stop)
    assert float(re.findall(r"[\d.]+", first)[0]) == pytest.approx(50, abs=1)
