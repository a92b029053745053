"""Which day, month or year a written date means, form by form, or why it is left out."""

from __future__ import annotations

import re
from datetime import date, timedelta

from explorer.authoring.dates.beside_dates import is_rough, number_in
from explorer.authoring.dates.date_matches import Reader, Seen, WrittenMatch
from explorer.authoring.dates.date_names import has_month_first, weekday_number
from explorer.authoring.dates.date_reading import full_year
from explorer.authoring.dates.nearby_days import (
    dated_near,
    day_of,
    is_same_week,
    last_weekday,
    month_of,
    next_weekday,
    number_near,
    numbered_day,
    week_of,
)
from explorer.authoring.dates.tenses import Tense, is_verb

NOT_PUBLISHED = "needs the publication date (--published)"
"""Why a date without a year, or a weekday, is left out."""
UNREAD = "cannot be read as a date"
NOT_EXACT = "not an exact day, or relative to another one"
UNCLEAR_WEEK = "week not clear"
UNCLEAR_TENSE = "not clear whether the last or the next one"
NO_SUCH_DAY = "no day near the publication has this weekday and number"
OF_A_NAME = "part of a name"
DAY_OR_MONTH = "not clear which is the day and which the month"


class UnclearDateError(Exception):
    """A date that is left out; its text is the reason."""


def is_of_a_name(reader: Reader, written: WrittenMatch) -> bool:
    """Whether something is called after the date: ``via 4 Novembre``, ``September 11 attacks``."""
    beside = {*reader.words_before(written)[:1], reader.words_after(written)[0]}
    return bool(beside & reader.known.named_after)


def is_another(reader: Reader, written: WrittenMatch) -> bool:
    """Whether words beside it make it another day: ``after``, ``the eve of``, ``successivo``."""
    known = reader.known
    if written.form == "ago" and is_rough(reader.text, *written.match.span("ago"), known):
        return True
    before = reader.words_before(written)
    if "_".join(reversed(before[:2])) in known.other_day_before:  # ``the week of 3 May``
        return True
    for apart, word in enumerate(before):
        if word in known.other_day_before and not (apart and word in known.days_repeated):
            return True
        if word not in known.function_words:
            break
    first, second = reader.words_after(written)
    if first in known.other_day_before and not second:  # ``the Friday before.``
        return True
    return bool({first, f"{first}_{second}"} & known.other_day_after)


def numeric_day(reader: Reader, written: WrittenMatch, base: date | None) -> date:
    """What ``13/4/2023`` means; an English one may begin with the month.

    Raises:
        UnclearDateError: it can be two days, or none.
    """
    match = written.match
    left, right, end = int(match["left"]), int(match["right"]), match["end"]
    is_short = len(end) == len("23")
    if is_short and match["mark"] != "/":
        raise UnclearDateError(UNREAD)
    year = full_year(end, base)
    may_begin_with_month = has_month_first(reader.known.language) and match["mark"] != "."
    readings = {day_of(year, right, left)}
    if may_begin_with_month:
        readings.add(day_of(year, left, right))
    days = sorted(filter(None, readings))
    if len(days) != 1:
        raise UnclearDateError(DAY_OR_MONTH if days else UNREAD)
    return days[0]


def slashed_day(reader: Reader, written: WrittenMatch, base: date) -> date:
    """What ``il 15/9`` means, in a language that begins with the day.

    Raises:
        UnclearDateError: there is no such day, or it is not clear of which year it is.
    """
    number, month = map(int, written.match["slashed"].split("/"))
    named = written.match["by"]
    weekday = weekday_number(named, reader.known.language) if named else None
    meant = dated_near(month, number, base, reader.tense(written), weekday)
    if meant is None:
        raise UnclearDateError(UNREAD)
    return meant


def counted_day(reader: Reader, written: WrittenMatch, base: date) -> date:
    """The day that is some days away: ``yesterday``, ``three days ago``, ``tra due giorni``.

    Raises:
        UnclearDateError: it is not clear which.
    """
    known, words = reader.known, written.words
    if _names_place_today(reader, written):
        raise UnclearDateError(OF_A_NAME)
    if written.form == "days":
        days = number_in(words, known.days)
    elif written.form == "ago":
        ago = number_in(words.split()[0], known.numbers)
        days = -ago if ago else None
    elif written.form == "ahead":
        days = None if reader.is_duration(written) else number_in(words.split()[1], known.numbers)
    else:
        days = 0 if reader.tense(written) == Tense.COMING else None
    if days is None or (written.form == "ahead" and not days):
        raise UnclearDateError(NOT_EXACT)
    return _later(base, days)


_TODAYS = re.compile(r"['’]s\s+[A-ZÀ-Ý]")
_NAME_TODAY = re.compile(r"\s+(?:[A-ZÀ-Ý][\w'’-]*\s?){1,4}(?:[),.;:]|$)")


def _names_place_today(reader: Reader, written: WrittenMatch) -> bool:
    """Whether it only says how a place is called now: ``today's Oslo``, ``(oggi Pola)``."""
    text, span = reader.text, written.span
    if _TODAYS.match(text, span.end):
        return True
    is_aside = bool(re.search(r"[(,]\s*$", text[max(0, span.start - 3) : span.start]))
    return is_aside and bool(_NAME_TODAY.match(text, span.end, span.end + 80))


def near_month(reader: Reader, written: WrittenMatch, base: date) -> str:
    """The month of ``last month``."""
    months = number_in(written.words, reader.known.months) or 0
    return f"{month_of(base, months):%Y-%m}"


