"""What an author chooses to show behind the map: an online map, map tiles, the scan of a map."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from explorer.story.attachments import IMAGE_ENDINGS, File, ending
from explorer.story.errors import MisfitError
from explorer.story.places import Record, Text, Texts
from explorer.story.sources import WebAddress

TILE_ENDINGS = (".pmtiles", ".mbtiles")
"""How the names of files with map tiles end."""

Zoom = Annotated[int, Field(ge=0, le=22, strict=True)]
"""A zoom level of a web map, 0 to 22."""


class Bounds(Record):
    """The edges of a map in degrees; across the antimeridian `west` is the greater longitude."""

    south: float = Field(ge=-90, le=90, strict=True)
    """Latitude of the southern edge, -90 to 90."""
    west: float = Field(ge=-180, le=180, strict=True)
    """Longitude of the western edge, -180 to 180."""
    north: float = Field(ge=-90, le=90, strict=True)
    """Latitude of the northern edge, -90 to 90."""
    east: float = Field(ge=-180, le=180, strict=True)
    """Longitude of the eastern edge, -180 to 180."""

    @model_validator(mode="after")
    def _has_an_extent(self) -> Self:
        if self.south >= self.north or self.west == self.east:
            is_turned = self.south >= self.north
            field, other = ("south", "north") if is_turned else ("west", "east")
            found = f"{getattr(self, field):g}, with {other} {getattr(self, other):g}"
            expected = "south below north, and west other than east"
            raise MisfitError(expected, found=found, field=field)
        return self


class ControlPoint(Record):
    """A point of a scanned map, and where on Earth it is."""

    x: float = Field(ge=0, strict=True)
    """Pixels from the left edge of the scan."""
    y: float = Field(ge=0, strict=True)
    """Pixels from its top edge."""
    lat: float = Field(ge=-90, le=90, strict=True)
    """Latitude in degrees, -90 to 90."""
    lon: float = Field(ge=-180, le=180, strict=True)
    """Longitude in degrees, -180 to 180."""


class Background(Record):
    """What is shown behind the map, over the built-in one or in place of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [name]} for name in ("provider", "url", "file")],
            "dependentRequired": {"url": ["credit"], "file": ["credit"]},
        }
    )

    provider: Text | None = None
    """Name of an online map that the package xyzservices knows."""
    url: WebAddress | None = None
    """Address of an online map: a template with {z}, {x} and {y}, or that of a WMS."""
    layers: Text | None = None
    """Names of the layers of a WMS, separated by commas."""
    file: File | None = None
    """A file in the story's folder: map tiles as PMTiles or MBTiles, or the scan of a map."""
    bounds: Bounds | None = None
    """Where the edges of a scan are, if north is up."""
    control_points: tuple[ControlPoint, ...] = ()
    """Three or more points of a scan, where it has no `bounds`."""
    min_zoom: Zoom = 0
    """The smallest zoom level that it has, 0 to 22."""
    max_zoom: Zoom = 18
    """The largest zoom level that it has, 0 to 22."""
    credit: Text | None = None
    """Whose map it is, as its licence requires; that of a provider is known."""
    name: Texts | None = None
    """What readers choose it by; its own name where it is left out."""
    opacity: float = Field(default=1, ge=0.1, le=1, strict=True)
    """How much it covers what lies under it, 0.1 to 1."""

    @property
    def is_scan(self) -> bool:
        """Whether it is the scan of a map, a picture."""
        return self.file is not None and ending(self.file) in IMAGE_ENDINGS

    @model_validator(mode="after")
    def _is_one_map(self) -> Self:
        given = [name for name in ("provider", "url", "file") if getattr(self, name)]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            raise MisfitError("one of provider, url and file", found=found)
        if not self.provider and not self.credit:
            raise MisfitError("credit, whose map it is", found="no credit")
        if self.min_zoom > self.max_zoom:
            found = f"{self.min_zoom} and a max_zoom of {self.max_zoom}"
            raise MisfitError("a min_zoom up to max_zoom", found=found, field="min_zoom")
        return self

    @model_validator(mode="after")
    def _is_an_online_map(self) -> Self:
        if self.layers and not self.url:
            found = repr(self.layers)
            raise MisfitError("layers only with the url of a WMS", found=found, field="layers")
        return self

    @model_validator(mode="after")
    def _is_a_file(self) -> Self:
        known = (*TILE_ENDINGS, *IMAGE_ENDINGS)
        if self.file and ending(self.file) not in known:
            expected = f"a name that ends in {', '.join(known)}"
            raise MisfitError(expected, found=repr(self.file), field="file")
        if self.is_scan and (self.bounds is None) == (not self.control_points):
            found = "both" if self.bounds else "neither"
            raise MisfitError("for the scan of a map, either bounds or control_points", found=found)
        if not self.is_scan and (self.bounds or self.control_points):
            field = "bounds" if self.bounds else "control_points"
            expected = "bounds and control_points only for the scan of a map"
            raise MisfitError(
                expected, found=f"them with {self.file or 'an online map'}", field=field
            )
        if 0 < len(self.control_points) < 3:
            found = f"only {len(self.control_points)}"
            raise MisfitError("three control_points or more", found=found, field="control_points")
        return self


def as_list(given: object) -> object:
    """What an author wrote for one background or for several, as a list.

    >>> as_list({"provider": "OpenTopoMap"}), as_list(None)
    ([{'provider': 'OpenTopoMap'}], [])
    """
    if isinstance(given, list | tuple):
        return given
    return [] if given is None else [given]


Backgrounds = Annotated[
    tuple[Background, ...],
    BeforeValidator(as_list, json_schema_input_type=Background | tuple[Background, ...] | None),
]
"""One background, or a list of them."""
