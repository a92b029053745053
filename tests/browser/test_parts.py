"""What is loaded when a reader asks for it: no press is lost, whatever the connection does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from explorer.site.bundles import PARTS
from tests.browser.conftest import Watch
from tests.browser.driving import held_up, map_frame, open_panes, tool, wait_for_folium
from tests.browser.open_pages import QUERY
from tests.browser.servers import Server
from tests.browser.test_resilience import CONNECTION_LOST

SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
PANELS = {
    "about": "about_panel",
    "download": "downloads_panel",
    "filters": "filters_panel",
    "share": "share_panel",
}
REFUSED = "This view could not be loaded."


def requested(page: Page) -> list[str]:
    """The parts that are requested from now on, by path."""
    asked: list[str] = []

    def note(url: str) -> None:
        asked.extend(part for part in PARTS if url.endswith(f"/{part}"))

    page.on("request", lambda request: note(request.url))
    return asked


@pytest.fixture
def saving(page: Page, server: Server) -> Page:
    """A reader who saves data, at the first event: only what Streamlit's page needs is loaded."""
    page.add_init_script(SAVES_DATA)
    asked = requested(page)
    open_panes(page, server.address, QUERY)
    wait_for_folium(page)
    assert sorted(asked) == ["map/hand_over.js", "page/first_connection.js"]
    return page


def test_parts_come_ahead_and_then_open_without_a_network(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    asked = requested(page)
    open_panes(page, server.address, QUERY)
    page.wait_for_function(
        """(parts) => parts.every((part) => performance.getEntriesByType("resource")
          .some(({ name, responseEnd }) => name.endsWith(`/${part}`) && responseEnd > 0))""",
        arg=list(PARTS),
    )
    assert sorted(set(asked)) == sorted(PARTS)
    page.context.set_offline(True)
    for name in PANELS:
        tool(page, name).click()
        expect(page.locator("dialog[open] .ex-panel-body > *").first).to_be_visible()
        expect(page.get_by_text(REFUSED)).to_have_count(0)
        page.keyboard.press("Escape")
    page.context.set_offline(False)


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    saving: Page, watch: Watch, name: str
) -> None:
    watch.expect(CONNECTION_LOST)
    saving.context.set_offline(True)
    tool(saving, name).click()
    panel = saving.locator("dialog[open]")
    expect(panel.get_by_role("alert")).to_have_text(REFUSED)
    saving.context.set_offline(False)
    panel.get_by_role("button", name="Try again").click()
    expect(panel.get_by_role("alert")).to_have_count(0)
    expect(panel.locator(".ex-panel-body > *").first).to_be_visible()
    assert panel.evaluate("(panel) => panel.contains(document.activeElement)")


def test_a_press_is_answered_before_the_code_is_there_and_the_next_one_closes(
    saving: Page,
) -> None:
    panel = saving.locator("[data-panel=filters]")
    with held_up(saving, "**/filters_panel.js"):
        tool(saving, "filters").click()
        expect(panel.get_by_role("heading")).to_be_visible()
        tool(saving, "filters").click()
        expect(panel).to_be_hidden()
        tool(saving, "filters").click()
        expect(panel).to_be_visible()
    expect(panel.locator("[data-filter=q]")).to_be_focused()


def test_a_panel_that_was_closed_before_its_code_came_stays_closed(saving: Page) -> None:
    with saving.expect_response("**/about_panel.js"), held_up(saving, "**/about_panel.js"):
        tool(saving, "about").click()
        expect(saving.get_by_role("dialog")).to_be_visible()
        saving.keyboard.press("Escape")
    expect(saving.get_by_role("dialog")).to_have_count(0)
    assert saving.locator("[data-panel=about] .ex-panel-body > *").count() == 0


@pytest.mark.parametrize(
    ("name", "part", "found"),
    [("Legend", "legend", ".ex-map-legend li"), ("Places of the story", "places_panel", "li")],
)
def test_what_unfolds_on_the_map_is_loaded_and_again_if_that_failed(
    saving: Page, watch: Watch, name: str, part: str, found: str
) -> None:
    watch.expect("net::ERR_FAILED")
    saving.route(f"**/{part}.js", lambda route: route.abort())
    frame = map_frame(saving)
    frame.get_by_label(name, exact=True).first.click()
    fold = frame.locator(".ex-map-fold[open]")
    expect(fold.get_by_role("alert")).to_have_text(REFUSED)
    saving.unroute(f"**/{part}.js")
    fold.get_by_role("button", name="Try again").click()
    expect(fold.locator(found).first).to_be_visible()
    expect(fold.get_by_role("alert")).to_have_count(0)
