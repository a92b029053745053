"""A draft as the records of a story, and what to say to its author in comments beside them."""

from __future__ import annotations

from typing import Any

from explorer.authoring.drafts.drafting import DraftEvent, DraftPlace, DraftStory
from explorer.authoring.places.placing import fields
from explorer.gazetteer.countries import country_name
from explorer.story.clocks import parse_clock
from explorer.story.places import Place
from explorer.story.records import Event, StoryFile
from explorer.story.sources import Claim, Says, Source
from explorer.writing.splices import Comments

_SOURCE = "article"
"""Id of the article among the sources."""
_HEAD = """\
yaml-language-server: $schema=../../story.schema.json
A draft that python -m explorer new made of an article. Every field is explained in
docs/data-format.md, what to do next in docs/new-story.md. A line with `draft:` is a
guess: fix the record that it is in, and delete the line when all is right."""
_ON_SOURCES = "Add those that confirm or dispute what the article reports."
_ON_EVENTS = "In the order in which they happened; what is only announced comes last."


def draft_records(story: DraftStory) -> StoryFile:
    """The records of a draft, not checked yet: reading its file does that, with lines."""
    lang, facts = story.facts.lang, story.facts
    return StoryFile.model_construct(
        format=1,
        title={lang: facts.title},
        summary={lang: story.summary},
        languages=(lang,),
        article=_SOURCE,
        places=tuple(_place(place, lang) for place in story.places),
        sources=(_source(story),),
        events=tuple(_event(event, lang) for event in story.events),
    )


def draft_comments(story: DraftStory) -> Comments:
    """The comments that help the author to check the records, by the records' paths."""
    comments: dict[tuple[str, ...], str] = {(): _HEAD, ("title",): "\n"}
    for place in story.places:
        entry = place.found.candidate.entry
        where = f"{entry.name}, {country_name(entry.country)} ({entry.id})"
        comments["places", place.id] = where
    comments["sources", _SOURCE] = _ON_SOURCES
    for first in story.events[:1]:
        comments["events", first.id] = _ON_EVENTS
    return comments


def _place(place: DraftPlace, lang: str) -> Place:
    names, found = {lang: place.found.name}, fields(place.found.candidate)
    values: dict[str, Any] = {"id": place.id, "names": names, **found, "draft": place.draft}
    return Place.model_construct(**values)


def _source(story: DraftStory) -> Source:
    facts = story.facts
    return Source.model_construct(
        id=_SOURCE,
        publisher=story.publisher,
        title=facts.title,
        date=facts.published,
        url=facts.url,
        lang=facts.lang,
        draft=story.source_draft,
    )


def _event(event: DraftEvent, lang: str) -> Event:
    stop = event.stop
    says = Says.ANNOUNCED if stop.is_announced else Says.HAPPENED
    return Event.model_construct(
        id=event.id,
        place=event.place,
        zone=None if event.place else stop.zone,
        when=stop.when,
        time=parse_clock(stop.clock) if stop.clock else None,
        until=stop.until,
        title={lang: event.title},
        summary={lang: event.summary},
        claims=(Claim(source=_SOURCE, says=says),),
        draft=event.draft,
    )
