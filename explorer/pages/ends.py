"""What follows the text of a page: the notes, sources and credits to which it refers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.story.notes import Note
from explorer.story.records import Story
from explorer.story.sources import Source
from explorer.views.article import JsonPart, PassageView
from explorer.views.timeline import Row


@dataclass(frozen=True)
class Ends:
    """The lists at the end of a page, in the order of the story."""

    story: Story
    rows: Sequence[Row]
    """The events on the page."""
    passages: Sequence[PassageView]
    """The passages of the article on it."""
    is_long: bool
    """Whether they have only what the page refers to, and not all that the story has."""

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The editor's notes."""
        if not self.is_long:
            return self.story.notes
        found = {part.get("note") for part in self._parts}
        return tuple(note for note in self.story.notes if note.id in found)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources."""
        if not self.is_long:
            return self.story.sources
        found = {claim.source for row in self.rows for claim in row.claims}
        found |= {source for note in self.notes for source in note.sources}
        found |= {part["source"] for part in self._parts if "source" in part}
        found |= {medium["source"] or "" for row in self.rows for medium in row.media}
        numbers = self.story.source_numbers
        return tuple(
            map(self.story.source, sorted(found & numbers.keys(), key=numbers.__getitem__))
        )

    def has(self, medium: str) -> bool:
        """Whether a medium is on the page, by its id."""
        return not self.is_long or medium in self._media

    @cached_property
    def _media(self) -> set[str]:
        figures = {part["figure"] for part in self._parts if "figure" in part}
        return figures | {medium["id"] for row in self.rows for medium in row.media}

    @property
    def _parts(self) -> list[JsonPart]:
        return [
            part
            for passage in self.passages
            for item in passage.items or (passage.parts or (),)
            for part in item
        ]
