"""PDFs as Markdown: paragraphs whole again, words without their hyphens, headings by their size."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from explorer.authoring.documents.imprints import Imprint, real_name, real_title
from explorer.authoring.documents.markdown_signs import escaped, within_lines
from explorer.authoring.documents.pdf_lines import Line, pdf_lines, without_edges
from explorer.authoring.documents.plain_texts import ends_like_a_sentence
from explorer.authoring.documents.word_texts import DocumentText

_LARGER = 1.12
"""Times the size of the text, from which a line is a heading."""
_LONGEST_HEADING = 160
_NEAR = 0.45
"""Of a line's height: no paragraph begins after less room than that."""
_WIDE = 0.6
"""Of a line's height: more room than that is not between the lines of one paragraph."""
_SHORT = 0.85
"""Of the width of the column: a line that ends there ends a paragraph, if a sentence ends too."""
_VERY_SHORT = 0.6
"""The same, whatever it ends with."""
_DIVIDED = re.compile(r"[^\W\d_][-\u00ad]$")
"""A word that goes on in the next line; with its hyphen, if that begins with a capital."""
_ITEM = re.compile(r"[•▪‣◦·●–]\s*(?=\S)")


def pdf_text(content: bytes) -> DocumentText:
    """The text of a PDF without what its pages repeat above and below.

    Raises:
        DocumentError: it is damaged, encrypted or too long, or has no text but pictures of it.
    """
    lines, said = pdf_lines(content)
    lines, repeated = without_edges(lines)
    usual = _usual_size(lines)
    sizes = sorted({line.size for line in lines if line.size > _LARGER * usual}, reverse=True)
    blocks = [_block(paragraph, usual, sizes) for paragraph in _paragraphs(lines)]
    text = "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")
    imprint = Imprint(title=real_title(said.get("Title")), author=real_name(said.get("Author")))
    left_out = (f"above and below the pages: {' · '.join(repeated)[:200]}",) if repeated else ()
    return DocumentText(text, imprint, left_out)


def _usual_size(lines: list[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.words)
    return counts.most_common(1)[0][0] if counts else 0


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """The lines of each paragraph: it goes on over the end of a column or a page."""
    paragraphs: list[list[Line]] = [lines[:1]] if lines else []
    width = _column_widths(lines)
    leading = _leading(lines)
    for before, line in pairwise(lines):
        if _begins(before, line, width.get(before.page, 0), leading):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _column_widths(lines: list[Line]) -> dict[int, float]:
    """How wide most of the lines of each page are, at most."""
    widths: dict[int, list[float]] = {}
    for line in lines:
        widths.setdefault(line.page, []).append(line.right - line.left)
    return {page: sorted(each)[round(0.8 * (len(each) - 1))] for page, each in widths.items()}


def _leading(lines: list[Line]) -> float:
    """The usual room between two lines of a paragraph."""
    rooms = sorted(
        before.bottom - line.top
        for before, line in pairwise(lines)
        if before.page == line.page and line.top < before.top and before.size == line.size
    )
    return rooms[len(rooms) // 3] if rooms else 0


def _begins(before: Line, line: Line, width: float, leading: float) -> bool:
    """Whether a paragraph begins with a line."""
    if _DIVIDED.search(before.words) and line.size == before.size:
        return False
    if abs(line.size - before.size) > 0.1 * before.size or _ITEM.match(line.words):
        return True
    is_sentence = ends_like_a_sentence(before.words) and not before.words.endswith((",", ";"))
    is_below = before.page == line.page and line.top < before.top
    if not is_below:
        is_short = before.right - before.left < _SHORT * width
        return is_sentence and (is_short or not line.words[:1].islower())
    if before.bottom - line.top > min(leading, _WIDE * line.size) + _NEAR * line.size:
        return True
    is_indented = line.left > before.left + 0.6 * line.size
    ends = (before.right - before.left) / width if width else 1
    return ends < _VERY_SHORT or (is_sentence and (is_indented or ends < _SHORT))


def _block(lines: list[Line], usual: float, sizes: list[float]) -> str:
    words = _joined(lines)
    if lines[0].size in sizes and len(words) <= _LONGEST_HEADING:
        level = min(sizes.index(lines[0].size) + 1, 2) if len(sizes) > 1 else 1
        return f"{'#' * level} {within_lines(words)}"
    item = _ITEM.match(words)
    return f"- {escaped(words[item.end() :])}" if item and item[0][0] != "–" else escaped(words)


def _joined(lines: list[Line]) -> str:
    """The words of lines, those whole again that were divided between two."""
    words = ""
    for line in lines:
        if not _DIVIDED.search(words):
            words = f"{words} {line.words}".strip()
        elif line.words[0].islower():
            words = words[:-1] + line.words
        else:
            words = f"{words[:-1]}-{line.words}"
    return words.replace("\u00ad", "-")
