"""Commands have a story to work on, and find places in the index that all tests share."""

from pathlib import Path

import pytest

from tests.commands.command_line import DATED
from tests.records import write_story


@pytest.fixture(autouse=True, scope="session")
def shared_index(gazetteer_folder: Path) -> None:
    """Commands look there for as long as the tests run."""


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A folder with one good story."""
    write_story(tmp_path / "stories", sources=DATED)
    return tmp_path / "stories"
