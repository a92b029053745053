"""Mistakes that make a file invalid YAML: what was typed, in which line, and what to type instead.

A parser reports where it gives up, often lines below the mistake, in its own terms. Here the lines
around it are searched for typical mistakes of people who write YAML by hand, or in Word. A mistake
is believed if the parser gets on once the line is written as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from explorer.reading import yaml_repairs as repairs
from explorer.reading.slip_forms import FORMS, Form

_LONGEST_LINE = 2_000
"""Characters of a line in which a slip is looked for."""
_LONGEST_SHOWN = 120
"""Characters of a line that is shown as it should be."""
_MOST_TRIALS = 40
"""How often a text is parsed to find the slip in it."""
_MOST_PARSED = 4_000_000
"""Characters that are parsed for it in all."""

Failure = Callable[[str], int | None]
"""Gives the 1-based line at which the parser gives up; None if it reads the whole text."""


class Slip(NamedTuple):
    """A slip, found."""

    line: int
    """1-based line in the file."""
    found: str
    expected: str
    written: str = ""
    """The line as it should be, without its indentation; empty if that is not known."""
    repaired: str = ""
    """The same with its indentation, however long it is."""


def slip_near(text: str, first: int, last: int, fails_at: Failure) -> Slip | None:
    """The slip that most likely made a parser give up; None if none is found.

    Args:
        text: the file.
        first: 1-based line at which the thing began that could not be read.
        last: 1-based line at which the parser gave up.
        fails_at: where the parser gives up on another text.
    """
    lines = text.split("\n")
    # the line itself, the one above, then from the beginning of what could not be read
    order = dict.fromkeys((last, last - 1, *range(max(first, last - 100), last)))
    nearest = [first, *order] if lines[first - 1 : first] and _is_flow(lines[first - 1]) else order
    numbers = [at for at in dict.fromkeys(nearest) if _can_have_slips(lines, at)]
    trials = min(_MOST_TRIALS, _MOST_PARSED // len(text)) if text else 0
    for number in numbers:
        for form, written in _meant(lines, number):
            if not trials:
                break
            trials -= 1
            if _is_better(fails_at("\n".join(_replaced(lines, number, written))), number, last):
                return _slip(form, lines[number - 1], number, written)
    if slip := _by_form(lines, numbers) or _indentation(lines, last):
        return slip
    return _moved(lines, numbers, last, fails_at) if trials else None


def _can_have_slips(lines: Sequence[str], number: int) -> bool:
    return 0 < number <= len(lines) and not lines[number - 1].lstrip().startswith("#")


def _meant(lines: Sequence[str], number: int) -> Iterator[tuple[Form, str]]:
    """What a line may have been meant to be, by the kinds of slip that it may have."""
    line = lines[number - 1]
    if len(line) > _LONGEST_LINE:
        return
    for form in FORMS:
        if form.pattern.search(line):
            for written in form.repair(line, lines[: number - 1]):
                if written != line:
                    yield form, written


def _replaced(lines: Sequence[str], number: int, written: str) -> list[str]:
    return [*lines[: number - 1], written, *lines[number:]]


def _is_better(failure: int | None, number: int, last: int) -> bool:
    """Whether the parser gets on: to the end, or to another mistake farther down."""
    return failure is None or (failure > last and failure > number)


def _by_form(lines: Sequence[str], numbers: Sequence[int]) -> Slip | None:
    """The first slip that its form alone shows; other mistakes near it still stop the parser."""
    for number in numbers:
        line = lines[number - 1]
        for form in FORMS:
            if form.is_sure and form.pattern.search(line[:_LONGEST_LINE]):
                written = next(form.repair(line, lines[: number - 1]), "")
                return _slip(form, line, number, written)
    return None


def _slip(form: Form, line: str, number: int, written: str) -> Slip:
    match = form.pattern.search(line[:_LONGEST_LINE])
    signs = match.groupdict() if match else {}
    signs["spaces"] = str(len(written) - len(written.lstrip(" ")))
    expected = form.expected.format(**signs)
    return Slip(number, form.found.format(**signs), expected, shown(written), written)


def shown(written: str) -> str:
    """A line as it should be, without its indentation; empty if it is too long to type."""
    bare = written.strip()
    return bare if len(bare) <= _LONGEST_SHOWN else ""


def slip_in_braces(line: str, words: str, *, is_first: bool) -> Slip:
    """What is wrong in braces in which words have no value.

    Args:
        line: the line that they are in.
        words: the words that have no value.
        is_first: whether they are the first within the braces.
    """
    if re.fullmatch(r"\d+", words):
        written = re.sub(rf"(: *-?\d+), *{words}\b", rf"\1.{words}", line, count=1)
        return Slip(0, "a decimal comma", "a decimal point", shown(written))
    if named := re.fullmatch(r"([\w-]+) *= *(.+)", words):
        written = line.replace(words, f"{named[1]}: {named[2]}", 1)
        return Slip(0, f"no colon in “{words[:40]}”", "one, with a space after it", shown(written))
    if re.fullmatch(r"[\w-]+:\S.*", words):
        name, _, rest = words.partition(":")
        written = line.replace(words, f"{name}: {rest}", 1)
        return Slip(0, f"no space after the colon in “{words[:40]}”", "one", shown(written))
    if is_first:
        written = re.sub(r"\{([^{}:]*)\}", r"[\1]", line)
        expected = "square brackets around a list"
        return Slip(0, "a list in braces", expected, shown(written) if written != line else "")
    start = re.search(
        rf"([{{,] *[\w-]+: +)(?=[^\s{{\[])(?:(?! *[\w-]+: ).)*?, *{re.escape(words)}", line
    )
    written = ""
    if start:
        inner = line[start.end(1) : start.end()]
        behind = line[start.end() :]
        curly = inner.strip("“”„ ")  # typed by a word processor for straight ones
        written = line[: start.end(1)] + repairs.quoted(curly) + behind
    return Slip(0, "a comma within a text", "quotation marks around the text", shown(written))


def _is_flow(line: str) -> bool:
    """Whether a line has a text in quotes or braces, which a slip in it can carry far below."""
    return any(sign in line for sign in "{[\"'")


def _indentation(lines: list[str], number: int) -> Slip | None:
    """A line that begins in a column in which no line above it begins."""
    above = [line for line in lines[: number - 1] if line.strip() and line.lstrip()[0] != "#"]
    here = lines[number - 1] if number <= len(lines) else ""
    if not above or not here.strip():
        return None
    columns = set(repairs.beginnings(above))
    own = len(here) - len(here.lstrip(" -"))
    if own in columns:
        return None
    nearest = min(columns, key=lambda column: (abs(column - own), -column))
    found = f"{own} space{'s' if own != 1 else ''} before this line"
    is_entry = here.lstrip().startswith("-")
    repaired = "" if is_entry else " " * nearest + here.lstrip()
    return Slip(number, found, f"{nearest}, as before the fields above", repaired=repaired)


def _moved(
    lines: Sequence[str], numbers: Sequence[int], last: int, fails_at: Failure
) -> Slip | None:
    """A line that begins where others do, but not where it should for the parser to get on."""
    for number in numbers[:3]:
        line = lines[number - 1]
        if re.match(r" *(?:- )?\w", line):
            for written in repairs.in_spaces(line, lines[: number - 1]):
                if _is_better(fails_at("\n".join(_replaced(lines, number, written))), number, last):
                    own, right = (len(text) - len(text.lstrip(" ")) for text in (line, written))
                    found = f"{own} space{'s' if own != 1 else ''} before this line"
                    expected = f"{right}, as before other lines above"
                    return Slip(number, found, expected, repaired=written)
    return None
