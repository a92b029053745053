"""The thread that follows a remote: when it looks, and what it says of its attempts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event

import pytest

from explorer.reading.mistakes import mistakes
from explorer.remotes import following
from explorer.remotes.addresses import Remote
from explorer.remotes.errors import Fault
from explorer.remotes.following import Follower, pause_s
from tests.records import write_story
from tests.remotes.git_server import TOKEN, GitServer, StoryRepository

PATIENCE_S = 60


@pytest.mark.parametrize(
    ("poll_s", "failures", "least", "most"),
    [(60, 0, 48, 72), (60, 1, 48, 72), (60, 3, 192, 288), (60, 99, 480, 720), (0, 1, 48, 72),
     (3600, 9, 2880, 4320)],
)  # fmt: skip
def test_pauses_vary_and_grow_with_failures(
    poll_s: float, failures: int, least: float, most: float
) -> None:
    pauses = {pause_s(poll_s, failures) for _ in range(50)}

    assert len(pauses) > 40
    assert all(pause is not None and least <= pause <= most for pause in pauses)


def test_without_polling_it_waits_until_it_is_asked() -> None:
    assert pause_s(0, 0) is None


def test_the_state_says_what_is_served_and_what_failed(
    git_server: GitServer,
    repository: StoryRepository,
    remote_of: Callable[..., Remote],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    remote = remote_of(git_server.url, SUBFOLDER="site", TOKEN=TOKEN)
    git_server.behave(token="another")
    follower = Follower(remote, mistakes)

    failed = follower.look()
    failed = follower.look()
    git_server.behave(token=TOKEN)
    succeeded = follower.look()
    again = Follower(remote, mistakes).state

    assert (failed.fault, failed.failures, failed.revision) == (Fault.REFUSED, 2, None)
    assert (succeeded.fault, succeeded.failures) == (None, 0)
    assert succeeded.revision == repository.git("rev-parse", "HEAD")
    assert succeeded.checked_at and succeeded.changed_at
    assert (again.revision, again.checked_at) == (succeeded.revision, None)
    assert "The stories cannot be fetched (refused)" in caplog.text
    assert f"revision {succeeded.revision}" in caplog.text
    assert TOKEN not in caplog.text


def test_a_mistake_is_logged_with_its_line_and_named_in_the_state(
    repository: StoryRepository,
    remote_of: Callable[..., Remote],
    caplog: pytest.LogCaptureFixture,
) -> None:
    follower = Follower(remote_of(repository.url, SUBFOLDER="site"), mistakes)
    follower.look()
    story = repository.work / "site/small/story.yaml"
    story.write_text(story.read_text().replace("41.9", "410.1"))
    repository.push()

    assert follower.look().kept == ("small",)
    assert "small/story.yaml:" in caplog.text
    assert "found 410.1" in caplog.text


def test_a_fault_of_the_explorer_does_not_end_the_thread(
    repository: StoryRepository, remote_of: Callable[..., Remote]
) -> None:
    def fail(_: object) -> tuple[str, ...]:
        raise RuntimeError

    state = Follower(remote_of(repository.url, SUBFOLDER="site"), fail).look()

    assert (state.fault, state.failures) == (Fault.LOCAL, 1)


def test_it_looks_when_it_is_asked_and_ends_when_it_is_stopped(
    repository: StoryRepository,
    remote_of: Callable[..., Remote],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(following, "_SHORTEST_S", 0)
    secret = {"POLL": "0", "WEBHOOK_SECRET": "0123456789abcdef"}
    changed = Event()
    follower = Follower(
        remote_of(repository.url, SUBFOLDER="site", **secret), mistakes, changed.set
    )
    follower.start()
    assert changed.wait(PATIENCE_S)
    changed.clear()
    write_story(repository.work / "site", slug="other")
    commit = repository.push()

    follower.ask()

    assert changed.wait(PATIENCE_S)
    assert follower.state.revision == commit
    follower.stop()
    follower._thread.join(PATIENCE_S)
    assert not follower._thread.is_alive()
