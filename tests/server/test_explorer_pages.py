"""The explorer's own page: what of it is kept from one reader to the next."""

from __future__ import annotations

import pytest

from explorer.pages.values import StoryPage
from explorer.server import explorer_pages
from explorer.story.records import Story
from tests.sharing import client


def test_what_the_explorers_own_page_announces_is_made_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str | None] = []

    def page(story: Story, lang: str, event: str | None, root: str) -> StoryPage:
        made.append(event)
        return StoryPage(story, lang, event, root)

    monkeypatch.setattr(explorer_pages, "StoryPage", page)
    explorer_pages.ANNOUNCED.clear()
    for query in ("", "&v=1", "&clock=nonsense", "&event=meeting", "&event=meeting"):
        assert client().get(f"/?story=vostochny-2023&lang=it{query}").status_code == 200
    assert made == [None, "meeting"]
