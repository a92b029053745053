"""Which sources speak of each event of a long story, for the filter by source.

They come in chunks of so many events (`parts.py`). Of a shorter story the facts of its events say
so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypedDict

import orjson

from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.columns import Columns, columns_of
from explorer.views.packing import packed
from explorer.views.parts import chunk_count, chunk_of


class SourceName(TypedDict):
    """A source in a list to choose from."""

    id: str
    publisher: str
    title: str | None


@dataclass(frozen=True, kw_only=True)
class StoryClaims:
    """The sources of a chunk of events in one state of knowledge."""

    sources: Columns[SourceName]
    """The share of each chunk in those that the story has, in its order, packed (`packing.py`)."""
    counts: list[int]
    """Of how many sources each event has claims, in the order of the events."""
    cited: list[int]
    """The 0-based positions of these sources among all that the story has, those of the first event
    first; all but the first of an event as the change from the one before."""


def claims_document(story: Story, as_of: AsOf, chunk: int) -> bytes:
    """The sources of a chunk of events, as UTF-8 JSON."""
    return orjson.dumps(_claims(story, as_of, chunk))


def _claims(story: Story, as_of: AsOf, chunk: int) -> StoryClaims:
    positions = {source.id: at for at, source in enumerate(story.sources)}
    cited = [
        _rising({positions[claim.source] for claim in step.claims})
        for step in chunk_of(story, as_of, chunk)
    ]
    count = chunk_count(story, as_of)
    first, end = (len(story.sources) * at // count for at in (chunk, chunk + 1))
    sources = story.sources[first:end]
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
