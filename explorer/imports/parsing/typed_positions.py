"""Coordinates in the forms in which people type them, as degrees."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from explorer.gazetteer.map_addresses import map_point

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_SIDE = "[nsweo]|nord|sud|sued|est|ost|west|ovest|ouest|oeste|este|north|south|east"
_AXIS = (
    rf"(?:(?P<before>{_SIDE})\s*)?(?P<sign>[-+])?(?P<degrees>{_NUMBER})"
    rf"(?:(?:\s*(?:°|deg|d)\s*|\s+)(?P<minutes>{_NUMBER})\s*(?:['m]|min)?"
    rf"(?:\s*(?P<seconds>{_NUMBER})\s*(?:[\"s]|''|sec)?)?)?"
    rf"\s*(?:°|deg)?\s*(?P<behind>{_SIDE})?"
)
_ONE = re.compile(_AXIS)
_WKT = re.compile(r"point\s*\(\s*([-+]?\d+(?:\.\d+)?)\s+([-+]?\d+(?:\.\d+)?)\s*\)")
_PLAIN_PAIRS = (
    re.compile(r"\(?\s*([-+]?\d{1,3}(?:\.\d+)?)\s*[,; /]\s*([-+]?\d{1,3}(?:\.\d+)?)\s*\)?"),
    re.compile(
        r"([-+]?\d{1,3},\d+)\s*[,;/]?\s+([-+]?\d{1,3},\d+)|([-+]?\d{1,3},\d+)\s*[;/]\s*([-+]?\d{1,3},\d+)"
    ),
    re.compile(r"([-+]?\d{1,3},\d+),\s*([-+]?\d{1,3},\d+)"),
)
LONGEST_POINT = 200
"""Characters of a cell that can be a position."""
_LONGEST_ADDRESS = 4_000

SOUTH_OR_WEST = frozenset({"s", "sud", "sued", "south", "w", "west", "ovest", "ouest", "oeste"})
NORTH_OR_SOUTH = frozenset({"n", "nord", "north", "s", "sud", "sued", "south"})


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A number of degrees, and what its letter says of it."""

    degrees: float
    is_latitude: bool | None
    """What the letter beside it says; None without one."""


def typed_degrees(value: str | float, *, is_german: bool = False) -> Typed | None:
    """A latitude or a longitude; None if it is none.

    >>> typed_degrees("45,1").degrees, typed_degrees("45°27'51\\"N").degrees
    (45.1, 45.464167)
    >>> typed_degrees("W 9.5"), typed_degrees("north of Rome")
    (Typed(degrees=-9.5, is_latitude=False), None)

    Args:
        value: as it is typed.
        is_german: whether O is *Ost*; in Italian, French and Spanish it is the west.
    """
    if isinstance(value, int | float):
        return Typed(degrees=float(value), is_latitude=None)
    found = _ONE.fullmatch(_plain(value)) if len(value) <= LONGEST_POINT else None
    if found is None or not found["degrees"]:
        return None
    degrees, minutes, seconds = (
        float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60:
        return None
    side = found["before"] or found["behind"] or ""
    is_minus = found["sign"] == "-" or side in SOUTH_OR_WEST or (side == "o" and not is_german)
    total = round(degrees + minutes / 60 + seconds / 3600, 6)
    return Typed(
        degrees=-total if is_minus else total,
        is_latitude=side in NORTH_OR_SOUTH if side else None,
    )


def typed_point(text: str, *, is_german: bool = False) -> tuple[float, float] | None:
    """Latitude and longitude in one cell, in this order; None if it is no position.

    >>> typed_point("45.1, 9.2"), typed_point("45,1; 9,2"), typed_point("POINT(9.2 45.1)")
    ((45.1, 9.2), (45.1, 9.2), (45.1, 9.2))
    >>> typed_point("45°27'51\\"N 9°11'25\\"E")
    (45.464167, 9.190278)

    Args:
        text: as it is typed; also the address of a map.
        is_german: whether O is *Ost*.
    """
    is_address = text.lstrip().startswith("http")
    if len(text) > (_LONGEST_ADDRESS if is_address else LONGEST_POINT):
        return None
    plain = _plain(text)
    if found := _WKT.fullmatch(plain):
        return float(found[2]), float(found[1])
    if plain.startswith(("http:", "https:", "geo:")):
        point = map_point(text.strip())
        return (point.coordinate.lat, point.coordinate.lon) if point else None
    for pattern in _PLAIN_PAIRS:
        if found := pattern.fullmatch(plain):
            first, second = (float(part.replace(",", ".")) for part in found.groups() if part)
            return first, second
    return _pair_of_sides(plain, is_german=is_german)


def _pair_of_sides(plain: str, *, is_german: bool) -> tuple[float, float] | None:
    """Two numbers of degrees with letters, in any order."""
    for cut in re.finditer(r"[,;/]\s*|\s+", plain):
        first = typed_degrees(plain[: cut.start()], is_german=is_german)
        second = typed_degrees(plain[cut.end() :], is_german=is_german)
        if not first or not second or first.is_latitude is None or second.is_latitude is None:
            continue
        if first.is_latitude != second.is_latitude:
            ends = (first, second) if first.is_latitude else (second, first)
            return ends[0].degrees, ends[1].degrees
    return None


def _plain(text: str) -> str:
    """In small letters without accents, with one kind of minus, prime and blank."""
    signs = text.replace("º", "°").replace("′", "'").replace("″", '"')
    parts = unicodedata.normalize("NFKD", signs)
    letters = "".join(sign for sign in parts if unicodedata.category(sign) != "Mn").lower()
    letters = re.sub("[‐-―−]", "-", letters)
    letters = re.sub("[’‘`´]", "'", re.sub("[“”]", '"', letters))
    return " ".join(letters.split()).strip(",; ")
