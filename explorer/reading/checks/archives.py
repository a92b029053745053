"""Archives of map tiles that have nothing for their story, and stories that lack streets."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from explorer.reading.archive_files import archive_report
from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.archives import ArchiveFacts
from explorer.story.geodesy import distance_km
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.story.scales import step_zooms
from explorer.tiles.operators import operators_facts

STREETS_ZOOM: Final = 13
"""From here on a map shows streets, and archives of the Protomaps basemap have all of them."""
TOWN_KM: Final = 10.0
"""How far apart the places of a story in one town are at most."""
DRAWN_LAYERS: Final = ("earth", "water", "landuse", "roads", "buildings", "places")
"""Layers of the Protomaps basemap of which the map draws most."""
_NAMED: Final = 12
"""Layers of another schema that are listed."""
_HOW: Final = "pmtiles extract cuts one out of OpenStreetMap: docs/streets.md"


def check(story: Story) -> Iterator[Report]:
    """Report damaged archives, those without the story's places or streets or of another schema."""
    for index, background in enumerate(story.backgrounds):
        path, name = ("background", index, "file"), background.file or ""
        if said := story.broken_archives.get(name):
            yield archive_report(path, said)
        if facts := story.archives.get(name):
            yield from (archive_report(path, f"{name}: {fault}") for fault in facts.faults)
            yield from _of_archive(path, facts, story)
    yield from _lacking(story)


def _of_archive(path: ValuePath, facts: ArchiveFacts, story: Story) -> Iterator[Report]:
    points = [(place.id, place.coordinate) for place in story.places]
    if points and not any(facts.covers(lat=at.lat, lon=at.lon) for _, at in points):
        bounds = facts.bounds
        found = (
            f"map tiles of {bounds.south:.3f} to {bounds.north:.3f} north,"
            f" {bounds.west:.3f} to {bounds.east:.3f} east"
        )
        name, at = points[0]
        yield Report(path, found, f"some with a place of the story, such as {name} ({_at(at)})")
    if not facts.is_vector:
        return
    if not {"roads", "earth", "water"} & set(facts.layers):
        named = ", ".join(facts.layers[:_NAMED])
        expected = f"those of the Protomaps basemap: {', '.join(DRAWN_LAYERS)}"
        yield Report(path, f"the layers {named}", expected, _HOW)
    elif facts.max_zoom < STREETS_ZOOM:
        expected = f"tiles to zoom {STREETS_ZOOM} at least, 15 for all streets"
        yield Report(path, f"tiles to zoom {facts.max_zoom}", expected, "--maxzoom=15")


def _lacking(story: Story) -> Iterator[Report]:
    """A report on a story within a town that has no map but the built-in one."""
    operators = operators_facts()
    points = [place.coordinate for place in story.places]
    if story.backgrounds or len(points) < 2:
        return
    if any(distance_km(points[0], point) > TOWN_KM for point in points):
        return
    if operators and all(operators.covers(lat=at.lat, lon=at.lon) for at in points):
        return
    zooms = [zoom for zoom in step_zooms(story, itinerary(story, AsOf.NOW)) if zoom is not None]
    if zooms and median(zooms) >= STREETS_ZOOM:
        found = "no map with streets, although its places are in one town"
        yield Report(("background",), found, "an extract of OpenStreetMap", _HOW)


def _at(point: Coordinate) -> str:
    return f"{point.lat:.3f}, {point.lon:.3f}"
