"""The story document in the two parts that the browser puts together: facts and words.

Both are JSON objects; `docs/frontend.md` lists their fields.
"""

from __future__ import annotations

from dataclasses import replace

import orjson

from explorer import __version__
from explorer.language import Language, language
from explorer.reading.collecting import collecting_later
from explorer.story.days import Day
from explorer.story.itinerary import AsOf, Itinerary, itinerary
from explorer.story.records import Story
from explorer.story.seams import seam_of
from explorer.story.selection import KEYS
from explorer.story.strands import Era
from explorer.story.times import UNITS
from explorer.story.vocabulary import vocabulary
from explorer.views.areas import area_facts, area_sizes
from explorer.views.article_pieces import article_outline
from explorer.views.backgrounds import background_facts, background_names
from explorer.views.clock_words import clock_words
from explorer.views.columns import Columns, columns
from explorer.views.event_facts import event_details, event_index, event_times, journey_facts
from explorer.views.interface_texts import story_texts
from explorer.views.media import medium_facts, medium_words, shown_media
from explorer.views.packed_facts import packed_facts, packed_names
from explorer.views.parts import EVENTS_PER_PART, is_large, is_long
from explorer.views.record_facts import leg_facts, place_details, place_positions, source_facts
from explorer.views.record_words import event_words, leg_notes, leg_ways, place_notes, source_dates
from explorer.views.story_facts import EraFacts, EventFacts, StoryFacts
from explorer.views.story_words import Choice, StoryWords
from explorer.views.times import in_calendar, view_label
from explorer.views.zone_facts import zone_facts


def facts_document(story: Story, as_of: AsOf) -> bytes:
    """What is known in one state of knowledge, as UTF-8 JSON."""
    with collecting_later():
        return _json(_facts(story, as_of))


def _facts(story: Story, as_of: AsOf) -> StoryFacts:
    known = itinerary(story, as_of)
    index = _index(story, known, as_of)
    if is_long(story):
        return _packed(story, index)
    return replace(
        index,
        media=columns([medium_facts(story, item) for item in shown_media(story)]),
        places=Columns(index.places | place_details(story, story.places)),
        sources=source_facts(story.sources),
        notes={note.id: note.sources for note in story.notes},
        events=Columns(index.events | event_details(story, known.steps, None)),
        journeys=journey_facts(known.journeys, story.legs),
        legs=leg_facts(story, story.legs),
    )


def _packed(story: Story, index: StoryFacts) -> StoryFacts:
    """The index, packed; its tags are None where they come in chunks."""
    if "tags" not in index.events or not is_large(story):
        return packed_facts(index, EVENTS_PER_PART)
    events = Columns[EventFacts](
        {name: own for name, own in index.events.items() if name != "tags"}
    )
    found = packed_facts(replace(index, events=events), EVENTS_PER_PART)
    return replace(found, events=Columns(found.events | {"tags": None}))


def _index(story: Story, known: Itinerary, as_of: AsOf) -> StoryFacts:
    """The facts without what comes in parts of a long story."""
    times = event_times(story, known)
    west = seam_of(story, known)
    return StoryFacts(
        story=story.slug,
        asof=as_of,
        part_size=None,
        several=len(known.ways) > 1,
        explorer=__version__,
        draft=story.is_draft,
        article=story.article,
        calendar=story.calendar,
        clocks=story.clocks,
        west=west,
        zones=zone_facts((times.moments, times.endings), story.clocks),
        tracks=tuple(track.id for track in story.tracks),
        tags=tuple({"id": tag.id, "kind": tag.kind} for tag in story.tags),
        eras=tuple(map(_era, story.eras)),
        media=Columns(),
        backgrounds=background_facts(story),
        places=place_positions(story),
        sources=Columns(),
        notes={},
        events=event_index(story, known, as_of, times, west),
        aliases=story.aliases,
        journeys=Columns(),
        legs=Columns(),
        areas=area_facts(story, known, west),
    )


