"""The documents that a browser fetches of a story: what each depends on, and what makes it.

Adding a line here gives a kind of document its address, its route and its files in a static export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from explorer.story.errors import ChoiceError
from explorer.story.records import Story
from explorer.story.selection import Made, Selection, names_for, selections
from explorer.views.article_pieces import piece_count, piece_document
from explorer.views.document import facts_document, words_document
from explorer.views.parts import chunk_count, is_large, part_count, part_document
from explorer.views.search_fragments import search_count, search_document
from explorer.views.story_claims import claims_document
from explorer.views.story_tags import tags_document

PART: Final = "part"
"""The parameter that says which part of a document in parts an address leads to."""


def _always(_: Story, __: Selection) -> int:
    return 1


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of document."""

    made: Made
    """What of a selection it depends on."""
    make: Callable[[Story, Selection, int], bytes]
    """Makes the part at a 0-based position, as UTF-8 JSON."""
    count: Callable[[Story, Selection], int] = field(default=_always)
    """How many parts a story has for a selection; 0 if its pages need none of these documents."""
    is_parted: bool = False
    """Whether its address says which part it is."""

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters of its address, but for the version."""
        return (*names_for(self.made), *((PART,) if self.is_parted else ()))

    def every(self, story: Story) -> Iterator[tuple[Selection, int]]:
        """All that there are of a story: the selection that each shows, and its position."""
        for shown in selections(story, story.languages, self.made):
            for part in range(self.count(story, shown)):
                yield shown, part

    def part_in(self, asked: str | None, count: int) -> int:
        """The part that an address asks for, of so many; nothing falls back.

        Raises:
            ChoiceError: it names none, or one that is not there.
        """
        found = asked if self.is_parted else "0"
        if found and found in map(str, range(count)):
            return int(found)
        raise ChoiceError(PART, found, (f"0 … {count - 1}",))


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "facts": Kind(
            made=Made.FACTS, make=lambda story, shown, _: facts_document(story, shown.asof)
        ),
        "words": Kind(
            made=Made.WORDS, make=lambda story, shown, _: words_document(story, shown.lang)
        ),
        "part": Kind(
            made=Made.PART,
            make=lambda story, shown, at: part_document(story, shown.asof, shown.lang, at),
            count=lambda story, shown: part_count(story, shown.asof),
            is_parted=True,
        ),
        "claims": Kind(
            made=Made.CLAIMS,
            make=lambda story, shown, at: claims_document(story, shown.asof, at),
            count=lambda story, shown: chunk_count(story, shown.asof),
            is_parted=True,
        ),
        "tags": Kind(
            made=Made.TAGS,
            make=lambda story, shown, at: tags_document(story, shown.asof, at),
            count=lambda story, shown: chunk_count(story, shown.asof) if is_large(story) else 0,
            is_parted=True,
        ),
        "article": Kind(
            made=Made.ARTICLE,
            make=lambda story, shown, at: piece_document(story, shown.lang, at),
            count=lambda story, shown: piece_count(story, shown.lang),
            is_parted=True,
        ),
        "search": Kind(
            made=Made.SEARCH,
            make=lambda story, shown, at: search_document(story, shown.asof, shown.lang, at),
            count=lambda story, shown: search_count(story, shown.asof, shown.lang),
            is_parted=True,
        ),
    }
)
"""By the name that each has in addresses and file names."""
