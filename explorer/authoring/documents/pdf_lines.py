"""The lines of a PDF's pages: their words, where they are, and how large."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from statistics import median

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from explorer.authoring.documents.document_archives import DocumentError

MOST_PAGES = 500
MOST_SIGNS = 2_000_000
"""Of all pages; a book of 500 pages has about 1,200,000."""
_HYPHENS = (0x2, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""
_EDGE_LINES = 3
"""So many lines at the top and at the bottom of a page can be its header or footer."""
_NUMBER = re.compile(
    r"(?i)[-–—\s]*(?:page|pagina|pag\.|p\.|seite|página)?\s*(?:\d{1,3}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|di|von|de|sur)\s*\d{1,4})?[-–—.\s]*"
)
"""A page's number; one of four digits may be a year, unless the pages repeat it."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a page, measured in points from its lower left corner."""

    words: str
    """A soft hyphen at its end says that the last word goes on."""
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """The height of its letters with the room above and below them."""
    page: int


@dataclass
class _Open:
    """A line that is being collected."""

    signs: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def closed(self, page: int) -> Line | None:
        words = " ".join("".join(self.signs).split())
        if not words or not self.boxes:
            return None
        lefts, bottoms, rights, tops = zip(*self.boxes, strict=True)
        size = round(median(box[3] - box[1] for box in self.boxes), 1)
        return Line(
            words=words,
            left=min(lefts),
            right=max(rights),
            bottom=min(bottoms),
            top=max(tops),
            size=size,
            page=page,
        )


def pdf_lines(content: bytes) -> tuple[list[Line], dict[str, str]]:
    """The lines of a PDF in its own order, and what it says of itself.

    Raises:
        DocumentError: it is damaged, encrypted, too long, or has no text but pictures of it.
    """
    lines: list[Line] = []
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MOST_PAGES:
                found, hint = f"{len(document)} pages", "save the article's pages alone"
                raise DocumentError(found, f"at most {MOST_PAGES}", hint)
            said = document.get_metadata_dict()
            left = MOST_SIGNS
            for page in range(len(document)):
                text = document[page].get_textpage()
                left -= text.count_chars()
                if left < 0:
                    found, hint = (
                        f"more than {MOST_SIGNS:,} signs",
                        "save the article's pages alone",
                    )
                    raise DocumentError(found, "an article", hint)
                lines += _page_lines(text, page)
            count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("a PDF with a password", "one without", "save it so") from error
        raise DocumentError("a damaged PDF", "a whole one", "open it and save it again") from error
    if sum(len(line.words) for line in lines) < 20 * count:
        found = "a PDF without text: its pages are pictures"
        hint = "recognise its text first (OCR), or type it into a text file"
        raise DocumentError(found, "one with a layer of text", hint)
    return lines, said


def without_edges(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines without page numbers and what the pages repeat above or below, and these words."""
    pages = [sorted(page, key=lambda line: -line.top) for page in _by_page(lines)]
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        ends = (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])
        seen.update({_pattern(line) for line in ends})

    def is_edge(line: Line) -> bool:
        is_repeated = len(pages) > 1 and 2 * seen[_pattern(line)] > len(pages)
        return is_repeated or bool(_NUMBER.fullmatch(line.words))

    dropped: list[Line] = []
    for page in pages:
        dropped += takewhile(is_edge, page[:_EDGE_LINES])
        dropped += takewhile(is_edge, reversed(page[-_EDGE_LINES:]))
    words = tuple(dict.fromkeys(line.words for line in dropped))
    gone = set(dropped)
    return [line for line in lines if line not in gone], words


def _page_lines(text: pypdfium2.PdfTextPage, number: int) -> list[Line]:
    lines: list[Line | None] = []
    line = _Open()
    for at in range(text.count_chars()):
        sign = raw.FPDFText_GetUnicode(text.raw, at)
        if sign in (0xA, 0xD):
            lines.append(line.closed(number))
            line = _Open()
        elif sign in _HYPHENS:  # PDFium has no end of line there
            line.signs.append("\u00ad")
            lines.append(line.closed(number))
            line = _Open()
        elif sign:
            line.signs.append(chr(sign))
            if not chr(sign).isspace():
                line.boxes.append(text.get_charbox(at, loose=True))
    lines.append(line.closed(number))
    return [each for each in lines if each]


def _by_page(lines: list[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _pattern(line: Line) -> tuple[str, int]:
    """What is the same on each page: the words without numbers, and the height on the page."""
    return re.sub(r"\d+", "#", line.words), round(line.bottom / 6)
