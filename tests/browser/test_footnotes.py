"""Tables and footnotes of the article: in the panes, on a phone, and without script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file
from tests.browser.conftest import PHONE, Watch
from tests.browser.driving import open_panes, wait_until_settled
from tests.browser.servers import Server
from tests.browser.small_stories import REPORT
from tests.browser.test_axe import violations
from tests.records import write_story

NewPage = Callable[..., Page]
VISIT = "?story=report&lang=en"


def article(page: Page) -> Locator:
    """The article's pane, once its tables are laid out."""
    pane = page.locator("[data-explorer=article]")
    pane.get_by_role("table").wait_for()
    return pane


def test_a_reference_leads_to_its_footnote_and_that_back(page: Page, small_server: Server) -> None:
    open_panes(page, small_server.address, VISIT)
    pane = article(page)
    address = page.url
    reference = pane.locator("[role=doc-noteref][aria-label='Note 2']")
    reference.click()
    note = pane.locator("[data-note-number='2']")

    expect(note).to_be_focused()
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("2. See The Gazette.")
    note.locator("[role=doc-backlink]").click()
    expect(reference).to_be_focused()
    assert page.url == address


def test_a_footnote_leads_back_to_each_of_its_references(page: Page, small_server: Server) -> None:
    open_panes(page, small_server.address, VISIT)
    back = article(page).locator("[data-note-number='1']").locator("[role=doc-backlink]")

    expect(back).to_have_count(2)
    back.last.press("Enter")
    expect(page.locator("td sup a")).to_be_focused()


def test_mentions_in_a_table_and_in_a_footnote_select_their_event(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, f"{VISIT}&event=arrival")
    pane = article(page)
    pane.locator("[data-note-number='2']").get_by_role("link", name="left").click()

    expect(pane).to_have_attribute("data-current", "departure")
    expect(pane.locator("td a.ex-here")).to_have_text("Rome")


def test_on_a_phone_a_wide_table_scrolls_in_a_box_of_its_own(
    new_page: NewPage, small_server: Server
) -> None:
    page = new_page(**PHONE)
    open_panes(page, small_server.address, VISIT)
    box = article(page).get_by_role("group", name="Table")
    wait_until_settled(page, "departure")

    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_a_story_in_one_file_has_the_code_for_them(
    page: Page, watch: Watch, tmp_path: Path
) -> None:
    watch.hosts = {None}
    story = load_story(write_story(tmp_path, articles={"en": REPORT}))
    file = tmp_path / "story.html"
    file.write_bytes(single_file(story, "en", media={}))
    page.goto(file.as_uri())

    article(page).locator("[role=doc-noteref][aria-label='Note 2']").click()
    expect(page.locator("[data-note-number='2']")).to_be_focused()


def test_without_script_the_text_has_its_table_and_its_footnotes(
    new_page: NewPage, small_server: Server
) -> None:
    page = new_page(**PHONE, java_script_enabled=False)
    page.goto(f"{small_server.address}stories/report?lang=en")

    expect(page.locator("[role=doc-endnotes][aria-label=Footnotes] > ol > li")).to_have_count(2)
    expect(page.locator(".prose table td.end")).to_have_text(["12", "250"])
    page.locator("[role=doc-noteref][aria-label='Note 2']").click()
    assert page.url.endswith("#footnote-2")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
