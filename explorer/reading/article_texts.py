"""The text of an article's file: in UTF-8, composed, without invisible signs, of bounded cost."""

from __future__ import annotations

import re
import unicodedata

from explorer.reading.invisible_signs import without_invisible_signs
from explorer.reading.text_files import decoded
from explorer.story.errors import DataError, Problem

MAX_MARKS = 100_000
"""Most Markdown characters in an article; each costs 35 µs at most per reading."""
MAX_BLOCKS = 20_000
"""Most paragraphs of an article."""

_MARK = re.compile(r"[\[*_`<]")
_BLOCK_END = re.compile(r"\n[^\S\n]*\n")
_ADDRESS = re.compile(r"(https?://\S+)")


def article_text(content: bytes, shown: str) -> str:
    """The text of an article's file.

    Raises:
        DataError: it is not in UTF-8, or has more marks or paragraphs than an article has.
    """
    text = composed(without_invisible_signs(decoded(content, shown)))
    for found, most, what in (
        (_MARK, MAX_MARKS, "characters such as [ * _ ` <"),
        (_BLOCK_END, MAX_BLOCKS, "paragraphs"),
    ):
        count = sum(1 for _ in found.finditer(text))
        if count > most:
            expected = f"at most {most:,}, as in an article"
            found_text = f"{count:,} {what}"
            raise DataError(
                (
                    Problem(
                        file=shown,
                        line=None,
                        record="the file",
                        field="text",
                        found=found_text,
                        expected=expected,
                    ),
                )
            )
    return text


def composed(text: str) -> str:
    """The text with each letter and its accents as one character where there is one (NFC).

    Addresses stay as they are, because a server may distinguish both spellings.

    >>> composed("Forli" + chr(0x300)) == "Forl" + chr(0xEC)
    True
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _ADDRESS.split(text)
    return "".join(
        part if position % 2 else unicodedata.normalize("NFC", part)
        for position, part in enumerate(parts)
    )
