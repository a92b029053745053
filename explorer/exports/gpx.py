"""GPX 1.1: a waypoint for each event with a place, and the journey of each track as a route.

A route is a plan through points. Only the way of a leg that somebody recorded is a track, with its
elevations and times; a planned one is a route of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from itertools import groupby
from xml.etree import ElementTree as Xml

from gpx import GPX, Extensions, Link, Metadata, Route, Waypoint
from gpx.types import Latitude, Longitude

from explorer.exports.gpx_ways import add_way
from explorer.exports.media import Medium, medium_words
from explorer.exports.omissions import OF_GPX
from explorer.exports.prose import prose
from explorer.exports.story_records import MEMBER, WAY_FILE, XML_NAMESPACE, records_text
from explorer.exports.values import GENERATOR, Subject, Told, degrees, told_events
from explorer.language import Language
from explorer.story.control_characters import printable
from explorer.story.itinerary import Journey
from explorer.story.moments import Certainty
from explorer.story.places import Place
from explorer.story.ways import Way


def gpx(of: Subject) -> bytes:
    """All events of a view that have a place; only a documented instant becomes a `time`."""
    document = GPX()
    document.creator = GENERATOR
    document.metadata = Metadata(
        name=printable(of.title), desc=printable(of.summary), extensions=_records(of)
    )
    document.wpt.extend(
        _waypoint(event, event.place, of.language) for event in told_events(of) if event.place
    )
    document.rte.extend(
        _route(of, track, journeys)
        for track, way in of.itinerary.ways.items()
        for journeys in _unbroken(of, way)
    )
    for journey in of.itinerary.journeys:
        if of.has(journey) and (way := of.story.way_of(journey.leg)):
            _add_way(document, of, journey, way)
    return document.to_string().encode()


def _add_way(document: GPX, of: Subject, journey: Journey, way: Way) -> None:
    """The way of a leg, with the name of its file for those who import it again."""
    code = of.language.code
    origin, destination = (
        of.story.place(id).names[code] for id in (journey.origin, journey.destination)
    )
    words = of.language.text("leg_from_to", origin=origin, destination=destination)
    name = printable(words)
    file = journey.leg.track_file if journey.leg else None
    add_way(document, way, name=name, extensions=_own(WAY_FILE, file) if file else None)


def _records(of: Subject) -> Extensions | None:
    """What a GPX file has no element for, where programs for hikers do not look."""
    text = records_text(of, OF_GPX)
    return None if text is None else _own(MEMBER, text)


def _own(name: str, text: str) -> Extensions:
    element = Xml.Element(name, {"xmlns": XML_NAMESPACE})
    element.text = text
    return Extensions(elements=[element])


def _unbroken(of: Subject, way: tuple[Journey, ...]) -> Iterator[tuple[Journey, ...]]:
    """The journeys of a track that are exported; a new route begins after one that is not."""
    for is_exported, journeys in groupby(way, of.has):
        if is_exported:
            yield tuple(journeys)


def _route(of: Subject, track: str | None, journeys: tuple[Journey, ...]) -> Route:
    """The stops of a track and the documented points between them, in order."""
    code = of.language.code
    ids = [journeys[0].origin]
    for journey in journeys:
        ids += [*(journey.leg.via if journey.leg else ()), journey.destination]
    name = of.title
    if track and len(of.itinerary.ways) > 1:
        name += f": {of.story.track(track).label[code]}"
    points = [_route_point(of.story.place(place), code) for place in ids]
    return Route(name=printable(name), rtept=points)


def _waypoint(event: Told, place: Place, language: Language) -> Waypoint:
    point = _point(place)
    instant = event.span.instant if event.moment.certainty is Certainty.EXACT else None
    point.time = instant.astimezone(UTC) if instant else None
    point.name = printable(event.row.title)
    point.cmt = printable(event.when)
    point.desc = prose(event, language)
    point.src = printable(", ".join(source.publisher for _, source in event.citations))
    point.link = [Link(href=address) for address in event.addresses]
    point.link += [
        _link(medium, medium.address, language) for medium in event.media if medium.address
    ]
    point.type = str(event.step.status)
    return point


def _link(medium: Medium, address: str, language: Language) -> Link:
    text = printable(medium_words(medium, language))
    return Link(href=address, text=text, type=medium.media_type)


def _route_point(place: Place, code: str) -> Waypoint:
    point = _point(place)
    point.name = printable(place.names[code])
    return point


def _point(place: Place) -> Waypoint:
    return Waypoint(lat=Latitude(degrees(place.lat)), lon=Longitude(degrees(place.lon)))
