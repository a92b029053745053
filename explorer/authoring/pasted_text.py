"""Text as authors paste it, from the web, a PDF or a word processor: without its invisible signs.

What only shapes how a text is set (soft hyphens, no-break spaces, ligatures) splits or joins words
where nobody sees it, and then no name and no date is found.
"""

from __future__ import annotations

import re
import unicodedata

_SOFT_HYPHEN = re.compile("\u00ad(?:[^\\S\\n]*\\n(?=[^\\W\\d_]))?")
"""With the end of the line at which it was shown."""
_INVISIBLE = re.compile("[\u2060-\u2064\ufeff\u202a\u202b\u202d\u202e\u180e]")
"""Word joiners, byte order marks, and what turns the direction of letters around."""
_JOINERS = re.compile("[\u200b-\u200d\u034f]")
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u061c\u202c\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_TABLE = str.maketrans(
    dict.fromkeys(("\u2028", "\u0085", "\u000b"), "\n")
    | dict.fromkeys(("\u2029", "\u000c"), "\n\n")
    | dict.fromkeys(("\u2010", "\u2011"), "-")
    | dict.fromkeys(("\ufb05", "\ufb06"), "st")
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
"""Ends of lines, hyphens and ligatures as a keyboard has them."""
_WITHOUT_JOINERS = ("LATIN", "GREEK", "CYRILLIC", "DIGIT")
"""Scripts whose letters are joined or parted by nothing that cannot be seen."""


def as_typed(text: str) -> str:
    """The text as somebody would type it, with the same words.

    Signs that a script needs stay: joiners between letters of Arabic or Indian scripts and between
    emoji, and marks of direction on lines that are written from right to left.

    >>> as_typed(f"Pa{chr(0xAD)}ler{chr(0x200B)}mo, 5{chr(0xA0)}marzo")
    'Palermo, 5 marzo'
    """
    text = _SPACES.sub(" ", text.translate(_TABLE))
    text = _INVISIBLE.sub("", _SOFT_HYPHEN.sub("", text))
    text = _JOINERS.sub(lambda sign: sign[0] if _is_needed(text, sign.start()) else "", text)
    if _MARKS_OF_DIRECTION.search(text):
        lines = text.split("\n")
        text = "\n".join(
            line if _is_right_to_left(line) else _MARKS_OF_DIRECTION.sub("", line) for line in lines
        )
    return unicodedata.normalize("NFC", text)


def without_indents(text: str) -> str:
    """Markdown whose paragraphs are not indented, which would make program code of them.

    Lists and fenced code keep their indents, for there these mean something.

    >>> without_indents("# Home\\n\\n\\tThey left.\\n")
    '# Home\\n\\nThey left.\\n'
    """
    kept: list[str] = []
    is_fenced = is_list = False
    for line in text.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            is_fenced = not is_fenced
        elif line[:1].strip():
            is_list = bool(re.match(r"(?:[-*+]|\d{1,9}[.)])\s", line))
        is_kept = is_fenced or is_list or not line.strip()
        kept.append(line if is_kept else re.sub(r"(?<=\S)\t+", " ", line.lstrip(" \t")))
    return "\n".join(kept)


def _is_needed(text: str, position: int) -> bool:
    """Whether letters on both sides of a joiner are of a script that has use for it."""
    beside = (text[position - 1 : position], text[position + 1 : position + 2])
    return all(
        sign.strip() and not unicodedata.name(sign, "LATIN").startswith(_WITHOUT_JOINERS)
        for sign in beside
        if not _JOINERS.match(sign)
    ) and all(beside)


def _is_right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line)
