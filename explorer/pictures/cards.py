"""The picture that a shared link shows: 1200×630, the words on the left, the map on the right.

A picture of the event takes the place of the map, or lies on it: that of a story, and a wide one.
resvg draws the map from the same SVG as the story pages show, Pillow sets the words; both come as
wheels, and no font of the machine is used, so a card is the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from explorer.language import Language
from explorer.pictures.card_maps import draw_map, raster
from explorer.pictures.extracts import Extract
from explorer.pictures.map_pictures import map_picture
from explorer.pictures.marks import status_marks
from explorer.pictures.palettes import palette
from explorer.pictures.photos import Photo, filling, inset
from explorer.pictures.typefaces import Family, balanced, draw_text, text_width, wrapped
from explorer.pictures.windows import Padding
from explorer.story.itinerary import Itinerary, Status
from explorer.story.moments import Certainty
from explorer.story.records import Story
from explorer.views.timeline import Row

CARD_PX = (1200, 630)
"""The size that Open Graph readers crop to: 1.91 to 1."""
PANEL_PX = 500
MAP_AT = (PANEL_PX, 0)
"""Width of the words' side, and where the map begins."""
EDGE_PX = 48
MAP_PX = (CARD_PX[0] - PANEL_PX, CARD_PX[1])
PHOTO_EDGE_PX = 20
MAP_PADDING = Padding(left_px=72, top_px=64, right_px=72, bottom_px=64)
TITLE_SIZES = ((60, 4), (52, 5), (44, 6), (36, 7))
"""Type sizes that are tried for a title, each with the lines there is room for."""


@dataclass(frozen=True)
class CardWords:
    """What a card says, from top to bottom."""

    above: str
    """Over the title: the story an event belongs to, or the position."""
    title: str
    when: str
    names: tuple[str, ...]
    """The place in several languages, one per line."""
    status: Status | None
    status_label: str
    below: str
    """At the foot."""


def event_words(story: Story, row: Row, day: str, count: int, speech: Language) -> CardWords:
    """The words of an event's card.

    Args:
        story: the story.
        row: the event as the timeline has it.
        day: the heading of its day.
        count: how many events the story has.
        speech: the reader's language.
    """
    names: tuple[str, ...] = ()
    if row.place:
        known = story.place(row.place).names
        own = known[speech.code]
        others = dict.fromkeys(name for name in known.values() if name != own)
        names = (own, *others)
    return CardWords(
        above=story.title[speech.code],
        title=row.title,
        when=_when(row, day),
        names=names,
        status=row.status.kind,
        status_label=row.status.label,
        below=speech.text("position", number=row.number, count=count),
    )


def _when(row: Row, day: str) -> str:
    """The day, and the time where one is known of the day."""
    if row.time.certainty in (Certainty.SPAN, Certainty.UNKNOWN):
        return day
    return f"{day}, {row.time.label}" + (f" ({row.time.zone})" if row.time.zone else "")


def story_words(story: Story, dates: str, count: int, speech: Language) -> CardWords:
    """The words of a whole story's card.

    Args:
        story: the story.
        dates: the days that it covers.
        count: how many events it has.
        speech: the reader's language.
    """
    return CardWords(
        above=speech.text("card_kind"),
        title=story.title[speech.code],
        when=dates,
        names=(),
        status=None,
        status_label="",
        below=speech.text("card_count", count=count),
    )


def draw_card(
    story: Story,
    itinerary: Itinerary,
    lang: str,
    current: int | None,
    words: CardWords,
    *,
    photo: Photo | None = None,
    extracts: tuple[Extract, ...] = (),
) -> bytes:
    """The card as PNG.

    Args:
        story: the story.
        itinerary: its itinerary.
        lang: language of the names on the map.
        current: 0-based position of the event; None for the whole story.
        words: what it says.
        photo: a picture of the event or story, never one that readers see only if they ask for it.
        extracts: the archives with streets.
    """
    colours = palette("light")
    card = Image.new("RGB", CARD_PX, colours["surface"])
    canvas = ImageDraw.Draw(card)
    filled = filling(photo, MAP_PX) if photo and current is not None else None
    if filled:
        card.paste(filled, MAP_AT)
    else:
        of = (story, itinerary, lang, current)
        found = map_picture(*of, size_px=MAP_PX, padding=MAP_PADDING, extracts=extracts)
        draw_map(card, found, colours)
    if photo:
        _add_photo(card, photo, colours, is_inset=filled is None)
    canvas.rectangle((PANEL_PX, 0, PANEL_PX + 1, CARD_PX[1]), fill=colours["line-soft"])
    canvas.rectangle((0, 0, 9, CARD_PX[1]), fill=colours["accent"])
    _write_words(card, canvas, words, colours)
    return _packed(card, is_shaded=photo is not None)


