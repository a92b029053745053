"""The files that a story's records refer to: areas, ways, media, backgrounds.

Each has to lie in the story's folder and to be what its name says. Areas and ways are checked
position by position, as readers will see them; of media and of map tiles their beginnings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from explorer.media.facts import RememberedFacts
from explorer.reading.file_signatures import LONGEST
from explorer.reading.geojson_files import AREAS, WAYS, ReadShape, read_geojson
from explorer.reading.gpx_files import read_gpx
from explorer.reading.guesses import Guesses
from explorer.reading.media_files import read_media_files
from explorer.reading.reports import Report
from explorer.reading.text_files import decoded, read_beginning, read_bytes, shown_path
from explorer.reading.yaml_files import ValuePath
from explorer.story.archives import ArchiveFacts
from explorer.story.attachments import CAPTIONS_ENDING, IMAGE_ENDINGS, ending
from explorer.story.backgrounds import TILE_ENDINGS
from explorer.story.errors import DataError, Problem
from explorer.story.geodesy import distance_km
from explorer.story.media import ENDINGS, MediaFacts
from explorer.story.places import Place
from explorer.story.records import StoryFile
from explorer.story.shapes import Located, Shape
from explorer.story.travel import Leg
from explorer.story.ways import Way, WayPoint
from explorer.tiles.errors import BasemapError
from explorer.tiles.kept import kept_archive

_SHAPES = (".geojson", ".json", ".gpx")
_ENDINGS = frozenset(
    (
        *_SHAPES,
        *TILE_ENDINGS,
        *IMAGE_ENDINGS,
        CAPTIONS_ENDING,
        *(each for kind in ENDINGS.values() for each in kind),
    )
)
"""How the names of files end to which records can refer."""


class Attachments(NamedTuple):
    """What the files are that the records of a story refer to."""

    texts: dict[str, str]
    """The texts of areas and ways, by name: a part of what the story says."""
    missing: dict[str, str]
    """Files of media that are not there, each with one of similar name that is, if any."""
    media: dict[str, MediaFacts]
    """What the files of media are, by name."""
    archives: dict[str, ArchiveFacts]
    """What the files of map tiles are, by name, those that can be shown."""
    broken_archives: dict[str, str]
    """What is wrong with the others, by name."""
    shapes: dict[str, Shape]
    """The shapes of areas, by name of their file."""
    ways: dict[str, Way]
    """The ways of legs, by name of their file."""
    problems: tuple[Problem, ...]
    """What is wrong in those files."""
    reports: tuple[Report, ...]
    """What is wrong in the records: files that do not exist, ways that lead elsewhere."""


def shape_names(story: StoryFile) -> tuple[str, ...]:
    """The names of the files of areas and ways, each once."""
    return tuple(dict.fromkeys(name for _, name, _ in _named(story)))


def attached_paths(folder: Path) -> Iterator[Path]:
    """All files of a story's folder to which its records can refer, in no order.

    Those in folders of the folder too, one level down, as names of files have it.
    """
    for entry in _entries(folder):
        if entry.is_dir():
            inner = _entries(Path(entry))
            yield from (Path(each) for each in inner if ending(each.name) in _ENDINGS)
        elif ending(entry.name) in _ENDINGS:
            yield Path(entry)


def is_shape(path: Path) -> bool:
    """Whether a file is one of an area or a way, by its name."""
    return ending(path.name) in _SHAPES


def attached_content(path: Path, folder: Path, remembered: RememberedFacts) -> bytes:
    """What of such a file a story depends on: the content of an area or a way, or its digest.

    Args:
        path: the file.
        folder: the story's folder.
        remembered: what is known of the folder's media.

    Raises:
        DataError: it cannot be read, is too large, or is a link out of the folder.
        MediaError: it is a file of media that is damaged.
        OSError: it is a file of media that cannot be read.
    """
    if is_shape(path):
        return read_bytes(path, folder=folder)
    beginning = read_beginning(path, LONGEST, folder=folder)
    if ending(path.name) in TILE_ENDINGS:
        with suppress(BasemapError):
            return beginning + kept_archive(path)[1].version.encode()
        return beginning
    return beginning + remembered.of(str(path.relative_to(folder))).digest.encode()


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def read_attachments(story: StoryFile, folder: Path) -> Attachments:
    """Read and check the files to which the records of a story refer.

    Args:
        story: the sound records.
        folder: the story's folder.
    """
    names: dict[tuple[str, tuple[str, ...]], list[ValuePath]] = {}
    for path, name, types in _named(story):
        names.setdefault((name, types), []).append(path)
    listed = attached_paths(folder) if names or story.media or story.backgrounds else ()
    there = frozenset(str(path.relative_to(folder)) for path in listed)
    guesses = Guesses()
    media = read_media_files(story, folder, there)
    texts: dict[str, str] = {}
    problems, reports = media.problems, media.reports
    shapes: dict[str, Shape] = {}
    ways: dict[str, Way] = {}
    for (name, types), paths in names.items():
        if not os.path.lexists(folder / name):
            similar = guesses.near(name, there)
            expected = "a file that is in the story's folder"
            reports += [Report(path, repr(name), expected, similar) for path in paths]
            continue
        try:
            content = read_bytes(folder / name, folder=folder)
            texts[name] = decoded(content, shown_path(folder / name))
            shape = _read_shape(texts[name], folder / name, types)
        except DataError as error:
            problems += error.problems
        else:
            problems += shape.problems
            if shape.way:
                ways[name] = shape.way
            else:
                shapes[name] = shape.shape
    reports += _ways_elsewhere(story, ways)
    found = (media.missing, media.facts, media.archives, media.broken_archives)
    known = (texts, *found, shapes, ways)
    return Attachments(*known, tuple(problems), tuple(reports))


def _named(story: StoryFile) -> Iterator[tuple[ValuePath, str, tuple[str, ...]]]:
    """Each file that is named: where, its name, and the geometries that it can have."""
    for index, place in enumerate(story.places):
        if place.area:
            yield ("places", index, "area"), place.area, AREAS
    for index, event in enumerate(story.events):
        if event.area:
            yield ("events", index, "area"), event.area, AREAS
    for index, leg in enumerate(story.legs):
        if leg.track_file:
            yield ("legs", index, "track_file"), leg.track_file, WAYS


def _read_shape(text: str, path: Path, types: tuple[str, ...]) -> ReadShape:
    if ending(path.name) == ".gpx":
        return read_gpx(text, shown_path(path))
    return read_geojson(text, shown_path(path), types)


def _ways_elsewhere(story: StoryFile, ways: dict[str, Way]) -> Iterator[Report]:
    """Ways that do not begin or end near the places of their leg."""
    places = {place.id: place for place in story.places}
    at_events = {event.id: event.place for event in story.events}
    for index, leg in enumerate(story.legs):
        if way := ways.get(leg.track_file or ""):
            ends = way.segments[0][0], way.segments[-1][-1]
            origin = places.get(leg.origin or "")
            destination = places.get(leg.destination or at_events.get(leg.arrives or "") or "")
            yield from _elsewhere(index, leg, ends, (origin, destination))


def _elsewhere(
    index: int,
    leg: Leg,
    way: tuple[Located, Located],
    places: tuple[Place | None, Place | None],
) -> Iterator[Report]:
    """A report where an end of the way is far from its place, measured by the leg's length."""
    ends = [place.coordinate if place else end for place, end in zip(places, way, strict=True)]
    margin_km = 1 + distance_km(*ends) / 4
    gaps_km = _gaps_km(way, places)
    if max(gaps_km) > margin_km:
        at = 0 if gaps_km[0] > margin_km else 1
        place, verb = places[at], ("begins", "ends")[at]
        found = f"{leg.track_file}, which {verb} {gaps_km[at]:,.0f} km from {place and place.id}"
        is_reversed = max(_gaps_km(way[::-1], places)) <= margin_km
        is_swapped = max(_gaps_km(_swapped(way), places)) <= margin_km
        hint = "reversed?" if is_reversed else "are lat and lon swapped?" if is_swapped else ""
        yield Report(("legs", index, "track_file"), found, f"a route of the leg {leg.words}", hint)


def _swapped(way: tuple[Located, Located]) -> tuple[Located, Located]:
    """The ends of a way with latitude and longitude swapped; as they are where that cannot be."""
    if any(abs(end.lon) > 90 for end in way):
        return way
    first, last = (WayPoint(lat=end.lon, lon=end.lat) for end in way)
    return first, last


def _gaps_km(
    way: tuple[Located, Located], places: tuple[Place | None, Place | None]
) -> tuple[float, ...]:
    """How far each end of a way is from its place, at least, in km; 0 where no place is known."""
    return tuple(
        max(0, distance_km(place.coordinate, end) - place.accuracy_km) if place else 0
        for place, end in zip(places, way, strict=True)
    )
