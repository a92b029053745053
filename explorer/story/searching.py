"""Where the words of a story are said: the index of a search.

It is made once for each state of knowledge and language, and kept with the story; downloads search
in it, and browsers get it in fragments (`views/search_fragments`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from itertools import chain

from explorer.story.derived import KeptWithStory
from explorer.story.itinerary import AsOf, Step, itinerary
from explorer.story.records import Story
from explorer.story.vocabulary import texts_of, words_in


class _Plain(dict[str, list[str]]):
    """The plain words between two spaces, most of which are many times in a story."""

    def __missing__(self, piece: str) -> list[str]:
        words = self[piece] = words_in(piece)
        return words


@KeptWithStory
def said_at(story: Story, as_of: AsOf, lang: str) -> Mapping[str, array[int]]:
    """The 0-based positions of the steps that say each plain word, in order.

    Args:
        story: the story.
        as_of: the state of knowledge.
        lang: the language whose words are searched.
    """
    plain = _Plain()
    found: dict[str, array[int]] = {}
    for at, step in enumerate(itinerary(story, as_of).steps):
        pieces = set(chain.from_iterable(map(str.split, _texts(story, as_of, lang, step))))
        for word in set(chain.from_iterable(map(plain.__getitem__, pieces))):
            if word in found:
                found[word].append(at)
            else:
                found[word] = array("I", (at,))
    return found


def _texts(story: Story, as_of: AsOf, lang: str, step: Step) -> Iterator[str]:
    """The texts in which words are searched, in the language that is shown."""
    event = step.event
    notes = [claim.note[lang] for claim in step.claims if claim.note]
    yield from texts_of(story, event, lang)
    yield from notes
    if as_of is AsOf.NOW or not notes:
        yield event.summary[lang]  # else the notes take its place
    if event.note and as_of is AsOf.NOW:
        yield event.note[lang]
