"""The tags of the events of a large story, for the filters by people, organisations and topics.

They come in chunks of so many events (`parts.py`), after the first view. Of a smaller story they
are in the index.
"""

from __future__ import annotations

from typing import TypedDict

import orjson

from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.columns import Columns, columns_of
from explorer.views.packing import packed
from explorer.views.parts import chunk_of


class EventTags(TypedDict):
    """What an event is about."""

    tags: tuple[str, ...]
    """Ids of its tags."""


def tags_document(story: Story, as_of: AsOf, chunk: int) -> bytes:
    """The tags of a chunk of events, packed (`packing.py`), as UTF-8 JSON."""
    return orjson.dumps(_tags(story, as_of, chunk))


def _tags(story: Story, as_of: AsOf, chunk: int) -> Columns[EventTags]:
    steps = chunk_of(story, as_of, chunk)
    return packed(columns_of({"tags": [step.event.tags for step in steps]}))
