"""What WCAG 2.2 AA asks for and axe-core cannot see; docs/accessibility.md says what else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.driving import (
    MAP_FRAME,
    map_frame,
    open_story,
    wait_for_event,
)
from tests.browser.open_pages import show
from tests.browser.servers import Server

STORY = "?story=vostochny-2023"
TARGET_PX = 44
"""Smallest side of what a finger has to hit, where it is not a link within a text."""

NewPage = Callable[..., Page]

FOCUSED = """() => {
  let [win, left, top] = [window, 0, 0];
  while (win.document.activeElement?.contentDocument) {
    const frame = win.document.activeElement;
    ({ left, top } = frame.getBoundingClientRect());
    win = frame.contentWindow;
  }
  const element = win.document.activeElement;
  const [box] = element.getClientRects();
  if (!box || element === win.document.body) return null;
  const inside = (low, high, size) => (Math.max(low, 0) + Math.min(high, size)) / 2;
  const x = inside(box.left, box.right, win.innerWidth);
  const y = inside(box.top, box.bottom, win.innerHeight);
  const hit = document.elementFromPoint(left + x, top + y);
  const found = hit === win.frameElement ? win.document.elementFromPoint(x, y) : hit;
  const isSeen = found !== null && (element.contains(found) || found.contains(element));
  return {
    name: element.getAttribute("aria-label") ?? element.textContent.slice(0, 40),
    pane: element.closest("[data-explorer]")?.dataset.explorer,
    isSeen,
    hasRing: win.getComputedStyle(element).outlineStyle !== "none",
  };
}"""
"""JavaScript: what has the focus, whether its middle can be seen, whether a ring is around it."""


SKIP_LINKS = {
    "Skip to the step controls": "#ex-stepper",
    "Skip to the timeline": "[data-explorer=timeline] [data-scroller]",
    "Skip to the article": "[data-explorer=article] [data-scroller]",
    "Skip to the table": "[data-explorer=table]",
    "Skip to the map": "map",
}


def test_a_skip_link_gives_the_focus_to_its_part(reading: Page) -> None:
    before = reading.url
    inside = map_frame(reading).locator("[data-explorer=map]")
    for link, target in SKIP_LINKS.items():
        reading.get_by_role("link", name=link).focus()
        reading.keyboard.press("Enter")
        expect(inside if target == "map" else reading.locator(target)).to_be_focused()
        assert reading.url == before


def test_a_skip_link_is_seen_when_it_has_the_focus(reading: Page) -> None:
    link = reading.get_by_role("link", name="Skip to the map")
    expect(link).not_to_be_in_viewport()
    link.focus()
    expect(link).to_be_in_viewport()


def test_the_parts_of_the_page_are_named_regions(reading: Page) -> None:
    for name in ("Story and controls", "Timeline", "Article", "The itinerary as a table"):
        expect(reading.get_by_role("region", name=name, exact=True)).to_have_count(1)
    inside = map_frame(reading).get_by_role("region", name="Map: Kim Jong Un in Russia")
    expect(inside).to_have_count(1)


def test_of_streamlits_part_of_the_page_only_the_map_is_reached_by_keys(opened: Page) -> None:
    reached = """() => [...document.querySelectorAll("#root *")]
      .filter((part) => part.tabIndex >= 0 && part.checkVisibility({ visibilityProperty: true }))
      .map(({ id }) => id)"""
    opened.locator("#root #ex-map").wait_for(state="attached")
    assert opened.evaluate(reached) == ["ex-map"]


def test_headings_lead_from_the_title_to_the_days_without_gaps(reading: Page) -> None:
    levels = reading.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "(found) => found.map((each) => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_nothing_is_an_application_of_its_own(reading: Page) -> None:
    for part in (reading, map_frame(reading)):
        expect(part.locator("[role=application]")).to_have_count(0)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_what_has_the_focus_is_always_seen(
    new_page: NewPage, server: Server, options: dict[str, Any]
) -> None:
    page = new_page(**options)
    open_story(page, server.address, f"{STORY}&event=meeting&lang=en")
    page.locator("[data-explorer=table] tr[data-event]").first.wait_for(state="attached")
    forwards = tabbed(page, "Tab", 80)
    page.locator("[data-explorer=article] a").last.focus()
    backwards = tabbed(page, "Shift+Tab", 25)
    page.locator("[data-explorer=table]").get_by_role("button").last.focus()
    backwards += tabbed(page, "Shift+Tab", 25)
    assert panes_of(forwards) >= {"controls", "map", "timeline"}
    assert panes_of(backwards) >= {"article", "table"}
    assert [
        each for each in (*forwards, *backwards) if each.get("pane") and not each["hasRing"]
    ] == []


def tabbed(page: Page, key: str, times: int) -> list[dict[str, Any]]:
    """What the focus comes to, each as soon as it is seen: the map first pans to its stops."""
    seen = f"() => {{ const found = ({FOCUSED})(); return (found?.isSeen ?? true) && [found]; }}"
    found = []
    for _ in range(times):
        page.keyboard.press(key)
        found += page.wait_for_function(seen).json_value()
    return [each for each in found if each]


def panes_of(found: list[dict[str, Any]]) -> set[str]:
    return {each.get("pane", "") for each in found}


def small_targets(part: Page | FrameLocator, selector: str) -> list[str]:
    return part.locator(selector).evaluate_all(
        f"""(found) => found.filter((each) => {{
          const {{ width, height }} = each.getBoundingClientRect();
          return each.checkVisibility() && width > 1 && Math.min(width, height) < {TARGET_PX} - 0.5;
        }}).map((each) => each.outerHTML.slice(0, 120))"""
    )


def test_on_a_phone_every_control_has_room_for_a_finger(reading_on_phone: Page) -> None:
    page = reading_on_phone
    show(page, "meeting", lang="it")
    controls = "button:not(.ex-note-button), select, summary, .ex-choice, .ex-check"
    assert small_targets(page, f"[data-explorer] :is({controls})") == []
    assert small_targets(map_frame(page), ":is(button, summary, label)") == []


@pytest.mark.parametrize("query", ["", "&embed=true"], ids=["page", "embed"])
def test_at_320_pixels_nothing_scrolls_sideways(
    new_page: NewPage, server: Server, query: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    open_story(page, server.address, f"{STORY}&event=meeting&lang=it{query}")
    wider = """() => [...document.querySelectorAll("[data-explorer] *")]
      .filter((each) => !each.closest(".ex-sheet, .ex-hidden, .ex-skip") && each.checkVisibility())
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .map((each) => each.outerHTML.slice(0, 120))"""
    for lang in ("it", "en"):
        show(page, "meeting", lang=lang)
        assert page.evaluate(wider) == [], lang
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, lang


def test_at_320_pixels_no_page_as_text_scrolls_sideways(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 256})
    for path in ("stories/", "stories/vostochny-2023"):
        page.goto(server.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_stop_is_said_with_the_status_that_its_mark_shows(reading: Page) -> None:
    page = reading
    show(page, "putin-arrival")
    stop = map_frame(page).locator('button[data-place="vostochny"]')
    expect(stop).to_have_attribute("aria-label", "Vostochny Cosmodrome, stop 4 of 14, reported")
    page.keyboard.press("End")
    expect(stop).to_have_attribute("aria-label", "Vostochny Cosmodrome, stop 4 of 14, confirmed")


def test_all_that_the_map_shows_at_an_event_is_written_in_the_timeline(reading: Page) -> None:
    reading.locator('[data-explorer=timeline] button[data-event="meeting"]').click()
    wait_for_event(reading, "meeting")
    expect(reading.locator("[data-explorer=timeline] .ex-details")).to_contain_text(
        "The map shows Vostochny Cosmodrome, known to within 12 km."
    )


def test_the_map_says_its_keys_and_shows_no_frame_of_another_name(reading: Page) -> None:
    frame = reading.locator(MAP_FRAME)
    expect(frame).to_have_attribute("aria-label", "Map: Kim Jong Un in Russia, September 2023")
    expect(map_frame(reading).locator("#ex-map-keys")).to_contain_text("Plus and minus: zoom")
