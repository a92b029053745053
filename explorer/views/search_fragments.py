"""The index of a search in fragments, which browsers ask for as readers type.

The words are in order, and each fragment has those of one stretch of that order, with all that a
search finds by them: every other form of each word, and the positions of the events that say one of
these. So a fragment is complete for the words that begin with its letters, and
`frontend/core/fragments.js` finds with it exactly what `story/vocabulary.py` finds in the whole.

Fragment 0 lists with which word each of the others begins.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias, TypedDict

from explorer.story.derived import KeptWithStory
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.searching import said_at
from explorer.story.vocabulary import is_unspaced, vocabulary
from explorer.views.parts import is_long

LONGEST: Final = 8
"""Signs of the longest stretches of words in scripts that put no space between them."""
_SIZE: Final = 24_000
"""Characters after which a fragment ends; compressed, they are a third of it or less."""

Forms: TypeAlias = tuple[str, ...]
"""A word, or words that are found together."""


class Bounds(TypedDict):
    """What fragment 0 is."""

    begin: list[str]
    """The first word of each of the other fragments, in the order of UTF-16 code units."""


class Fragment(TypedDict):
    """What each of the others is."""

    words: dict[str, int]
    """The plain words, each with the position of what is found by it."""
    stretches: dict[str, int]
    """The same of stretches of words in scripts that put no space between them."""
    forms: list[str]
    """All forms of what is found, with spaces between them; empty if it is the word itself."""
    events: list[list[int]]
    """The events that say one of the forms: the first position, then the steps to the next ones."""


def search_document(story: Story, as_of: AsOf, lang: str, part: int) -> bytes:
    """A fragment as UTF-8 JSON, the bounds for part 0.

    Raises:
        IndexError: there is no such part, see `search_count`.
    """
    return search_fragments(story, as_of, lang)[part].encode()


def search_count(story: Story, as_of: AsOf, lang: str) -> int:
    """How many parts the index of a search has; 0 for a story that browsers have whole."""
    return len(search_fragments(story, as_of, lang)) if is_long(story) else 0


@KeptWithStory
def search_fragments(story: Story, as_of: AsOf, lang: str) -> tuple[str, ...]:
    """The fragments of a search as JSON, the bounds first (`Bounds`, `Fragment`).

    Args:
        story: the story.
        as_of: the state of knowledge.
        lang: the language whose words are searched.
    """
    index = said_at(story, as_of, lang)
    entries = _entries(index, vocabulary(story, lang))
    made = [_fragment(index, some) for some in _cut(index, entries)]
    bounds: Bounds = {"begin": [min(_keys(fragment), key=_order) for fragment in made]}
    return tuple(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (bounds, *made)
    )


def _order(key: str) -> bytes:
    """Browsers compare texts so."""
    return key.encode("utf-16-be")


def _keys(fragment: Fragment) -> Iterable[str]:
    return (*fragment["words"], *fragment["stretches"])


_Entry: TypeAlias = tuple[str, bool, Forms]
"""A word or a stretch, whether it is a stretch, and the words that are found by it."""


def _entries(index: Mapping[str, Sequence[int]], groups: Iterable[Forms]) -> list[_Entry]:
    """What can be looked up, in order."""
    forms: dict[str, set[str]] = {word: {word} for word in index}
    for group in groups:
        for word in group:
            forms.setdefault(word, {word}).update(group)
    stretches: dict[str, set[str]] = {}
    for word in filter(is_unspaced, forms):
        for stretch in _stretches(word):
            stretches.setdefault(stretch, set()).update(forms[word])
    entries = [
        *((word, False, tuple(sorted(found))) for word, found in forms.items()),
        *((stretch, True, tuple(sorted(found))) for stretch, found in stretches.items()),
    ]
    return sorted(entries, key=lambda entry: _order(entry[0]))


def _stretches(word: str) -> Iterator[str]:
    return (word[at : at + LONGEST] for at in range(len(word)))


def _cut(index: Mapping[str, Sequence[int]], entries: list[_Entry]) -> Iterator[list[_Entry]]:
    """The entries of each fragment, none of which is empty."""
    some: list[_Entry] = []
    size, known = 0, set[Forms]()
    for entry in entries:
        key, _, forms = entry
        more = len(key) + 6
        if forms not in known:
            more += sum(2 * len(index.get(form, ())) + len(form) for form in forms)
        if some and size + more > _SIZE and some[-1][0] != key:
            yield some
            some, size, known = [], 0, set()
        some.append(entry)
        size += more
        known.add(forms)
    if some:
        yield some


def _fragment(index: Mapping[str, Sequence[int]], entries: list[_Entry]) -> Fragment:
    at: dict[tuple[bool, Forms], int] = {}
    fragment: Fragment = {"words": {}, "stretches": {}, "forms": [], "events": []}
    for key, is_stretch, forms in entries:
        if (is_stretch, forms) not in at:
            at[is_stretch, forms] = len(at)
            said = sorted({event for form in forms for event in index.get(form, ())})
            is_alone = is_stretch or forms == (key,)
            fragment["forms"].append("" if is_alone else " ".join(forms))
            fragment["events"].append([after - before for before, after in pairwise((0, *said))])
        fragment["stretches" if is_stretch else "words"][key] = at[is_stretch, forms]
    return fragment
