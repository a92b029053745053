"""Dates that belong together: the two ends of a span, and days whose month the next one gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from explorer.authoring.dates.beside_dates import words_before
from explorer.authoring.dates.date_matches import Reader, WrittenMatch
from explorer.authoring.dates.date_meanings import NO_SUCH_DAY, NOT_EXACT, UNREAD, UnclearDateError
from explorer.authoring.dates.date_names import month_number, month_pattern, weekday_number
from explorer.authoring.dates.date_reading import is_list_join, is_span_join
from explorer.authoring.dates.nearby_days import day_of, last_weekday, next_weekday
from explorer.authoring.dates.tenses import Tense
from explorer.authoring.recognition import FoundDate
from explorer.authoring.spans import Span

_CLAUSE = 80
"""Characters before two dates in which a word such as ``postponed`` belongs to them."""
_ONE_MONTH = 31
"""Days between two dates of which only the second one has its month."""


def waits(written: WrittenMatch) -> bool:
    """Whether a date takes its month or year from the one that it is joined to."""
    following = written.following
    if following is None:
        return False
    if written.form in ("numbered", "lone"):
        return following.form in ("full", "day", "iso") or waits(following)
    return written.form == "day" and (following.form == "full" or waits(following))


def day_before(reader: Reader, written: WrittenMatch, following: date) -> date:
    """The day that `waits`, as it is shortly before the one that it is joined to.

    Raises:
        UnclearDateError: no such day is.
    """
    if written.form == "day":
        return _in_year_of(reader, written, following)
    number = int(re.findall(r"\d+", written.words)[-1])
    named = written.match["of"]
    weekday = weekday_number(named, reader.known.language) if named else None
    for days in range(_ONE_MONTH + 1):
        day = following - timedelta(days=days)
        if day.day == number and weekday in (None, day.weekday()):
            return day
    raise UnclearDateError(NO_SUCH_DAY)


def _in_year_of(reader: Reader, written: WrittenMatch, following: date) -> date:
    named = re.search(month_pattern(reader.known.language), written.words, re.IGNORECASE)
    numbers = re.findall(r"\d+", written.words)
    if named is None or len(numbers) != 1:
        raise UnclearDateError(UNREAD)
    month, number = month_number(named[0], reader.known.language), int(numbers[0])
    days = (day_of(following.year - years, month, number) for years in (0, 1))
    day = next((day for day in days if day and day <= following), None)
    if day is None:
        raise UnclearDateError(UNREAD)
    return day


def weekday_span(reader: Reader, first: WrittenMatch, base: date) -> tuple[date, date]:
    """The days of ``from Monday to Friday``.

    Raises:
        UnclearDateError: it is not clear which, or they are those of each week.
    """
    language, second = reader.known.language, first.following
    assert second is not None
    before = reader.words_before(first)[:2]
    if before[:1] == ["this"] and reader.known.span_begins.intersection(before):
        numbers = [weekday_number(each.match["weekday"], language) for each in (first, second)]
        start = next_weekday(numbers[0], base - timedelta(days=1))
        return start, next_weekday(numbers[1], start)
    before, tense = before[:1], reader.tense(first)
    numbers = [weekday_number(each.match["weekday"], language) for each in (first, second)]
    if not reader.known.span_begins.intersection(before) or "dal" in before:
        raise UnclearDateError(NOT_EXACT)
    if tense is Tense.PAST:
        last = last_weekday(numbers[1], base)
        return last_weekday(numbers[0], last), last
    if tense is Tense.COMING:
        start = next_weekday(numbers[0], base)
        return start, next_weekday(numbers[1], start)
    raise UnclearDateError(NOT_EXACT)


def is_weekday_span(written: WrittenMatch) -> bool:
    """Whether it is two weekdays that are the ends of a span."""
    following = written.following
    is_weekday = following is not None and following.form == "weekday" and following.is_used
    return written.form == "weekday" and is_weekday


def lasting(reader: Reader, found: list[FoundDate]) -> list[FoundDate]:
    """The dates, with those that are the ends of a span as one, which says whether it lasts."""
    return list(_joined(reader, found))


def _joined(reader: Reader, found: list[FoundDate]) -> Iterator[FoundDate]:
    pending: FoundDate | None = None
    for second in found:
        if pending and (span := _span_of(reader, pending, second)):
            yield span
            pending = None
            continue
        if pending:
            yield pending
        pending = second
        if "/" in second.edtf:
            lasts = not _begins(reader, second.span) & reader.known.between
            yield replace(second, lasts=lasts)
            pending = None
    if pending:
        yield pending


def _span_of(reader: Reader, first: FoundDate, second: FoundDate) -> FoundDate | None:
    """Two neighbouring days as one span, if words or a dash join them to one."""
    are_days = len(first.edtf) == len(second.edtf) == len("2023-09-14")
    gap = reader.text[first.span.end : second.span.start]
    if not are_days or first.edtf >= second.edtf or len(gap) > 12:
        return None
    begins = _begins(reader, first.span)
    is_between = bool(begins & reader.known.between) and _joins(gap, reader, is_list=True)
    is_dash = bool(re.fullmatch(r"\s*[-–]\s*", gap))
    is_span = _joins(gap, reader) and (is_dash or begins & reader.known.span_begins)
    if (not is_span and not is_between) or is_moved(reader, first.span.start):
        return None
    span = Span(first.span.start, second.span.end)
    confidence = min(first.confidence, second.confidence)
    return FoundDate(span, f"{first.edtf}/{second.edtf}", confidence, lasts=not is_between)


def is_moved(reader: Reader, start: int) -> bool:
    """Whether the second of two dates replaces the first: ``postponed from Friday to Monday``."""
    clause = re.split(r"[.,;:\n]", reader.text[max(0, start - _CLAUSE) : start])[-1]
    spoken = "_".join(re.findall(r"\w+", clause.lower()))
    return any(f"_{word}_" in f"_{spoken}_" for word in reader.known.moved)


def _joins(gap: str, reader: Reader, *, is_list: bool = False) -> bool:
    join = is_list_join if is_list else is_span_join
    return join(gap, reader.known) or join(f"{gap} ", reader.known)


def _begins(reader: Reader, span: Span) -> set[str]:
    """The words before a date that may make it the first end of a span."""
    words = words_before(reader.text, span.start)[:2]
    return {*words[:1], "_".join(reversed(words))}
