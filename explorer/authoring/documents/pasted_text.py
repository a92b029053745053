"""Text as authors paste it, from the web, a PDF or a word processor: without its invisible signs.

What only shapes how a text is set (soft hyphens, no-break spaces, ligatures) splits or joins words
where nobody sees it, and then no name and no date is found.
"""

from __future__ import annotations

import re
import unicodedata

from explorer.reading.invisible_signs import without_invisible_signs

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_TABLE = str.maketrans(
    dict.fromkeys(("\u2010", "\u2011"), "-")
    | dict.fromkeys(("\ufb05", "\ufb06"), "st")
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
"""Hyphens and ligatures as a keyboard has them."""


_HAS_INDENTS = re.compile(r"(?:[-*+]|\d{1,9}[.)]|\[\^[^\[\]\s]{1,100}\]:)\s")
"""What begins an item of a list or a footnote."""


def as_typed(text: str) -> str:
    """The text as somebody would type it, with the same words.

    >>> as_typed(f"Pa{chr(0xAD)}ler{chr(0x200B)}mo, 5{chr(0xA0)}marzo")
    'Palermo, 5 marzo'
    """
    text = _SPACES.sub(" ", without_invisible_signs(text).translate(_TABLE))
    return unicodedata.normalize("NFC", text)


def without_indents(text: str) -> str:
    """Markdown whose paragraphs are not indented, which would make program code of them.

    Lists, footnotes and fenced code keep their indents, for there these mean something.

    >>> without_indents("# Home\\n\\n\\tThey left.\\n")
    '# Home\\n\\nThey left.\\n'
    """
    kept: list[str] = []
    is_fenced = is_list = False
    for line in text.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            is_fenced = not is_fenced
        elif line[:1].strip():
            is_list = bool(_HAS_INDENTS.match(line))
        is_kept = is_fenced or is_list or not line.strip()
        kept.append(line if is_kept else re.sub(r"(?<=\S)\t+", " ", line.lstrip(" \t")))
    return "\n".join(kept)
