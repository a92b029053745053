"""What a reader sees of a link before any of our code has come, or where it never does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage, Watch
from tests.browser.driving import wait_for_panes
from tests.browser.servers import Server
from tests.browser.test_axe import violations
from tests.records import write_story

MOMENT = "?story=vostochny-2023&event=meeting&lang="
STREAMLIT = "**/static/js/index.*.js"
OURS = "**/assets/*/explorer.js"
LOOK_AFTER_MS = """(passed_ms) => document.getAnimations().forEach((animation) => {
  animation.pause();
  animation.currentTime = passed_ms;
})"""
PLAIN = {"en": "Read the plain version", "it": "Leggi la versione semplice"}


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "Putin and Kim meet"), ("it", "Putin e Kim si incontrano")],
)
def test_a_moment_can_be_read_before_any_script_has_come(
    lang: str, told: str, page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("Failed to load resource")
    for script in (STREAMLIT, OURS):
        page.route(script, lambda route: route.abort())
    page.goto(server.address + MOMENT + lang)

    expect(page.get_by_role("heading", name=told)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name=PLAIN[lang]).click()
    expect(page).to_have_url(f"{server.address}stories/vostochny-2023/meeting?lang={lang}")


def test_who_waits_long_sees_so_and_can_try_again(page: Page, server: Server, watch: Watch) -> None:
    watch.expect("Failed to load resource")
    page.route(OURS, lambda route: route.abort())
    page.goto(server.address + MOMENT + "en")
    late = page.locator(".ex-early-late")
    page.evaluate(LOOK_AFTER_MS, 11_900)
    expect(late).to_be_hidden()

    page.evaluate(LOOK_AFTER_MS, 12_000)
    page.unroute(OURS)
    late.get_by_role("link", name="Try again").click()

    assert wait_for_panes(page) == "meeting"


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        (f"{MOMENT}en", "stories/vostochny-2023/meeting?lang=en"),
        ("?story=x&lang=en", "stories/?lang=en"),
    ],
)
def test_without_scripts_a_link_leads_to_the_plain_page(
    query: str, plain: str, new_page: NewPage, server: Server
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server.address + query)
    expect(page.locator(".ex-early noscript p")).to_be_visible()
    expect(page.get_by_text("Loading the map")).to_be_hidden()
    page.get_by_role("link", name=PLAIN["en"]).click()

    expect(page).to_have_url(server.address + plain)


def test_it_makes_way_for_the_panes(page: Page, server: Server) -> None:
    page.goto(server.address + MOMENT + "en", wait_until="commit")
    wait_for_panes(page)

    expect(page.locator(".ex-early")).to_have_count(0)


def test_it_stays_below_a_fault_until_that_is_fixed(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("Failed to load resource")
    page.route("**/views/*.json*", lambda route: route.abort())
    page.goto(server.address + MOMENT + "en", wait_until="commit")
    fault = page.locator(".ex-fault")

    expect(fault).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name="Putin and Kim meet")).to_be_visible()
    expect(page.get_by_text("Loading the map")).to_be_hidden()
    page.unroute("**/views/*.json*")
    fault.get_by_role("button").click()

    assert wait_for_panes(page) == "meeting"
    expect(page.locator(".ex-early")).to_have_count(0)


def test_the_problems_of_a_story_that_breaks_meanwhile_come_above_its_panes(
    small_server: Server, small_stories: Path, page: Page
) -> None:
    file = write_story(small_stories, slug="spoilt", title={"en": "Spoilt"}) / "story.yaml"

    def spoil(route: Route) -> None:
        file.write_text("title: 1\n", "utf-8")
        route.continue_()

    page.route(STREAMLIT, spoil)
    page.goto(f"{small_server.address}?story=spoilt&lang=en", wait_until="commit")

    expect(page.locator(".st-key-ex-problems")).to_be_in_viewport()
    expect(page.locator(".ex-early")).to_have_count(0)
    timeline = page.locator("[data-explorer=timeline]")
    expect(timeline).to_be_in_viewport()
    bottom = "(part) => part.getBoundingClientRect().bottom"
    banner = page.locator(".st-key-ex-problems").evaluate(bottom)
    assert timeline.evaluate("(part) => part.getBoundingClientRect().top") >= banner
    shutil.rmtree(file.parent)
