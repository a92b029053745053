"""Text without the signs that nobody sees and that split or join words.

They come along when text is pasted from the web, a PDF or a word processor. A name with a soft
hyphen in it is found by no search, and a heading behind a no-break space is none. What a reader
sees stays the same: no-break spaces within a line, ligatures, and all that a script needs.
"""

from __future__ import annotations

import re
import unicodedata

_DIVIDED = re.compile("\u00ad[^\\S\\n]*\\n([^\\W\\d_][^\\s\u00ad]*)[^\\S\\n]?")
"""A soft hyphen at the end of a line, where it was shown, and the rest of its word."""
_INVISIBLE = re.compile("[\u00ad\u2060-\u2064\ufeff\u202a\u202b\u202d\u202e\u180e]")
"""Soft hyphens, word joiners, byte order marks, and what turns the direction of letters around."""
_JOINERS = re.compile("[\u200b-\u200d\u034f]+")
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u061c\u202c\u2066-\u2069]")
_ENDS_OF_LINES = dict.fromkeys(("\u2028", "\u0085", "\u000b"), "\n") | dict.fromkeys(
    ("\u2029", "\u000c"), "\n\n"
)
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BEHIND_A_SIGN = re.compile(
    rf"^([ \t]*(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]))[ \t]*[{_ODD_SPACES}][ \t{_ODD_SPACES}]*(?=\S)",
    re.M,
)
"""Odd spaces behind a sign of Markdown, which wants an ordinary one there."""
_BLANK = re.compile(rf"^[ \t{_ODD_SPACES}]+$", re.M)
_WITHOUT_JOINERS = ("LATIN", "GREEK", "CYRILLIC", "DIGIT")
"""Scripts whose letters are joined or parted by nothing that cannot be seen."""


def without_invisible_signs(text: str) -> str:
    """The text as readers see it, without the signs that they do not see.

    Signs that a script needs stay: joiners between letters of Arabic or Indian scripts and between
    emoji, and marks of direction on lines that are written from right to left.

    >>> without_invisible_signs(f"Pa{chr(0xAD)}ler{chr(0x200B)}mo")
    'Palermo'
    """
    if text.isascii() and "\u000b" not in text and "\u000c" not in text:
        return text
    for sign, end in _ENDS_OF_LINES.items():  # mostly none is there: `translate` asks each letter
        text = text.replace(sign, end)
    text = _INVISIBLE.sub("", _DIVIDED.sub(r"\1\n", text))
    if _MARKS_OF_DIRECTION.search(text):
        lines = text.split("\n")
        text = "\n".join(
            line if _is_right_to_left(line) else _MARKS_OF_DIRECTION.sub("", line) for line in lines
        )
    text = _JOINERS.sub(lambda joiners: joiners[0] if _is_needed(joiners) else "", text)
    return _BEHIND_A_SIGN.sub(r"\1 ", _BLANK.sub("", text))


def _is_needed(joiners: re.Match[str]) -> bool:
    """Whether what is on both sides is of a script that has use for joiners, or is an emoji."""
    text, start, end = joiners.string, joiners.start(), joiners.end()
    beside = (text[start - 1 : start], text[end : end + 1])
    return all(sign and _has_use_for_joiners(sign) for sign in beside)


def _has_use_for_joiners(sign: str) -> bool:
    kind = unicodedata.category(sign)
    is_letter = kind[0] in "LM" or kind in ("So", "Sk")
    return is_letter and not unicodedata.name(sign, "LATIN").startswith(_WITHOUT_JOINERS)


def _is_right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line)
