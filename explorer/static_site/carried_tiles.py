"""Which tiles of the basemap a static page carries: the overview, and those around the journey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from explorer.site.world_tiles import TileBox
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.tiles.builtin import world_archive
from explorer.tiles.grid import TileAddress, tile_at
from explorer.views.legs import leg_path

BUDGET_BYTES: Final = 3_000_000
"""Of all tiles together, as compressed as they lie in the archive."""
OVERVIEW_ZOOM: Final = 3
"""The deepest zoom of which the whole world is carried."""
STEP_DEG: Final = 2.0
"""Shorter than a tile of the deepest of these zooms, in degrees."""
LEG_ZOOM: Final = 6
"""The deepest zoom of which tiles along the legs are carried: between stops nobody is closer."""


def carried_tiles(story: Story, budget_bytes: int = BUDGET_BYTES) -> dict[TileAddress, bytes]:
    """The tiles for the pages of a story, compressed; those without anything are empty.

    What matters most comes first: the overview, the tiles of the places, those along the legs,
    those around. Where the budget ends, the map enlarges the tiles of a lower zoom.

    Raises:
        BasemapError: the archive is missing or damaged.
    """
    archive = world_archive()
    found: dict[TileAddress, bytes] = {}
    left = budget_bytes
    for batch in _batches(story, archive.header.max_zoom):
        new = {tile: archive.compressed_tile(tile) or b"" for tile in batch - set(found)}
        left -= sum(map(len, new.values()))
        if left < 0:
            break
        found |= new
    return dict(sorted(found.items()))


def _batches(story: Story, max_zoom: int) -> Iterator[set[TileAddress]]:
    """Tiles that belong together, the most important first."""
    overview = min(OVERVIEW_ZOOM, max_zoom)
    for zoom in range(overview + 1):
        side = range(1 << zoom)
        yield {TileAddress(zoom=zoom, x=x, y=y) for x in side for y in side}
    places = tiles_of((place.coordinate for place in story.places), max_zoom)
    way = tiles_of((point for line in drawn_lines(story) for point in line), LEG_ZOOM)
    deeper = range(overview + 1, max_zoom + 1)
    for zoom in deeper:
        yield around(places, zoom, reach=1)
        if zoom <= LEG_ZOOM:
            yield around(way, zoom, reach=0)
    for zoom in deeper:
        yield around(places, zoom, reach=2)
        if zoom <= LEG_ZOOM:
            yield around(way, zoom, reach=1)


def drawn_lines(story: Story) -> Iterator[tuple[Coordinate, ...]]:
    """The lines of all legs, in every state of knowledge; what is travelled twice comes once."""
    travelled: set[tuple[object, ...]] = set()
    for asof in AsOf:
        for journey in itinerary(story, asof).journeys:
            way = (journey.origin, journey.destination, journey.leg and journey.leg.key)
            if way in travelled:
                continue
            travelled.add(way)
            for piece in leg_path(story, journey):
                between = (point for ends in pairwise(piece) for point in _stretch(*ends))
                yield (*between, piece[-1])


def _stretch(start: Coordinate, end: Coordinate) -> Iterator[Coordinate]:
    """A point, and those on the line to the next that is drawn; a recorded one may be far."""
    longest = max(abs(end.lat - start.lat), abs(end.lon - start.lon))
    return between(start, end, steps=1 + int(longest / STEP_DEG))


def between(start: Coordinate, end: Coordinate, *, steps: int) -> Iterator[Coordinate]:
    """The points of a line on the map at equal steps, without its end.

    >>> start, end = Coordinate(lat=40, lon=10), Coordinate(lat=42, lon=10)
    >>> [at.lat for at in between(start, end, steps=2)]
    [40.0, 41.0]
    """
    north, east = end.lat - start.lat, end.lon - start.lon
    for step in range(steps):
        share = step / steps
        yield Coordinate(lat=start.lat + share * north, lon=start.lon + share * east)


def tiles_of(points: Iterable[Coordinate], zoom: int) -> set[TileAddress]:
    """The tiles of a zoom in which points lie."""
    return {tile_at(lon=point.lon, lat=point.lat, zoom=zoom) for point in points}


def around(tiles: Iterable[TileAddress], zoom: int, *, reach: int) -> set[TileAddress]:
    """The tiles of a zoom in which tiles of a deeper zoom lie, and so many beside them each way.

    >>> there = around([TileAddress(zoom=3, x=5, y=2)], 1, reach=0)
    >>> [(tile.zoom, tile.x, tile.y) for tile in there]
    [(1, 1, 0)]
    """
    side = 1 << zoom
    steps = range(-reach, reach + 1)
    middles = {(tile.x >> tile.zoom - zoom, tile.y >> tile.zoom - zoom) for tile in tiles}
    found = {
        ((x + right) % side, y + down)
        for x, y in middles
        for right in steps
        for down in steps
        if 0 <= y + down < side
    }
    return {TileAddress(zoom=zoom, x=x, y=y) for x, y in found}


def boxes(tiles: Iterable[TileAddress]) -> dict[int, list[TileBox]]:
    """Tiles as boxes by zoom, which are fewer: columns of tiles, and equal ones side by side.

    >>> boxes([TileAddress(zoom=1, x=x, y=y) for x in (0, 1) for y in (0, 1)])
    {1: [(0, 0, 1, 1)]}
    """
    found: dict[int, list[TileBox]] = {}
    columns: list[list[int]] = []
    for tile in sorted(tiles):
        if columns and columns[-1] == [tile.zoom, tile.x, columns[-1][2], tile.y - 1]:
            columns[-1][3] = tile.y
        else:
            columns.append([tile.zoom, tile.x, tile.y, tile.y])
    open_boxes: dict[tuple[int, int, int, int], int] = {}
    for zoom, x, top, bottom in columns:
        there = found.setdefault(zoom, [])
        number = open_boxes.pop((zoom, x - 1, top, bottom), None)
        if number is None:
            number = len(there)
            there.append((x, top, x, bottom))
        else:
            there[number] = (there[number][0], top, x, bottom)
        open_boxes[zoom, x, top, bottom] = number
    return found
