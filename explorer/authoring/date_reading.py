"""What the words of a date mean, by dateparser: the day, month or year that is nearest."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache, lru_cache

from dateparser.date import DateDataParser

LONGEST_BACK_DAYS = 300
"""A day without a year lies in the past, if not longer ago than this; else where it is nearer."""

_KEPT = 4096
"""Size of the cache of parsed dates; an article repeats the same dates."""


def date_read(
    words: str, language: str, base: date, *, direction: str, weekday: int | None, first: int
) -> str | None:
    """The date as EDTF, no more exact than its words; None where they are no date.

    Args:
        words: a date with a month or a year, without its weekday.
        language: ISO 639 code.
        base: the day from which a missing year is found.
        direction: kind of the word that says where it lies: past, coming or perhaps so; or empty.
        weekday: the one that the text gives it, 0 for Monday; None without one.
        first: the number of the day from which a span of days begins; 0 for a single day.
    """
    read = _chosen(words, language, base, direction, weekday)
    if read is None:
        return None
    day, period = read
    edtf = day.isoformat()[: {"year": 4, "month": 7}.get(period)]
    is_span = period == "day" and 0 < first < day.day
    return f"{day.replace(day=first)}/{edtf}" if is_span else edtf


def last_day(edtf: str) -> date:
    """The day of an EDTF date, the last one of a span.

    >>> last_day("2023-09-10/2023-09-12")
    datetime.date(2023, 9, 12)
    """
    return date.fromisoformat(edtf[-10:])


def _chosen(
    words: str, language: str, base: date, direction: str, weekday: int | None
) -> tuple[date, str] | None:
    """The day that words mean, the first one of a month or year, and how long the period is."""
    past = _read(words, language, base, "past")
    if past is None or direction.endswith("past"):
        return past
    coming = _read(words, language, base, "future") or past
    if direction:
        return coming
    fitting = {each for each in (past, coming) if each[0].weekday() == weekday}
    if len(fitting) == 1:
        return fitting.pop()
    if (base - past[0]).days <= LONGEST_BACK_DAYS:
        return past
    return min(past, coming, key=lambda read: abs((read[0] - base).days))


@lru_cache(_KEPT)
def _read(words: str, language: str, base: date, prefer: str) -> tuple[date, str] | None:
    read = _parser(language, base, prefer).get_date_data(words)
    return (read.date_obj.date(), read.period or "day") if read.date_obj else None


@cache
def _parser(language: str, base: date, prefer: str) -> DateDataParser:
    settings = {
        "RELATIVE_BASE": datetime.combine(base, time()),
        "PREFER_DATES_FROM": prefer,
        "PREFER_DAY_OF_MONTH": "first",
    }
    return DateDataParser(languages=[language], settings=settings)
