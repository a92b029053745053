"""Dates in a text: found by their forms, understood by dateparser, kept as exact as told.

Only what stands for one day, month or year is taken, and spans of days such as ``dal 13 al 17
settembre``. ``3/4/2023`` is two days at once, and ``last week`` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from babel import Locale
from dateparser.date import DateDataParser

from explorer.authoring.recognition import FoundDate, LeftOut
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

LONGEST_BACK_DAYS = 300
"""A day without a year lies in the past, if not longer ago than this; else where it is nearer."""

CONFIDENCE = {"full": 0.95, "ago": 0.9, "year": 0.9, "day": 0.85, "weekday": 0.75, "month": 0.6}
"""How sure each form is, by rule of thumb: a weekday may be another week's."""

NOT_PUBLISHED = "needs the publication date (--published)"
"""Why a date without a year, or a weekday, is left out."""

_WEEK = timedelta(weeks=1)
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|[º°])?"


def dates_in(
    text: str, known: Vocabulary, published: date | None
) -> tuple[list[FoundDate], dict[Span, LeftOut]]:
    """The dates of a text in its order, and what looks like one and cannot be read, with why."""
    found: list[FoundDate] = []
    unread: dict[Span, LeftOut] = {}
    told_year, told_until = "", 0
    for match in _pattern(known).finditer(text):
        form = match.lastgroup or ""
        span = Span(match.start(form), match.end(form))
        year = told_year if "\n\n" not in text[told_until : span.start] else ""
        if edtf := _meaning(match, form, known, published, year):
            coming = str(date.fromisoformat(edtf) + _WEEK) if form == "weekday" else ""
            found.append(FoundDate(span, edtf, CONFIDENCE[form], coming))
            if form == "full":
                told_year, told_until = edtf[-10:][:4], span.end
        else:
            lacks_base = published is None and form not in ("full", "year")
            reason = NOT_PUBLISHED if lacks_base else "no date that can be read"
            unread[span] = LeftOut(match[form], reason)
    return found, unread


def _meaning(
    match: re.Match[str], form: str, known: Vocabulary, published: date | None, year: str
) -> str | None:
    """What a match means as EDTF; a day without a year is of the `year` told before, if any."""
    spoken = re.sub(r"(?<=\d)[º°]", "", match["own"] or match[form]).split()
    words = " ".join(word for word in spoken if word.lower() not in known.of)
    if form == "day" and year:
        words, form = f"{words} {year}", "full"
    if published is None and form not in ("full", "year"):
        return None
    base = published or date(2000, 1, 1)  # changes nothing where the year is told
    parts = _parsed(words, known.language, base, is_weekday=form == "weekday")
    if parts is None:
        return None
    day, period = parts
    edtf = {"year": f"{day:%Y}", "month": f"{day:%Y-%m}"}.get(period, f"{day:%Y-%m-%d}")
    first = int(match["first"] or 0) if form in ("full", "day") and period == "day" else 0
    return f"{day.replace(day=first)}/{edtf}" if 0 < first < day.day else edtf


def _parsed(words: str, language: str, base: date, *, is_weekday: bool) -> tuple[date, str] | None:
    """The day that words mean, the first one of a month or year, and how long the period is."""
    if is_weekday:  # so that a Thursday told on a Thursday is that day
        base += timedelta(days=1)
    past = _read(words, language, base, "past")
    if past is None or is_weekday or (base - past[0]).days <= LONGEST_BACK_DAYS:
        return past
    coming = _read(words, language, base, "future") or past
    return min(past, coming, key=lambda read: abs((read[0] - base).days))


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


@cache
def _pattern(known: Vocabulary) -> re.Pattern[str]:
    """The forms of a date; `own` is what stands for it without a weekday."""
    wide_month, month, weekday = (
        f"(?:{'|'.join(names)})" for names in _calendar_names(known.language)
    )
    month_follows, year_follows, of, days, ago, counted = (
        "|".join(word.replace("_", r"\s+") for word in sorted(words))
        for words in (
            *(known.months_follow, known.years_follow, known.of),
            *(known.days, known.days_ago, known.counted),
        )
    )
    joined = r"(?:\s*[-–]\s*|\s+(?:al|all|e|to|and)[\s'’]+)"
    day_month = rf"{_DAY}\s+(?:(?:{of})\s+)?{month}|{month}\s+{_DAY}"
    return re.compile(
        rf"""(?:\b(?P<first>\d{{1,2}}){joined})?
        (?:\b(?:{weekday},?\s+)?(?:
            (?P<full>(?P<own>(?:{day_month}|{month}),?\s+(?:(?:{of})\s+)?{_YEAR}|\d{{4}}-\d\d-\d\d))
            |(?P<day>{day_month})
            )
        |\b(?:{month_follows})\s+(?P<month>{wide_month})(?!,?\s+(?:(?:{of})\s+)?\d)
        |\b(?:{year_follows})\s+(?P<year>{_YEAR})(?!\s+(?:{counted})\b)
        |\b(?P<weekday>{weekday})
        |\b(?P<ago>(?:\w+\s+(?:{ago}))|(?:{days}))
        )(?![\w-])""",
        re.IGNORECASE | re.VERBOSE,
    )


def _calendar_names(language: str) -> Iterator[list[str]]:
    """The names of the months, these with the short ones, and of the weekdays, longest first."""
    locale = Locale(language)
    wide, short = (
        set(locale.months["format"][width].values()) for width in ("wide", "abbreviated")
    )
    if language == "en":
        short.add("Sept")  # as newspapers have it
    spelt = sorted(map(_capitalised, wide), key=len, reverse=True)
    yield spelt
    yield spelt + sorted(rf"{_capitalised(name)}\b\.?" for name in short - wide)
    yield sorted(map(re.escape, locale.days["format"]["wide"].values()), key=len, reverse=True)


def _capitalised(name: str) -> str:
    """A name that is found only with a capital letter where its language writes it so: ``march``.

    >>> bool(re.match(_capitalised("May"), "may", re.IGNORECASE))
    False
    """
    first = re.escape(name[0])
    return (f"(?-i:{first})" if name[0].isupper() else first) + re.escape(name[1:])
