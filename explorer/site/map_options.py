"""How the Leaflet map is set up, in the app as on a static page, and whose tiles it may show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from xyzservices import TileProvider, providers  # type: ignore[import-untyped]

MAX_ZOOM: Final = 18
"""How far the reader can zoom in; an online basemap that ends before is enlarged from there."""

LEAFLET_OPTIONS: Final = MappingProxyType(
    {
        "center": [0, 0],
        "zoom": 1,
        "minZoom": 0,
        "maxZoom": MAX_ZOOM,
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
"""Online basemaps by the id that `map/layers.js` names them by; none is asked before the choice."""


def tile_layers() -> dict[str, list[object]]:
    """The online basemaps for the page's own map: by id, the arguments of `L.tileLayer`.

    >>> tile_layers()["openstreetmap"][0]
    'https://tile.openstreetmap.org/{z}/{x}/{y}.png'
    """
    return {
        id: [
            provider.build_url(),
            {
                "attribution": provider.html_attribution,
                "maxZoom": MAX_ZOOM,
                "maxNativeZoom": native_zoom(provider),
            },
        ]
        for id, provider in BASEMAPS.items()
    }


def native_zoom(provider: TileProvider) -> int:
    """The highest zoom at which a provider has tiles; from there on they are enlarged."""
    return min(int(provider.get("max_zoom", MAX_ZOOM)), MAX_ZOOM)


@cache
def tile_origins() -> tuple[str, ...]:
    """The servers of the online basemaps, as a Content-Security-Policy names them.

    >>> tile_origins()
    ('https://server.arcgisonline.com', 'https://tile.openstreetmap.org')
    """
    addresses = (urlsplit(provider.url.replace("{s}", "*")) for provider in BASEMAPS.values())
    return tuple(sorted({f"{address.scheme}://{address.netloc}" for address in addresses}))
