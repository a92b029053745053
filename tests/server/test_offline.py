"""The service worker as the server sends it: kept or not, as the operator wants."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer.server.offline import keeps_stories
from explorer.server.routes import routes
from explorer.story.errors import SettingError
from tests.records import SHIPPED


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("EXPLORER_STORIES", str(SHIPPED))
    with TestClient(Starlette(routes=routes())) as browser:
        yield browser


def test_the_worker_is_a_script_that_may_ask_its_own_site_only(site: TestClient) -> None:
    answer = site.get("/stories/worker.js")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"
    assert '"keeps": true' in answer.text
    assert "Nessuna connessione" in answer.text


def test_an_operator_can_turn_it_off_also_where_it_was_on_before(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_OFFLINE", "0")

    assert '"keeps": false' in site.get("/stories/worker.js").text


def test_another_value_is_refused() -> None:
    assert keeps_stories({}) and keeps_stories({"EXPLORER_OFFLINE": "1"})
    with pytest.raises(SettingError, match="EXPLORER_OFFLINE: found 'never', expected 0, 1"):
        keeps_stories({"EXPLORER_OFFLINE": "never"})
