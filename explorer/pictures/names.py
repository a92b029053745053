"""Where labels go on a picture of the map: beside their stops, without overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from explorer.pictures.grounds import countries_in
from explorer.pictures.typefaces import text_width
from explorer.pictures.windows import Frame
from explorer.tiles.builtin import world_facts

NAME_PX = {"current": 21, "stop": 15, "country": 13}
"""Type sizes by kind."""
_GAP_PX = {"current": 24, "stop": 11}
_EDGE_PX = 6
_WIDER = 1.18
"""How much wider than ours the type of a reader's system may be: DejaVu Sans, measured."""

Area = tuple[float, float, float, float]
"""Left, top, right, bottom on the picture, in pixels."""


@dataclass(frozen=True, kw_only=True)
class PictureName:
    """A name on the picture."""

    text: str
    x: float
    """Left end, in pixels, where it is set in the type of `typefaces`."""
    y: float
    """Baseline, in pixels."""
    kind: Literal["current", "stop", "country"]
    anchor: Literal["start", "middle", "end"] = "start"
    """What of it stays where it is when it is set in wider type."""

    @property
    def size_px(self) -> int:
        """Size of its type."""
        return NAME_PX[self.kind]

    @property
    def anchor_x(self) -> float:
        """Where its anchor lies, in pixels."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.x + share * name_width(self.text, self.kind)

    @property
    def area(self) -> Area:
        """What it covers, in wider type too."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        width = _WIDER * name_width(self.text, self.kind)
        left = self.anchor_x - share * width
        return (left, self.y - 0.8 * self.size_px, left + width, self.y + 0.25 * self.size_px)


def name_width(text: str, kind: str) -> float:
    """The width of a name in pixels; countries are set spaced."""
    width = text_width(text, NAME_PX[kind], weight=700 if kind == "current" else 500)
    return width + (0.12 * NAME_PX[kind] * len(text) if kind == "country" else 0)


def stop_names(
    points: Mapping[str, tuple[float, float]],
    titles: Mapping[str, str],
    current: str | None,
    frame: Frame,
) -> tuple[PictureName, ...]:
    """The names of the stops that have room; the current one always has.

    Args:
        points: where each stop lies on the picture, the most important first.
        titles: the name of each.
        current: the stop that is emphasised, if any.
        frame: the picture's.
    """
    taken: list[Area] = [(x - 9, y - 9, x + 9, y + 9) for x, y in points.values()]
    placed: list[PictureName] = []
    for place, at in points.items():
        kind: Literal["current", "stop"] = "current" if place == current else "stop"
        choices = tuple(_beside(titles[place], at, kind))
        inside = [name for name in choices if _is_inside(name.area, frame)]
        free = [name for name in inside if not any(_overlap(name.area, area) for area in taken)]
        if free or place == current:
            best = (free or inside or choices)[0]
            placed.append(best)
            taken.append(best.area)
    return tuple(placed)


def country_names(
    frame: Frame, lang: str, others: tuple[PictureName, ...]
) -> Iterator[PictureName]:
    """The countries that have room beside the names already placed."""
    taken = [name.area for name in others]
    for label, turn in sorted(countries_in(frame), key=lambda found: found[0].zooms):
        first, last = label.zooms
        if not first <= frame.zoom <= last:
            continue
        names = label.names
        text = str(names.get(f"name:{lang}") or names.get("name:en") or names.get("name", ""))
        x, y = frame.at(label.at, turn)
        name = _name(text, (x - name_width(text, "country") / 2, y), "country", "middle")
        free = not any(_overlap(name.area, area) for area in taken)
        if free and _is_inside(name.area, frame):
            taken.append(name.area)
            yield name


def map_credit() -> str:
    """Whose data the basemap is made of: Natural Earth, …; empty while there is none."""
    return " · ".join(name for name, _ in world_facts().credits)


def _beside(
    text: str, at: tuple[float, float], kind: Literal["current", "stop"]
) -> Iterator[PictureName]:
    """The name to the right of a stop, to its left, above and below it."""
    x, y = at
    width, size, gap = name_width(text, kind), NAME_PX[kind], _GAP_PX[kind]
    middle = y + 0.34 * size
    yield _name(text, (x + gap, middle), kind)
    yield _name(text, (x - gap - width, middle), kind, "end")
    yield _name(text, (x - width / 2, y - gap), kind, "middle")
    yield _name(text, (x - width / 2, y + gap + 0.75 * size), kind, "middle")


def _name(
    text: str,
    at: tuple[float, float],
    kind: Literal["current", "stop", "country"],
    anchor: Literal["start", "middle", "end"] = "start",
) -> PictureName:
    """A name with its left end and its baseline at a point of the picture."""
    return PictureName(text=text, x=at[0], y=at[1], kind=kind, anchor=anchor)


def _is_inside(area: Area, frame: Frame) -> bool:
    right, bottom = frame.width_px - _EDGE_PX, frame.height_px - _EDGE_PX
    return area[0] >= _EDGE_PX and area[1] >= _EDGE_PX and area[2] <= right and area[3] <= bottom


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
