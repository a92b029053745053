"""Rows of tables and footnotes: what they say is about themselves, and dates nothing else."""

from __future__ import annotations

import re

from explorer.authoring.spans import Span

CELLS_JOIN = " · "
"""What is between the cells of a row in a title."""
_NOTE = re.compile(r"\s{0,3}\[\^[^\[\]\s]{1,60}\]:")
_MARK = re.compile(r"\[\^[^\[\]\s]{1,60}\]:?")
_RULE = re.compile(r"\s*\|[\s|:-]*\|[ \t]*")
"""What is below the heads of a Markdown table; also its heads, if all are empty."""
_CELL = re.compile(r"(?<!\\)\|")
_LONGEST_ROW = 2_000


def is_row(text: str, sentence: Span) -> bool:
    """Whether it is a row of a table.

    >>> is_row("| Oslo | 3 May |", Span(0, 16)), is_row("Oslo | 3 May", Span(0, 12))
    (True, False)
    """
    return bool(re.match(r"\s*\|", text[sentence.start : min(sentence.end, sentence.start + 9)]))


def is_head_of_table(text: str, sentence: Span) -> bool:
    """Whether it is the row with the names of the columns: the first one that says something."""
    if not is_row(text, sentence):
        return False
    before = text[max(0, sentence.start - _LONGEST_ROW) : sentence.start].rstrip()
    above, _, below = before.rpartition("\n")[2], "", text[sentence.end :][:_LONGEST_ROW].lstrip()
    if _RULE.match(below.split("\n", 1)[0]) and not above.startswith("|"):
        return True
    lines = before.split("\n")[-2:]
    is_first = len(lines) == 2 and all(_RULE.fullmatch(line) for line in lines)
    return is_first and not re.search(r"\d", text[sentence.start : sentence.end])


def is_note(text: str, sentence: Span) -> bool:
    """Whether it is in a footnote.

    >>> text = "They left.[^1]\\n\\n[^1]: So they say. In May."
    >>> is_note(text, Span(33, 40)), is_note(text, Span(0, 10))
    (True, False)
    """
    passage = text.rfind("\n\n", 0, sentence.end) + 1
    return bool(_NOTE.match(text[passage : passage + 80].lstrip("\n")))


def without_marks(markdown: str) -> str:
    """A sentence as a title has it: without footnotes' marks, and with its cells joined.

    >>> without_marks("| Oslo | | 3 May[^2] |"), without_marks("[^2]: Or later.")
    ('Oslo · 3 May', 'Or later.')
    """
    words = _MARK.sub("", markdown).strip()
    if not words.startswith("|"):
        return words
    cells = (cell.strip() for cell in _CELL.split(words))
    return CELLS_JOIN.join(filter(None, cells))
