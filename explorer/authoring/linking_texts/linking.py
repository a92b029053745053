"""Linking a text to a story: its mentions of the story's own places and events.

1. A place is mentioned by any name that the story gives it, by the proper part of that name
   (``Komsomolsk`` of ``Komsomolsk-on-Amur``), and by its kind (``the cosmodrome``) where no other
   place of the story is one.
2. An event is mentioned where words of its title are close together, in any inflection.
3. An event that is found nowhere and is the only one at its place takes over that place's mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from explorer.authoring.linking_texts.event_mentions import event_mentions
from explorer.authoring.linking_texts.mentions import Mention, masked
from explorer.authoring.linking_texts.place_mentions import place_mentions
from explorer.authoring.vocabularies import Vocabulary
from explorer.story.passage_parts import Target
from explorer.story.places import Place
from explorer.story.records import Event


def find_mentions(
    text: str, *, places: Sequence[Place], events: Sequence[Event], known: Vocabulary
) -> tuple[Mention, ...]:
    """Where Markdown text mentions these places and events, in the text's order, none in another.

    What is a link or code already is left alone.

    Raises:
        KeyError: an event has no title in the vocabulary's language.
    """
    searched = masked(text)
    of_places = place_mentions(searched, places, known)
    of_events = event_mentions(searched, events, places, of_places, known)
    mentioned = {mention.target_id for mention in of_events}
    lone = {place: event for place, event in _lone_events(events).items() if event not in mentioned}
    of_places = [
        replace(mention, target=Target.EVENT, target_id=lone[mention.target_id])
        if mention.target_id in lone
        else mention
        for mention in of_places
    ]
    return tuple(sorted([*of_places, *of_events], key=lambda mention: mention.span.start))


def _lone_events(events: Sequence[Event]) -> dict[str, str]:
    """The event of each place at which there is only one."""
    at: dict[str, list[str]] = defaultdict(list)
    for event in events:
        if event.place:
            at[event.place].append(event.id)
    return {place: ids[0] for place, ids in at.items() if len(ids) == 1}
