"""The panels "Share" and "Download": links, citations, embeds, codes and files to take away."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.exports import EXPORTS
from tests.browser.conftest import Watch
from tests.browser.driving import choose_setting, open_panes, tool, wait_for_event
from tests.browser.open_pages import OpenPages, show
from tests.browser.servers import Server

QUERY = "?story=vostochny-2023&event=meeting&lang=en"
PAGE = "stories/vostochny-2023/meeting?lang=en"
TITLE = "Kim Jong Un in Russia, September 2023"


@pytest.fixture
def reader(open_pages: OpenPages, watch: Watch) -> Iterator[Page]:
    """A reader at the meeting whose browser lets a page copy."""
    with open_pages.lend(watch, permissions=["clipboard-read", "clipboard-write"]) as page:
        show(page, "meeting")
        yield page


def opened_panel(page: Page, name: str) -> Locator:
    tool(page, name).click()
    found = page.get_by_role("dialog")
    expect(found.locator(".ex-panel-body > *").first).to_be_visible()
    return found


def copied(page: Page, what: str) -> str:
    page.locator(f'[data-action="copy-{what}"]').click()
    expect(page.locator(f'[data-action="copy-{what}"]')).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_link_the_citation_and_the_embed_code_can_be_copied(
    reader: Page, server: Server
) -> None:
    panel = opened_panel(reader, "share")
    address = server.address + PAGE

    assert copied(reader, "link") == address
    cited = copied(reader, "citation")
    assert cited.startswith(f"“{TITLE}: ")
    assert address in cited
    panel.locator("select").select_option("csl")
    (item,) = json.loads(copied(reader, "citation"))
    assert (item["type"], item["URL"], item["language"]) == ("webpage", address, "en")
    panel.locator("select").select_option("bibtex")
    assert copied(reader, "citation").startswith("@misc{vostochny-2023-meeting,\n")
    embed = copied(reader, "embed")
    assert f'src="{address.replace("&", "&amp;")}&amp;embed=true"' in embed
    assert embed.startswith("<iframe ")


def test_where_nothing_can_be_copied_the_text_is_selected(page: Page, server: Server) -> None:
    open_panes(page, server.address, "?story=vostochny-2023&lang=en")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )
    opened_panel(page, "share")
    page.locator('[data-action="copy-link"]').click()
    field = page.locator("input[name=share_link]")
    expect(field).to_be_focused()
    expect(page.locator('[data-action="copy-link"]')).to_have_text("Copy")
    assert field.evaluate("({ selectionEnd, value }) => selectionEnd === value.length")


def test_the_qr_code_is_drawn_by_the_server(reader: Page) -> None:
    code = opened_panel(reader, "share").locator(".ex-qr img")

    reader.wait_for_function("() => document.querySelector('.ex-qr img')?.naturalWidth > 0")
    expect(code).to_be_visible()


def test_inside_an_embed_the_link_is_that_of_the_whole_page(page: Page, server: Server) -> None:
    open_panes(page, server.address, f"{QUERY}&embed=true")
    wait_for_event(page, "meeting")

    opened_panel(page, "share")

    expect(page.locator("input[name=share_link]")).to_have_value(server.address + PAGE)


def test_what_brought_a_reader_here_is_not_passed_on(page: Page, server: Server) -> None:
    open_panes(page, server.address, f"{QUERY}&fbclid=x&utm_source=mail&via=mail")
    wait_for_event(page, "meeting")

    opened_panel(page, "share")

    shared = page.locator("input[name=share_link], textarea[name^=share]")
    texts = [field.input_value() for field in shared.all()]
    assert len(texts) == 3
    assert [text for text in texts if "x&" in text or "mail" in text] == []
    links = page.locator('[data-explorer="article"] a.ex-mention').evaluate_all(
        "links => links.filter(({ href }) => href.includes('fbclid')).length"
    )
    assert links == 0


def test_a_panel_keeps_the_keys_and_gives_the_focus_back(reader: Page) -> None:
    opened_panel(reader, "share")
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("Escape")

    expect(reader.get_by_role("dialog")).to_have_count(0)
    expect(reader.locator('[data-explorer=controls] [data-action="share"]')).to_be_focused()
    wait_for_event(reader, "meeting")


def test_every_format_is_offered_with_what_it_cannot_carry(reader: Page) -> None:
    panel = opened_panel(reader, "download")

    assert panel.locator("a").all_inner_texts() == [export.label for export in EXPORTS]
    for export in EXPORTS:
        entry = panel.locator(
            "li.ex-format", has=reader.locator(f'[data-format="{export.suffix}"]')
        )
        expect(entry.locator("details li")).to_have_count(len(export.omitted(["it", "en"])))


def test_a_download_is_the_file_of_language_and_view(reader: Page) -> None:
    choose_setting(reader, "lang", "it")
    expect(reader.locator("[data-explorer=controls]")).to_have_attribute("lang", "it")
    panel = opened_panel(reader, "download")

    with reader.expect_download() as started:
        panel.locator('a[data-format="ics"]').click()

    assert started.value.suggested_filename == "vostochny-2023-it.ics"


def test_a_panel_fits_a_phone(reading: Page) -> None:
    reading.set_viewport_size({"width": 390, "height": 844})
    expect(reading.locator("[data-action=menu]")).to_be_visible()
    for name in ("share", "download"):
        box = opened_panel(reading, name).bounding_box()

        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390, name
        assert reading.evaluate("document.documentElement.scrollWidth") == 390, name
        widths = reading.locator("[role=dialog], dialog[open]").locator(".ex-panel-head button")
        assert (widths.bounding_box() or {"width": 390})["width"] < 60, name
        reading.keyboard.press("Escape")
        expect(reading.get_by_role("dialog")).to_have_count(0)
