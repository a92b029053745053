"""What a date says in so many words: its days, month, year and weekday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from explorer.authoring.dates.date_forms import either
from explorer.authoring.dates.date_names import (
    is_also_a_word,
    month_number,
    month_pattern,
    weekday_number,
)
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)|\b(?:primo|first)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:\d{4}|['’]\d\d)$")
_CENTURY = 100
_HEAD = 60
"""Characters before a date in which the town of a news item is looked for."""
_LATEST_SHORT_YEAR = 2050
"""Before this year lies one of two digits, if nothing says when the text was written."""


@dataclass(frozen=True)
class WrittenDate:
    """A date with a month, as it is written."""

    days: tuple[tuple[int, Span], ...]
    """The numbers of its days and where they are; empty for a whole month."""
    month: int
    year: int | None
    weekday: int | None
    """The one that the text gives it, 0 for Monday."""
    is_span: bool
    """Whether its two days are the ends of a span, and not a list."""
    is_also_words: bool
    """Whether it may be something else: ``3 set``."""


def written_date(match: re.Match[str], known: Vocabulary, base: date | None) -> WrittenDate:
    """What a match of `date_pattern` says, of a form with a month.

    Args:
        match: of the form ``full``, ``day``, ``month_year`` or ``month``.
        known: the words of its language.
        base: about when it was written; says which century a short year is of.
    """
    form, language = match.lastgroup or "", known.language
    start, words = match.start(form), match[form]
    if form == "holiday":
        return _holiday(words, start, known)
    named = re.search(month_pattern(language), words, re.IGNORECASE)
    assert named is not None
    year = _YEAR.search(words) if form in ("full", "month_year") else None
    end = year.start() if year else len(words)
    numbers = [each for each in _NUMBER.finditer(words, 0, end) if form in ("full", "day")]
    gaps = [words[one.end() : two.start()] for one, two in pairwise(numbers)]
    weekday = match["on"]
    return WrittenDate(
        days=tuple(
            (int(each[1] or 1), Span(start + each.start(), start + each.end())) for each in numbers
        ),
        month=month_number(named[0], language),
        year=full_year(year[0], base) if year else None,
        weekday=weekday_number(weekday, language) if weekday else None,
        is_span=len(gaps) == 1 and is_span_join(gaps[0], known),
        is_also_words=is_also_a_word(named[0], language)
        and not (year or weekday or _is_of_dateline(match)),
    )


def _is_of_dateline(match: re.Match[str]) -> bool:
    """Whether a date is between a town and a dash: ``NAPOLI, 03 MAR -``."""
    head = match.string[max(0, match.start() - _HEAD) : match.start()]
    is_behind_town = re.search(r"(?:^|[\n(–—-])\s*[A-ZÀ-Ý][^\n.;:]*,\s$", head)
    behind = match.string[match.end() :][:4]
    return bool(is_behind_town and re.match(r"\.?\s*(?:[-–—(]|\n|$)", behind))


def _holiday(words: str, start: int, known: Vocabulary) -> WrittenDate:
    """The day of ``Christmas Day 2023``, as a day and a month."""
    named = re.sub(r",?\s+\d{4}$", "", words)
    written = re.sub(r"\s+", "_", re.sub("[’ʼ]", "'", named.lower()))
    days = dict(each.split(":") for each in known.holidays)
    month, number = map(int, days[written].split("-"))
    year = int(words[-4:]) if named != words else None
    at = Span(start, start + len(words))
    return WrittenDate(((number, at),), month, year, None, is_span=False, is_also_words=False)


def is_span_join(gap: str, known: Vocabulary) -> bool:
    """Whether what is between two dates makes a span of them: ``to``, a dash."""
    return bool(_span_join(known).fullmatch(gap))


def is_list_join(gap: str, known: Vocabulary) -> bool:
    """Whether what is between two dates makes a list of them: ``and``, a comma."""
    return bool(_list_join(known).fullmatch(gap))


_THE = r"\s*(?:(?:on|the|il|on\s+the)\s+|l['’])?"
_ORDINAL = r"(?:st|nd|rd|th|[º°])?"


@cache
def _span_join(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"{_ORDINAL}(?:\s*[-–]\s*|,?\s+(?:{either(known.span_joins)}){_THE})", re.IGNORECASE
    )


@cache
def _list_join(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"{_ORDINAL}(?:,\s|,?\s+(?:{either(known.list_joins)})\s+){_THE}", re.IGNORECASE
    )


def full_year(words: str, base: date | None) -> int:
    """A year of four digits, or of two: the latest one that is not after the next year.

    >>> full_year("’98", date(2023, 9, 14))
    1998
    """
    number = int(words.lstrip("'’"))
    if number >= _CENTURY:
        return number
    last = base.year + 1 if base else _LATEST_SHORT_YEAR
    return last - (last - number) % _CENTURY
