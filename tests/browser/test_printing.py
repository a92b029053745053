"""What comes out of the printer: the handout, and the explorer's own page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from PIL.Image import Image
from playwright.sync_api import Page, expect

from explorer.story.records import Story
from tests.browser.conftest import Watch
from tests.browser.driving import map_frame, open_panes, tool, wait_until_drawn, wait_until_settled
from tests.browser.open_pages import OpenPages, show
from tests.browser.servers import Server, hosting
from tests.static_pages import write_folder

HANDOUT = "stories/vostochny-2023/handout.html?lang=en"
A4_PT = (595, 842)
MAP_BOX = (0.08, 0.3, 0.92, 0.6)
"""Position of the map on the first page, as shares of its width and height."""


@contextmanager
def printed(page: Page) -> Iterator[pypdfium2.PdfDocument]:
    """The page as Chromium prints it."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    yield document
    document.close()


def text_of(document: pypdfium2.PdfDocument) -> str:
    """All words of all pages, without the breaks that lines and hyphens make."""
    pages = (sheet.get_textpage().get_text_range() for sheet in document)
    return squeezed("".join(pages))


def squeezed(words: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad-]+", "", words)


def test_the_handout_is_a4_and_has_every_event_every_source_and_the_text(
    page: Page, server: Server, shipped: Story
) -> None:
    page.goto(server.address + HANDOUT)
    with printed(page) as document:
        assert {tuple(map(round, sheet.get_size())) for sheet in document} == {A4_PT}
        text = text_of(document)
    missing = [event.id for event in shipped.events if squeezed(event.title["en"]) not in text]
    unsourced = [source.id for source in shipped.sources if squeezed(source.url or "") not in text]
    assert (missing, unsourced) == ([], [])
    assert squeezed("stories/vostochny-2023?lang=en") in text
    assert squeezed(page.locator(".prose p").last.inner_text()) in text


