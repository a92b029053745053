"""The page as Streamlit runs it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explorer.server.app import PAGE
from tests.dashboard.opening import Open


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, one_story: Path) -> Open:
    """Opens the page with a query, with the stories of a folder or one that is shipped."""

    def opened(stories: Path = one_story, **query: str) -> AppTest:
        monkeypatch.setenv("EXPLORER_STORIES", str(stories))
        app = AppTest.from_file(str(PAGE), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return opened
