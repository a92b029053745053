"""Online maps for the browser: which addresses are requested, and from which server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from explorer.reading.map_services import MapService
from explorer.story.backgrounds import Background


class OnlineFacts(TypedDict):
    """Where an online map is loaded from."""

    address: str
    """Of a tile, as Leaflet takes it: with `{z}`, `{x}` and `{y}`; of a WMS without parameters."""
    subdomains: tuple[str, ...]
    """What is put in place of `{s}`."""
    bounds: tuple[float, ...] | None
    """West, south, east and north in degrees, beyond which it has nothing; None for the world."""
    server: str
    """The name of the server, as readers see it."""
    hosts: tuple[str, ...]
    """The servers that are asked, as the policy of a page names them."""
    parameters: Mapping[str, str]
    """Of a WMS; empty for tiles."""


def online_facts(service: MapService) -> OnlineFacts:
    """Where an online map is loaded from, for the browser."""
    bounds = service.bounds
    return {
        "address": service.address,
        "subdomains": service.subdomains,
        "bounds": (bounds.west, bounds.south, bounds.east, bounds.north) if bounds else None,
        "server": server_name(service),
        "hosts": service.hosts,
        "parameters": service.wms,
    }


def online_id(background: Background) -> str:
    """What distinguishes an online map of a story from the others.

    >>> online_id(Background(url="https://wms.example/", layers="relief", credit="A library"))
    'https://wms.example/#relief'
    """
    layers = f"#{background.layers}" if background.layers else ""
    return background.provider or f"{background.url}{layers}"


def server_name(service: MapService) -> str:
    """The name of the server that is asked, without what only spreads the load.

    >>> from explorer.reading.map_services import known_providers, of_provider
    >>> server_name(of_provider(known_providers()["OpenTopoMap"]))
    'tile.opentopomap.org'
    """
    plain = urlsplit(service.address.replace("{s}.", ""))
    if "{" not in plain.netloc:
        return plain.netloc.lower()
    return ", ".join(urlsplit(host).netloc for host in service.hosts)
