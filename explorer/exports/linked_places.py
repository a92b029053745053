"""Linked Places Format 1.3 (JSON-LD): the places of a story as gazetteer records.

https://github.com/LinkedPasts/linked-places-format, README of 24 June 2024. What happened at a
place is its `when` and `descriptions`, who says so its `links`.
"""

from __future__ import annotations

from explorer.exports.areas import geometries, geometry, place_area
from explorer.exports.geojson import event_properties, medium_properties
from explorer.exports.media import Medium
from explorer.exports.omissions import OF_LINKED_PLACES
from explorer.exports.story_records import story_records
from explorer.exports.values import (
    Json,
    Subject,
    Told,
    ToldJourney,
    as_json,
    position,
    told_events,
    told_journeys,
)
from explorer.exports.when import when
from explorer.story.cutting import cut_at
from explorer.story.places import Place

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
"""The context that version 1.3 names; it has kept that of 1.1."""

CLASSES = ("P", "S")
"""Populated place or site: a story does not say which its places are, and the format must know."""


def linked_places(of: Subject) -> bytes:
    """Every place at which something happens in the view, in order of first visit."""
    events = told_events(of)
    legs = told_journeys(of, events)
    visits: dict[str, list[Told]] = {}
    for event in events:
        if event.place:
            visits.setdefault(event.place.id, []).append(event)
    return as_json(
        {
            "type": "FeatureCollection",
            "@context": CONTEXT,
            "features": [
                _place(of, of.story.place(place), tuple(there), legs)
                for place, there in visits.items()
            ],
            **story_records(of, OF_LINKED_PLACES),
        }
    )


def _place(
    of: Subject, place: Place, events: tuple[Told, ...], legs: tuple[ToldJourney, ...]
) -> Json:
    arriving = [leg for leg in legs if leg.destination.id == place.id]
    media = of.media(place.media)
    return {
        "@id": of.urn("place", place.id),
        "type": "Feature",
        "properties": {
            "title": place.names[of.language.code],
            "ccodes": [place.country] if place.country else [],
            "fclasses": CLASSES,
            "place": place.id,
            "accuracy_km": place.accuracy_km,
            "zone": place.zone,
            "area": place_area(of, place),
            "media": [medium_properties(medium) for medium in media],
            "events": [_event(of, event) for event in events],
        },
        "when": when(events),
        "names": _names(place),
        "geometry": _geometry(of, place),
        "links": _links(place, events),
        "relations": [_relation(of, leg) for leg in arriving],
        "descriptions": _descriptions(of, place, events),
        **({"depictions": depictions} if (depictions := _depictions(media)) else {}),
    }


def _geometry(of: Subject, place: Place) -> Json:
    """The point of a place, and its area if it has one."""
    point: Json = {"type": "Point", "coordinates": position(place)}
    area = place_area(of, place)
    if area is None:
        return point
    parts = geometries(cut_at(of.story.shapes[area]))
    return {"type": "GeometryCollection", "geometries": [point, *parts]}


def _event(of: Subject, event: Told) -> Json:
    properties = {"id": event.row.id, **event_properties(event)}
    area = event.step.event.area
    if area in of.story.shapes:
        shape = geometry(cut_at(of.story.shapes[area]))
        properties["area"] = {"file": area, "geometry": shape}
    return properties


def _depictions(media: tuple[Medium, ...]) -> list[Json]:
    """The pictures of a place that may be shown at once."""
    return [
        {
            "@id": medium.picture,
            "title": medium.view["caption"] or medium.view["alt"],
            **({"license": medium.item.licence} if medium.item.licence else {}),
        }
        for medium in media
        if medium.picture
    ]


def _descriptions(of: Subject, place: Place, events: tuple[Told, ...]) -> list[Json]:
    """The editor's note on the place, and what happens there."""
    code = of.language.code
    words = [(of.urn("place", place.id), place.note[code])] if place.note else []
    words += [
        (of.urn("event", event.row.id), f"{event.row.title}. {event.row.summary}")
        for event in events
    ]
    return [{"@id": name, "value": value, "lang": code} for name, value in words]


def _names(place: Place) -> list[Json]:
    """All names; the first one carries the citation that the format asks for."""
    names: list[Json] = [{"toponym": name, "lang": code} for code, name in place.names.items()]
    names[0]["citations"] = [{"label": place.coordinate_source}]
    return names


def _links(place: Place, events: tuple[Told, ...]) -> list[Json]:
    about = dict.fromkeys(address for event in events for address in event.addresses)
    links = [("exactMatch", identifier) for identifier in place.identifiers]
    links += [("subjectOf", address) for address in about]
    return [{"type": kind, "identifier": identifier} for kind, identifier in links]


def _relation(of: Subject, leg: ToldJourney) -> Json:
    """The travel that arrives at a place; its time is that of the arrival."""
    return {
        "relationType": "gvp:tgn3000_related_to",
        "relationTo": of.urn("place", leg.origin.id),
        "label": leg.words.label,
        "when": when((leg.arrives,)),
        "certainty": "uncertain" if leg.words.schematic else "certain",
    }
