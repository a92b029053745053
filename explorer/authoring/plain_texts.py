"""Plain text as Markdown that shows it as it is."""

from __future__ import annotations

import re
from functools import cache

from explorer.authoring.date_names import weekday_pattern
from explorer.authoring.markdown_signs import escaped
from explorer.authoring.vocabularies import languages_with_vocabulary

_LONGEST_HEADING = 120
"""Characters; a line that is longer is no heading, whatever it ends with."""

_TIMED = re.compile(
    r"\W{0,3}(?:(?:alle|at|h|ore)\.?\s)?\d{1,2}(?:[.:]\d\d\b|\s?[ap]\.?\s?m\b)|\W{0,3}ore\s\d",
    re.IGNORECASE,
)
"""What begins a line of a programme: a time of day."""

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
    parted = (part for block in blocks for part in _programme_lines(block.strip()))
    for lines in filter(None, parted):
        block = " ".join(lines.split())
        markdown = escaped(block)
        if _is_heading(lines):
            markdown = f"{'#' * level} {markdown}"
            level = 2
        written.append(f"{markdown}\n")
    return "\n".join(written)


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
    is_short = len(lines) <= _LONGEST_HEADING and "\n" not in lines
    return is_short and not _TIMED.match(lines) and not ends_like_a_sentence(lines)