def numbered(reader: Reader, written: WrittenMatch, base: date) -> date:
    """The day of ``Friday 19``, on which weekday and number agree.

    Raises:
        UnclearDateError: no day near the publication has both.
    """
    match = written.match
    weekday = weekday_number(match["of"], reader.known.language)
    goes_on = re.match(r"\s?[-–/.]\d", reader.text[match.end() : match.end() + 3])
    if counts_things(reader, written):
        return near_weekday(reader, written, Seen(base), weekday)
    meant = None if goes_on else numbered_day(weekday, int(match["number"]), base)
    if meant:
        return meant
    raise UnclearDateError(NO_SUCH_DAY)


def counts_things(reader: Reader, written: WrittenMatch) -> bool:
    """Whether the number behind a weekday counts what follows it: ``Friday 19 soldiers``."""
    following = re.match(r"\s([a-z]+s)\b", reader.text[written.match.end() :][:40])
    if following is None or not has_month_first(reader.known.language):
        return False
    return following[1] not in reader.known.function_words | reader.known.scheduled_words


def near_weekday(reader: Reader, written: WrittenMatch, seen: Seen, weekday: int) -> date:
    """The day of a weekday: the last or the next one, as words beside it or the tense say.

    Raises:
        UnclearDateError: it may be another one.
    """
    base = seen.base
    assert base is not None
    direction = reader.direction(written)
    if written.beside:
        weeks = number_in(written.beside.words, reader.known.weeks)
        return week_of(base, weeks or 0) + timedelta(days=weekday)
    if named := _beside_number(reader, written, base, weekday):
        return named
    if written.sentence.has_other_week:
        raise UnclearDateError(UNCLEAR_WEEK)
    if direction:
        is_coming = direction.endswith("coming")
        meant = (next_weekday if is_coming else last_weekday)(weekday, base)
        if direction.startswith("perhaps") and is_same_week(meant, base):
            raise UnclearDateError(UNCLEAR_WEEK)
        return meant
    if reader.is_repeated(written):
        raise UnclearDateError(NOT_EXACT)
    if weekday == base.weekday():  # newspapers name the day of publication by its weekday
        return base
    tense = reader.tense(written)
    if not reader.is_possessive(written):
        aim = reader.aim(written)
        tense = tense if aim is Tense.NONE else aim
    if tense is Tense.PAST:
        return last_weekday(weekday, base)
    has_hour = reader.words_after(written)[0] in reader.known.clock_hours
    if tense is Tense.EITHER and (has_hour or _is_behind_coming(written, seen, base)):
        tense = Tense.COMING  # ``chiude domenica alle 21``
    if tense is Tense.COMING and not reader.is_of_noun(written):
        return _coming_weekday(written, seen, weekday, base)
    raise UnclearDateError(UNCLEAR_TENSE)


def _coming_weekday(written: WrittenMatch, seen: Seen, weekday: int, base: date) -> date:
    """The next such day: the one that the text has numbered, or behind one to come beside it."""
    numbered_before = [day for day in seen.weekdays if day.weekday() == weekday and day > base]
    if numbered_before:
        return numbered_before[-1]
    is_behind = _is_behind_coming(written, seen, base)
    return next_weekday(weekday, seen.last if is_behind and seen.last else base)


def _is_behind_coming(written: WrittenMatch, seen: Seen, base: date) -> bool:
    """Whether its sentence has just named a day that is still to come."""
    return seen.last_sentence is written.sentence and seen.last is not None and seen.last > base


def _beside_number(reader: Reader, written: WrittenMatch, base: date, weekday: int) -> date | None:
    """The day of a weekday shortly before one with its number: ``Tuesday and Wednesday 10``."""
    for match in written.sentence.numbered:
        if match.start() > written.span.end:
            language = reader.known.language
            other = numbered_day(weekday_number(match["of"], language), int(match["number"]), base)
            return last_weekday(weekday, other) if other else None
    return None


def lone_number(reader: Reader, written: WrittenMatch, seen: Seen, base: date) -> date:
    """The day of ``on the 19th``, if a date before it or the tense says of which month.

    Raises:
        UnclearDateError: it may be another day, or none.
    """
    direction = reader.direction(written)
    number = int(re.findall(r"\d+", written.words)[-1])
    tense = Tense.NONE
    if direction:
        tense = Tense.COMING if direction.endswith("coming") else Tense.PAST
    elif _is_without_noun(reader, written):
        if seen.last and (after := number_near(number, seen.last, Tense.COMING)):
            return after
        tense = reader.tense(written)
    if meant := number_near(number, base, tense):
        return meant
    raise UnclearDateError(NOT_EXACT)


def _is_without_noun(reader: Reader, written: WrittenMatch) -> bool:
    """Whether nothing behind a number can be what it counts."""
    behind = reader.words_after(written)[0]
    if behind and is_verb(behind, reader.known):
        return True
    is_closed = bool(re.match(r"[.,;:)]|$", reader.text[written.match.end() :][:1]))
    is_ordinal = not written.words[-1].isdigit()
    if has_month_first(reader.known.language):
        return is_ordinal and (is_closed or behind in reader.known.function_words)
    return is_closed


def _later(base: date, days: int) -> date:
    try:
        return base + timedelta(days=days)
    except OverflowError as error:
        raise UnclearDateError(UNREAD) from error
