"""The type of drawn cards: faces that pip installs, so that text looks the same on any machine.

Latin, Greek and Cyrillic are set in Source Serif 4 and Source Sans 3, which Streamlit ships for
its own pages (SIL Open Font License); Hangul and the ideographs in Noto Sans KR from
`pylopdf-fonts-ko` (the same licence). Scripts that neither has show as boxes: docs/sharing.md.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from PIL import ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype
from pylopdf_fonts_ko import sans_path

from explorer.paths import TYPEFACES, streamlit_typeface
from explorer.story.errors import ExplorerError

Family = Literal["serif", "sans"]

_KOREAN = re.compile(
    "([\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+)"
)
"""Hangul, ideographs and their punctuation."""
ELLIPSIS = "…"
MOST_LETTERS = 300
"""More letters than a line of a picture can hold; longer ones are cut before they are measured."""


class TypefaceError(ExplorerError):
    """The installed Streamlit does not ship the type that cards are set in."""


@lru_cache(maxsize=64)
def face(family: Family, size_px: int, weight: int) -> FreeTypeFont:
    """A face for Latin, Greek and Cyrillic.

    Args:
        family: serif for titles, sans for the rest.
        size_px: of the em.
        weight: 200 to 900.

    Raises:
        TypefaceError: Streamlit's files are not where they were.
    """
    loaded = truetype(_source_file(family), size_px)
    axes: list[float] = [weight] if family == "sans" else [weight, min(60, max(8, size_px))]
    loaded.set_variation_by_axes(axes)
    return loaded


@cache
def _source_file(family: Family) -> str:
    found = streamlit_typeface(family)
    if found is None:
        raise TypefaceError(f"found no {TYPEFACES[family]} among Streamlit's files")
    return str(found)


@lru_cache(maxsize=64)
def korean_face(size_px: int) -> FreeTypeFont:
    """The face for Hangul and ideographs, a little smaller so that it sits well beside Latin."""
    return truetype(str(sans_path()), round(size_px * 0.92))


def runs(
    text: str, family: Family, size_px: int, weight: int
) -> Iterator[tuple[str, FreeTypeFont]]:
    """The text cut where the script asks for another face."""
    for index, piece in enumerate(_KOREAN.split(text)):
        if piece:
            yield piece, korean_face(size_px) if index % 2 else face(family, size_px, weight)


@lru_cache(maxsize=4096)
def text_width(text: str, size_px: int, *, family: Family = "sans", weight: int = 400) -> float:
    """The width of one line of text, in pixels."""
    return sum(font.getlength(piece) for piece, font in runs(text, family, size_px, weight))


def draw_text(
    canvas: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    *,
    size_px: int,
    fill: str,
    family: Family = "sans",
    weight: int = 400,
    halo: str | None = None,
) -> None:
    """Write one line; `at` is the left end of its baseline, `halo` a colour around its letters."""
    x, y = at
    for piece, font in runs(text, family, size_px, weight):
        if halo:
            canvas.text((x, y), piece, halo, font, "ls", stroke_width=2, stroke_fill=halo)
        canvas.text((x, y), piece, fill, font, "ls")
        x += font.getlength(piece)


def balanced(
    text: str, width_px: float, lines: int, *, size_px: int, family: Family, weight: int
) -> tuple[str, ...]:
    """The text in as few lines as `wrapped` needs, each about as long as the others."""
    best, all_fits = wrapped(text, width_px, lines, size_px=size_px, family=family, weight=weight)
    if not all_fits:
        return best
    narrower = width_px
    while len(best) > 1 and narrower > width_px / 2:
        narrower -= size_px / 4
        cut, fits = wrapped(text, narrower, lines, size_px=size_px, family=family, weight=weight)
        if not fits or len(cut) > len(best) or max(map(len, cut)) > max(map(len, best)):
            break
        best = cut
    return best


def wrapped(
    text: str, width_px: float, lines: int, *, size_px: int, family: Family, weight: int
) -> tuple[tuple[str, ...], bool]:
    """The text in lines of at most `width_px`, and whether it all fitted into so many lines.

    What is beyond the last line is not measured: a word may have thousands of letters.
    """

    def fits(line: str) -> bool:
        if len(line) > MOST_LETTERS:
            return False
        return text_width(line, size_px, family=family, weight=weight) <= width_px

    done: list[str] = []
    line = ""
    for word in text[: lines * MOST_LETTERS + 1].split():
        longer = f"{line} {word}".strip()
        if fits(longer):
            line = longer
            continue
        if line:
            done.append(line)
        line = word
        while len(done) <= lines and not fits(line):
            ends = range(2, min(len(line), MOST_LETTERS) + 1)
            cut = 1 + bisect(ends, False, key=lambda end: not fits(line[:end]))
            done.append(line[:cut])
            line = line[cut:]
        if len(done) > lines:
            break
    done.append(line)
    if len(done) <= lines:
        return tuple(done), True
    last = done[lines - 1]
    while last and not fits(last + ELLIPSIS):
        last = last[:-1].rstrip()
    return (*done[: lines - 1], last + ELLIPSIS), False


def shortened(text: str, letters: int) -> str:
    """The text, or its beginning with an ellipsis where it has more letters than that.

    >>> shortened("Vostochny Cosmodrome", 10)
    'Vostochny…'
    """
    return text if len(text) <= letters else text[: letters - 1].rstrip() + ELLIPSIS
