"""Days that count from another one that the text has just named: ``three days later``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from explorer.authoring.dates.beside_dates import number_in
from explorer.authoring.dates.date_forms import either
from explorer.authoring.dates.date_matches import Reader, Seen, WrittenMatch
from explorer.authoring.dates.nearby_days import last_weekday
from explorer.authoring.vocabularies import Vocabulary

_NEXT = 3
"""Characters between a sentence and the next one."""
_CLAUSE = 60
"""Characters before a day in which the verb of a statement is looked for."""
_LONGEST_SPAN = timedelta(days=6)
"""Within a span of a week, each weekday is only one day."""


def following_day(reader: Reader, written: WrittenMatch, seen: Seen) -> date | None:
    """The day of ``three days later``, if the same sentence or the one before names a day.

    None for anything else, such as ``the day after the vote``, or where that day is not clear.
    """
    sentence = seen.last_sentence
    if written.form != "vague" or seen.last is None or sentence is None:
        return None
    gap = written.sentence.span.start - sentence.span.end
    if sentence is not written.sentence and not 0 <= gap <= _NEXT:
        return None
    sign = _sign(reader.known, written.words)
    behind = reader.words_after(written)[0]
    if not sign or behind in reader.known.determiners | reader.known.of | {"that", "che", "when"}:
        return None
    first = written.words.split()[0]
    is_counted = number_in(first, reader.known.numbers)
    days = 1 if is_counted is None else is_counted
    return _shifted(seen.last, sign * days) if days else None


def _sign(known: Vocabulary, words: str) -> int:
    """1 for words that count on, -1 for those that count back, 0 for others."""
    later, earlier = _counting(known)
    return bool(later.fullmatch(words)) - bool(earlier.fullmatch(words))


@cache
def _counting(known: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    patterns = (either(each, known) for each in (known.days_later, known.days_earlier))
    later, earlier = (re.compile(each, re.IGNORECASE) for each in patterns)
    return later, earlier


def is_reported(reader: Reader, written: WrittenMatch) -> bool:
    """Whether a day is only that of a statement, from which nothing counts: ``said on Monday``."""
    start = max(written.sentence.span.start, written.span.start - _CLAUSE)
    clause = re.split(r"[,;:”»\"]", reader.text[start : written.span.start])[-1]
    spoken = {*re.findall(r"\w+", clause.lower()), *reader.words_after(written)[:1]}
    return bool(spoken & reader.known.speech_verbs)


def weekday_in_span(seen: Seen, weekday: int) -> date | None:
    """The day of a weekday within the days of ``3–6 October 2024``, named before."""
    first, last = seen.span or (date.max, date.min)
    if first > last or last - first > _LONGEST_SPAN:
        return None
    day = last_weekday(weekday, last + timedelta(days=1))
    return day if first <= day else None


def day_in_span(seen: Seen, month: int, number: int) -> date | None:
    """The day of a month within such days."""
    first, last = seen.span or (date.max, date.min)
    if first > last or last - first > _LONGEST_SPAN * 10:
        return None
    days = (first + timedelta(days=days) for days in range((last - first).days + 1))
    return next((day for day in days if (day.month, day.day) == (month, number)), None)


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
