"""What became of what the article announced, and what nobody had announced in it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from explorer.story.derived import KeptWithStory
from explorer.story.itinerary import AsOf, Status, Step, itinerary, offered_views, statuses
from explorer.story.records import Story
from explorer.story.sources import Says


class Foresight(StrEnum):
    """How an event compares with what the article announced."""

    CAME_TRUE = "came_true"
    """Announced in the article, and a source says that it happened."""
    DID_NOT = "did_not"
    """Announced in the article; sources say only that it was otherwise."""
    OPEN = "open"
    """Announced in the article; no source says what became of it."""
    UNFORESEEN = "unforeseen"
    """Later than the article, which does not announce it."""


@KeptWithStory
def foresights(story: Story) -> Mapping[str, Foresight]:
    """The foresight of events by their ids, as known today; events before the article have none.

    A story without an article that announces anything has none at all.
    """
    if AsOf.PUBLICATION not in offered_views(story):
        return {}
    _, known = statuses(story)
    published = story.source(story.article).date
    end = published.latest.ordinal if published and published.latest else None
    if Status.ANNOUNCED not in known:
        return {}
    found: dict[str, Foresight] = {}
    for step, own in zip(itinerary(story).steps, known, strict=True):
        if own is Status.ANNOUNCED:
            found[step.event.id] = _became(step)
        elif end and not own and (first := step.event.when.earliest) and first.ordinal > end:
            found[step.event.id] = Foresight.UNFORESEEN
    return found


def _became(step: Step) -> Foresight:
    says = {claim.says for claim in step.claims}
    if Says.HAPPENED in says:
        return Foresight.CAME_TRUE
    return Foresight.DID_NOT if Says.DISPUTED in says else Foresight.OPEN