def pictures_on(document: pypdfium2.PdfDocument) -> list[tuple[float, float]]:
    """Width and height of each picture that is printed, in points."""
    objects = (each for sheet in document for each in sheet.get_objects())
    boxes = (each.get_bounds() for each in objects if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
    return [(right - left, top - bottom) for left, bottom, right, top in boxes]


def test_the_handout_has_the_pictures_with_who_made_them_but_none_that_is_covered(
    page: Page, small_server: Server
) -> None:
    page.goto(f"{small_server.address}stories/pictures/handout.html?lang=en")
    page.emulate_media(media="print")
    with printed(page) as document:
        sizes = pictures_on(document)
        text = text_of(document)
    assert len(sizes) == 4  # two of the first event, one of the second, one in the article
    assert max(width for width, _ in sizes) < 510  # between the margins
    assert max(height for _, height in sizes) < 313  # 11 cm
    assert "Thehallinuse.Anna·CCBY4.0" in text
    assert "Afire." in text


def test_a_picture_that_was_not_near_is_on_paper_all_the_same(
    page: Page, small_server: Server
) -> None:
    open_panes(page, small_server.address, "?story=pictures&event=departure&lang=en")
    with printed(page) as document:
        shapes = [width / height for width, height in pictures_on(document)]
    assert [shape for shape in shapes if shape == pytest.approx(1603 / 1200, abs=0.01)]


def test_the_handout_has_the_map_in_black_and_white(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(server.address + HANDOUT)
    with printed(page) as document:
        sheet = document[0].render(scale=1).to_pil().convert("RGB")
    left, top, right, bottom = MAP_BOX
    width, height = sheet.size
    cut = sheet.crop(
        (int(left * width), int(top * height), int(right * width), int(bottom * height))
    )
    pixels = list(cut.get_flattened_data())
    assert all(max(pixel) - min(pixel) <= 8 for pixel in pixels)
    greys = [pixel[0] for pixel in pixels]
    assert sum(grey < 64 for grey in greys) > 300  # marks, lines and names
    assert sum(220 <= grey <= 232 for grey in greys) > len(greys) / 10  # the sea
    assert sum(grey >= 250 for grey in greys) > len(greys) / 10  # the land


def test_the_button_opens_the_handout_of_what_is_shown_and_prints_it(
    page: Page, server: Server
) -> None:
    page.context.add_init_script(
        "window.print = () => { document.documentElement.dataset.printed = 1; }"
    )
    open_panes(page, server.address, "?story=vostochny-2023&lang=it&clock=Europe/Moscow")
    with page.context.expect_page() as opening:
        tool(page, "print").click()
    handout = opening.value
    handout.locator("html[data-printed]").wait_for(state="attached")
    query = "?lang=it&clock=Europe%2FMoscow&asof=now"
    assert handout.url == f"{server.address}stories/vostochny-2023/handout.html{query}"
    title = handout.get_by_role("heading", level=1)
    expect(title).to_have_text("Kim Jong-un in Russia, settembre 2023")


def test_the_explorers_own_page_prints_its_table_and_text_whole(
    reading: Page, shipped: Story
) -> None:
    last = reading.locator("[data-explorer=article] .ex-passage").last.inner_text()
    reading.emulate_media(media="print")
    expect(map_frame(reading).locator(".ex-map-bar:visible")).to_have_count(0)
    with printed(reading) as document:
        text = text_of(document)
    reading.emulate_media(media="null")
    missing = [event.id for event in shipped.events if squeezed(event.title["en"]) not in text]
    assert missing == []
    assert squeezed(last)[:40] in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorers_own_page_prints_the_whole_journey_in_black_and_white(
    scheme: Literal["light", "dark"], open_pages: OpenPages, watch: Watch
) -> None:
    with open_pages.lend(watch, color_scheme=scheme) as page:
        show(page, "meeting")
        wait_until_drawn(page)
        with printed(page) as document:
            text = squeezed(document[0].get_textpage().get_text_range())
            sheet = document[0].render(scale=1).to_pil().convert("RGB")
    for place in ("Pyongyang", "Vostochny Cosmodrome", "Komsomolsk-on-Amur"):
        assert squeezed(place) in text
    assert_map_in_grey(sheet)


def test_a_static_page_prints_the_whole_journey_too(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    write_folder(tmp_path)
    page = new_page(color_scheme="dark", viewport={"width": 390, "height": 844})
    with hosting(tmp_path) as address:
        page.goto(f"{address}#event=meeting&lang=en")
        page.locator('[data-explorer="map"][data-settled="meeting"]').wait_for()
        page.locator(".ex-basemap-blank").wait_for(state="detached")
        page.wait_for_load_state("networkidle")  # the tiles that are kept for paper
        with printed(page) as document:
            assert_map_in_grey(document[0].render(scale=1).to_pil().convert("RGB"))
        page.close()


def assert_map_in_grey(sheet: Image) -> None:
    """The upper half of a sheet has grey sea and white land, and no other colour."""
    width, height = sheet.size
    pixels = list(sheet.crop((0, 0, width, height // 2)).get_flattened_data())
    assert all(max(pixel) - min(pixel) <= 8 for pixel in pixels)
    greys = [pixel[0] for pixel in pixels]
    assert sum(220 <= grey <= 232 for grey in greys) > len(greys) / 10  # the sea
    assert sum(grey >= 250 for grey in greys) > len(greys) / 4  # land and paper


def test_after_printing_the_map_is_as_it_was(reading: Page) -> None:
    wait_until_drawn(reading)
    reading.keyboard.press("ArrowRight")
    wait_until_settled(reading, "khasan-welcome")
    stop = map_frame(reading).locator('.ex-stop[data-progress="current"]')
    before = stop.bounding_box()
    with printed(reading):
        pass
    assert stop.bounding_box() == before
    expect(reading.locator("html.ex-paper")).to_have_count(0)


@pytest.mark.parametrize(
    "heights_cm",
    [
        pytest.param((19, 23, 27), id="some heights"),
        pytest.param(tuple(range(18, 30)), id="every height", marks=pytest.mark.wide),
    ],
)
def test_no_day_is_alone_at_the_foot_of_a_page(reading: Page, heights_cm: tuple[int, ...]) -> None:
    days = reading.locator("[data-explorer=table] .ex-day-row").all_text_contents()
    alone = []
    for height_cm in heights_cm:
        document = pypdfium2.PdfDocument(reading.pdf(width="21cm", height=f"{height_cm}cm"))
        texts = [squeezed(sheet.get_textpage().get_text_range()) for sheet in document]
        document.close()
        alone += [
            (height_cm, day) for day in days for text in texts if text.endswith(squeezed(day))
        ]
    assert alone == []
