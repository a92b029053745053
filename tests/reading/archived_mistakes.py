"""Stories over files of map tiles that cannot be used, or that have nothing for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.records import SMALL, event, place, write_story
from tests.tiles.archive_writing import HEADER, mbtiles, picture, vector_tile
from tests.tiles.archived_stories import extract, story_with, tiles_of_rome

OPENMAPTILES = {"vector_layers": [{"id": name} for name in ("transportation", "waterway", "place")]}
HOSTILE = (
    "DROP TABLE tiles; CREATE VIEW tiles AS SELECT 1 AS zoom_level, 0 AS tile_column,"
    " 0 AS tile_row, randomblob(900000000) AS tile_data"
)


def page(path: Path) -> object:
    """A web page in place of an archive."""
    return path.write_text(f"<!DOCTYPE html><title>Not found</title>{' ' * 200}")


def wrong_at_rome(path: Path) -> object:
    """Every tile is good but that of the story's place, which is not among the samples."""
    others = {(15, x, 3): vector_tile("roads") for x in range(60)}
    return extract(path, tiles={**others, **tiles_of_rome(range(15, 16), picture())})


_WRONG: list[Callable[[Path], object]] = [
    page,
    wrong_at_rome,
    lambda path: mbtiles(path, {}, {}),
    lambda path: path.write_bytes(path.read_bytes()[: HEADER.size]),
    lambda path: extract(path, tiles={(0, 0, 0): b"<html>"}),
    lambda path: extract(path, bounds=(12.6, 41.95, 12.4, 41.8)),
    lambda path: extract(path, bounds=(2.2, 48.8, 2.5, 48.9)),
    lambda path: extract(path, metadata=OPENMAPTILES),
    lambda path: extract(path, tiles=tiles_of_rome(range(11))),
]


def _spoil(spoil: Callable[[Path], object], folder: Path) -> None:
    story_with(folder.parent, slug=folder.name)
    spoil(folder / "rome.pmtiles")


def _hostile(folder: Path) -> None:
    background = {"file": "rome.mbtiles", "credit": "x"}
    write_story(folder.parent, slug=folder.name, background=background)
    zooms = {"minzoom": "1", "maxzoom": "1"}
    mbtiles(folder / "rome.mbtiles", {}, zooms, script=HOSTILE)


def _in_one_town(folder: Path) -> None:
    near = place("tokyo", lat=41.901, lon=12.501, accuracy_km=0.01)
    events = [event("departure"), event("arrival", place="tokyo")]
    places = [SMALL["places"][0] | {"accuracy_km": 0.01}, near]
    write_story(folder.parent, slug=folder.name, places=places, events=events)


ARCHIVED = [*(partial(_spoil, spoil) for spoil in _WRONG), _hostile, _in_one_town]
"""Each changes a story's folder."""
