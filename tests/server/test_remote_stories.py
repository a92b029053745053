"""Stories from elsewhere on the server: the webhook, readiness, and what readers are served."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client import generate_latest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from explorer.server import remote_stories
from explorer.server.metrics import REGISTRY
from explorer.server.open_addresses import OpenAddresses
from explorer.server.refusals import send_missing
from explorer.server.remote_stories import HOOK, follow_stories, remote_state, stop_following
from explorer.server.routes import routes
from tests.records import write_story
from tests.remotes.git_server import StoryRepository, with_story
from tests.waiting import eventually

SECRET = "a-secret-of-the-tests"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoryRepository:
    """A repository that the settings name, looked at only when the webhook is called."""
    repository = with_story(tmp_path)
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("EXPLORER_STORIES", repository.url)
    monkeypatch.setenv("EXPLORER_STORIES_SUBFOLDER", "site")
    monkeypatch.setenv("EXPLORER_STORIES_POLL", "0")
    monkeypatch.setenv("EXPLORER_STORIES_WEBHOOK_SECRET", SECRET)
    monkeypatch.setattr("explorer.remotes.following._SHORTEST_S", 0)
    return repository


async def _answer_anything(_: Request) -> PlainTextResponse:
    return PlainTextResponse("Streamlit's page")


def site() -> TestClient:
    """A browser of our routes beside a Streamlit that answers every address."""
    ours, streamlits = routes(), Route("/{path:path}", _answer_anything)
    guard = Middleware(OpenAddresses, root="/", routes=ours, missing=send_missing)
    return TestClient(
        Starlette(routes=[*ours, streamlits], middleware=[guard]), follow_redirects=False
    )


@pytest.fixture
def served(repository: StoryRepository) -> Iterator[TestClient]:
    """The site, whose stories have been fetched once."""
    follow_stories()
    client = site()
    eventually(lambda: client.get("/readyz").text == "Ready.\n")
    yield client
    stop_following()


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    made = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={made}"}


def test_a_push_reaches_the_next_reader(served: TestClient, repository: StoryRepository) -> None:
    assert "A small journey" in served.get("/stories/small?lang=en").text
    story = repository.work / "site/small/story.yaml"
    story.write_text(story.read_text().replace("A small journey", "A journey of today"))
    repository.push()

    assert served.post(HOOK, content=b"{}", headers=signed(b"{}")).status_code == 202

    eventually(lambda: "A journey of today" in served.get("/stories/small?lang=en").text)


def test_a_push_with_mistakes_or_without_stories_changes_nothing_for_readers(
    served: TestClient, repository: StoryRepository
) -> None:
    before = served.get("/stories/small?lang=en").text
    story = repository.work / "site/small/story.yaml"
    good = story.read_text()
    story.write_text(good.replace("41.9", "410.1"))
    repository.push()
    served.post(HOOK, headers=signed(b""))

    words = "Ready, but these stories' newest versions have mistakes: small.\n"
    eventually(lambda: served.get("/readyz").text == words)
    assert served.get("/stories/small?lang=en").text == before
    story.unlink()
    (story.parent / "article.en.md").unlink()
    repository.push()
    served.post(HOOK, headers=signed(b""))
    eventually(lambda: "(missing)" in served.get("/readyz").text)
    assert served.get("/readyz").status_code == 200
    assert served.get("/stories/small?lang=en").text == before


def test_readiness_names_every_story_with_mistakes_also_one_that_was_never_good(
    served: TestClient, repository: StoryRepository
) -> None:
    story = repository.work / "site/small/story.yaml"
    story.write_text(story.read_text().replace("41.9", "410.1"))
    write_story(repository.work / "site", slug="new-bad", format=2)
    repository.push()
    served.post(HOOK, headers=signed(b""))

    words = "Ready, but these stories' newest versions have mistakes: new-bad, small.\n"
    eventually(lambda: served.get("/readyz").text == words)


def test_the_metrics_say_what_is_served_and_what_failed(
    served: TestClient, repository: StoryRepository
) -> None:
    commit = repository.git("rev-parse", "HEAD")

    found = generate_latest(REGISTRY).decode()

    assert f'explorer_remote_info{{revision="{commit}"}} 1.0' in found
    assert "explorer_remote_failures 0.0" in found
    assert 'explorer_remote_fault{fault="unreachable"} 0.0' in found
    assert 'explorer_stories{state="kept"} 0.0' in found
    assert "explorer_remote_checked_timestamp_seconds 1." in found
    repository.bare.rename(repository.bare.with_name("away.git"))
    served.post(HOOK, headers=signed(b""))
    gone = 'explorer_remote_fault{fault="missing"} 1.0'
    eventually(lambda: gone in generate_latest(REGISTRY).decode())
    stop_following()


def test_a_restart_without_the_remote_serves_what_was_fetched_last(
    served: TestClient, repository: StoryRepository
) -> None:
    before = served.get("/stories/small?lang=en").text
    stop_following()
    repository.bare.rename(repository.bare.with_name("away.git"))

    follow_stories()

    assert site().get("/stories/small?lang=en").text == before
    eventually(lambda: "has failed once (missing)" in served.get("/readyz").text)
    state = remote_state()
    assert state and state.revision == repository.git("rev-parse", "HEAD")


def test_a_first_start_without_the_remote_says_to_come_again(
    repository: StoryRepository,
) -> None:
    repository.bare.rename(repository.bare.with_name("away.git"))
    client = site()
    assert client.get("/readyz").text == "The stories have not been fetched yet.\n"

    follow_stories()

    words = "The stories have not been fetched yet; the last attempt failed: missing.\n"
    eventually(lambda: client.get("/readyz").text == words)
    page = client.get("/stories/small")
    assert (page.status_code, "retry-after" in page.headers) == (503, True)
    stop_following()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (signed(b"body"), 202),
        ({"X-Gitlab-Token": SECRET}, 202),
        ({"Authorization": f"Bearer {SECRET}"}, 202),
        ({"Authorization": f"bearer {SECRET}"}, 202),
        ({}, 403),
        (signed(b"other"), 403),
        (signed(b"body", "another-secret-of-16"), 403),
        ({"X-Hub-Signature-256": "sha256="}, 403),
        ({"X-Gitlab-Token": "wrong"}, 403),
        ({"X-Gitlab-Token": "ü"}, 403),
        ({"Authorization": f"Basic {SECRET}"}, 403),
        ({"X-Hub-Signature-256": "sha256=00", "X-Gitlab-Token": SECRET}, 403),
    ],
)
def test_only_who_knows_the_secret_is_let_in(
    repository: StoryRepository,
    monkeypatch: pytest.MonkeyPatch,
    headers: dict[str, str],
    status: int,
) -> None:
    asked: list[bool] = []

    class Asked:
        state = None
        ask = staticmethod(lambda: asked.append(True))

    monkeypatch.setattr(remote_stories._Following, "follower", Asked)
    raw = {name: value.encode() for name, value in headers.items()}

    answer = site().post(HOOK, content=b"body", headers=raw)

    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    assert asked == [True] * (status == 202)


def test_a_body_that_is_too_long_is_not_read(repository: StoryRepository) -> None:
    assert site().post(HOOK, content=b"x" * 1_000_001).status_code == 413


def test_a_client_that_hangs_up_in_mid_body_is_no_error_of_the_server() -> None:
    messages: list[Message] = [
        {"type": "http.request", "body": b"half", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return messages.pop(0)

    request = Request({"type": "http", "method": "POST", "headers": []}, receive)

    assert asyncio.run(remote_stories.receive_push(request)).status_code == 400


def test_without_a_secret_there_is_no_webhook(
    repository: StoryRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPLORER_STORIES_WEBHOOK_SECRET")
    monkeypatch.delenv("EXPLORER_STORIES_POLL")

    assert site().post(HOOK, headers=signed(b"")).status_code == 405


def test_the_webhook_takes_nothing_but_posts_and_posts_go_nowhere_else(
    served: TestClient,
) -> None:
    assert served.get(HOOK).status_code == 404
    assert served.put(HOOK, headers=signed(b"")).status_code == 405
    for path in ("/", "/stories/small", "/readyz", "/_stcore/upload_file"):
        assert served.post(path, headers=signed(b"")).status_code == 405


def test_a_local_folder_has_no_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(write_story(tmp_path).parent))
    follow_stories()

    assert remote_state() is None
    assert "explorer_remote" not in generate_latest(REGISTRY).decode()
    assert site().get("/readyz").text == "Ready.\n"
