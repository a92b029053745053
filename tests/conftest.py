"""What every test stands on: no network but loopback, and stories to work with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from explorer.gazetteer import Gazetteer
from explorer.gazetteer.index import Index
from explorer.loading import load_story
from explorer.story import Story
from tests.records import SHIPPED, made_story

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_runtest_setup() -> None:
    """Let a test reach servers of its own and nothing else."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def shipped() -> Story:
    """The story that is shipped."""
    return load_story(SHIPPED / "vostochny-2023")


@pytest.fixture
def make_story(tmp_path: Path) -> Callable[..., Story]:
    """Makes the small story with changes, as in `make_story(events=[event("talks")])`."""
    return lambda **changes: made_story(tmp_path, **changes)


@pytest.fixture(scope="session")
def gazetteer_folder(request: pytest.FixtureRequest) -> Path:
    """Where the gazetteer's index lies; kept between runs, for building it takes half a minute."""
    return Path(request.config.cache.mkdir("gazetteer"))  # type: ignore[union-attr]


@pytest.fixture(scope="session")
def gazetteer(gazetteer_folder: Path) -> Gazetteer:
    """The whole gazetteer."""
    return Gazetteer(Index(gazetteer_folder))
