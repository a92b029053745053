"""A real server that follows a repository: pushes, mistakes, a lost remote, a restart, readers."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.browser.servers import Server, serving
from tests.remotes.git_server import TOKEN, GitServer, StoryRepository, serving_git, with_story
from tests.waiting import eventually

pytestmark = pytest.mark.wide

SECRET = "a-secret-of-the-tests"
PAGE = "stories/small?lang=en"


@pytest.fixture
def repository(tmp_path: Path) -> StoryRepository:
    return with_story(tmp_path)


@pytest.fixture
def git_server(repository: StoryRepository) -> Iterator[GitServer]:
    with serving_git(repository.bare.parent) as server:
        server.behave(token=TOKEN)
        yield server


@pytest.fixture
def server(git_server: GitServer, tmp_path: Path) -> Iterator[Server]:
    settings = {
        "EXPLORER_CACHE": str(tmp_path / "cache"),
        "EXPLORER_STORIES": git_server.url,
        "EXPLORER_STORIES_SUBFOLDER": "site",
        "EXPLORER_STORIES_TOKEN": TOKEN,
        "EXPLORER_STORIES_POLL": "0",
        "EXPLORER_STORIES_WEBHOOK_SECRET": SECRET,
    }
    with serving(settings=settings) as server:
        yield server


def text(server: Server, path: str) -> str:
    with urllib.request.urlopen(server.address + path, timeout=30) as answer:
        return str(answer.read().decode())


def call(server: Server, secret: str = SECRET) -> int:
    """Call the webhook; returns the status."""
    headers = {"Authorization": f"Bearer {secret}"}
    request = urllib.request.Request(
        f"{server.address}hooks/stories", b"{}", headers, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def retitle(repository: StoryRepository, before: str, after: str) -> None:
    story = repository.work / "site/small/story.yaml"
    story.write_text(story.read_text().replace(before, after))
    repository.push()


def test_a_running_server_follows_pushes_and_outlives_mistakes_and_its_remote(
    server: Server, repository: StoryRepository, git_server: GitServer
) -> None:
    assert "A small journey" in text(server, PAGE)
    retitle(repository, "A small journey", "A journey of today")
    assert call(server, "wrong") == 403
    assert call(server) == 202
    eventually(lambda: "A journey of today" in text(server, PAGE))

    retitle(repository, "41.9", "410.1")
    assert call(server) == 202
    eventually(lambda: "have mistakes: small" in text(server, "readyz"))
    assert "A journey of today" in text(server, PAGE)
    assert "small/story.yaml" in server.log()

    git_server.stop()
    assert call(server) == 202
    eventually(lambda: "(unreachable)" in text(server, "readyz"))
    assert "A journey of today" in text(server, PAGE)

    server.stop()
    server.start()
    assert "A journey of today" in text(server, PAGE)
    assert TOKEN not in server.log()
    assert SECRET not in server.log()


def test_readers_during_many_changes_see_whole_versions_only(
    server: Server, repository: StoryRepository
) -> None:
    story = repository.work / "site/small/story.yaml"
    article = repository.work / "site/small/article.en.md"
    shape, body = story.read_text(), article.read_text()
    ended, seen = Event(), set()

    def read() -> None:
        while not ended.is_set():
            page = text(server, PAGE)
            titles = {n for n in range(9) if f"Journey number {n}" in page}
            bodies = {n for n in range(9) if f"Paragraph number {n}" in page}
            seen.add((tuple(titles), tuple(bodies)))

    readers = [Thread(target=read) for _ in range(3)]
    for number in range(4):
        story.write_text(shape.replace("A small journey", f"Journey number {number}"))
        article.write_text(f"{body}\nParagraph number {number}.\n")
        repository.push()
        assert call(server) == 202
        eventually(lambda n=number: f"Journey number {n}" in text(server, PAGE))  # type: ignore[misc]
        if not number:
            for reader in readers:
                reader.start()
    ended.set()
    for reader in readers:
        reader.join()

    assert {titles for titles, _ in seen} <= {(n,) for n in range(4)}
    assert all(titles == bodies for titles, bodies in seen)
    assert len(seen) > 1
