"""The names of a few streets on a picture, each along a straight stretch of its street."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from explorer.pictures.names import Area
from explorer.pictures.typefaces import text_width
from explorer.pictures.windows import Frame, PixelLine
from explorer.tiles.vector_tiles import Tag

NAME_PX: Final = 11
MOST_NAMES: Final = 24
_ROOM_PX: Final = 14.0
"""How much longer than its name a stretch of a street is."""
_STRAIGHT: Final = 0.99
"""The least share that the straight distance has of the length of a stretch."""
_WIDER: Final = 1.18
"""How much wider than ours the type of a reader's system may be, as for other names."""


class NamedStreet(NamedTuple):
    """A stretch of a street that is seen on a picture."""

    tags: Mapping[str, Tag]
    rank: int
    """The higher, the more important."""
    line: PixelLine


@dataclass(frozen=True, kw_only=True)
class StreetName:
    """A name along a street."""

    text: str
    x: float
    y: float
    """Its middle, in pixels."""
    angle_deg: float
    """Clockwise from level, -90 to 90."""
    area: Area
    """What it covers."""


def street_names(
    streets: Iterable[NamedStreet], lang: str, frame: Frame, taken: Iterable[Area]
) -> tuple[StreetName, ...]:
    """The names that have room, those of important streets first, each once.

    Args:
        streets: what is seen of them.
        lang: of the reader.
        frame: the picture's.
        taken: what other names and marks cover.
    """
    areas = list(taken)
    found: dict[str, StreetName] = {}
    for street in sorted(streets, key=lambda each: (-each.rank, -_length(each.line))):
        text = name_for(street.tags, lang)
        if text in found or len(found) == MOST_NAMES:
            continue
        for name in _along(street.line, text):
            if _is_inside(name.area, frame) and not any(_meet(name.area, area) for area in areas):
                found[text] = name
                areas.append(name.area)
                break
    return tuple(found.values())


def name_for(tags: Mapping[str, Tag], lang: str) -> str:
    """The reader's name of a street, else the local one in Latin letters, else the English one.

    <https://docs.protomaps.com/basemaps/localization>: `script` says in which letters `name` is,
    and is missing if they are Latin.

    >>> name_for({"name": "Улица", "script": "Cyrillic", "name2": "Via"}, "it")
    'Via'
    """
    if f"name:{lang}" in tags:
        return str(tags[f"name:{lang}"])
    if "script" not in tags:
        return str(tags["name"])
    latin = (tags.get(f"name{at}") for at in (2, 3) if f"script{at}" not in tags)
    return str(tags.get("name:en") or next(filter(None, latin), tags["name"]))


def _along(line: PixelLine, text: str) -> Iterator[StreetName]:
    """Where a name can be along a line, from its beginning on."""
    need = _WIDER * text_width(text, NAME_PX) + _ROOM_PX
    for start in range(len(line) - 1):
        length = 0.0
        for end in range(start + 1, len(line)):
            length += math.dist(line[end - 1], line[end])
            if math.dist(line[start], line[end]) < _STRAIGHT * length:
                break
            if length >= need:
                yield _on(line[start : end + 1], text, need)
                break


def _on(stretch: PixelLine, text: str, width_px: float) -> StreetName:
    """A name in the middle of the points of a stretch, which on a bend is beside the chord."""
    (left, top), (right, bottom) = sorted((stretch[0], stretch[-1]))
    x, y = (sum(each) / len(stretch) for each in zip(*stretch, strict=True))
    angle = math.atan2(bottom - top, right - left)
    across = width_px / 2 * abs(math.cos(angle)) + NAME_PX / 2
    down = width_px / 2 * abs(math.sin(angle)) + NAME_PX / 2
    area = (x - across, y - down, x + across, y + down)
    return StreetName(text=text, x=x, y=y, angle_deg=math.degrees(angle), area=area)


def _length(line: PixelLine) -> float:
    return math.dist(line[0], line[-1])


def _is_inside(area: Area, frame: Frame) -> bool:
    left, top, right, bottom = area
    return left >= 0 and top >= 0 and right <= frame.width_px and bottom <= frame.height_px


def _meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
