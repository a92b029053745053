"""A folder of stories that is away: what was read last stays, nothing is said to be gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.reading.library import load_library
from explorer.server.health import FolderHealth
from explorer.server.routes import routes
from tests.records import write_story

PAGES = (
    "/stories/small?lang=en",
    "/stories/small/arrival?lang=en",
    "/stories/small/card.png",
    "/stories/small/map.svg",
    "/stories/small/handout.html",
    "/stories/small.kml",
    "/stories/?lang=en",
    "/sitemap.xml",
    "/views/small.words.json?lang=en",
    "/oembed?url=http://testserver/?story=small",
    "/qr.svg?url=http://testserver/?story=small",
)
HEALTH = "/_stcore/health"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mount point, on which nothing is mounted yet."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path / "mount"))
    return tmp_path / "mount"


@pytest.fixture
def site(folder: Path) -> Iterator[TestClient]:
    """The site whose stories lie there, beside a Streamlit that is always well."""
    streamlit = Route(HEALTH, lambda _: PlainTextResponse("ok"))
    app = Starlette(routes=[*routes(), streamlit], middleware=[Middleware(FolderHealth)])
    with TestClient(app) as site:
        yield site


@pytest.mark.parametrize("left", ["nothing", "an empty mount point", "a file"])
def test_what_was_read_last_is_served_while_the_folder_is_away(
    site: TestClient, folder: Path, left: str
) -> None:
    write_story(folder)
    before = {page: site.get(page) for page in PAGES}
    shutil.rmtree(folder)
    if left == "an empty mount point":
        folder.mkdir()
    if left == "a file":
        folder.write_text("no folder")

    for page in PAGES:
        assert before[page].status_code == 200, page
        now = site.get(page)
        assert (now.status_code, now.content) == (200, before[page].content)
    ready = site.get("/readyz")
    assert ready.status_code == 200
    assert ready.text == (
        "The story folder is not available or empty: serving the version read last.\n"
    )
    assert site.get(HEALTH).status_code == 200


def test_a_folder_that_comes_back_is_read_again(site: TestClient, folder: Path) -> None:
    write_story(folder)
    site.get("/sitemap.xml")
    shutil.rmtree(folder)
    site.get("/sitemap.xml")
    write_story(folder, slug="other")

    assert "/stories/other" in site.get("/sitemap.xml").text
    assert site.get("/stories/small").status_code == 404
    assert site.get("/readyz").text == "Ready.\n"


@pytest.mark.parametrize("page", [*PAGES, "/"])
def test_a_start_without_the_folder_says_to_come_again(site: TestClient, page: str) -> None:
    answer = site.get(page)

    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["cache-control"] == "no-store"


def test_a_start_without_the_folder_is_not_healthy_until_it_comes(
    site: TestClient, folder: Path
) -> None:
    words = "The story folder is not available, and has not been read yet.\n"
    for address in ("/readyz", HEALTH):
        answer = site.get(address)
        assert (answer.status_code, answer.text) == (503, words)
        assert str(folder) not in answer.text
    write_story(folder)
    assert [site.get(address).status_code for address in ("/readyz", HEALTH, "/sitemap.xml")] == [
        200
    ] * 3


def test_an_empty_folder_is_no_fault_of_the_server_but_not_ready(
    site: TestClient, folder: Path
) -> None:
    folder.mkdir()

    assert site.get(HEALTH).status_code == 200
    assert site.get("/readyz").status_code == 503
    assert site.get("/stories/small").status_code == 503  # perhaps a mount point of one day
    assert site.get("/sitemap.xml").status_code == 503


def test_a_story_whose_folder_is_closed_is_broken_and_not_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_story(tmp_path, slug="open")
    closed = write_story(tmp_path, slug="closed")
    real = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)

    assert set(load_library(tmp_path).slugs) == {"open", "closed"}
