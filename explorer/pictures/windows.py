"""Which part of the world a picture shows, and lines cut down to what can be seen in it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.pictures.projection import WorldLine

PixelLine = tuple[tuple[float, float], ...]
"""Points on the picture, in pixels from its top left."""

MARGIN_PX = 4.0
"""How far beyond the picture a line may lie and still show, for its width."""
FINE_PX = 0.8
"""Points closer than this to the one before are left out."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A rectangle of the Mercator world on a picture."""

    left: float
    """World units, 0 to 1, more than 1 beyond the antimeridian."""
    top: float
    scale: float
    """Pixels for the width of the whole world."""
    width_px: int
    height_px: int

    @property
    def zoom(self) -> float:
        """The web map zoom at which a pixel is as large as here."""
        return math.log2(self.scale / 256)

    def at(self, point: tuple[float, float], turn: int = 0) -> tuple[float, float]:
        """Where a point of the world lies on the picture, in pixels from its top left.

        Args:
            point: in world units.
            turn: how many times around the world to the east.
        """
        return (point[0] + turn - self.left) * self.scale, (point[1] - self.top) * self.scale

    def shows(self, point: tuple[float, float]) -> bool:
        """Whether a point of the world, in world units, is on the picture."""
        x, y = self.at(point)
        return 0 <= x <= self.width_px and 0 <= y <= self.height_px


@dataclass(frozen=True, kw_only=True)
class Padding:
    """What a picture keeps free at each of its sides."""

    left_px: int
    top_px: int
    right_px: int
    bottom_px: int


def frame_around(
    points: WorldLine, *, width_px: int, height_px: int, padding: Padding, closest_zoom: float
) -> Frame:
    """The frame in which all points have room, on the world as far as its height allows.

    Args:
        points: at least one, in world units.
        width_px: of the picture.
        height_px: of the picture.
        padding: kept free of points.
        closest_zoom: no closer than this, as where all points are one.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    room_x = width_px - padding.left_px - padding.right_px
    room_y = height_px - padding.top_px - padding.bottom_px
    scale = 256 * 2**closest_zoom
    if max(xs) > min(xs):
        scale = min(scale, room_x / (max(xs) - min(xs)))
    if max(ys) > min(ys):
        scale = min(scale, room_y / (max(ys) - min(ys)))
    scale = max(scale, width_px)  # never more than the whole world
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    left = middle_x - (padding.left_px + room_x / 2) / scale
    top = middle_y - (padding.top_px + room_y / 2) / scale
    if height_px <= scale:  # nothing beyond the poles
        top = min(max(top, 0), 1 - height_px / scale)
    return Frame(left=left, top=top, scale=scale, width_px=width_px, height_px=height_px)


def ring_on(frame: Frame, ring: WorldLine, turn: int) -> PixelLine:
    """A closed ring on the picture, in pixels; empty where it lies wholly beyond one side.

    A stretch that lies wholly beyond one side is replaced by its ends: nothing that is seen
    changes, because a line on that side cannot enter the picture.
    """
    points = [frame.at(point, turn) for point in ring]
    sides = [_sides(frame, point) for point in points]
    beyond_all = 0b1111
    for side in sides:
        beyond_all &= side
    if beyond_all or not points:
        return ()
    kept = [points[0]]
    before = sides[0]
    for index in range(1, len(points) - 1):
        if before & sides[index] & sides[index + 1] or _is_close(kept[-1], points[index]):
            continue
        kept.append(points[index])
        before = sides[index]
    kept.append(points[-1])
    return tuple(kept) if len(kept) > 3 else ()


def lines_on(frame: Frame, line: WorldLine, turn: int) -> Iterator[PixelLine]:
    """The pieces of a line that can be seen on the picture, in pixels."""
    points = [frame.at(point, turn) for point in line]
    sides = [_sides(frame, point) for point in points]
    piece: list[tuple[float, float]] = []
    for index in range(1, len(points)):
        if sides[index - 1] & sides[index]:
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
            continue
        if not piece:
            piece.append(points[index - 1])
        if index == len(points) - 1 or not _is_close(piece[-1], points[index]):
            piece.append(points[index])
    if len(piece) > 1:
        yield tuple(piece)


def path_data(line: PixelLine, *, closed: bool = False) -> str:
    """SVG path data, to a tenth of a pixel.

    >>> path_data(((0, 0), (1.26, 2)), closed=True)
    'M0 0L1.3 2Z'
    """
    points = "L".join(f"{_tenths(x)} {_tenths(y)}" for x, y in line)
    return f"M{points}{'Z' if closed else ''}"


def _tenths(value: float) -> str:
    return f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:.0f}"


def _is_close(here: tuple[float, float], after: tuple[float, float]) -> bool:
    return abs(here[0] - after[0]) < FINE_PX and abs(here[1] - after[1]) < FINE_PX


def _sides(frame: Frame, point: tuple[float, float]) -> int:
    """Bits for the sides beyond which a point lies."""
    x, y = point
    return (
        (x < -MARGIN_PX)
        | (x > frame.width_px + MARGIN_PX) << 1
        | (y < -MARGIN_PX) << 2
        | (y > frame.height_px + MARGIN_PX) << 3
    )
