"""The areas of the places and events that a file has, whole, and cut at the antimeridian."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.exports.values import DECIMALS, Json, Subject, Told
from explorer.story.cutting import cut_at
from explorer.story.places import Place
from explorer.story.shapes import Line, Shape
from explorer.views.areas import area_size


@dataclass(frozen=True, kw_only=True)
class ToldArea:
    """The area of a place or of an event, with what a file says of it."""

    file: str
    """The name of its file in the story's folder."""
    shape: Shape
    """Cut and wound as RFC 7946 asks, in sections 3.1.6 and 3.1.9."""
    size: str
    """Its size in words."""
    name: str
    """That of its place, or the title of its event."""
    place: Place | None
    event: Told | None
    """Either of them."""

    @property
    def id(self) -> str:
        """An id that no other area of the story has."""
        owner = f"place-{self.place.id}" if self.place else f"event-{self._event_id}"
        return f"area-of-{owner}"

    @property
    def known(self) -> dict[str, str | None]:
        """Whose it is, and what is known of it."""
        return {
            "place": self.place.id if self.place else None,
            "event": self._event_id or None,
            "file": self.file,
            "size": self.size,
            "status": self.event.step.status if self.event else None,
        }

    @property
    def _event_id(self) -> str:
        return self.event.row.id if self.event else ""


def told_areas(of: Subject, events: tuple[Told, ...]) -> Iterator[ToldArea]:
    """The areas of places, in order of the first visit, then those of the events.

    Of an excerpt only those of places at which something happens in it.
    """
    code = of.language.code
    visited = {event.place.id: event.place for event in events if event.place}
    others = {place.id: place for place in of.story.places} if of.excerpt is None else {}
    for place in (visited | others).values():
        if area := place_area(of, place):
            name = place.names[code]
            yield _told(of, area, name=name, place=place, event=None)
    for event in events:
        if event.step.event.area:
            area = event.step.event.area
            yield _told(of, area, name=event.row.title, place=None, event=event)


def place_area(of: Subject, place: Place) -> str | None:
    """The file of the area of a place, if it has one that is known."""
    return place.area if place.area in of.story.shapes else None


def _told(
    of: Subject, file: str, *, name: str, place: Place | None, event: Told | None
) -> ToldArea:
    return ToldArea(
        file=file,
        shape=cut_at(of.story.shapes[file]),
        size=area_size(of.story, file, of.language),
        name=name,
        place=place,
        event=event,
    )


def geometries(shape: Shape) -> list[Json]:
    """The geometries of an area in GeoJSON: one with its polygons, one with its lines."""
    polygons = [[positions(ring) for ring in polygon] for polygon in shape.polygons]
    lines = [positions(line) for line in shape.lines]
    found = (("Polygon", polygons), ("LineString", lines))
    return [
        {"type": kind, "coordinates": parts[0]}
        if len(parts) == 1
        else {"type": f"Multi{kind}", "coordinates": parts}
        for kind, parts in found
        if parts
    ]


def geometry(shape: Shape) -> Json:
    """An area as one geometry of GeoJSON."""
    parts = geometries(shape)
    return parts[0] if len(parts) == 1 else {"type": "GeometryCollection", "geometries": parts}


def positions(line: Line) -> list[list[float]]:
    """A line as positions of GeoJSON, as drawn lines have them."""
    return [[round(each.lon, DECIMALS), round(each.lat, DECIMALS)] for each in line]