def words_document(story: Story, lang: str) -> bytes:
    """The words of one of the story's `languages`, as UTF-8 JSON."""
    with collecting_later():
        return _json(_words(story, language(lang)))


def _words(story: Story, speech: Language) -> StoryWords:
    lang, words = speech.code, _common_words(story, speech)
    if is_long(story):
        return replace(words, place_names=packed_names(story.places, lang))
    return replace(
        words,
        places=place_notes(story.places, lang),
        sources=source_dates(story.sources, speech),
        notes={
            note.id: {"title": note.title[lang], "text": note.text[lang]} for note in story.notes
        },
        media={item.id: medium_words(item, speech) for item in shown_media(story)},
        legs=leg_notes(story.legs, lang),
        ways=leg_ways(story, story.legs, speech),
        events=event_words(story.events, [event.claims for event in story.events], lang),
        vocabulary=tuple(" ".join(group) for group in vocabulary(story, lang)),
    )


def _common_words(story: Story, speech: Language) -> StoryWords:
    """The words without what comes in parts of a long story."""
    lang = speech.code
    return StoryWords(
        lang=lang,
        direction=speech.direction,
        interface_lang=speech.interface,
        title=story.title[lang],
        summary=story.summary[lang],
        dates=dates_covered(story, speech),
        choices=_choices(story, speech),
        strings=story_texts(story, speech),
        language_names=_language_names(story, speech),
        tracks={track.id: track.label[lang] for track in story.tracks},
        tags={tag.id: tag.label[lang] for tag in story.tags},
        eras={era.id: era.label[lang] for era in story.eras},
        place_names=None,
        places={},
        sources={},
        notes={},
        media={},
        backgrounds=background_names(story, lang),
        legs={},
        ways={},
        areas=area_sizes(story, speech),
        events=Columns(),
        vocabulary=(),
        article=article_outline(story, speech),
        numbers=speech.number_words(),
        clocks=clock_words(speech),
    )


def _json(document: StoryFacts | StoryWords) -> bytes:
    return orjson.dumps(document)


def _language_names(story: Story, speech: Language) -> dict[str, str]:
    """The languages of the places' names, by code."""
    codes = dict.fromkeys(code for place in story.places for code in place.names)
    return {code: speech.name_of(code) for code in codes}


def dates_covered(story: Story, speech: Language) -> str:
    """The span that the story's events cover, with the calendar if it is not today's.

    In days where both of its ends are known to the day, else in months or years.
    """
    dates = {event.when for event in story.events}
    starts = [at.ordinal for when in dates if (at := when.earliest)]
    ends = [at.ordinal for when in dates if (at := when.latest)]
    if not starts or not ends:
        return ""
    first, last = Day(min(starts)), Day(max(ends))
    start = min(UNITS.index(when.units[0]) for when in dates if when.earliest == first)
    end = max(UNITS.index(when.units[1]) for when in dates if when.latest == last)
    named = story.calendar.named
    span = speech.span(named(first), named(last), UNITS[min(start, end)])
    return in_calendar(span, story.calendar, speech)


def _choices(story: Story, speech: Language) -> dict[str, tuple[Choice, ...]]:
    """What the reader can choose between, by the key that it has in an address, in words."""
    offered = {key.name: key.values(story, story.languages) for key in KEYS if key.values}
    return {
        name: tuple(Choice(value, _label(name, value, story, speech)) for value in values)
        for name, values in offered.items()
    }


def _label(name: str, value: str, story: Story, speech: Language) -> str:
    match name:
        case "lang":
            return speech.own_name(value)
        case "clock" if value in story.clocks:
            return speech.zone_name(value)
        case "asof":
            return view_label(story, AsOf(value), speech)
    return speech.text(f"{name}_{value}")


def _era(era: Era) -> EraFacts:
    first, last = era.starts.earliest, era.until.latest
    return {
        "id": era.id,
        "first": first.ordinal if first else None,
        "last": last.ordinal if last else None,
    }
