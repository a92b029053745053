"""Dates as TimelineJS has them: year, month, day and time, each on its own.

TimelineJS has no year 0; the year -218 is 218 BC (https://timeline.knightlab.com/docs/), which in
EDTF is -0217.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.language.time_names import months, typed_months, unaccented
from explorer.story.clocks import parse_clock
from explorer.story.days import year_text
from explorer.story.errors import TimeFormatError
from explorer.story.times import parse_date

_YEAR = re.compile(
    r"([-−]?)\s*(\d{1,4})(?:\.0)?\s*(?:(bce?|a\.?\s?c\.?)|(?:ce|ad|d\.?\s?c\.?))?", re.I
)
_NUMBER = re.compile(r"(\d{1,2})(?:\.0)?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?", re.I)
_ABOUT = re.compile(r"(?:^|\s)(?:c|ca|circa|about|around|approx|verso|vers|um|hacia)[.\s]", re.I)


@dataclass(frozen=True, kw_only=True)
class TimelineDate:
    """A date of a slide, as a story has it."""

    when: str = ""
    """EDTF; empty if there is none."""
    time: str = ""
    """A clock time; empty if there is none."""
    lost: tuple[tuple[str, str, str], ...] = ()
    """What is not in it: the part, what it says, and why it is left out."""


def timeline_date(parts: Mapping[str, str], lang: str, display: str = "") -> TimelineDate:
    """A date as exact as its parts.

    Args:
        parts: `year`, `month`, `day` and `time`, as far as they are there.
        lang: the language in which months may be written.
        display: the words that TimelineJS shows instead; "c. 1271" makes the date approximate.

    >>> timeline_date({"year": "-138"}, "en", "c. 138 BC").when
    '-0137~'
    """
    texts = {name: text.strip() for name, text in parts.items() if text.strip()}
    lost: list[tuple[str, str, str]] = []
    year = _year(texts.get("year", ""))
    if year is None:
        if "year" in texts:
            lost.append(("year", texts["year"], "expected a year from 9999 BC to 9999, as in -138"))
        lost += [(name, text, "there is no year") for name, text in texts.items() if name != "year"]
        return TimelineDate(lost=tuple(lost))
    when = year_text(year)
    for name, earlier in (("month", "year"), ("day", "month")):
        if name not in texts:
            continue
        number = _month(texts[name], lang) if name == "month" else _number(texts[name], 31)
        longer = f"{when}-{number:02}" if number else ""
        if when.lstrip("-").count("-") != (name == "day"):
            lost.append((name, texts[name], f"there is no {earlier}"))
        elif not _is_date(longer):
            lost.append((name, texts[name], "there is no such day" if number else f"no {name}"))
        else:
            when = longer
    time = _clock(texts.get("time", "")) if when.lstrip("-").count("-") == 2 else ""
    if "time" in texts and not time:
        lost.append(("time", texts["time"], "expected a time such as 20:17 on a known day"))
    return TimelineDate(
        when=when + ("~" if _ABOUT.search(f"{display} ") else ""), time=time, lost=tuple(lost)
    )


def seconds_in(text: str) -> bool:
    """Whether a time has seconds, which a story leaves out.

    >>> seconds_in("20:17:40"), seconds_in("20:17:00")
    (True, False)
    """
    found = _TIME.fullmatch(text.strip())
    return bool(found and int(found[3] or 0))


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(text.strip())
    if found is None:
        return None
    number = int(found[2])
    is_before = bool(found[1]) or bool(found[3])
    return 1 - number if is_before and number else number


def _month(text: str, lang: str) -> int:
    name = unaccented(text.strip().rstrip("."))
    named = [each for width in ("wide", "abbreviated") for each in months(lang, width).items()]
    own = {unaccented(written): number for written, number in named}
    return _number(text, 12) or own.get(name) or typed_months().get(name, 0)


def _number(text: str, highest: int) -> int:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found and int(found[1]) <= highest else 0


def _is_date(text: str) -> bool:
    try:
        return bool(text) and parse_date(text) is not None
    except TimeFormatError:
        return False


def _clock(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return ""
    hour = int(found[1])
    if found[4] and hour <= 12:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    clock = f"{hour:02}:{found[2]}"
    try:
        parse_clock(clock)
    except TimeFormatError:
        return ""
    return clock
