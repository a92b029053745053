"""Which lines the basemap draws between countries, and which of them broken: the UN's view.

After the maps and the border classes of UN Geospatial (<https://www.un.org/geospatial/>): a border
is drawn as final, or broken where it is a line of control, an armistice line or not yet agreed.
What the data cannot show is described in `docs/basemap.md`.
"""

from collections.abc import Mapping
from typing import Final

from explorer.pictures.topojson import WORLD, Box

OWNERS: Final[Mapping[str, str]] = {
    "-1": "196",  # northern Cyprus: Cyprus
    "N. Cyprus": "196",
    "Cyprus U.N. Buffer Zone": "196",
    "-3": "706",  # Somaliland: Somalia
    "Somaliland": "706",
    "Baikonur": "398",  # leased from Kazakhstan
    "Akrotiri": "196",
    "Dhekelia": "196",
    "USNB Guantanamo Bay": "192",
    "KAS": "356",  # the Siachen glacier, between two lines of control: see UNDETERMINED
    "Siachen Glacier": "356",
}
"""The country, by ISO 3166-1 number, that a shape of an atlas counts as: no line between them."""

UNDETERMINED: Final[Mapping[tuple[str, str], Box]] = {
    ("IN", "PK"): Box(
        west=73.5, south=32.5, east=78.5, north=36.5
    ),  # line of control in Jammu and Kashmir
    ("CN", "IN"): WORLD,  # Aksai Chin and Arunachal Pradesh
    ("CN", "PK"): WORLD,  # the part of Jammu and Kashmir north of the line of control
    ("KP", "KR"): WORLD,  # military demarcation line of 1953
    ("IL", "PS"): WORLD,  # armistice lines of 1949
    ("IL", "SY"): WORLD,  # ceasefire line of 1974; the Golan is Syrian in the UN's view
    ("EH", "MA"): WORLD,  # Western Sahara, a non-self-governing territory
    ("SD", "SS"): WORLD,  # not yet determined
    ("EG", "SD"): Box(west=33.1, south=21.5, east=37.5, north=23.5),  # Halaib triangle
    ("RS", "XK"): WORLD,  # Kosovo, under Security Council resolution 1244
    ("AL", "XK"): WORLD,
    ("ME", "XK"): WORLD,
    ("MK", "XK"): WORLD,
}
"""Where the border of two countries, by sorted ISO 3166-1 code, is drawn broken."""


def border_kind(first: str, second: str, *, lon: float, lat: float) -> str:
    """Return `undetermined` or `international` for the border of two countries at a point.

    >>> border_kind("KP", "KR", lon=127.0, lat=38.0)
    'undetermined'
    >>> border_kind("KP", "RU", lon=130.6, lat=42.4)
    'international'
    """
    box = UNDETERMINED.get((min(first, second), max(first, second)))
    return "undetermined" if box and box.holds(lon=lon, lat=lat) else "international"
