"""What became of what the article announced, and what nobody had announced in it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from explorer.story.derived import KeptWithStory
from explorer.story.itinerary import AsOf, Status, Step, itinerary, offered_views, status_of
from explorer.story.records import Story
from explorer.story.sources import Claim, Says


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
    known = _in_article(story)
    published = story.source(story.article).date
    end = published.latest.ordinal if published and published.latest else None
    if Status.ANNOUNCED not in known.values():
        return {}
    found: dict[str, Foresight] = {}
    for step in itinerary(story).steps:
        first = step.event.when.earliest
        if known.get(step.event.id) is Status.ANNOUNCED:
            found[step.event.id] = _became(step)
        elif step.event.id not in known and first and end and first.ordinal > end:
            found[step.event.id] = Foresight.UNFORESEEN
    return found


def _in_article(story: Story) -> dict[str, Status]:
    """The status that each event has in the article alone, without making its itinerary."""
    article = story.article
    origin_of = {article: story.source(article).independent_origin}
    claimed: dict[str, list[Claim]] = {}
    for event in story.events:
        for claim in event.claims:
            if claim.source == article:
                claimed.setdefault(event.id, []).append(claim)
    return {id: status_of(tuple(claims), origin_of) for id, claims in claimed.items()}


def _became(step: Step) -> Foresight:
    says = {claim.says for claim in step.claims}
    if Says.HAPPENED in says:
        return Foresight.CAME_TRUE
    return Foresight.DID_NOT if Says.DISPUTED in says else Foresight.OPEN
