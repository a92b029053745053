"""Remotes on loopback, and a cache folder of each test's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.reading.mistakes import mistakes
from explorer.remotes.addresses import Remote, remote_in
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.fetching import Fetched, fetch
from tests.remotes.git_server import GitServer, StoryRepository, serving_git, with_story


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds nothing yet."""
    for name in [name for name in os.environ if name.startswith(("EXPLORER_STORIES", "AWS_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def repository(tmp_path: Path) -> StoryRepository:
    """A repository that holds the small story."""
    return with_story(tmp_path)


@pytest.fixture
def git_server(repository: StoryRepository) -> Iterator[GitServer]:
    """A server for it."""
    with serving_git(repository.bare.parent) as server:
        yield server


@pytest.fixture
def remote_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Remote]:
    """Makes a remote of an address and further settings, as `remote_of(url, BRANCH="new")`."""

    def made(address: str, **settings: str) -> Remote:
        monkeypatch.setenv("EXPLORER_STORIES", address)
        for name, value in settings.items():
            monkeypatch.setenv(f"EXPLORER_STORIES_{name}", value)
        remote = remote_in(os.environ)
        assert remote is not None
        return remote

    return made


def fetched(remote: Remote) -> Fetched:
    return fetch(remote, mistakes)


def refusal(remote: Remote) -> tuple[Fault, str]:
    """Why a remote cannot be fetched."""
    with pytest.raises(RemoteError) as refused:
        fetched(remote)
    return refused.value.fault, str(refused.value)
