"""How streets look in pictures, from the browser's own tables in `frontend/streets`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from explorer.paths import FRONTEND
from explorer.pictures.map_styles import width_at
from explorer.tiles.vector_tiles import Tag, tag_number

TUNNEL: Final = "tunnel"
BRIDGE: Final = "bridge"
_BRIDGES_FROM: Final = 13
"""The zoom from which a bridge has edges of its own."""


@cache
def _table(name: str = "streets") -> dict[str, Any]:
    text = (FRONTEND / "streets" / f"{name}.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def _names(of: str) -> Mapping[str, str]:
    """What draws each kind of the schema."""
    return {kind: name for name, kinds in _table("kinds")[of].items() for kind in kinds.split()}


def areas() -> tuple[str, ...]:
    """The classes of areas, in the order in which they are drawn."""
    return tuple(_table("kinds")["areas"])


def roads() -> tuple[str, ...]:
    """The classes of roads, from the least to the most important."""
    return tuple(_table()["roads"])


def area_class(layer: str, tags: Mapping[str, Tag]) -> str | None:
    """How a polygon is drawn; None if it is not.

    >>> area_class("landuse", {"kind": "park"}), area_class("water", {"kind": "ocean"})
    ('green', None)
    """
    kind = str(tags.get("kind", ""))
    if layer == "earth":
        return "land"
    if layer == "buildings":
        return "building"
    if layer == "water":  # the sea lies under the land
        return None if kind in ("ocean", "reef") else "lake"
    return _names("areas").get(kind) if layer in ("landuse", "landcover") else None


def road_class(tags: Mapping[str, Tag]) -> tuple[str, str] | None:
    """How a line of the layer of roads is drawn, and on which level; None if it is not.

    >>> road_class({"kind": "major_road", "kind_detail": "tertiary", "is_bridge": True})
    ('medium', 'bridge')
    """
    detail, kind = str(tags.get("kind_detail", "")), str(tags.get("kind", ""))
    name = "link" if tags.get("is_link") else _names("roadDetails").get(detail)
    name = name or _names("roadKinds").get(kind)
    if name is None:
        return None
    level = tag_number(tags, "level", 0)  # of older tiles
    if tags.get("is_tunnel") or level < 0:
        return name, TUNNEL
    return name, BRIDGE if tags.get("is_bridge") or level > 0 else ""


def water_px(kind: str, zoom: float) -> float:
    """The width of a river or of a stream."""
    name = "river" if kind in ("river", "canal") else "stream"
    return width_at(_table()["waters"][name], zoom)


def road_px(name: str, zoom: float) -> float:
    """The width of a road, without its edges."""
    return width_at(_table()["roads"][name]["width"], zoom)


def casing_px(name: str, level: str, zoom: float) -> float:
    """How much wider the edges of a road are than itself; 0 if it has none at a zoom."""
    first = _table()["roads"][name].get("casing")
    if first is None:
        return 3.0 if level == BRIDGE and zoom >= _BRIDGES_FROM else 0.0
    is_seen = first <= zoom or (level == BRIDGE and zoom >= _BRIDGES_FROM)
    return 2 * width_at(_table()["casing"], zoom) if is_seen else 0.0


def ties_from(name: str) -> float:
    """The zoom from which sleepers of a railway are seen; infinite if it has none."""
    return float(_table()["roads"][name].get("ties", math.inf))


def street_style(colours: Mapping[str, str]) -> str:
    """The CSS of streets.

    Args:
        colours: by name, as `palettes.palette` has them.
    """
    fills = (f".{name}{{fill:{colours[f'map-{name}']}}}" for name in areas() if name != "ice")
    lines = [
        f".way.{name}{{stroke:{colours['map-' + road['colour']]}{_dashes(road.get('dash'))}}}"
        for name, road in _table()["roads"].items()
    ]
    return (
        "".join(fills)
        + f".building{{fill:{colours['map-building']}}}"
        + ".way,.edge,.stream{fill:none;stroke-linejoin:round;stroke-linecap:round}"
        + f".stream{{stroke:{colours['map-water']}}}"
        + f".edge{{stroke:{colours['map-road-edge']}}}"
        + "".join(lines)
        + f".way.tunnel{{stroke:{colours['map-tunnel']}}}"
        + f".edge.tunnel{{{_dashes(_table()['tunnelDash'])[1:]}}}"
        + f".name.street{{fill:{colours['map-street']};font-size:11px;text-anchor:middle}}"
        + f".way.ties{{stroke:{colours['map-rail']}{_dashes(_table()['ties'])}}}"
    )


def _dashes(dash: list[float] | None) -> str:
    joined = " ".join(f"{length:g}" for length in dash or ())
    return f";stroke-dasharray:{joined};stroke-linecap:butt" if dash else ""
