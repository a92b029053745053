"""Points as people copy them: ``41.9, 12.5``, or the address of a map in the browser.

The forms are those that the sites' own *Share* buttons and address bars give: OpenStreetMap's
``#map=`` and ``mlat``, Google's ``@`` and ``!3d…!4d…``, Bing's ``cp``, Apple's ``ll``, and ``geo:``
(RFC 5870). A short address says nothing without asking its server, which is not done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import ValidationError

from explorer.story.places import Coordinate

_NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,15})?"
_PAIR = re.compile(rf"\s*(?:loc:)?(?P<lat>{_NUMBER})\s*[,~;\s]\s*(?P<lon>{_NUMBER})\s*")
_IN_PATH = re.compile(rf"/@(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})")
_PIN = re.compile(rf"!3d(?P<lat>{_NUMBER})!4d(?P<lon>{_NUMBER})")
"""Where Google's pin is; what follows the ``@`` is only the middle of the view."""
_FRAGMENT = re.compile(rf"(?:^|&)map=[\d.]+/(?P<lat>{_NUMBER})/(?P<lon>{_NUMBER})")
_PARAMETERS = ("q", "query", "ll", "coordinate", "cp", "sll", "center", "point", "map")
"""Parameters with both numbers, the ones of a pin before those of a view."""


@dataclass(frozen=True)
class MapPoint:
    """A point and what it was read from."""

    coordinate: Coordinate
    decimals: int
    """Digits behind the point; of two numbers the more, for one may end with zeros."""
    host: str
    """The site whose map it was; empty for bare numbers."""


_ANGLE = r"(\d{1,3}(?:\.\d+)?)\s*°\s*(?:([\d.]{1,8})\s*['′’]\s*)?(?:([\d.]{1,8})\s*[\"″”]\s*)?"
_DEGREES = re.compile(rf"{_ANGLE}([NS])[\s,;]+{_ANGLE}([EW])", re.IGNORECASE)


def map_point(text: str) -> MapPoint | None:
    """The point that numbers or the address of a map name; None if they name none.

    >>> map_point("41.9,12.5").coordinate
    Coordinate(lat=41.9, lon=12.5)
    >>> map_point("https://www.openstreetmap.org/?mlat=45.07&mlon=7.69#map=12/45/7").host
    'www.openstreetmap.org'
    """
    numbers = _in_decimals(text) or text.removeprefix("geo:").partition("?")[0].partition(";")[0]
    if bare := _PAIR.fullmatch(numbers):
        return _point(bare, "")
    try:
        address = urlsplit(text)
        host = address.hostname or ""
    except ValueError:
        return None
    if address.scheme not in {"http", "https"} or not host:
        return None
    given = {name: values[0] for name, values in parse_qs(address.query).items()}
    pair = f"{given.get('mlat', '')},{given.get('mlon', '')}"
    path = unquote(address.path)
    candidates = (
        _PIN.search(unquote(text)),
        _PAIR.fullmatch(pair),
        *(_PAIR.match(given[name]) for name in _PARAMETERS if name in given),
        _FRAGMENT.search(unquote(address.fragment)),
        _IN_PATH.search(path),
    )
    points = (_point(found, host) for found in candidates if found)
    return next((point for point in points if point), None)


def _in_decimals(text: str) -> str:
    """A point in degrees, minutes and seconds as two decimal numbers; empty if it is none.

    >>> _in_decimals("41°49'N 19°35'30\\"E")
    '41.81667,19.59167'
    """
    found = _DEGREES.fullmatch(text.strip())
    if found is None:
        return ""
    numbers = [float(part or 0) for part in found.group(1, 2, 3, 5, 6, 7)]
    lat, lon = (d + m / 60 + s / 3600 for d, m, s in (numbers[:3], numbers[3:]))
    south, west = found[4].upper() == "S", found[8].upper() == "W"
    return f"{-lat if south else lat:.5f},{-lon if west else lon:.5f}"


def _point(found: re.Match[str], host: str) -> MapPoint | None:
    try:
        at = Coordinate(lat=float(found["lat"]), lon=float(found["lon"]))
    except ValidationError:
        return None
    decimals = max(len(found[name].partition(".")[2]) for name in ("lat", "lon"))
    return MapPoint(at, decimals, host)
