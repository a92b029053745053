"""Archives of pictures in a real browser: on the server, in a folder, in one file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_archives import carried_archives
from explorer.story.records import Story
from tests.browser.conftest import Watch
from tests.browser.servers import Server, hosting
from tests.records import place
from tests.tiles.archived_stories import imagery, story_with

PICTURES = ".ex-map .leaflet-tile-loaded > img"
PHOTO = {"file": "photo.pmtiles", "credit": "A <b>survey</b>"}


@pytest.fixture(scope="module")
def folder(small_stories: Path) -> Iterator[Path]:
    """A story over pictures of Rome."""
    found = story_with(small_stories, PHOTO, slug="photo")
    imagery(found / "photo.pmtiles", range(5))
    yield found
    shutil.rmtree(found)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return load_story(folder)


def sources(page: Page) -> list[str]:
    """The pictures that are shown, once there are some."""
    page.wait_for_function(
        f"() => [...document.querySelectorAll('{PICTURES}')].some((one) => one.naturalWidth > 1)"
    )
    found: list[str] = page.locator(PICTURES).evaluate_all("(all) => all.map((one) => one.src)")
    return found


def test_pictures_lie_over_the_built_in_map_with_their_credit(
    page: Page, small_server: Server, folder: Path
) -> None:
    page.goto(small_server.address + "stories/photo?lang=en")

    assert all("/archives/" in source for source in sources(page))
    assert "A <b>survey</b>" in page.locator(".leaflet-control-attribution").inner_text()


@pytest.mark.parametrize("opacity", [1, 0.4])
def test_pictures_cover_the_names_below_them_and_what_is_said_of_the_built_in_map(
    page: Page, small_server: Server, small_stories: Path, opacity: float
) -> None:
    near = place("tokyo", lat=41.88, lon=12.45, accuracy_km=0.1)
    places = [place("rome", accuracy_km=0.1), near]
    found = story_with(small_stories, PHOTO | {"opacity": opacity}, "survey", places=places)
    imagery(found / "photo.pmtiles")
    page.goto(small_server.address + "stories/survey/departure?lang=en")

    sources(page)
    orders = page.evaluate(
        """() => [".leaflet-ex-regions-pane:has(img)", ".leaflet-ex-basemap-labels-pane"]
          .map((pane) => Number(getComputedStyle(document.querySelector(pane)).zIndex))"""
    )
    note = "" if opacity == 1 else "less detailed"
    expect(page.locator(".ex-map-coarse")).to_contain_text(note)
    shutil.rmtree(found)

    assert orders[0] > orders[1]
    assert bool(page.locator(".ex-map-coarse").inner_text()) is bool(note)


def test_a_folder_shows_the_pictures_that_it_carries(
    page: Page, folder: Path, story: Story, tmp_path: Path
) -> None:
    files = static_folder(story, "en", archives=carried_archives(story, folder))
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)

    with hosting(tmp_path) as host:
        page.goto(host)
        paths = {source.partition("/archives/")[2] for source in sources(page)}

    assert paths <= {name.removeprefix("archives/") for name in files}


def test_one_file_has_the_pictures_within_it(
    page: Page, watch: Watch, folder: Path, story: Story, tmp_path: Path
) -> None:
    watch.hosts = {None}
    path = tmp_path / "page.html"
    path.write_bytes(single_file(story, "en", archives=carried_archives(story, folder)))

    page.goto(path.as_uri())

    assert all(source.startswith("data:image/webp") for source in sources(page))
