"""Which interface texts a story is shown with: nobody travels in a story without a journey."""

from __future__ import annotations

from explorer.language import Language, Text
from explorer.story.records import Story
from explorer.story.strands import Route

BEFORE_LOADING = ("load_failed", "retry")
"""The keys of the texts that a pane needs before it has its document."""

_UNROUTED = {
    "whole_journey": "all_places",
    "stop_numbers": "place_numbers",
    "map_numbers": "map_place_numbers",
    "page_map_alt": "page_places_alt",
    "table": "events_table",
    "guide_choices": "guide_places",
}
"""For a text that speaks of stops or a journey, the one that speaks of places."""


def is_one_way(story: Story) -> bool:
    """Whether every event follows the one before it on one journey, as no event of tracks does."""
    return story.route is Route.ITINERARY and not any(event.tracks for event in story.events)


def text_key(key: str, story: Story) -> str:
    """The key of the text to show for `key` in this story."""
    return key if story.is_journey else _UNROUTED.get(key, key)


def story_texts(story: Story, language: Language) -> dict[str, Text]:
    """Every interface text by its key, as the story is shown with it."""
    if story.is_journey:
        return language.texts
    return language.texts | {key: language.texts[other] for key, other in _UNROUTED.items()}
