"""The story document: all that the panes show, for one language, clock and state of knowledge.

One JSON object per choice, read by every pane; `docs/frontend.md` lists its fields.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

from explorer import __version__
from explorer.language import Language, language
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.notes import Note
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.selection import KEYS, OWN_CLOCK, PLACE_CLOCK
from explorer.story.sources import Source
from explorer.story.times import UNITS
from explorer.views.article import view_article
from explorer.views.interface_texts import story_texts
from explorer.views.legs import leg_views
from explorer.views.map import View, step_views, view_map
from explorer.views.story_document import (
    Choice,
    LinkView,
    NameView,
    NoteView,
    PlaceView,
    SourceView,
    StoryDocument,
    TagView,
    TrackView,
)
from explorer.views.timeline import Row, view_timeline
from explorer.views.times import in_calendar, offset_shown, source_date, view_label, zone_name


def story_document(
    story: Story,
    *,
    lang: str,
    clock: str = PLACE_CLOCK,
    zone: str | None = None,
    as_of: AsOf,
    offers_own_clock: bool = True,
) -> bytes:
    """The story document as UTF-8 JSON.

    Args:
        story: the story.
        lang: one of the story's `languages`.
        clock: `PLACE_CLOCK`, `OWN_CLOCK` or an IANA zone.
        zone: the reader's IANA zone, for `OWN_CLOCK`; without it that clock shows UTC.
        as_of: what is known now, or what the article knew is shown.
        offers_own_clock: whether readers can choose `OWN_CLOCK`, for which somebody has to be
            there to make the document of their zone.
    """
    shown_clock = (zone or "UTC") if clock == OWN_CLOCK else clock
    choices = _choices(story, language(lang), offers_own_clock)
    document = _document(story, language(lang), as_of, shown_clock, choices)
    text = json.dumps(
        replace(document, clock=clock), default=_fields, ensure_ascii=False, separators=(",", ":")
    )
    return text.encode()


def _document(
    story: Story,
    speech: Language,
    as_of: AsOf,
    clock: str,
    choices: dict[str, tuple[Choice, ...]],
) -> StoryDocument:
    """The document in the time of a clock that is no `OWN_CLOCK`."""
    lang = speech.code
    known = itinerary(story, as_of)
    legs = leg_views(story, known, speech)
    timeline = view_timeline(story, known, legs, clock, speech)
    looks = step_views(story, known, legs, speech)
    return StoryDocument(
        story=story.slug,
        lang=lang,
        direction=speech.direction,
        interface_lang=speech.interface,
        clock=clock,
        asof=as_of,
        explorer=__version__,
        title=story.title[lang],
        summary=story.summary[lang],
        draft=story.is_draft,
        dates=dates_covered(story, speech),
        choices=choices,
        strings=story_texts(story, speech),
        language_names=_language_names(story, speech),
        tracks=tuple(TrackView(track.id, track.label[lang]) for track in story.tracks),
        tags=tuple(TagView(tag.id, tag.label[lang], tag.kind) for tag in story.tags),
        places={place.id: _place(place, story, speech) for place in story.places},
        sources={source.id: _source(source, speech) for source in story.sources},
        notes={note.id: _note(note, lang) for note in story.notes},
        events=tuple(map(_with_map, timeline.rows, looks)),
        aliases=story.aliases,
        days=timeline.days,
        map=view_map(story, known, legs, speech),
        article=view_article(story, speech),
    )


def _with_map(row: Row, look: View | None) -> Row:
    return replace(row, map=look)


def _language_names(story: Story, speech: Language) -> dict[str, str]:
    """The languages of the places' names, by code."""
    return {code: speech.name_of(code) for place in story.places for code in place.names}


def _fields(view: Any) -> dict[str, object]:
    """A view as JSON's encoder takes it."""
    return {field.name: getattr(view, field.name) for field in fields(view)}


def dates_covered(story: Story, speech: Language) -> str:
    """The span that the story's events cover, with the calendar if it is not today's.

    In days where both of its ends are known to the day, else in months or years.
    """
    dates = [story.moment(event).date for event in story.events]
    starts = [(when.earliest, UNITS.index(when.units[0])) for when in dates if when.earliest]
    ends = [(when.latest, UNITS.index(when.units[1])) for when in dates if when.latest]
    if not starts or not ends:
        return ""
    (first, start), (last, end) = min(starts), max(ends)
    unit = UNITS[min(start, end)]
    named = story.calendar.named
    return in_calendar(speech.span(named(first), named(last), unit), story.calendar, speech)


def _choices(
    story: Story, speech: Language, offers_own_clock: bool
) -> dict[str, tuple[Choice, ...]]:
    """What the reader can choose between, by the key that it has in an address, in words."""
    offered = {key.name: key.values(story, story.languages) for key in KEYS if key.values}
    if not offers_own_clock:
        offered["clock"] = tuple(clock for clock in offered["clock"] if clock != OWN_CLOCK)
    return {
        name: tuple(Choice(value, _label(name, value, story, speech)) for value in values)
        for name, values in offered.items()
    }


def _label(name: str, value: str, story: Story, speech: Language) -> str:
    match name:
        case "lang":
            return speech.own_name(value)
        case "clock" if value in story.clocks:
            return zone_name(value, speech)
        case "asof":
            return view_label(story, AsOf(value), speech)
    return speech.text(f"{name}_{value}")


def _place(place: Place, story: Story, speech: Language) -> PlaceView:
    event = story.first_events.get(place.id)
    first = story.moment(event) if event else None
    at = next(iter(first.instants()), None) if first else None
    links = []
    if place.geonames:
        links.append(LinkView("GeoNames", f"https://www.geonames.org/{place.geonames}"))
    if place.wikidata:
        links.append(LinkView("Wikidata", f"https://www.wikidata.org/wiki/{place.wikidata}"))
    return PlaceView(
        id=place.id,
        name=place.names[speech.code],
        names=tuple(NameView(code, name) for code, name in place.names.items()),
        lat=place.lat,
        lon=place.lon,
        accuracy=speech.accuracy(place.accuracy_km) if place.accuracy_km else None,
        zone=place.zone,
        zone_label=offset_shown(place.zone, at),
        links=tuple(links),
        note=place.note[speech.code] if place.note else None,
        coordinate_source=place.coordinate_source,
    )


def _source(source: Source, speech: Language) -> SourceView:
    return SourceView(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        date=source_date(source, speech) or None,
        url=source.url,
        lang=source.lang,
        origin=source.origin,
    )


def _note(note: Note, lang: str) -> NoteView:
    return NoteView(note.id, note.title[lang], note.text[lang], note.sources)
