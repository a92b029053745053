"""Mistakes that make a file invalid YAML: what was typed, in which line, and what to type instead.

A parser reports where it gives up, often lines below the mistake, in its own terms. Here the lines
around it are searched for typical mistakes of people who write YAML by hand, or in Word.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Slip(NamedTuple):
    """A slip, found."""

    line: int
    """1-based line in the file."""
    found: str
    expected: str


_TABLE: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"^ *\t"), "a tab at the beginning of the line", "spaces"),
    (re.compile(r"^ *\u00a0|[:,{-]\u00a0"), "a no-break space", "an ordinary space"),
    (
        re.compile(r"^ *[–—•·]\s"),
        "something other than a hyphen before an entry",
        "a hyphen and a space, as in - id: rome",
    ),
    (
        re.compile(r"[:,\[{-] *'[^']*'[^\s,}\]:#']"),
        "an apostrophe between single quotation marks",
        'double ones around the text, as in "L\'arrivo"',
    ),
    (
        re.compile(r"""^[^"']*[:,\[{-] *"(?:[^"\\]|\\.)*"[^\s,}\]:#"]"""),
        "quotation marks within quotation marks",
        'other ones inside, as in "They say “we land” early."',
    ),
    (
        re.compile(r"""^(?:[^"]*"(?:[^"\\]|\\.)*")*[^"]*[:,\[{-] *"(?:[^"\\]|\\.)*$"""),
        "a quotation mark that is not closed",
        "another one at the end of the text",
    ),
    (
        re.compile(r"^[^\"']*[:,\[{-] *'[^']*$"),
        "a quotation mark that is not closed",
        "another one at the end of the text",
    ),
    (
        re.compile(r"^ *(?:- )?[\w-]+: +(?:[*%@`]|&(?=\S+ \S)|\{ *\w+: +[*%@`])"),
        "a text that begins with a special YAML character",
        'quotation marks around it, as in "*The Gazette*"',
    ),
    (
        re.compile(r"^ *(?:- )?[\w-]+: +(?:[^\s\"'{\[|>#][^\"'#]*|\{[^\"'{}]*?: [^\"'{},]*): "),
        "a colon within a text",
        'quotation marks around the text, as in "Rome: the departure"',
    ),
)
"""The form of a slip, what it is, and what to type; the first that fits is meant."""


def slip_near(text: str, first: int, last: int) -> Slip | None:
    """The slip that most likely made a parser give up; None if none is found.

    Args:
        text: the file.
        first: 1-based line at which the thing began that could not be read.
        last: 1-based line at which the parser gave up.
    """
    lines = text.split("\n")
    # the line itself, the one above, then from the beginning of what could not be read
    order = dict.fromkeys((last, last - 1, *range(max(first, last - 100), last)))
    nearest = [first, *order] if lines[first - 1 : first] and _is_flow(lines[first - 1]) else order
    for number in nearest:
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if line.lstrip().startswith("#"):
            continue
        for form, found, expected in _TABLE:
            if form.search(line[:2000]):
                return Slip(number, found, expected)
    return _indentation(lines, last)


def _is_flow(line: str) -> bool:
    """Whether a line has a text in quotes or braces, which a slip in it can carry far below."""
    return any(sign in line for sign in "{[\"'")


def _indentation(lines: list[str], number: int) -> Slip | None:
    """A line that begins in a column in which no line above it begins."""
    above = [line for line in lines[: number - 1] if line.strip() and line.lstrip()[0] != "#"]
    here = lines[number - 1] if number <= len(lines) else ""
    if not above or not here.strip():
        return None
    own, fields = _column(here), {_column(line) for line in above[-50:]}
    entries = {len(line) - len(line.lstrip(" ")) for line in above[-50:]}
    if own in fields | entries:
        return None
    nearest = min(fields, key=lambda column: (abs(column - own), -column))
    found = f"{own} space{'s' if own != 1 else ''} before this line"
    return Slip(number, found, f"{nearest}, as before the fields above")


def _column(line: str) -> int:
    """Where the field of a line begins, behind the hyphen of an entry."""
    return len(line) - len(line.lstrip(" -"))
