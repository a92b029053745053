"""The map of a card, in pixels: resvg draws its shapes, Pillow sets its names."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw
from resvg_py import svg_to_bytes

from explorer.pictures.map_pictures import NAME_LETTERS, MapPicture
from explorer.pictures.names import PictureName
from explorer.pictures.style_sheets import map_style
from explorer.pictures.typefaces import draw_text, shortened, text_width

CREDIT_PX = 13
CARD_CREDIT_EDGE_PX = 10
"""Size of the credit, and how far from the edges it is."""


def draw_map(card: Image.Image, picture: MapPicture, colours: dict[str, str]) -> None:
    """The map of a story or an event at the right of its card.

    Args:
        card: what is drawn on.
        picture: the map; its names are set in the type of cards.
        colours: by name, as `palettes.palette` has them.
    """
    at = (card.width - picture.width_px, 0)
    ground, shapes = replace(picture, shapes=""), replace(picture, ground="")
    style = map_style("light", streets=bool(picture.credit))
    card.paste(_ground(ground.svg(style, title="", named=False)), at)
    drawn = raster(shapes.svg(style, title="", named=False))
    card.paste(drawn, at, drawn)
    canvas = ImageDraw.Draw(card)
    for name in picture.names:
        _write_name(canvas, name, at[0], colours)
    if picture.credit:
        _write_credit(canvas, picture, at[0], colours)


def _write_name(
    canvas: ImageDraw.ImageDraw, name: PictureName, left_px: int, colours: dict[str, str]
) -> None:
    """A name on the map; a country's is spaced."""
    ink = {"current": "text", "stop": "map-label", "country": "map-country"}[name.kind]
    weight = 700 if name.kind == "current" else 500
    x = name.x + left_px
    for letter in name.text if name.kind == "country" else (name.text,):
        draw_text(
            canvas,
            (x, name.y),
            letter,
            size_px=name.size_px,
            fill=colours[ink],
            weight=weight,
            halo=colours["map-halo"],
        )
        x += text_width(letter, name.size_px, weight=weight) + 0.12 * name.size_px


def _write_credit(
    canvas: ImageDraw.ImageDraw, picture: MapPicture, left_px: int, colours: dict[str, str]
) -> None:
    """Whose streets they are, at the lower left of the map: a photo has its own at the right."""
    draw_text(
        canvas,
        (left_px + CARD_CREDIT_EDGE_PX, picture.height_px - CARD_CREDIT_EDGE_PX),
        shortened(picture.credit, NAME_LETTERS),
        size_px=CREDIT_PX,
        fill=colours["map-label"],
        weight=500,
        halo=colours["map-halo"],
    )


@lru_cache(maxsize=8)
def _ground(svg: str) -> Image.Image:
    """A basemap in pixels; kept, because all cards of a story share it and it takes longest."""
    return raster(svg)


def raster(svg: str) -> Image.Image:
    """A drawing in pixels; text in it is not drawn, as no typeface is looked for."""
    png = svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    return Image.open(BytesIO(png)).convert("RGBA")
