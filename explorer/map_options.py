"""How the Leaflet map is set up, in the app as on a static page."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

MAX_ZOOM: Final = 18
"""How far the reader can zoom in; an online basemap that ends before is enlarged from there."""

LEAFLET_OPTIONS: Final = MappingProxyType(
    {
        "center": [0, 0],
        "zoom": 1,
        "minZoom": 1,
        "maxZoom": MAX_ZOOM,
        "zoomControl": False,
        "keyboard": False,
        "trackResize": False,
    }
)
"""Options of `L.map`; controls, keys and size are the business of `frontend/map.js`."""
