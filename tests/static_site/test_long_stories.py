"""A long story as files: all parts, claims and tags are there, in a folder and in one file."""

from __future__ import annotations

import json
from typing import Any

import html5lib
import pytest

from explorer.static_site import single_file, static_folder
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views import parts
from explorer.views.parts import chunk_count, part_count, part_document


@pytest.fixture
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped story is a long one of several parts."""
    monkeypatch.setattr(parts, "LONG_STORY", 0)
    monkeypatch.setattr(parts, "EVENTS_PER_PART", 10)
    monkeypatch.setattr(parts, "EVENTS_PER_CHUNK", 20)


def chunks(story: Story) -> set[str]:
    """The files of what filters need of all events."""
    return {
        f"{kind}.{as_of}.{at}.json"
        for kind in ("claims", "tags")
        for as_of in AsOf
        for at in range(chunk_count(story, as_of))
    }


def expected(story: Story) -> dict[str, bytes]:
    """The parts by file name."""
    return {
        f"part.{lang}.{as_of}.{at}.json": part_document(story, as_of, lang, at)
        for lang in story.languages
        for as_of in AsOf
        for at in range(part_count(story, as_of))
    }


def without_media(part: bytes) -> Any:
    """A part without its media, of which a page names what it carries."""
    found = json.loads(part)
    del found["facts"]["media"]
    return found


@pytest.mark.usefixtures("_long")
def test_a_folder_has_all_parts_claims_and_tags(shipped: Story) -> None:
    files = {path.rpartition("/")[2]: body for path, body in static_folder(shipped, "en").items()}

    wanted = expected(shipped)
    assert len(wanted) > len(shipped.languages) * len(AsOf)
    assert {name: without_media(files[name]) for name in wanted} == {
        name: without_media(body) for name, body in wanted.items()
    }
    assert "tags.now.1.json" in chunks(shipped) <= files.keys()


@pytest.mark.usefixtures("_long")
def test_the_page_of_a_folder_asks_for_the_first_part_ahead(shipped: Story) -> None:
    files = static_folder(shipped, "en")
    page = html5lib.parse(files["index.html"].decode(), namespaceHTMLElements=False)
    part = page.find(".//script[@data-part]").get("data-part")

    assert part.format(lang="en", asof="now", part=0) in files


@pytest.mark.usefixtures("_long")
def test_one_file_carries_all_parts_claims_and_tags(shipped: Story) -> None:
    page = html5lib.parse(single_file(shipped, "en").decode(), namespaceHTMLElements=False)
    carried = {
        script.get("data-file").rpartition("/")[2]: script.text
        for script in page.iter("script")
        if script.get("data-file")
    }

    wanted = expected(shipped)
    assert {name: json.loads(carried[name])["first"] for name in wanted} == {
        name: json.loads(body)["first"] for name, body in wanted.items()
    }
    assert chunks(shipped) <= carried.keys()


def test_a_short_story_has_no_parts(shipped: Story) -> None:
    files = static_folder(shipped, "en")

    assert not any(f"/{kind}." in path for kind in ("part", "claims", "tags") for path in files)
    assert b"data-part" not in files["index.html"]
