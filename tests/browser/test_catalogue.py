"""A site of several stories: readers choose one, and find back to the others."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.driving import open_panes, wait_for_event, wait_until_settled
from tests.browser.servers import Server

FIRST = "departure"


def test_the_plain_address_lists_all_stories(page: Page, small_server: Server) -> None:
    page.goto(small_server.address)
    expect(page).to_have_title("Stories on this site")
    headings = page.get_by_role("main").get_by_role("list").get_by_role("heading")
    expect(headings).to_have_text(
        [
            "Report",
            "A small journey",
            "A draft",
            "Minutes",
            "Pictures",
            "Recorded",
            "Renamed",
            "torn",
        ]
    )
    for picture in page.locator(".ex-story img").all():
        expect(picture).to_have_js_property("naturalWidth", 480)
    assert page.url == small_server.address


def test_the_plain_address_opens_the_front_story_and_the_list_has_its_own(
    page: Page, server: Server
) -> None:
    assert open_panes(page, f"{server.address}?lang=en") == "departure-pyongyang"
    page.get_by_role("link", name="All stories").click()
    expect(page).to_have_url(f"{server.address}stories/?lang=en")
    headings = page.locator(".ex-story h2")
    expect(headings.first).to_have_text("Kim Jong Un in Russia, September 2023")  # the newest


def test_a_story_is_opened_from_the_list_and_left_for_it_again(
    page: Page, small_server: Server
) -> None:
    page.goto(small_server.address)
    page.get_by_role("link", name="A small journey").focus()
    page.keyboard.press("Enter")
    wait_until_settled(page, FIRST)
    page.get_by_role("link", name="All stories").click()
    title = page.locator(".st-key-ex-catalogue").get_by_role("heading", level=1)
    expect(title).to_have_text("Stories on this site")
    page.evaluate("history.back()")
    wait_until_settled(page, FIRST)


def test_a_story_opens_in_the_language_that_is_chosen_for_it(
    page: Page, small_server: Server
) -> None:
    page.goto(small_server.address)
    page.locator(".ex-story").get_by_role("link", name="Italiano").click()
    wait_for_event(page, "sure")
    expect(page.locator("[data-explorer=controls]")).to_have_attribute("lang", "it")


def test_the_list_speaks_the_language_of_the_reader(
    new_page: Callable[..., Page], small_server: Server
) -> None:
    page = new_page(locale="it-IT")
    page.goto(small_server.address)
    title = page.locator(".st-key-ex-catalogue").get_by_role("heading", level=1)
    expect(title).to_have_text("Storie su questo sito")
    page.locator("header").get_by_role("link", name="English").click()
    expect(title).to_have_text("Stories on this site")


def test_the_list_fits_a_narrow_phone(new_page: Callable[..., Page], small_server: Server) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(small_server.address)
    expect(page.locator(".ex-story").first).to_be_visible()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 320


def test_a_link_to_a_broken_story_shows_its_problems_and_keeps_the_address(
    page: Page, small_server: Server
) -> None:
    page.goto(f"{small_server.address}?story=torn&lang=en")
    problems = page.get_by_role("alert")
    expect(problems).to_contain_text("This story cannot be shown at the moment")
    expect(problems).to_contain_text("format: found 2, expected 1")
    assert page.url == f"{small_server.address}?story=torn&lang=en"


IS_DARK = """() =>
  document.querySelector("img[src*='map.svg']")?.currentSrc.includes("theme=dark")"""


def test_a_map_picture_is_dark_in_the_dark_without_asking_the_picture(
    new_page: NewPage, server: Server
) -> None:
    page = new_page(color_scheme="dark")
    for address in ("stories/?lang=en", "?story=x&lang=en"):
        page.set_viewport_size({"width": 1440, "height": 800})
        page.goto(server.address + address)
        page.wait_for_function(IS_DARK)
        page.set_viewport_size({"width": 390, "height": 800})
        page.wait_for_function(IS_DARK)


def test_a_map_picture_follows_the_theme_of_the_page_where_the_system_has_another(
    new_page: NewPage, server: Server
) -> None:
    page = new_page(color_scheme="light")
    page.goto(f"{server.address}?story=x&lang=en&embed=true&embed_options=dark_theme")

    expect(page.locator(".ex-catalogue[data-theme=dark] img").first).to_have_attribute(
        "src", re.compile("theme=dark")
    )
