"""The files of map tiles that a story names: read as readers get them, and what is wrong with them.

Of a file of any size only its directories, its description and a few tiles are read: some that are
spread over it, and those at the story's places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.archives import ArchiveFacts
from explorer.story.records import StoryFile
from explorer.tiles.errors import BasemapError
from explorer.tiles.grid import TileAddress, tile_at
from explorer.tiles.kept import kept_archive
from explorer.tiles.opening import checked_tile

PLACES_READ: Final = 12
"""Places whose tiles are read."""
_SAID: Final = re.compile(
    r"(?P<where>.*?(?:^|: ))found (?P<found>.+?), expected (?P<expected>.+?)"
    r"(?: \((?P<hint>[^()]+)\))?"
)


def read_archive(path: Path, story: StoryFile) -> ArchiveFacts:
    """Read a file of map tiles; one that has not changed is not read again as a whole.

    Args:
        path: of the file.
        story: the sound records, whose places say which tiles are looked at.

    Raises:
        BasemapError: it is not such a file, or is damaged.
    """
    archive, facts = kept_archive(path)
    for tile in _tiles_at_places(story, facts):
        checked_tile(archive, facts, tile)
    return facts


def _tiles_at_places(story: StoryFile, facts: ArchiveFacts) -> Iterator[TileAddress]:
    points = [place.coordinate for place in story.places]
    covered = [at for at in points if facts.covers(lat=at.lat, lon=at.lon)]
    for point in covered[:PLACES_READ]:
        yield tile_at(lon=point.lon, lat=point.lat, zoom=facts.max_zoom)


def archive_report(path: ValuePath, error: BasemapError, folder: Path) -> Report:
    """What is wrong with a file of map tiles, as a report on the value that names it.

    Args:
        path: of that value.
        error: what reading the file gave.
        folder: the story's folder, which is not named.
    """
    said = str(error).removeprefix(f"{folder}/")
    if parts := _SAID.fullmatch(said):
        found = f"{parts['where']}{parts['found']}"
        return Report(path, found, parts["expected"], parts["hint"] or "")
    found, _, hint = said.removesuffix(")").partition(" (")
    return Report(path, found, "map tiles that can be read", hint or "copy it again")
