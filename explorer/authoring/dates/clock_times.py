"""Times of day in a text: ``alle 10.30``, ``6 A.M.``, ``noon``; exact, or roughly so.

A bound is none (``until 6 p.m.``), nor is a time of another place's clock (``10 a.m. GMT``); an
hour of twelve without its half of the day is left out as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from explorer.authoring.dates.date_forms import WORD_GAP, either, phrases
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

_HALF_DAY = 12
_LAST_HOUR = 23
_MARKUP = 12
"""Most characters of what Markdown has before the first word of a line."""
_ZONES = r"GMT|UTC|CES?T|BST|[ECMP][SD]?T"


@dataclass(frozen=True)
class FoundTime:
    """A time of day in the text."""

    span: Span
    clock: str
    """As a story has it: ``10:30``, with ``~`` if it is rough."""


def times_in(text: str, within: Span, known: Vocabulary) -> Iterator[FoundTime]:
    """The times of day in a stretch of a text, in its order.

    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text = "Alle 10.30 parte, verso le 17 arriva."
    >>> [each.clock for each in times_in(text, Span(0, len(text)), vocabulary("it"))]
    ['10:30', '~17:00']
    """
    for match in _pattern(known).finditer(text, within.start, within.end):
        if match["bound"] or _other_clocks(known).match(text, match.end()):
            continue
        clock = _named(match, known) or _counted(
            match, begins=_begins_line(text, match.start()), counts_to_24=bool(known.clock_hours)
        )
        if clock:
            yield FoundTime(
                Span(match.start("time"), match.end()), f"{'~' if match['about'] else ''}{clock}"
            )


@cache
def _other_clocks(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\s?\(?(?:{_ZONES}|(?i:{either(known.other_clocks)}))\b")


@cache
def _pattern(known: Vocabulary) -> re.Pattern[str]:
    half = r"(?P<half>[ap])\.?\s?m\b\.?"
    daypart = (
        rf"{WORD_GAP}(?:(?P<early>{either(known.mornings)})|(?P<late>{either(known.evenings)}))\b"
    )
    minutes = r"(?:\\?[:.,](?P<minute>[0-5]\d)(?![\d]|[.,/-]\d))"
    things = rf"(?!\d|[.,:]\d|\s?[%€$£°]|{WORD_GAP}(?:{either(known.counted)})\b)"
    return re.compile(
        rf"""(?<![\w.,:/-])
        (?:(?P<bound>{either(known.clock_bounds)})(?:{WORD_GAP}|(?<=['’])))?
        (?:(?P<about>{either(known.clock_about)})(?:{WORD_GAP}|(?<=['’])))?
        (?:(?P<hours>{either(known.clock_hours)})(?:\.?{WORD_GAP}|(?<=['’])))?
        (?:(?P<cue>{either(known.clock_cues)})(?:{WORD_GAP}|(?<=['’])))?
        (?P<time>(?P<name>{either(phrases(known.clock_names))})\b
            |(?P<hour>\d{{1,2}}){minutes}?(?:\s?{half}|{daypart}|{things}))""",
        re.IGNORECASE | re.VERBOSE,
    )


def _named(match: re.Match[str], known: Vocabulary) -> str:
    if not match["name"]:
        return ""
    named = dict(each.split(":", 1) for each in known.clock_names)
    return named[re.sub(r"\s+", "_", match["name"].lower())]


def _counted(match: re.Match[str], *, begins: bool, counts_to_24: bool) -> str:
    """The time of an hour with its half of the day, or of one that cannot be in the other half."""
    hour, minute = int(match["hour"]), match["minute"] or ""
    of_24 = match["hours"] or (match["about"] and counts_to_24)
    if match["half"] or match["early"] or match["late"]:
        is_late = bool(match["late"]) or (match["half"] or "").lower() == "p"
        is_of_12 = 0 < hour <= _HALF_DAY
        hour = hour % _HALF_DAY + _HALF_DAY * is_late if is_of_12 else hour
    elif match["cue"] and minute:
        if hour <= _HALF_DAY and not match["hour"].startswith("0"):
            return ""
    elif not of_24 and not (minute and begins):
        return ""
    return f"{hour:02}:{minute or '00'}" if hour <= _LAST_HOUR else ""


def _begins_line(text: str, start: int) -> bool:
    """Whether it begins a line, as in a programme."""
    line = text[max(0, start - _MARKUP) : start].rpartition("\n")[2]
    is_whole = start < _MARKUP or "\n" in text[start - _MARKUP : start]
    return is_whole and not re.search(r"\w", line)
