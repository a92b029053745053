"""What moves while a page comes on a phone or a desk; lines that later break elsewhere apart."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import NewPage
from tests.browser.driving import wait_for_panes
from tests.browser.servers import Server

PHONES: dict[str, dict[str, Any]] = {
    "small": {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True},
    "large": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "lying": {"viewport": {"width": 640, "height": 360}, "is_mobile": True, "has_touch": True},
}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
CODE = "**/assets/*/explorer.js"
FACES = "**/faces/**"
EDGES = """() => [
  document.querySelector("[data-pane=controls]").getBoundingClientRect().bottom,
  document.querySelector(".ex-panes").getBoundingClientRect().top,
].map(Math.round)"""
"""JavaScript: where the header ends and the panes begin."""
STYLED = (
    """() => [...document.querySelectorAll("link[rel=stylesheet]")].every((each) => each.sheet)"""
)
WATCH = """if (window === window.top) {
  window.__shift = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (window.__shift += value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
}"""
"""JavaScript: adds up by how much the content moves, as browsers measure it."""

SIZES_AT_FIRST = """
  window.__atFirst = {};
  window.__sizeOf = (name) => {
    const pane = document.querySelector(`[data-pane=${name}]`);
    const { x, y, width, height } = pane.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
  };
  new MutationObserver(() => {
    for (const name of ["map", "timeline", "article"]) {
      const isShown = document.querySelector(`[data-pane=${name}][data-current]`);
      if (isShown) __atFirst[name] ??= __sizeOf(name);
    }
  }).observe(document, { subtree: true, attributeFilter: ["data-current"] });
"""
"""JavaScript: keeps where each pane lay when it first showed an event."""


def without_faces(page: Page) -> None:
    """Leave a page in the typefaces of the system: where lines break depends on these."""
    page.route(FACES, lambda route: None)


@pytest.mark.parametrize("device", [*PHONES.values(), DESK], ids=[*PHONES, "desk"])
@pytest.mark.parametrize(
    "address",
    ["stories/vostochny-2023?lang=en", "stories/magellan-elcano-1519?lang=it"],
)
def test_the_header_is_as_high_before_its_code_has_come_as_after(
    address: str, device: dict[str, Any], new_page: NewPage, server: Server
) -> None:
    page = new_page(**device)
    without_faces(page)
    held: list[Route] = []
    page.route(CODE, lambda route: held.append(route))  # noqa: PLW0108 - it marks what it is given
    page.goto(server.address + address, wait_until="commit")
    page.locator("#ex-site").wait_for(state="attached")  # the end of the page
    page.wait_for_function(STYLED)
    before = page.evaluate(EDGES)

    page.unroute(CODE)
    for route in held:
        route.continue_()
    wait_for_panes(page)

    assert page.evaluate(EDGES) == before


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("address", ["stories/vostochny-2023?lang=en", "?story=vostochny-2023"])
def test_little_moves_while_the_panes_come(
    address: str, phone: str, new_page: NewPage, server: Server
) -> None:
    page = new_page(**PHONES[phone])
    without_faces(page)
    page.add_init_script(WATCH)
    page.goto(server.address + address, wait_until="commit")
    wait_for_panes(page)
    page.wait_for_function("() => document.querySelector('[data-pane=map]').dataset.settled")

    assert page.evaluate("() => window.__shift") < 0.1


@pytest.mark.parametrize("device", [PHONES["large"], DESK], ids=["phone", "desk"])
def test_a_pane_has_its_size_as_soon_as_it_is_mounted(
    device: dict[str, Any], new_page: NewPage, server: Server
) -> None:
    page = new_page(**device)
    without_faces(page)
    page.add_init_script(SIZES_AT_FIRST)
    page.goto(server.address + "stories/vostochny-2023?lang=en", wait_until="commit")
    wait_for_panes(page)
    page.wait_for_function("() => document.querySelector('[data-pane=map]').dataset.settled")

    at_first = page.evaluate("() => __atFirst")
    assert sorted(at_first) == ["article", "map", "timeline"]
    assert page.evaluate("() => Object.keys(__atFirst).map(__sizeOf)") == list(at_first.values())
