"""Clock times in the forms in which people type them."""

from __future__ import annotations

import re
from datetime import time, timedelta

from explorer.reading.date_vocabulary import PARTS_OF_DAY
from explorer.story.clocks import parse_clock
from explorer.story.errors import TimeFormatError

_FORM = (
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?P<word>uhr|h|hrs|o'?clock)?(?P<zone>z|[+-]\d\d:?\d\d)?"
)
_CLOCK = re.compile(
    rf"(?:at|ore|alle(?: ore)?|um|a las|a|h)?\s*(?P<about>~|ca\.?|circa)?\s*{_FORM}"
)
_BEHIND = re.compile(
    r"(?P<rest>.*\d)(?:\s*,\s*|\s+|t)(?:(?P<at>at|ore|alle(?: ore)?|um|a las|a|h)\s+)?"
    rf"(?P<clock>{_FORM})"
)


def typed_clock(value: str | time | timedelta) -> str | None:
    """The local clock time that is meant, as a story has it; None if it is none.

    >>> typed_clock("9.30"), typed_clock("9:30 pm"), typed_clock("ore 9"), typed_clock("9")
    ('09:30', '21:30', '09:00', None)
    """
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" if 0 <= minutes < 24 * 60 else None
    text = value.strip()
    try:
        return parse_clock(text).text
    except TimeFormatError:
        plain = text.lower()
    found = _CLOCK.fullmatch(plain)
    if found is None or not _is_clock(found, plain):
        return None
    clock = _clock(found)
    return f"~{clock}" if clock and found["about"] else clock


def part_of_day(text: str) -> str | None:
    """The part of the day by what it is called; None if it is none.

    >>> part_of_day("Mattina"), part_of_day("noonish")
    ('morning', None)
    """
    return PARTS_OF_DAY.get(" ".join(re.findall(r"\w+", text.lower().replace("ñ", "n"))))


def clock_behind(plain: str) -> tuple[str, str, str] | None:
    """The rest, the clock time and the offset of a text that ends with a time; else None.

    >>> clock_behind("1 march 2023, 9.30"), clock_behind("2023-03-01t09:30:00z")
    (('1 march 2023', '09:30', ''), ('2023-03-01', '09:30', 'z'))
    """
    found = _BEHIND.fullmatch(plain)
    if found is None or not any(found[each] for each in ("minute", "half", "word", "at")):
        return None
    clock = _clock(found)
    return (found["rest"], clock, found["zone"] or "") if clock else None


def _is_clock(found: re.Match[str], plain: str) -> bool:
    """Whether a number is meant as an hour: it has minutes or words beside it."""
    return bool(found["minute"] or found["half"] or found["word"]) or not plain[0].isdecimal()


def _clock(found: re.Match[str]) -> str | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
