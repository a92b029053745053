"""First sight: an address without an event shows what the story is about and where it starts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, NewPage
from tests.browser.driving import open_panes, shown, tool, wait_for_event, wait_for_panes
from tests.browser.servers import Server

STORY = "?story=vostochny-2023"
FIRST, SECOND = "departure-pyongyang", "khasan-welcome"
OPENING = ".ex-opening:visible"
SCREENS = ((1440, 900), (1024, 768), (390, 664), (844, 390))
SCALE = "[data-explorer=map]:visible .leaflet-control-scale-line"


def opening_of(page: Page) -> Locator:
    return page.locator(OPENING)


@pytest.mark.parametrize(
    ("lang", "words", "start"),
    [("en", "The summit with Putin", "Start"), ("it", "Il vertice con Putin", "Inizia")],
)
def test_a_story_opens_as_a_whole_and_start_leads_to_its_first_event(
    page: Page, server: Server, lang: str, words: str, start: str
) -> None:
    assert open_panes(page, server.address, f"{STORY}&lang={lang}") == FIRST
    expect(opening_of(page)).to_contain_text(words)
    expect(opening_of(page)).to_contain_text("29 event")
    whole = page.locator(SCALE).inner_text()

    expect(page.locator("[data-explorer=article] .ex-front")).to_be_in_viewport()

    opening_of(page).get_by_role("button", name=start).click()

    page.wait_for_function(
        "(query) => location.search === query", arg=f"{STORY}&event={FIRST}&lang={lang}"
    )
    expect(opening_of(page)).to_have_count(0)
    expect(page.locator(f"[data-explorer=timeline] button[data-event={FIRST}]")).to_be_focused()
    expect(page.locator(SCALE)).not_to_have_text(whole)

    page.evaluate("history.back()")

    expect(opening_of(page)).to_be_visible()
    expect(page.locator(SCALE)).to_have_text(whole)
    assert set(shown(page).values()) == {FIRST}


def test_a_step_leaves_the_opening_and_going_back_from_there_returns_to_it(
    page: Page, server: Server
) -> None:
    open_panes(page, server.address, f"{STORY}&lang=en")
    page.keyboard.press("ArrowRight")
    wait_for_event(page, SECOND)
    expect(opening_of(page)).to_have_count(0)

    page.evaluate("history.back()")

    wait_for_event(page, FIRST)
    expect(opening_of(page)).to_be_visible()
    page.wait_for_function("(query) => location.search === query", arg=f"{STORY}&lang=en")


def test_a_link_to_an_event_shows_that_event(page: Page, server: Server) -> None:
    open_panes(page, server.address, f"{STORY}&event={FIRST}&lang=en")
    expect(opening_of(page)).to_have_count(0)


def test_the_opening_says_what_a_filter_and_a_state_of_knowledge_leave_of_it(
    page: Page, server: Server
) -> None:
    open_panes(page, server.address, f"{STORY}&lang=en&status=disputed")
    expect(opening_of(page)).to_contain_text("2 of 29 events shown")

    open_panes(page, server.address, f"{STORY}&lang=en&asof=publication")
    expect(opening_of(page)).to_contain_text("What the article knew (14 September) · ")

    page.goto(f"{server.address}{STORY}&lang=en&from=2030")
    wait_for_panes(page)
    expect(opening_of(page)).to_contain_text("0 of 29 events shown")
    expect(opening_of(page).get_by_role("button")).to_have_count(0)


def test_a_search_from_the_opening_leads_to_the_first_event_that_it_finds(
    page: Page, server: Server
) -> None:
    open_panes(page, server.address, f"{STORY}&lang=en")
    tool(page, "filters").click()
    words = page.locator("[data-panel=filters] [data-filter=q]")
    for typed in ("fleet", "talks"):
        words.fill(typed)
        page.wait_for_function("(typed) => location.search.includes(`q=${typed}`)", arg=typed)
        found = page.locator("[data-explorer=timeline] .ex-row:visible .ex-title").first
        wait_for_event(page, str(found.get_attribute("data-event")))
    assert "event=" not in page.url


def test_the_opening_stays_in_another_language_and_what_is_shared_is_the_story(
    page: Page, server: Server
) -> None:
    open_panes(page, server.address, f"{STORY}&lang=en&clock=UTC")
    page.evaluate("""() => {
      history.replaceState(null, "", "?story=vostochny-2023&lang=it&clock=UTC");
      dispatchEvent(new PopStateEvent("popstate"));
    }""")
    expect(opening_of(page)).to_contain_text("Il vertice con Putin")
    assert page.evaluate("location.search") == f"{STORY}&lang=it&clock=UTC"


FITS = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const foot = Math.min(...["#ex-stepper", "[data-pane=axis]"]
    .map((selector) => box(selector).top)
    .filter((top) => top > innerHeight / 2), innerHeight);
  return {
    header: box(".ex-header").height,
    map: foot - box("[data-explorer=map]").top,
    story: foot - Math.max(box(".ex-header").bottom, 0),
    title: Math.min(foot, box("[data-explorer=timeline]").bottom)
      - box("[data-explorer=timeline] .ex-open .ex-title").bottom,
  };
}"""


@pytest.mark.parametrize("lang", ["en", "it"])
def test_map_opening_and_first_event_are_on_the_first_screen(
    new_page: NewPage, server: Server, lang: str
) -> None:
    for width, height in SCREENS:
        options = {"viewport": {"width": width, "height": height}}
        page = new_page(**(PHONE | options if width < 1000 else options))
        open_panes(page, server.address, f"{STORY}&lang={lang}")
        expect(opening_of(page).locator("[data-action=start]")).to_be_in_viewport(ratio=1)
        room = page.evaluate(FITS)
        assert room["header"] <= 100, (width, height)
        assert room["map"] >= 200, (width, height)
        assert room["title"] >= 0, (width, height)
        assert room["story"] >= 0.6 * height, (width, height)
        page.close()


@pytest.mark.parametrize("lang", ["en", "it"])
def test_no_stop_is_below_what_is_at_the_foot_of_a_low_window(
    new_page: NewPage, server: Server, lang: str
) -> None:
    page = new_page(**PHONE | {"viewport": {"width": 844, "height": 390}})
    open_panes(page, server.address, f"{STORY}&lang={lang}")
    foot = page.locator("#ex-stepper").bounding_box()
    stops = page.locator("[data-explorer=map]:visible .ex-stop").all()
    assert foot
    assert stops
    for stop in stops:
        box = stop.bounding_box()
        assert box
        assert box["y"] + box["height"] <= foot["y"]
