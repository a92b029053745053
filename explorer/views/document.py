"""The story document in the two parts that the browser puts together: facts and words.

Both are JSON objects; `docs/frontend.md` lists their fields.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from explorer import __version__
from explorer.language import Language, language
from explorer.reading.collecting import collecting_later
from explorer.story.days import Day
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.moments import Moment
from explorer.story.places import Place
from explorer.story.records import Event, Story
from explorer.story.seams import seam_of
from explorer.story.selection import KEYS
from explorer.story.strands import Era
from explorer.story.times import UNITS
from explorer.story.travel import Leg
from explorer.story.vocabulary import vocabulary
from explorer.views.areas import area_facts, area_names, area_sizes
from explorer.views.article import view_article
from explorer.views.backgrounds import background_facts, background_names
from explorer.views.clock_words import clock_words
from explorer.views.columns import Columns, columns, columns_of
from explorer.views.event_facts import event_facts, event_times, journey_facts
from explorer.views.interface_texts import story_texts
from explorer.views.media import medium_facts, medium_words, shown_ids, shown_media
from explorer.views.story_facts import EraFacts, LegFacts, PlaceFacts, SourceFacts, StoryFacts
from explorer.views.story_words import Choice, EventWords, StoryWords
from explorer.views.times import in_calendar, offset_shown, source_date, view_label
from explorer.views.ways import way_facts, way_words
from explorer.views.zone_facts import zone_facts


def facts_document(story: Story, as_of: AsOf) -> bytes:
    """What is known in one state of knowledge, as UTF-8 JSON."""
    with collecting_later():
        return _json(_facts(story, as_of))


def _facts(story: Story, as_of: AsOf) -> StoryFacts:
    known = itinerary(story, as_of)
    times = event_times(story, known)
    west = seam_of(story, known)
    return StoryFacts(
        story=story.slug,
        asof=as_of,
        explorer=__version__,
        draft=story.is_draft,
        article=story.article,
        calendar=story.calendar,
        clocks=story.clocks,
        west=west,
        zones=zone_facts(times.shown, story.clocks),
        tracks=tuple(track.id for track in story.tracks),
        tags=tuple({"id": tag.id, "kind": tag.kind} for tag in story.tags),
        eras=tuple(map(_era, story.eras)),
        media=columns([medium_facts(story, item) for item in shown_media(story)]),
        backgrounds=background_facts(story),
        places=columns(_places(story)),
        sources=_sources(story),
        notes={note.id: note.sources for note in story.notes},
        events=event_facts(story, known, as_of, times, west),
        aliases=story.aliases,
        journeys=columns([*journey_facts(story, known)]),
        legs=columns([_leg(leg, story) for leg in story.legs]),
        areas=area_facts(story, known, west),
    )


def words_document(story: Story, lang: str) -> bytes:
    """The words of one of the story's `languages`, as UTF-8 JSON."""
    with collecting_later():
        return _json(_words(story, language(lang)))


def _words(story: Story, speech: Language) -> StoryWords:
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
        places={place.id: place.note[lang] for place in story.places if place.note},
        sources=dict(_source_dates(story, speech)),
        notes={
            note.id: {"title": note.title[lang], "text": note.text[lang]} for note in story.notes
        },
        media={item.id: medium_words(item, speech) for item in shown_media(story)},
        backgrounds=background_names(story, lang),
        legs={str(at): leg.note[lang] for at, leg in enumerate(story.legs) if leg.note},
        ways={
            str(at): said
            for at, leg in enumerate(story.legs)
            if (said := way_words(story.way_of(leg), speech))
        },
        areas=area_sizes(story, speech),
        events=_event_words(story, lang),
        vocabulary=tuple(" ".join(group) for group in vocabulary(story, lang)),
        article=view_article(story, speech),
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
    dates = [event.when for event in story.events]
    starts = [(at.ordinal, UNITS.index(when.units[0])) for when in dates if (at := when.earliest)]
    ends = [(at.ordinal, UNITS.index(when.units[1])) for when in dates if (at := when.latest)]
    if not starts or not ends:
        return ""
    (first, start), (last, end) = min(starts), max(ends)
    first_day, last_day = (story.calendar.named(Day(ordinal)) for ordinal in (first, last))
    span = speech.span(first_day, last_day, UNITS[min(start, end)])
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


def _event_words(story: Story, lang: str) -> Columns[EventWords]:
    events = story.events
    return columns_of(
        {
            "title": [event.title[lang] for event in events],
            "summary": [event.summary[lang] for event in events],
            "note": [event.note[lang] if event.note else None for event in events],
            "claims": [_claim_notes(event, lang) for event in events],
        }
    )


def _claim_notes(event: Event, lang: str) -> tuple[str | None, ...]:
    """The notes of an event's claims; none if no claim has one."""
    notes = tuple([claim.note[lang] if claim.note else None for claim in event.claims])
    return notes if any(notes) else ()


def _source_dates(story: Story, speech: Language) -> Iterator[tuple[str, str]]:
    worded: dict[str, str] = {}
    for source in story.sources:
        if source.date is None:
            continue
        date = source.date.text  # enough, as all sources are dated in one calendar
        if date not in worded:
            worded[date] = source_date(source, speech)
        yield source.id, worded[date]


def _era(era: Era) -> EraFacts:
    first, last = era.starts.earliest, era.until.latest
    return {
        "id": era.id,
        "first": first.ordinal if first else None,
        "last": last.ordinal if last else None,
    }


def _places(story: Story) -> list[PlaceFacts]:
    areas = {name: at for at, name in enumerate(area_names(story))}
    return [_place(place, story, areas.get(place.area or "")) for place in story.places]


def _place(place: Place, story: Story, area: int | None) -> PlaceFacts:
    event = story.first_events.get(place.id)
    return {
        "id": place.id,
        "names": place.names,
        "lat": place.lat,
        "lon": place.lon,
        "accuracy_km": place.accuracy_km,
        "zone": place.zone,
        "zone_label": _offset(place.zone, story.moment(event)) if event else "",
        "geonames": place.geonames,
        "wikidata": place.wikidata,
        "coordinate_source": place.coordinate_source,
        "area": area,
        "media": shown_ids(story, place.media) if place.media else (),
    }


def _offset(zone: str, first: Moment) -> str:
    """The offset of a zone at a moment, in words; empty where the instant is not known."""
    return offset_shown(zone, next(iter(first.instants()), None))


def _sources(story: Story) -> Columns[SourceFacts]:
    sources = story.sources
    return columns_of(
        {
            "id": [source.id for source in sources],
            "publisher": [source.publisher for source in sources],
            "title": [source.title for source in sources],
            "url": [source.url for source in sources],
            "lang": [source.lang for source in sources],
            "origin": [source.origin for source in sources],
        }
    )


def _leg(leg: Leg, story: Story) -> LegFacts:
    return {
        "mode": leg.mode,
        "schematic": leg.path == "schematic",
        "via": leg.via,
        "distance_km": leg.distance_km,
        "distance_basis": leg.distance_basis,
        "distance_source": leg.distance_source,
        "way": way_facts(story, leg),
    }
