"""What is kept of a story's pages and pictures is what its files said in that version."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from explorer.server import documents, handouts, pictures, story_pages
from explorer.server.bounded_caches import bounded_caches
from explorer.site.addresses import document_version
from explorer.story.records import Story
from tests.records import with_line, write_story
from tests.sharing import client


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    return write_story(tmp_path)


@pytest.fixture
def asks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Asks a server whose author saves the story just after its version was looked up, once."""
    still_to_save = [folder]

    def look_up(story: Story) -> str:
        version = document_version(story)
        if still_to_save:
            with_line(still_to_save.pop(), "en: Tokyo", "en: Edo")
        return version

    for module in (documents, story_pages, pictures, handouts):
        monkeypatch.setattr(module, "document_version", look_up)
    return client()


@pytest.mark.parametrize(
    "address",
    [
        "/views/small.facts.json",
        "/stories/small?lang=en",
        "/stories/small/map.svg?lang=en",
        "/stories/small/handout.html?lang=en",
    ],
)
def test_a_story_that_is_saved_while_it_is_asked_for_keeps_its_versions_apart(
    address: str, asks: TestClient, folder: Path
) -> None:
    before = asks.get(address).text
    after = asks.get(address).text
    assert ("Tokyo" in before, "Edo" in before) == (True, False)
    assert "Edo" in after

    with_line(folder, "en: Edo", "en: Tokyo")
    assert asks.get(address).text == before


@pytest.mark.usefixtures("folder")
def test_no_cache_holds_a_story_in_what_it_is_asked_by() -> None:
    site = client()
    addresses = (
        "?story=small&lang=en",
        "views/small.facts.json",
        "stories/small?lang=en",
        "stories/small?lang=en&q=Tokyo",
        "stories/small.geojson?lang=en",
        "stories/small/card.png?lang=en",
        "stories/small/map.svg?lang=en",
        "stories/small/handout.html?lang=en",
    )
    for address in addresses:
        assert site.get(f"/{address}").status_code == 200

    keys = {cache.name: [*cache._kept] for cache in bounded_caches()}
    for name in ("announced", "pages", "page-texts", "downloads", "documents", "handouts", "cards"):
        assert keys[name], name
    assert [name for name, held in keys.items() if any(map(_holds_a_story, held))] == []


def _holds_a_story(value: object) -> bool:
    if isinstance(value, tuple):
        return any(map(_holds_a_story, value))
    if is_dataclass(value):
        return any(_holds_a_story(getattr(value, each.name)) for each in fields(value))
    return isinstance(value, Story)
