"""Stories from elsewhere in an open page: a push comes to every pane, a mistake does not."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import open_story, shown, wait_until_settled
from tests.browser.servers import Server, serving
from tests.remotes.git_server import StoryRepository, with_story
from tests.waiting import eventually

pytestmark = pytest.mark.wide

SECRET = "a-secret-of-the-tests"


@pytest.fixture
def repository(tmp_path: Path) -> StoryRepository:
    return with_story(tmp_path)


@pytest.fixture
def server(repository: StoryRepository, tmp_path: Path, page: Page) -> Iterator[Server]:
    """A server that follows the repository, and whose open pages follow the server."""
    settings = {
        "EXPLORER_CACHE": str(tmp_path / "cache"),
        "EXPLORER_STORIES": repository.url,
        "EXPLORER_STORIES_SUBFOLDER": "site",
        "EXPLORER_STORIES_POLL": "0",
        "EXPLORER_STORIES_WEBHOOK_SECRET": SECRET,
    }
    watching = ("--server.fileWatcherType", "auto")
    with serving(settings=settings, args=watching) as server:
        yield server
        page.close()


def push(server: Server, repository: StoryRepository, before: str, after: str) -> None:
    story = repository.work / "site/small/story.yaml"
    text = story.read_text(encoding="utf-8")
    assert before in text
    story.write_text(text.replace(before, after), encoding="utf-8")
    repository.push()
    headers = {"X-Gitlab-Token": SECRET}
    request = urllib.request.Request(
        f"{server.address}hooks/stories", b"{}", headers, method="POST"
    )
    urllib.request.urlopen(request, timeout=30).close()


def readiness(server: Server) -> str:
    with urllib.request.urlopen(f"{server.address}readyz", timeout=30) as answer:
        return str(answer.read().decode())


def test_a_push_comes_to_the_panes_of_an_open_page_and_a_mistake_does_not(
    page: Page, server: Server, repository: StoryRepository
) -> None:
    open_story(page, server.address, "?story=small&event=arrival&lang=en")
    wait_until_settled(page, "arrival")

    push(server, repository, "They reach Tokyo", "They arrive at last")

    for pane in ("timeline", "table"):
        expect(page.locator(f"[data-explorer={pane}]")).to_contain_text("They arrive at last")
    assert set(shown(page).values()) == {"arrival"}
    push(server, repository, "41.9", "410.1")
    eventually(lambda: "have mistakes: small" in readiness(server))
    page.reload()
    wait_until_settled(page, "arrival")
    expect(page.locator("[data-explorer=timeline]")).to_contain_text("They arrive at last")
