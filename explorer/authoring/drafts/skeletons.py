"""What to write first in a story of an article in which nothing was recognised."""

from __future__ import annotations

from dataclasses import replace

from explorer.authoring.dates.datelines import cut
from explorer.authoring.drafts.drafting import LONGEST_TITLE, DraftEvent, DraftStory
from explorer.authoring.drafts.stop_records import Stop
from explorer.authoring.drafts.stops import NO_ZONE
from explorer.authoring.spans import Span
from explorer.language import language
from explorer.story.places import Draft
from explorer.story.times import UNDATED

NOTHING_FOUND = "nothing was recognised: write what happened, when (when:) and where (place:)"
"""Why a draft has this event."""


def with_first_event(story: DraftStory) -> DraftStory:
    """The same story; if it has no event, with one that its author completes."""
    if story.events:
        return story
    place = story.places[0] if story.places else None
    stop = Stop(
        place=place.found if place else None,
        zone=NO_ZONE,
        mention=Span(0, 0),
        sentence=Span(0, 0),
        when=UNDATED,
        has_own_date=False,
        is_announced=False,
        confidence=0.0,
        why=NOTHING_FOUND,
    )
    event = DraftEvent(
        id="first-event",
        place=place.id if place else None,
        title=cut(story.facts.title, LONGEST_TITLE),
        summary=language(story.facts.lang).text("draft_to_write"),
        stop=stop,
        draft=Draft(confidence=0.0, why=NOTHING_FOUND),
    )
    return replace(story, events=(event,))
