"""Shared by all tests: no network but loopback, and stories to work with."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from explorer.gazetteer import Gazetteer
from explorer.gazetteer.index import Index
from explorer.reading.library import load_story
from explorer.story.records import Story
from tests.geocoding_service import Service, serving
from tests.records import SHIPPED, made_story

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a name that holds an address in memory: each worker would collect another test."""
    for item in items:
        if " at 0x" in item.name:
            msg = f"{item.nodeid}: the name changes with every run; give the parameters `ids`"
            raise pytest.UsageError(msg)


def pytest_runtest_setup() -> None:
    """Let a test reach servers of its own and nothing else."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which long stories are kept, not the user's; all workers share it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "explorer-cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shipped() -> Story:
    """The story that is shipped."""
    return load_story(SHIPPED / "vostochny-2023")


@pytest.fixture(scope="session")
def one_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories that holds one: the story that is shipped first."""
    folder = tmp_path_factory.mktemp("stories")
    shutil.copytree(SHIPPED / "vostochny-2023", folder / "vostochny-2023")
    return folder


@pytest.fixture
def make_story(tmp_path: Path) -> Callable[..., Story]:
    """Makes the small story with changes, as in `make_story(events=[event("talks")])`."""
    return lambda **changes: made_story(tmp_path, **changes)


@pytest.fixture(scope="session")
def gazetteer_folder(request: pytest.FixtureRequest) -> Iterator[Path]:
    """The folder of the gazetteer's index, for every command too; kept between runs.

    Building the index takes half a minute, so of workers that need it at once one builds and the
    others wait.
    """
    folder = Path(request.config.cache.mkdir("gazetteer"))  # type: ignore[union-attr]
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        index = Index(folder)
        for older in set(folder.glob("gazetteer-*.sqlite")) - {index.path}:
            older.unlink()
        index.exactly("rome")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def gazetteer(gazetteer_folder: Path) -> Gazetteer:
    """The whole gazetteer."""
    return Gazetteer(Index(gazetteer_folder))


@pytest.fixture
def online_cache(
    gazetteer_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A cache folder with the shared index, and with answers of this test's own."""
    folder = tmp_path / "cache"
    folder.mkdir()
    for index in gazetteer_folder.glob("*.sqlite"):
        (folder / index.name).symlink_to(index)
    monkeypatch.setenv("EXPLORER_CACHE", str(folder))
    return folder


@pytest.fixture
def serve() -> Iterator[Callable[..., Service]]:
    """Starts online geocoders that give prepared answers."""
    with serving() as start:
        yield start


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every pause, in seconds, taken down instead of slept, on a clock that only pauses move."""
    taken: list[float] = []
    monkeypatch.setattr("geopy.extra.rate_limiter.sleep", taken.append)
    monkeypatch.setattr("geopy.extra.rate_limiter.default_timer", lambda: sum(taken))
    monkeypatch.setattr("explorer.gazetteer.online.sleep", taken.append)
    return taken
