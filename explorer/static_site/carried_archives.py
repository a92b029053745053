"""Which tiles of archives a static page carries: those around the story's places and ways."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import orjson

from explorer.reading.map_services import DEEPEST
from explorer.static_site.carried_tiles import around, between, boxes, drawn_lines, tiles_of
from explorer.story.archives import ArchiveFacts
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.tiles.builtin import world_facts
from explorer.tiles.errors import BasemapError, TileError
from explorer.tiles.grid import TileAddress, tile_at
from explorer.tiles.kept import kept_archive
from explorer.tiles.opening import TileArchive, checked_tile
from explorer.tiles.operators import operators_archive
from explorer.views.backgrounds import OPERATORS, archive_path, covers_story

FOLDER_BYTES: Final = 20_000_000
"""Of the tiles of all archives in a folder."""
FILE_BYTES: Final = 2_000_000
"""The same in one file, where they take a third more, in base64."""
LONGEST_KM: Final = 30.0
"""Between two points of a way that are farther apart it is not looked at from close by."""

Tiles: TypeAlias = dict[TileAddress, bytes]


class CarriedArchive(NamedTuple):
    """The tiles of an archive that a page carries."""

    name: str
    """Of the file; `operator` for the operator's archive."""
    facts: ArchiveFacts
    tiles: Tiles
    """As they lie in the archive."""
    left_out_from: int | None
    """The zoom from which tiles had no room; None if all that the story needs are there."""


def carried_archives(
    story: Story, folder: Path, budget_bytes: int = FOLDER_BYTES
) -> dict[str, CarriedArchive]:
    """The tiles of a story's archives and the operator's that its pages need, by version.

    The coarsest come first, so that there is always a tile to enlarge. Single tiles that are
    damaged are left out; an archive that is damaged as a whole, from the zoom at which that was
    found.

    Args:
        story: the story.
        folder: its folder, where the archives are.
        budget_bytes: of all tiles together, in equal parts.
    """
    found = list(_archives(story, folder))
    room = budget_bytes // max(1, len(found))
    return {
        facts.version: _carried(name, archive, facts, story, room) for name, archive, facts in found
    }


def _archives(story: Story, folder: Path) -> Iterator[tuple[str, TileArchive, ArchiveFacts]]:
    for name in story.archives:
        try:
            yield name, *kept_archive(folder / name)
        except BasemapError:  # damaged since the story was read
            continue
    operators = operators_archive()
    if operators and covers_story(operators[1], story):
        yield OPERATORS, *operators


def _carried(
    name: str, archive: TileArchive, facts: ArchiveFacts, story: Story, room: int
) -> CarriedArchive:
    tiles: Tiles = {}
    lines = [*drawn_lines(story)]
    places = [place.coordinate for place in story.places]
    covered = [at for at in places if facts.covers(lat=at.lat, lon=at.lon)]
    # what the built-in map draws is not taken from vector tiles
    first = world_facts().max_zoom + 1 if facts.is_vector else 0
    last = _last_zoom(name, facts, story)
    middles = tiles_of(covered, last)
    for zoom in range(max(first, facts.min_zoom), last + 1):
        wanted = around(middles, zoom, reach=1) | set(_along(lines, facts, zoom))
        new: Tiles = {}
        try:
            for tile, body in _read(archive, facts, wanted):
                new[tile] = body
                room -= len(body)
                if room < 0:
                    return CarriedArchive(name, facts, tiles, zoom)
        except BasemapError:
            return CarriedArchive(name, facts, tiles, zoom)
        tiles |= new
    return CarriedArchive(name, facts, dict(sorted(tiles.items())), None)


def _last_zoom(name: str, facts: ArchiveFacts, story: Story) -> int:
    """Of the tiles that a map shows, which draws vector tiles of the zoom before its own."""
    said = (each.max_zoom for each in story.backgrounds if each.file == name)
    return min(facts.max_zoom, max(said, default=DEEPEST), DEEPEST - facts.is_vector)


def _read(
    archive: TileArchive, facts: ArchiveFacts, wanted: Iterable[TileAddress]
) -> Iterator[tuple[TileAddress, bytes]]:
    for tile in wanted:
        with suppress(TileError):
            if found := checked_tile(archive, facts, tile):
                yield tile, found.stored if facts.is_vector else found.content


def _along(
    lines: Iterable[tuple[Coordinate, ...]], facts: ArchiveFacts, zoom: int
) -> Iterator[TileAddress]:
    """The tiles on lines, as far as the archive goes and somebody may look from close by."""
    for line in lines:
        for start, end in pairwise(line):
            if distance_km(start, end) <= LONGEST_KM:
                points = _closely(start, end, zoom)
                inside = (at for at in points if facts.covers(lat=at.lat, lon=at.lon))
                yield from (tile_at(lon=at.lon, lat=at.lat, zoom=zoom) for at in inside)


def _closely(start: Coordinate, end: Coordinate, zoom: int) -> Iterator[Coordinate]:
    """Points on a short line, at most half a tile apart up to 75° of latitude."""
    across, up = abs(end.lon - start.lon), abs(end.lat - start.lat)
    # there a degree of latitude takes four times as many tiles as one of longitude
    steps = math.ceil(2 * max(across, 4 * up) * (1 << zoom) / 360)
    # across the antimeridian it is short all the same
    yield from between(start, end, steps=steps if across <= 180 else 1)
    yield end


def pack_path(version: str) -> str:
    """The file of all tiles of an archive in base64, for a page that is one file."""
    return f"archives/{version}.json"


def archive_files(archives: Mapping[str, CarriedArchive], *, is_one_file: bool) -> dict[str, bytes]:
    """The files of tiles by their path relative to the page."""
    if is_one_file:
        return {
            pack_path(version): orjson.dumps(
                {f"{at.zoom}/{at.x}/{at.y}": b64encode(b).decode() for at, b in each.tiles.items()}
            )
            for version, each in archives.items()
            if each.tiles
        }
    return {
        archive_path(each.facts).format(z=at.zoom, x=at.x, y=at.y): body
        for each in archives.values()
        for at, body in each.tiles.items()
    }


def carried_backgrounds(
    listed: Iterable[Any], archives: Mapping[str, CarriedArchive], *, is_one_file: bool
) -> Iterator[Any]:
    """The backgrounds of facts, of archives those that the page carries, with what there is.

    Args:
        listed: as facts list them.
        archives: what the page carries.
        is_one_file: whether all tiles of an archive are in one file.
    """
    for background in listed:
        if tiles := background["tiles"]:
            version = tiles["address"].split("/")[1]
            if version not in archives or not archives[version].tiles:
                continue
            there = boxes(archives[version].tiles)
            tiles["carried"] = {str(zoom): found for zoom, found in there.items()}
            if is_one_file:
                tiles["address"] = f"{pack_path(version)}#{{z}}/{{x}}/{{y}}"
        yield background
