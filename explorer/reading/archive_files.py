"""The files of map tiles that a story names: read as readers get them, and what is wrong with them.

Of a file of any size only its directories, its description and a few tiles are read: some that are
spread over it, and those at the story's places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.archives import ArchiveFacts
from explorer.story.records import StoryFile
from explorer.tiles.errors import TileError
from explorer.tiles.grid import TileAddress, tile_at
from explorer.tiles.kept import kept_archive
from explorer.tiles.opening import checked_tile, said_of

PLACES_READ: Final = 12
"""Places whose tiles are read."""
MOST_FAULTS: Final = 5
"""Damaged tiles that are reported."""
_HINT: Final = re.compile(r" \(([^()]+)\)$")


def read_archive(path: Path, story: StoryFile) -> ArchiveFacts:
    """Read a file of map tiles; one that has not changed is not read again as a whole.

    Args:
        path: of the file.
        story: the sound records, whose places say which tiles are looked at.

    Raises:
        BasemapError: it is not such a file, or is damaged as a whole.
    """
    archive, facts = kept_archive(path)
    faults = dict.fromkeys(facts.faults)
    for tile in _tiles_at_places(story, facts):
        try:
            checked_tile(archive, facts, tile)
        except TileError as error:
            faults[said_of(path, error)] = None
    return replace(facts, faults=tuple(faults)[:MOST_FAULTS])


def _tiles_at_places(story: StoryFile, facts: ArchiveFacts) -> Iterator[TileAddress]:
    points = [place.coordinate for place in story.places]
    covered = [at for at in points if facts.covers(lat=at.lat, lon=at.lon)]
    tiles = (tile_at(lon=at.lon, lat=at.lat, zoom=facts.max_zoom) for at in covered[:PLACES_READ])
    yield from dict.fromkeys(tiles)


def archive_report(path: ValuePath, said: str) -> Report:
    """What is wrong with a file of map tiles, as a report on the value that names it.

    Args:
        path: of that value.
        said: by the reader of the file: "… found …, expected … (hint)", or only what is wrong.

    >>> archive_report(("background", 0, "file"), "zooms: found 9, expected 3 (copy it again)")
    Report(path=('background', 0, 'file'), found='zooms: 9', expected='3', hint='copy it again')
    """
    hinted = _HINT.search(said)
    found, _, expected = _HINT.sub("", said).partition(", expected ")
    hint = hinted[1] if hinted else "" if expected else "copy it again"
    found = re.sub("(^|: )found ", r"\1", found, count=1)
    return Report(path, found, expected or "map tiles that can be read", hint)
