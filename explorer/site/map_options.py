"""How the Leaflet map is set up, in the app as on a static page, and its online maps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypedDict

from xyzservices import TileProvider, providers  # type: ignore[import-untyped]

from explorer.reading.map_services import DEEPEST, MapService, of_provider
from explorer.settings import ONLINE_MAPS, choice
from explorer.views.online_maps import online_facts

LEAFLET_OPTIONS: Final = MappingProxyType(
    {
        "center": [0, 0],
        "zoom": 1,
        "minZoom": 0,
        "maxZoom": DEEPEST,
        "zoomControl": False,
        "keyboard": False,
        "trackResize": False,
    }
)
"""Options of `L.map`; controls, keys and size are the business of `frontend/map/map.js`."""

# CARTO's light and dark maps, the usual choice, bear a watermark since August 2026 unless a key is
# sent (geopandas/xyzservices#207).
BASEMAPS: Final[Mapping[str, TileProvider]] = MappingProxyType(
    {
        "openstreetmap": providers.OpenStreetMap.Mapnik,
        "light": providers.Esri.WorldGrayCanvas,
        "dark": providers.Esri.WorldGrayCanvas(variant="Canvas/World_Dark_Gray_Base"),
        "satellite": providers.Esri.WorldImagery,
    }
)
"""Online maps that readers can choose for every story; `map_layer_<id>` is the key of a name."""


class OnlineMaps(TypedDict):
    """What the map of a page may load from other servers."""

    rule: str
    """`ask` its readers first, `allow` it, or `never`."""
    maps: list[dict[str, object]]
    """Those that readers can choose for every story, as `BackgroundFacts` but without a name."""


def online_rule(settings: Mapping[str, str]) -> str:
    """Whether maps load from other servers: `ask`, `allow` or `never`.

    Raises:
        SettingError: the setting has another value.

    >>> online_rule({}), online_rule({"EXPLORER_ONLINE_MAPS": "never"})
    ('ask', 'never')
    """
    return choice(settings, ONLINE_MAPS, "ask", "allow", "never") or "ask"


def online_maps(settings: Mapping[str, str]) -> OnlineMaps:
    """What the map of a page on a server may load from other servers.

    Raises:
        SettingError: see `online_rule`.

    >>> [each["id"] for each in online_maps({})["maps"]]
    ['openstreetmap', 'light', 'dark', 'satellite']
    """
    rule = online_rule(settings)
    offered = {} if rule == "never" else _services()
    return {"rule": rule, "maps": [_offered(id, service) for id, service in offered.items()]}


@cache
def _services() -> Mapping[str, MapService]:
    return {id: of_provider(provider) for id, provider in BASEMAPS.items()}


def _offered(id: str, service: MapService) -> dict[str, object]:
    return {
        "id": id,
        "kind": "online",
        "opacity": 1,
        "min_zoom": service.min_zoom,
        "max_zoom": service.max_zoom,
        "credits": [tuple(part) for part in service.credit],
        "online": online_facts(service),
    }


def tile_origins(settings: Mapping[str, str] = MappingProxyType({})) -> tuple[str, ...]:
    """The servers of the online maps of every story, as a Content-Security-Policy names them.

    Raises:
        SettingError: see `online_rule`.

    >>> tile_origins()
    ('https://server.arcgisonline.com', 'https://tile.openstreetmap.org')
    """
    if online_rule(settings) == "never":
        return ()
    return tuple(sorted({host for service in _services().values() for host in service.hosts}))
