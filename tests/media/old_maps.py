"""Old maps for tests, drawn here: parchment, coast, rhumb lines, compass rose, lettering.

The coast is that of the built-in basemap, so a map laid at its place fits what lies under it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from explorer.pictures.grounds import shapes_of
from explorer.pictures.typefaces import face
from explorer.story.places import Coordinate
from explorer.story.web_mercator import world_position
from explorer.tiles.builtin import world_facts
from explorer.tiles.georeferencing import EQUATOR_KM, ScanPosition
from explorer.tiles.grid import TileAddress

PAPER, SEA, INK, LAND = (236, 219, 180), (214, 208, 178), (74, 52, 33), (229, 203, 150)
MARK = (200, 0, 0)
"""The colour of the crosses at the named places, which nothing else on the map has."""
MARGIN_PX = 46


@dataclass(frozen=True)
class OldMap:
    """A scan of a map, and where each of its pixels lies."""

    picture: Image.Image
    position: ScanPosition

    def png(self) -> bytes:
        """The scan as a file, without loss."""
        return self._file("PNG")

    def jpeg(self) -> bytes:
        """The scan as a file of less size."""
        return self._file("JPEG")

    def _file(self, name: str) -> bytes:
        file = BytesIO()
        self.picture.save(file, name)
        return file.getvalue()

    def marked(self, at: Coordinate) -> dict[str, float]:
        """A control point: the middle of the cross that marks a coordinate, and where that is."""
        x, y = (math.floor(side) + 0.5 for side in self.pixel(at))
        there = self.position.coordinate(x=x, y=y)
        return {"x": x, "y": y, "lat": round(there.lat, 7), "lon": round(there.lon, 7)}

    def pixel(self, at: Coordinate) -> tuple[float, float]:
        """Where on the scan a coordinate lies."""
        return self.position.pixel(*_world(at, near=self.position.world(x=0, y=0)[0]))


def old_map(
    centre: Coordinate,
    names: Mapping[str, Coordinate],
    *,
    width_km: float,
    size: tuple[int, int] = (1400, 1000),
    turned_deg: float = 7.0,
    title: str = "TABVLA NOVA",
) -> OldMap:
    """A map of the surroundings of a place.

    Args:
        centre: what is in its middle.
        names: what is marked on it, each with a cross.
        width_km: of the ground that it shows, at its middle.
        size: width and height in pixels.
        turned_deg: by which north is left of straight up.
        title: in its cartouche.
    """
    width, height = size
    step = width_km / EQUATOR_KM / math.cos(math.radians(centre.lat)) / width
    turn = math.radians(turned_deg)
    a, b = step * math.cos(turn), step * math.sin(turn)
    u, v = _world(centre)
    e, f = u - (a * width - b * height) / 2, v - (b * width + a * height) / 2
    position = ScanPosition(a, b, -b, a, e, f)
    picture = _parchment(size)
    land = _land(position, size)
    picture.paste(Image.blend(picture, Image.new("RGB", size, SEA), 0.55), mask=_inverted(land))
    picture.paste(Image.blend(picture, Image.new("RGB", size, LAND), 0.5), mask=land)
    _draw_rhumbs(picture, (width * 0.22, height * 0.72), land)
    _draw_shore(picture, land)
    _draw_frame(picture)
    _draw_rose(picture, (width * 0.22, height * 0.72), turned_deg)
    _draw_names(picture, position, names)
    _draw_title(picture, title)
    return OldMap(picture, position)


def _world(at: Coordinate, near: float | None = None) -> tuple[float, float]:
    across, down = world_position(lon=at.lon, lat=at.lat)
    return across + (round(near - across) if near is not None else 0), down


def _inverted(mask: Image.Image) -> Image.Image:
    return ImageChops.invert(mask)


def _parchment(size: tuple[int, int]) -> Image.Image:
    """Paper with stains and fibres, the same each time."""
    dice = Random(1569)
    picture = Image.new("RGB", size, PAPER)
    for cell, depth in ((240, 26), (60, 12), (3, 8)):
        small = (size[0] // cell + 2, size[1] // cell + 2)
        shades = Image.frombytes("L", small, dice.randbytes(small[0] * small[1]))
        stains = shades.resize(size, Image.Resampling.BICUBIC).point(
            [x * depth // 255 for x in range(256)]
        )
        picture = ImageChops.subtract(picture, Image.merge("RGB", (stains, stains, stains)))
    return picture


def _land(position: ScanPosition, size: tuple[int, int]) -> Image.Image:
    """A mask of the land."""
    facts = world_facts()
    corners = [position.world(x=x, y=y) for x in (0, size[0]) for y in (0, size[1])]
    across, down = [u for u, _ in corners], [v for _, v in corners]
    zoom = min(facts.max_zoom, max(0, round(math.log2(3 / (max(across) - min(across))))))
    side = 1 << zoom
    mask = Image.new("L", (size[0] * 2, size[1] * 2))
    draw = ImageDraw.Draw(mask)
    for column in range(math.floor(min(across) * side), math.floor(max(across) * side) + 1):
        for row in range(math.floor(min(down) * side), math.floor(max(down) * side) + 1):
            tile = TileAddress(zoom=zoom, x=column % side, y=row)
            for kind, shade in (("land", 255), ("lake", 0)):
                for ring in shapes_of(tile, facts.version).rings.get(kind, ()):
                    moved = [position.pixel(u + column // side, v) for u, v in ring]
                    if len(moved) > 2:
                        draw.polygon([(x * 2, y * 2) for x, y in moved], fill=shade)
    return mask.resize(size, Image.Resampling.LANCZOS)


def _draw_shore(picture: Image.Image, land: Image.Image) -> None:
    """The coast as a line, and paler ones beside it in the sea, as engravers did."""
    for width, strength in ((15, 70), (11, 90), (7, 120)):
        outer = land.filter(ImageFilter.MaxFilter(width))
        line = ImageChops.subtract(outer, outer.filter(ImageFilter.MinFilter(3)))
        picture.paste(INK, mask=line.point([x * strength // 255 for x in range(256)]))
    edge = ImageChops.subtract(
        land.filter(ImageFilter.MaxFilter(3)), land.filter(ImageFilter.MinFilter(3))
    )
    picture.paste(INK, mask=edge.point([x * 220 // 255 for x in range(256)]))


def _draw_rhumbs(picture: Image.Image, centre: tuple[float, float], land: Image.Image) -> None:
    lines = Image.new("L", picture.size)
    draw = ImageDraw.Draw(lines)
    for step in range(32):
        angle = step * math.pi / 16
        end = (centre[0] + 3000 * math.cos(angle), centre[1] + 3000 * math.sin(angle))
        draw.line([centre, end], fill=70, width=1)
    picture.paste(INK, mask=ImageChops.multiply(lines, _inverted(land)))


def _draw_frame(picture: Image.Image) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    for inset, thick in ((14, 2), (20, 1), (34, 1), (38, 3)):
        draw.rectangle((inset, inset, width - inset, height - inset), outline=INK, width=thick)
    for at in range(38, width - 38, 56):
        draw.rectangle((at, 20, at + 28, 34), fill=INK)
        draw.rectangle((at, height - 34, at + 28, height - 20), fill=INK)
    for at in range(38, height - 38, 56):
        draw.rectangle((20, at, 34, at + 28), fill=INK)
        draw.rectangle((width - 34, at, width - 20, at + 28), fill=INK)


def _draw_rose(picture: Image.Image, centre: tuple[float, float], turned_deg: float) -> None:
    draw = ImageDraw.Draw(picture)
    x0, y0 = centre
    draw.ellipse((x0 - 62, y0 - 62, x0 + 62, y0 + 62), outline=INK, width=2)
    draw.ellipse((x0 - 54, y0 - 54, x0 + 54, y0 + 54), outline=INK, width=1)
    for step in (*range(1, 16, 2), *range(2, 16, 4), *range(0, 16, 4)):
        reach = {0: 84, 2: 60}.get(step % 4, 40)
        angle = math.radians(step * 22.5 - 90 - turned_deg)
        tip = (x0 + reach * math.cos(angle), y0 + reach * math.sin(angle))
        for side, fill in ((1, INK), (-1, PAPER)):
            beside = angle + side * math.pi / 8
            foot = (x0 + 15 * math.cos(beside), y0 + 15 * math.sin(beside))
            draw.polygon([(x0, y0), tip, foot], fill=fill, outline=INK)
    angle = math.radians(-90 - turned_deg)
    north = (x0 + 102 * math.cos(angle), y0 + 102 * math.sin(angle))
    draw.text(north, "N", fill=INK, font=face("serif", 26, 600), anchor="mm")


def _draw_names(
    picture: Image.Image, position: ScanPosition, names: Mapping[str, Coordinate]
) -> None:
    draw = ImageDraw.Draw(picture)
    near = position.world(x=0, y=0)[0]
    for name, at in names.items():
        x, y = position.pixel(*_world(at, near=near))
        x, y = math.floor(x), math.floor(y)
        draw.rectangle((x - 8, y - 1, x + 8, y + 1), fill=MARK)
        draw.rectangle((x - 1, y - 8, x + 1, y + 8), fill=MARK)
        style = {"font": face("serif", 27, 500), "anchor": "lb"}
        draw.text((x + 9, y - 6), name, fill=INK, stroke_width=2, stroke_fill=PAPER, **style)


def _draw_title(picture: Image.Image, title: str) -> None:
    draw = ImageDraw.Draw(picture)
    right, top = picture.width - 70, 70
    lines = ((title, face("serif", 40, 700)), ("drawn for a test", face("serif", 22, 400)))
    wide = max(draw.textlength(text, font=font) for text, font in lines) + 56
    box = (right - wide, top, right, top + 116)
    draw.rectangle(box, fill=PAPER, outline=INK, width=3)
    draw.rectangle((box[0] + 7, box[1] + 7, box[2] - 7, box[3] - 7), outline=INK, width=1)
    for (text, font), y in zip(lines, (top + 46, top + 88), strict=True):
        draw.text((right - wide / 2, y), text, fill=INK, font=font, anchor="mm")