def _packed(card: Image.Image, *, is_shaded: bool) -> bytes:
    """The card as PNG of 256 colours; the shades of a photo would be bands without dots."""
    packed = BytesIO()
    reduced = card.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if is_shaded:
        reduced = card.quantize(palette=reduced, dither=Image.Dither.FLOYDSTEINBERG)
    # Level 9 (Pillow's `optimize`) takes ten times as long and saves a twentieth.
    reduced.save(packed, "PNG", compress_level=6)
    return packed.getvalue()


def _add_photo(card: Image.Image, photo: Photo, colours: dict[str, str], *, is_inset: bool) -> None:
    """Who made a picture, at the lower right, and the picture above it if it is not there yet."""
    right, foot = CARD_PX[0] - PHOTO_EDGE_PX, CARD_PX[1] - PHOTO_EDGE_PX
    if is_inset:
        small = inset(photo, colours["surface"], colours["line-strong"])
        card.paste(small, (right - small.width, foot - 22 - small.height))
    (credit,), _ = wrapped(
        photo.credit, MAP_PX[0] - 2 * PHOTO_EDGE_PX, 1, size_px=16, family="sans", weight=600
    )
    at = (right - text_width(credit, 16, weight=600), foot)
    halo = colours["surface"]
    draw_text(
        ImageDraw.Draw(card), at, credit, size_px=16, fill=colours["text"], weight=600, halo=halo
    )


def _write_words(
    card: Image.Image, canvas: ImageDraw.ImageDraw, words: CardWords, colours: dict[str, str]
) -> None:
    """The words' side of the card, from top to bottom."""
    width = PANEL_PX - 2 * EDGE_PX

    def lines(
        text: str,
        top: float,
        *,
        size: int,
        room: int,
        ink: str = "text",
        family: Family = "sans",
        weight: int = 600,
    ) -> float:
        """Write a text from `top` on; returns where the next one may begin."""
        cut = balanced(text, width, room, size_px=size, family=family, weight=weight)
        leading = size * (1.14 if family == "serif" else 1.3)
        for number, line in enumerate(cut):
            at = (EDGE_PX, top + size + number * leading)
            draw_text(
                canvas, at, line, size_px=size, fill=colours[ink], family=family, weight=weight
            )
        return top + size + (len(cut) - 1) * leading + 0.3 * size

    top = lines(words.above, 44, size=21, room=2, ink="text-soft") + 18
    size, room = _title_size(words.title, width)
    top = lines(words.title, top, size=size, room=room, family="serif") + 16
    top = lines(words.when, top, size=25, room=2) + 12
    for number, name in enumerate(words.names[:4]):
        if top > CARD_PX[1] - 120:
            break
        size, ink = (20, "text-soft") if number else (23, "text")
        top = lines(name, top, size=size, room=1, ink=ink, weight=400) + 2
    _write_foot(card, canvas, words, colours)


def _title_size(title: str, width_px: int) -> tuple[int, int]:
    """The largest of `TITLE_SIZES` in which a title has room, the smallest where it has none."""
    fitting = (
        (size, room)
        for size, room in TITLE_SIZES
        if wrapped(title, width_px, room, size_px=size, family="serif", weight=600)[1]
    )
    return next(fitting, TITLE_SIZES[-1])


def _write_foot(
    card: Image.Image, canvas: ImageDraw.ImageDraw, words: CardWords, colours: dict[str, str]
) -> None:
    """The status with its mark, and the position at the right; without a status at the left."""
    foot = CARD_PX[1] - 44
    x = float(EDGE_PX)
    if words.status:
        ink = colours[words.status]
        card.paste(_mark(words.status, ink, colours["surface"]), (EDGE_PX, foot - 25))
        draw_text(canvas, (x + 40, foot), words.status_label, size_px=24, fill=ink, weight=600)
        x = PANEL_PX - EDGE_PX - text_width(words.below, 21)
    draw_text(canvas, (x, foot), words.below, size_px=21, fill=colours["text-soft"])


def _mark(status: Status, ink: str, paper: str) -> Image.Image:
    mark = status_marks()[status]
    fill = ink if mark.filled else "none"
    sign = f'<path d="{mark.sign}" fill="none" stroke="{paper}" stroke-width="1.8"/>'
    return raster(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30" viewBox="0 0 16 16">'
        f'<path d="M0 0h16v16H0z" fill="{paper}"/>'
        f'<path d="{mark.body}" fill="{fill}" stroke="{ink}" stroke-width="1.6"/>'
        f"{sign if mark.sign else ''}</svg>"
    )
