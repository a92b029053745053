"""The explorer's own typefaces: never before the panes, everywhere after them, never needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, Watch
from tests.browser.driving import (
    MAP_FRAME,
    held_up,
    open_panes,
    open_story,
    shown,
    wait_for_faces,
    wait_for_panes,
)
from tests.browser.servers import Server
from tests.static_pages import KIM, file_of

SANS, SERIF = "Explorer Sans", "Explorer Serif"
QUERY = f"?story={KIM}&lang=en&event=meeting"
FACES = re.compile(r"/faces/\w+/(sans|serif)\.woff2$")
IN_PANES = {
    "[data-explorer=controls] h1": SERIF,
    "[data-explorer=controls] [data-action=next]": SANS,
    "[data-explorer=timeline] h3": SERIF,
    "[data-explorer=article] .ex-passage p": SERIF,
    "[data-explorer=table] td": SANS,
    ".ex-axis-lanes li": SANS,
}
ON_PAGES = {"main h1": SERIF, "nav a": SANS}
IN_MAP = f"document.querySelector('{MAP_FRAME}').contentDocument"
NOTE_REQUESTS = """
  const isShown = (pane) => document.querySelector(`[data-explorer=${pane}]`)?.dataset.current;
  new MutationObserver(() => {
    if (["map", "timeline", "article"].every(isShown)) globalThis.shownAt ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""
WHEN_ASKED = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => /[/]faces[/].*woff2$/.test(name)).map(({ startTime }) => startTime)"""
TOP_OF_EVENT = """(event) => {
  const row = document.querySelector(`[data-explorer=timeline] [data-event="${event}"]`);
  const { top, bottom } = row.closest("[data-explorer]").getBoundingClientRect();
  const box = row.getBoundingClientRect();
  const isInView = box.top >= top - 1 && box.top < bottom;
  return { isInView, family: getComputedStyle(row).fontFamily };
}"""
FONT_OF_NAMES = """(inside) => (inside ? document.querySelector(inside).contentDocument : document)
  .querySelector("canvas.ex-basemap-labels")?.getContext("2d").font ?? ''"""
"""JavaScript: with what the built-in map has written its names, on the page or in a frame."""


def drawn_in(page: Page, element: str) -> set[str]:
    """The typefaces in which the browser has drawn the text of an element, as their files say.

    Args:
        page: on which the expression is evaluated.
        element: JavaScript for the element.
    """
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    session.send("DOM.getDocument", {"depth": -1, "pierce": True})
    found = session.send("Runtime.evaluate", {"expression": element})["result"]
    node = session.send("DOM.requestNode", {"objectId": found["objectId"]})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {each["familyName"] for each in fonts}


def families(page: Page, wanted: dict[str, str]) -> dict[str, set[str]]:
    """Of each of these elements, by their selectors, the typefaces of its text."""
    return {each: drawn_in(page, f"document.querySelector('{each}')") for each in wanted}


def test_they_are_asked_for_once_the_panes_show_the_event_and_not_before(
    page: Page, server: Server
) -> None:
    page.add_init_script(NOTE_REQUESTS)
    open_panes(page, server.address, QUERY)

    asked = page.evaluate(WHEN_ASKED)
    assert len(asked) == 2
    assert min(asked) > page.evaluate("() => shownAt")


def test_panes_and_map_are_in_them(page: Page, server: Server) -> None:
    open_story(page, server.address, QUERY)
    page.locator("[data-explorer=table] td").first.wait_for(state="attached")
    page.frame_locator(MAP_FRAME).locator("html[data-faces]").wait_for(state="attached")

    entries = page.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => name)"
    )
    assert [name for name in entries if "/static/media/Source" in name] == []
    assert families(page, IN_PANES) == {each: {family} for each, family in IN_PANES.items()}
    scale = f"{IN_MAP}.querySelector('.leaflet-control-scale-line')"
    assert drawn_in(page, scale) == {SANS}
    assert SANS in page.evaluate(FONT_OF_NAMES, MAP_FRAME)


def test_names_that_were_written_on_the_map_before_they_came_are_written_again(
    page: Page, server: Server
) -> None:
    with held_up(page, FACES):
        page.goto(f"{server.address}{QUERY}", wait_until="commit")
        page.wait_for_function(f"() => ({FONT_OF_NAMES})(null).includes('system-ui')")

    page.wait_for_function(f"() => ({FONT_OF_NAMES})(null).includes('{SANS}')")
    assert shown(page)["map"] == "meeting"


@pytest.mark.parametrize(
    "path", ["stories/", f"stories/{KIM}", f"stories/{KIM}/meeting", f"stories/{KIM}/handout.html"]
)
def test_pages_without_scripts_are_in_them(new_page: NewPage, server: Server, path: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server.address}{path}?lang=en")
    page.wait_for_function("() => document.fonts.status === 'loaded'")

    assert families(page, ON_PAGES) == {each: {family} for each, family in ON_PAGES.items()}


def test_one_file_brings_them_along(new_page: NewPage, watch: Watch, tmp_path: Path) -> None:
    watch.hosts = {None}
    page = new_page(offline=True)
    (tmp_path / "story.html").write_bytes(file_of(KIM))
    page.goto((tmp_path / "story.html").as_uri())
    wait_for_panes(page)
    wait_for_faces(page)

    title = "[data-explorer=controls] h1"
    assert families(page, {title: SERIF}) == {title: {SERIF}}


def test_the_event_stays_in_view_when_they_come(page: Page, server: Server) -> None:
    with held_up(page, FACES):
        page.goto(server.address + QUERY, wait_until="commit")
        wait_for_panes(page)
        page.wait_for_function("() => document.fonts.status === 'loading'")
        before = page.evaluate(TOP_OF_EVENT, "meeting")

    wait_for_faces(page)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    after = page.evaluate(TOP_OF_EVENT, "meeting")

    assert (before["isInView"], after["isInView"]) == (True, True)
    assert SANS not in before["family"]
    assert SANS in after["family"]


def test_what_cannot_be_loaded_stays_in_the_typefaces_of_the_system(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("404")
    page.route(FACES, lambda route: route.fulfill(status=404))
    open_panes(page, server.address, QUERY)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => !location.search.includes('event=meeting')")

    assert len(set(shown(page).values())) == 1
    title = "[data-explorer=controls] h1"
    (family,) = families(page, {title: SERIF}).values()
    assert family
    assert family.isdisjoint({SANS, SERIF})
