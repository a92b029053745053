"""The online map that a background names: whose server is asked, with which addresses.

Tiles have a template of addresses in the form that Leaflet takes (`{z}`, `{x}`, `{y}`, `{-y}` for
rows that are counted from the south, `{s}`, `{r}`). Templates as QGIS, JOSM and WMTS write them
become such ones. A WMS has an address and parameters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from xyzservices import Bunch, TileProvider, providers  # type: ignore[import-untyped]

from explorer.story.attributions import attribution_parts
from explorer.story.backgrounds import Background, Bounds
from explorer.story.origins import policy_source

DEEPEST: Final = 18
"""How far readers can zoom in; a map that ends before is enlarged from there."""
PLACEHOLDERS: Final = frozenset({"z", "x", "y", "-y", "s", "r"})
"""What can be in a template of addresses."""

_SWITCH = re.compile(r"\{switch:([\w.,-]+)\}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_AS_IN_LEAFLET = {
    "tilematrix": "z",
    "tilecol": "x",
    "tilerow": "y",
    "zoom": "z",
    "ratio": "r",
}
"""What WMTS, JOSM and MapLibre call them, in lower case."""
_OF_WMS: Final = ("layers", "styles", "format", "version", "transparent")
_PER_IMAGE: Final = ("service", "request", "bbox", "width", "height", "srs", "crs")
"""Parameters of a WMS that the browser adds to the address of each image."""


class Credit(NamedTuple):
    """A part of the words that say whose map it is."""

    text: str
    url: str = ""
    """Where it leads; empty for plain words."""


@dataclass(frozen=True, kw_only=True)
class MapService:
    """An online map."""

    address: str
    """Of a tile, a template; of a WMS, without the parameters that `wms` has."""
    subdomains: tuple[str, ...] = ()
    """What is put in place of `{s}`, in turns."""
    min_zoom: int
    """The smallest zoom level that it has."""
    max_zoom: int
    """The largest, at most `DEEPEST`."""
    bounds: Bounds | None = None
    """Beyond which it has nothing; None for the whole world."""
    credit: tuple[Credit, ...]
    wms: Mapping[str, str] = field(default_factory=dict)
    """The parameters of a WMS; empty for tiles."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The servers that are asked, as a Content-Security-Policy names them."""
        filled = [self.address.replace("{s}", each) for each in self.subdomains] or [self.address]
        found = map(policy_source, filled)
        return tuple(dict.fromkeys(source for source in found if source))


@cache
def known_providers() -> Mapping[str, TileProvider]:
    """The providers of xyzservices by their whole names, such as `OpenStreetMap.Mapnik`."""
    found: dict[str, TileProvider] = Bunch(providers).flatten()
    return found


def map_service(background: Background) -> MapService | None:
    """The online map that a background names, of a checked story; None for a file.

    Raises:
        KeyError: there is no such provider.
        ValueError: it requires an API key, or has another projection than that of web maps.
    """
    if background.provider:
        return of_provider(known_providers()[background.provider], background)
    return _of_address(background) if background.url else None


def of_provider(provider: TileProvider, background: Background | None = None) -> MapService:
    """The map of a provider, with what a background says of its zooms and its credit.

    Raises:
        ValueError: it requires an API key, or has another projection than that of web maps.

    >>> of_provider(providers.OpenStreetMap.Mapnik).hosts
    ('https://tile.openstreetmap.org',)
    """
    of = background or Background.model_construct(provider=provider.name)
    if provider.requires_token():
        raise ValueError("a provider that does not require an API key")
    if provider.get("crs", "EPSG:3857") != "EPSG:3857":
        raise ValueError("a provider in the projection of web maps (EPSG:3857)")
    address = provider.build_url(scale_factor="{r}", fill_subdomain=False)
    if provider.get("tms"):
        address = address.replace("{y}", "{-y}")
    edges = provider.get("bounds")
    return MapService(
        address=address,
        subdomains=tuple(provider.get("subdomains", "abc")) if "{s}" in address else (),
        min_zoom=max(int(provider.get("min_zoom", 0)), of.min_zoom),
        max_zoom=min(int(provider.get("max_zoom", DEEPEST)), of.max_zoom, DEEPEST),
        bounds=Bounds.model_validate(_edges(edges)) if edges else None,
        credit=(Credit(of.credit),) if of.credit else credit_of(provider.html_attribution),
    )


def _edges(corners: list[list[float]]) -> dict[str, float]:
    """The edges of a box, of which any two opposite corners are given."""
    (lat, lon), (other_lat, other_lon) = corners
    return {
        "south": max(min(lat, other_lat), -90),
        "west": max(min(lon, other_lon), -180),
        "north": min(max(lat, other_lat), 90),
        "east": min(max(lon, other_lon), 180),
    }


def _of_address(background: Background) -> MapService:
    url, credit = background.url or "", background.credit or ""
    wms: dict[str, str] = {}
    subdomains: tuple[str, ...] = ()
    if background.layers:
        url, wms = _as_wms(url, background.layers)
    else:
        url, subdomains = as_template(url)
    return MapService(
        address=url,
        subdomains=subdomains,
        min_zoom=background.min_zoom,
        max_zoom=min(background.max_zoom, DEEPEST),
        credit=(Credit(credit),),
        wms=wms,
    )


def as_template(url: str) -> tuple[str, tuple[str, ...]]:
    """A template of addresses as Leaflet takes it, and what to put in place of `{s}`.

    >>> as_template("https://{switch:a,b}.tiles.example/{TileMatrix}/{TileRow}/{TileCol}")
    ('https://{s}.tiles.example/{z}/{y}/{x}', ('a', 'b'))
    """
    subdomains: tuple[str, ...] = ()
    if switch := _SWITCH.search(url):
        url, subdomains = _SWITCH.sub("{s}", url), tuple(switch[1].split(","))
    elif "{s}" in url:
        subdomains = ("a", "b", "c")

    def in_leaflet(found: re.Match[str]) -> str:
        return f"{{{_AS_IN_LEAFLET.get(found[1].lower(), found[1])}}}"

    return _PLACEHOLDER.sub(in_leaflet, url), subdomains


def placeholders(template: str) -> frozenset[str]:
    """What is to be filled in in a template of addresses.

    >>> sorted(placeholders("https://tiles.example/{z}/{x}/{-y}?key={key}"))
    ['-y', 'key', 'x', 'z']
    """
    return frozenset(_PLACEHOLDER.findall(template))


def _as_wms(url: str, layers: str) -> tuple[str, dict[str, str]]:
    """The address of a WMS without its parameters, and these: those of the query are kept."""
    parts = urlsplit(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    own = {name.lower(): value for name, value in asked if name.lower() in _OF_WMS}
    others = [pair for pair in asked if pair[0].lower() not in (*_OF_WMS, *_PER_IMAGE)]
    defaults = {"styles": "", "format": "image/png", "version": "1.1.1", "transparent": "true"}
    return urlunsplit(parts._replace(query=urlencode(others))), defaults | own | {"layers": layers}


def credit_of(html: str) -> tuple[Credit, ...]:
    """The words of an attribution that is written in HTML, with its links.

    >>> credit_of('&copy; <a href="https://a.example">A</a>')
    (Credit(text='© ', url=''), Credit(text='A', url='https://a.example'))
    """
    return tuple(Credit(*part) for part in attribution_parts(html))
