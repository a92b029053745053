"""Plain text as Markdown that shows it as it is."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from explorer.authoring.dates.date_names import weekday_pattern
from explorer.authoring.documents.markdown_signs import escaped
from explorer.authoring.vocabularies import languages_with_vocabulary

_LONGEST_HEADING = 120
"""Characters; a line that is longer is no heading, whatever it ends with."""

_TIMED = re.compile(
    r"\W{0,3}(?:(?:alle|at|h|ore)\.?\s)?\d{1,2}(?:[.:]\d\d\b|\s?[ap]\.?\s?m\b)|\W{0,3}ore\s\d",
    re.IGNORECASE,
)
"""What begins a line of a programme: a time of day."""

_LONGEST_DATE = 40
"""Characters of a line that is a heading because it has a date."""
_MOST_TITLES = 3
_CONTACT = re.compile(r"\b(?:tel\.|www\.|https?:)|@|[€£$]\s?\d|\d\s?[€£$]", re.IGNORECASE)
"""What a line about tickets and the like has in it."""
_BYLINE = re.compile(r"(?:[Dd]i|[Bb]y|BY|DI)\s[A-ZÀ-Ý][^\d]{2,60}$")
"""Who wrote the text."""
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][”“\"»’')\]]*$")


def markdown_from_plain_text(text: str) -> str:
    """The Markdown that shows a plain text as it is.

    Paragraphs are parted by empty lines or, where the text has none, by the ends of lines. A short
    separate line that does not end like a sentence is a heading, the first one the headline; but
    none that begins with a time of day, as in a programme, whose lines are paragraphs.

    >>> print(markdown_from_plain_text("Off they go\\n\\nThey left *early*."))
    # Off they go
    <BLANKLINE>
    They left \\*early\\*.
    <BLANKLINE>
    """
    has_empty_lines = re.search(r"\n[^\S\n]*\n", text.strip())
    blocks = re.split(r"\n[^\S\n]*\n" if has_empty_lines else r"\n", text)
    written: list[str] = []
    level = 1
    first, *others = [block.strip() for block in blocks if block.strip()] or [""]
    parted = [*_titles(first), *(part for block in others for part in _programme_lines(block))]
    for lines, following in pairwise([*filter(None, parted), ""]):
        block = " ".join(lines.split())
        markdown = escaped(block)
        if _is_heading(lines) and (level == 1 or _heads(lines, following)):
            markdown = f"{'#' * level} {markdown}"
            level = 2
        written.append(f"{markdown}\n")
    return "\n".join(written)


def _titles(block: str) -> list[str]:
    """The lines of the first block, if each can be a title: a headline and what is below it."""
    lines = block.split("\n")
    are_titles = len(lines) <= _MOST_TITLES and all(map(_is_heading, lines))
    are_titles = are_titles and not any(line[:1].islower() for line in lines)
    return lines if are_titles else _programme_lines(block)


def _heads(line: str, following: str) -> bool:
    """Whether a line is above a text or has a date; several short lines are a list."""
    is_dated = len(line) <= _LONGEST_DATE and bool(re.search(r"\d", line))
    is_above = bool(_TIMED.match(following)) or not _is_short(following)
    return is_dated or bool(following and is_above)


def _programme_lines(block: str) -> list[str]:
    """The lines of a block, if at least every other one begins with a day or a time; else it.

    >>> _programme_lines("Monday\\n9.15 Arrival"), _programme_lines("They\\n9.15,\\nand left.")
    (['Monday', '9.15 Arrival'], ['They\\n9.15,\\nand left.'])
    """
    lines = block.split("\n")
    begun = sum(bool(_TIMED.match(line) or _numbered_weekday().match(line)) for line in lines)
    return lines if len(lines) > 1 and 2 * begun >= len(lines) else [block]


@cache
def _numbered_weekday() -> re.Pattern[str]:
    """What begins a day of a programme in any language that is read: ``FRIDAY 19``."""
    weekdays = "|".join(map(weekday_pattern, languages_with_vocabulary()))
    return re.compile(rf"\W{{0,3}}(?:{weekdays}),?\s\d", re.IGNORECASE)


def ends_like_a_sentence(line: str) -> bool:
    """Whether it ends with a mark that ends titles and lines with a date.

    >>> ends_like_a_sentence("“Off they go.”"), ends_like_a_sentence("Naples, 3 March 2023")
    (True, False)
    """
    return bool(_ENDS_A_SENTENCE.search(line))


def _is_heading(lines: str) -> bool:
    is_other = _TIMED.match(lines) or _CONTACT.search(lines) or _BYLINE.match(lines)
    return _is_short(lines) and not is_other


def _is_short(lines: str) -> bool:
    is_line = len(lines) <= _LONGEST_HEADING and "\n" not in lines
    return is_line and not ends_like_a_sentence(lines)
