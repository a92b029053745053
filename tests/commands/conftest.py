"""Commands find places in the index that all tests share, never in the user's own cache."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def shared_index(gazetteer_folder: Path) -> None:
    """Commands look there for as long as the tests run."""
