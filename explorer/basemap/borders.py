"""Which lines the basemap draws between countries, and which of them broken: the UN's view.

After the maps and the border classes of UN Geospatial (<https://www.un.org/geospatial/>): a border
is drawn as final, or broken where it is a line of control, an armistice line or not yet agreed.
What the data cannot show is described in `docs/basemap.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float


WORLD: Final = Box(west=-180.0, south=-90.0, east=180.0, north=90.0)

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
