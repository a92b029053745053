"""A draft of a story from an article: its records, and the text with its mentions linked.

Nothing in it is invented: what the article does not say is left out, or says that it is to be
written. What is guessed is a `Draft` with its confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.authoring.dates.datelines import cut
from explorer.authoring.documents.markdown_signs import with_whole_words, without_emphasis
from explorer.authoring.drafts.rows_and_notes import without_marks
from explorer.authoring.drafts.stop_records import Stop
from explorer.authoring.drafts.stops import stops_in
from explorer.authoring.linking_texts.mentions import Mention, linked
from explorer.authoring.recognition import FoundPlace, LeftOut, Recogniser
from explorer.authoring.vocabularies import vocabulary
from explorer.gazetteer.folding import fold
from explorer.language import language
from explorer.story.articles import parse_article
from explorer.story.passage_parts import Target
from explorer.story.places import Draft
from explorer.story.times import EdtfDate

LONGEST_TITLE = 60
"""Characters of an event's title."""
LONGEST_ID = 60
"""Characters of an id, so that a number can follow."""
DATELINE_CONFIDENCE = 0.9
"""Confidence of a publication date at the head of an article."""


@dataclass(frozen=True, kw_only=True)
class ArticleFacts:
    """What is known of an article beside its text."""

    lang: str
    """ISO 639 code; one with a vocabulary and a catalogue."""
    title: str
    publisher: str | None
    """Who published it; None where nobody said."""
    url: str | None
    published: EdtfDate | None
    dated_by: str
    """The words of its head from which the date was read; empty if the author gave it."""
    is_local: bool
    """Whether its words must stay out of the story's own files."""
    overruled: str = ""
    """The words at its head that give another date than the author did, or an empty string."""


@dataclass(frozen=True)
class DraftPlace:
    """A place of the draft."""

    id: str
    found: FoundPlace
    draft: Draft


@dataclass(frozen=True, kw_only=True)
class DraftEvent:
    """An event of the draft."""

    id: str
    place: str | None
    """Id of its place; None if the text names none."""
    title: str
    summary: str
    stop: Stop
    draft: Draft


@dataclass(frozen=True)
class DraftStory:
    """All that a new story's files say."""

    facts: ArticleFacts
    publisher: str
    summary: str
    source_draft: Draft | None
    places: tuple[DraftPlace, ...]
    events: tuple[DraftEvent, ...]
    article: str
    """The text with its mentions linked."""
    left_out: tuple[LeftOut, ...]


def draft_story(text: str, facts: ArticleFacts, recogniser: Recogniser) -> DraftStory:
    """The draft of an article's story; without places where none was recognised.

    Args:
        text: the article as Markdown.
        facts: what is known beside it.
        recogniser: finds its places and dates.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    speech, day = language(facts.lang), facts.published.day if facts.published else None
    text = with_whole_words(text)
    words = without_emphasis(text)
    found = recogniser.recognise(words, day.date if day else None)
    stops, again = stops_in(words, found, facts.published, vocabulary(facts.lang))
    places = tuple(_places(found.places, stops))
    events = tuple(_events(text, places, stops, facts))
    names = " – ".join(dict.fromkeys(stop.place.name for stop in stops if stop.place))
    return DraftStory(
        facts,
        publisher=facts.publisher or speech.text("draft_publisher"),
        summary=speech.text("draft_summary", stops=names) if names else _to_write(facts),
        source_draft=_source_draft(facts),
        places=places,
        events=events,
        article=linked(text, _mentions(places, events)),
        left_out=(*found.left_out, *again),
    )


def _places(found: tuple[FoundPlace, ...], stops: tuple[Stop, ...]) -> Iterator[DraftPlace]:
    """The places in the order of the itinerary."""
    taken: set[str] = set()
    for place in dict.fromkeys([*(stop.place for stop in stops if stop.place), *found]):
        place_id = _free_id(place.candidate.entry.name, taken)
        yield DraftPlace(place_id, place, Draft(confidence=place.confidence, why=place.why))


def _events(
    text: str, places: tuple[DraftPlace, ...], stops: tuple[Stop, ...], facts: ArticleFacts
) -> Iterator[DraftEvent]:
    ids = {place.found: place.id for place in places}
    to_write = _to_write(facts)
    taken: set[str] = set()
    for stop in stops:
        place = ids[stop.place] if stop.place else None
        name = stop.place.name if stop.place else stop.when.text
        words = _plain(text[stop.sentence.start : stop.sentence.end])
        is_named = stop.place is None or words.startswith(name)
        title = words if is_named else f"{name}: {words}"
        yield DraftEvent(
            id=_free_id(name if fold(name) else place or "event", taken),
            place=place,
            title=cut(name if facts.is_local else title, LONGEST_TITLE),
            summary=to_write if facts.is_local else cut(words, 1000),
            stop=stop,
            draft=Draft(confidence=stop.confidence, why=stop.why),
        )


def _to_write(facts: ArticleFacts) -> str:
    return language(facts.lang).text("draft_to_write")


def _source_draft(facts: ArticleFacts) -> Draft | None:
    words = "" if facts.is_local else f"by “{facts.dated_by}” "
    dated = f"dated {words}at its head" if facts.dated_by else ""
    lacking = "" if facts.publisher else "write who published it"
    why = "; ".join(filter(None, (dated, lacking)))
    confidence = 0.0 if lacking else DATELINE_CONFIDENCE
    return Draft(confidence=confidence, why=why) if why else None


def _mentions(places: tuple[DraftPlace, ...], events: tuple[DraftEvent, ...]) -> Iterator[Mention]:
    """The mention that reports an event links to it, all others link to the place."""
    event_at = {event.stop.mention: event.id for event in events}
    for each in events:
        if each.place is None:
            yield Mention(each.stop.mention, Target.EVENT, each.id)
    for place in places:
        for mention in place.found.mentions:
            span = mention.span
            if event := event_at.get(span):
                yield Mention(span, Target.EVENT, event)
            else:
                yield Mention(span, Target.PLACE, place.id)


def _plain(markdown: str) -> str:
    """The words of Markdown text."""
    article = parse_article(without_marks(markdown), file="")
    parts = (part for passage in article.passages for item in passage.items for part in item)
    return "".join(part.text for part in parts)


def _free_id(name: str, taken: set[str]) -> str:
    """An id made of a name, with a number where it is taken; it is taken then."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name))[:LONGEST_ID].strip("-")
    number = 1
    while (free := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    taken.add(free)
    return free
