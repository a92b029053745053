"""A long story that is edited: what belongs to another version than a page has is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench.synthetic import write_story
from explorer.server.shelf import library
from explorer.site.addresses import document_version
from explorer.views import parts
from tests.records import with_line
from tests.sharing import client

EVENTS = 310
SLUG = f"synthetic-{EVENTS}"
ADDRESSES = [
    "facts.json?asof=now",
    "words.json?lang=en",
    "part.json?asof=now&lang=en&part=0",
    "claims.json?asof=now&part=0",
    "tags.json?asof=now&part=0",
    "article.json?lang=en&part=0",
    "search.json?asof=now&lang=en&part=0",
]


@pytest.fixture
def long_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(parts, "EVENTS_PER_CHUNK", 200)
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    write_story(tmp_path, EVENTS)
    return client()


def test_all_of_a_long_story_is_refused_in_another_version_than_it_has(
    long_story: TestClient,
) -> None:
    now = document_version(library().story(SLUG))

    for address in ADDRESSES:
        found = long_story.get(f"/views/{SLUG}.{address}&v={now}")
        refused = long_story.get(f"/views/{SLUG}.{address}&v=1-{now}")

        assert found.status_code == 200
        assert refused.status_code == 410
        assert refused.headers["explorer-version"] == now
        assert refused.headers["cache-control"] == "no-store"
        assert refused.text.startswith("This page shows an earlier version")


def test_what_names_no_version_is_what_there_is_now(long_story: TestClient, tmp_path: Path) -> None:
    address = f"/views/{SLUG}.part.json?asof=now&lang=en&part=0"
    before = long_story.get(address)
    with_line(tmp_path / SLUG, "format: 1", "format: 1 # saved")

    assert (before.status_code, long_story.get(address).status_code) == (200, 200)
