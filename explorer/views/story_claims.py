"""Which sources speak of each event of a long story, for the filter by source.

Of a shorter one the facts of its events say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypedDict

import orjson

from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story
from explorer.views.columns import Columns, columns_of
from explorer.views.packing import packed


class SourceName(TypedDict):
    """A source in a list to choose from."""

    id: str
    publisher: str
    title: str | None


@dataclass(frozen=True, kw_only=True)
class StoryClaims:
    """The sources of all events in one state of knowledge."""

    sources: Columns[SourceName]
    """All that the story has, in its order, packed (`packing.py`)."""
    counts: list[int]
    """Of how many sources each event has claims, in the order of the events."""
    cited: list[int]
    """The 0-based positions of these sources, those of the first event first; all but the first of
    an event as the change from the one before."""


def claims_document(story: Story, as_of: AsOf) -> bytes:
    """The sources of all events, as UTF-8 JSON."""
    return orjson.dumps(_claims(story, as_of))


def _claims(story: Story, as_of: AsOf) -> StoryClaims:
    sources = story.sources
    positions = {source.id: at for at, source in enumerate(sources)}
    cited = [
        _rising({positions[claim.source] for claim in step.claims})
        for step in itinerary(story, as_of).steps
    ]
    return StoryClaims(
        sources=packed(
            columns_of(
                {
                    "id": [source.id for source in sources],
                    "publisher": [source.publisher for source in sources],
                    "title": [source.title for source in sources],
                }
            )
        ),
        counts=[len(each) for each in cited],
        cited=[*chain.from_iterable(cited)],
    )


def _rising(positions: Iterable[int]) -> list[int]:
    """Positions in order, all but the first as the change from the one before."""
    found = sorted(positions)
    return found[:1] + [after - before for before, after in pairwise(found)]
