"""What lies behind the map of a story, for the browser: each background with all that it needs.

The first is the one that a reader sees at opening. Archives of vector tiles are no layers of their
own: the built-in map goes on with them, down to the streets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final, TypeAlias, TypedDict

from explorer.reading.map_services import map_service
from explorer.story.archives import ArchiveFacts
from explorer.story.backgrounds import Background
from explorer.story.records import Story
from explorer.tiles.operators import operators_facts
from explorer.views.online_maps import OnlineFacts, online_facts, online_id
from explorer.views.scans import ScanFacts, scan_facts

OPERATORS: Final = "operator"
"""The id of the operator's archive, which no file of a story can have."""
OSM: Final = ("OpenStreetMap contributors", "https://www.openstreetmap.org/copyright")
"""Whom an archive of streets credits that credits nobody."""
TileBoxes: TypeAlias = Mapping[str, tuple[tuple[int, ...], ...]]
"""By zoom the boxes of tiles that are there: left, top, right, bottom column and row."""


class BackgroundKind(StrEnum):
    """How a background is drawn."""

    STREETS = "streets"
    """An archive of vector tiles: the built-in map with its streets."""
    RASTER = "raster"
    """An archive of pictures."""
    SCAN = "scan"
    """The scan of a map, laid at its place."""
    ONLINE = "online"
    """Tiles of another server."""
    WMS = "wms"
    """Pictures that another server draws for each view."""


class TilesFacts(TypedDict):
    """The tiles of an archive."""

    address: str
    """Of a tile, below the explorer's, with `{z}`, `{x}` and `{y}`; one that the archive does not
    have is empty, or a transparent picture."""
    min_zoom: int
    """Of the coarsest tiles."""
    max_zoom: int
    """Of the deepest tiles: those of maps that show more are enlarged."""
    bounds: tuple[float, ...]
    """West, south, east and north in degrees; across the antimeridian west is greater than east."""
    px: int
    """Pixels of the side of a picture; 0 for vector tiles."""
    carried: TileBoxes | None
    """Which tiles are there; None for all of the archive."""


class BackgroundFacts(TypedDict):
    """A background, but for its words."""

    id: str
    """Unique within the story: the file's name, the provider or the address of an online map;
    `operator` for the operator's archive."""
    name: str
    """What readers choose it by, where its author gives it no name."""
    kind: BackgroundKind
    opacity: float
    """How much it covers what lies under it, 0.1 to 1."""
    min_zoom: int
    """Of the maps that show it."""
    max_zoom: int
    """Of the maps that show it; beyond, it is enlarged."""
    credits: tuple[tuple[str, ...], ...]
    """Whose map it is, pairs of a name and its website, which may be an empty text."""
    tiles: TilesFacts | None
    """Of an archive."""
    scan: ScanFacts | None
    """Of a scan."""
    online: OnlineFacts | None
    """Of an online map."""


def background_facts(story: Story) -> tuple[BackgroundFacts, ...]:
    """The backgrounds of a story in its author's order, then the operator's archive.

    Those whose file is missing, and an operator's archive that has nothing of the story, are not
    among them.
    """
    found = [
        _online(background) or _scan(background, story) or _of_story(background, story.archives)
        for background in story.backgrounds
    ]
    return (*filter(None, found), *_of_operator(story))


def background_names(story: Story, lang: str) -> dict[str, str]:
    """The names that the author gives to backgrounds, by id."""
    return {
        background.file or online_id(background): background.name[lang]
        for background in story.backgrounds
        if background.name
    }


def covers_story(facts: ArchiveFacts, story: Story) -> bool:
    """Whether an archive has any of the story's places."""
    points = (place.coordinate for place in story.places)
    return any(facts.covers(lat=point.lat, lon=point.lon) for point in points)


def archive_path(facts: ArchiveFacts) -> str:
    """The template of a tile's address below the explorer's."""
    return f"archives/{facts.version}/{{z}}/{{x}}/{{y}}.{facts.ending}"


def _of_story(
    background: Background, archives: Mapping[str, ArchiveFacts]
) -> BackgroundFacts | None:
    facts = archives.get(background.file or "")
    if facts is None or background.file is None:
        return None
    return {
        "id": background.file,
        "name": PurePosixPath(background.file).stem,
        "kind": BackgroundKind.STREETS if facts.is_vector else BackgroundKind.RASTER,
        "opacity": background.opacity,
        "min_zoom": background.min_zoom,
        "max_zoom": background.max_zoom,
        "credits": ((background.credit or "", ""),),
        "tiles": tiles_facts(facts),
        "scan": None,
        "online": None,
    }


def _scan(background: Background, story: Story) -> BackgroundFacts | None:
    facts = story.media_files.get(background.file or "")
    scan = scan_facts(story.slug, background, facts) if facts and background.is_scan else None
    if scan is None or background.file is None:
        return None
    return {
        "id": background.file,
        "name": PurePosixPath(background.file).stem,
        "kind": BackgroundKind.SCAN,
        "opacity": background.opacity,
        "min_zoom": background.min_zoom,
        "max_zoom": background.max_zoom,
        "credits": ((background.credit or "", ""),),
        "tiles": None,
        "scan": scan,
        "online": None,
    }


def _online(background: Background) -> BackgroundFacts | None:
    service = map_service(background)
    if service is None:
        return None
    where = online_facts(service)
    provider = background.provider
    return {
        "id": online_id(background),
        "name": provider.replace(".", " ") if provider else where["server"],
        "kind": BackgroundKind.WMS if service.wms else BackgroundKind.ONLINE,
        "opacity": background.opacity,
        "min_zoom": service.min_zoom,
        "max_zoom": service.max_zoom,
        "credits": tuple((text, url) for text, url in service.credit),
        "tiles": None,
        "scan": None,
        "online": where,
    }


def _of_operator(story: Story) -> Iterator[BackgroundFacts]:
    facts = operators_facts()
    if facts and covers_story(facts, story):
        yield {
            "id": OPERATORS,
            "name": OPERATORS,
            "kind": BackgroundKind.STREETS,
            "opacity": 1,
            "min_zoom": 0,
            "max_zoom": 18,
            "credits": facts.credits or (OSM,),
            "tiles": tiles_facts(facts),
            "scan": None,
            "online": None,
        }


def tiles_facts(facts: ArchiveFacts) -> TilesFacts:
    """The tiles of an archive, for the browser."""
    bounds = facts.bounds
    return {
        "address": archive_path(facts),
        "min_zoom": facts.min_zoom,
        "max_zoom": facts.max_zoom,
        "bounds": (bounds.west, bounds.south, bounds.east, bounds.north),
        "px": facts.tile_px,
        "carried": None,
    }
