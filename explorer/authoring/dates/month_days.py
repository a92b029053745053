"""Days and months that are written with the name of the month, and the year that they are of."""

from __future__ import annotations

import re
from datetime import date

from explorer.authoring.dates.beside_dates import number_in
from explorer.authoring.dates.date_matches import Reader, Seen, WrittenMatch
from explorer.authoring.dates.date_meanings import (
    NO_SUCH_DAY,
    NOT_PUBLISHED,
    UNREAD,
    UnclearDateError,
)
from explorer.authoring.dates.date_reading import WrittenDate, written_date
from explorer.authoring.dates.following_days import day_in_span, is_reported
from explorer.authoring.dates.nearby_days import (
    FARTHEST_DAYS,
    LONGEST,
    dated_near,
    day_of,
    month_near,
)
from explorer.authoring.dates.tenses import Tense
from explorer.authoring.spans import Span

UNCLEAR_YEAR = "year not clear"
_YEAR_REACH = 12
"""Most characters between a year and a day that belongs to it: ``in 2019, on 3 March``."""
_SENTENCE = 400
"""Characters of a sentence on either side of a day in which another year is looked for."""
_LEAP_YEAR = 2000
_RECENT_YEARS = 3


def month_days(reader: Reader, written: WrittenMatch, seen: Seen) -> list[tuple[Span, str]]:
    """The days of a date with a month, or the month; ``3 and 7 May`` are two, ``3–7 May`` a span.

    Raises:
        UnclearDateError: there is no such day, or it is not clear of which year it is.
    """
    read = written_date(written.match, reader.known, seen.base)
    if read.is_also_words:
        raise UnclearDateError(UNREAD)
    if written.form == "month_year":
        return [(written.span, f"{read.year}-{read.month:02}")]
    if not read.days or _is_month_before_number(reader, written):
        return [(written.span, _month(reader, written, seen, read))]
    if read.year is not None:
        days = _days_in(read, read.year)
    else:
        key = read.days[0 if read.weekday is not None else -1][0]
        days = _days_in(read, _day(reader, written, seen, read, key).year)
    first, last = days[0], days[-1]
    is_between = reader.known.between.intersection(_before(reader, written))
    if len(days) == 2 and first < last and (read.is_span or is_between):
        return [(written.span, f"{first}/{last}")]
    places = [span for _, span in read.days]
    places[0] = Span(written.span.start, places[0].end)
    places[-1] = Span(places[-1].start, written.span.end)
    return [(span, str(day)) for span, day in zip(places, days, strict=True)]


def _before(reader: Reader, written: WrittenMatch) -> set[str]:
    words = reader.words_before(written)[:2]
    return {*words[:1], "_".join(reversed(words)), f"{words[-1]}_l'" if len(words) > 1 else ""}


def _days_in(read: WrittenDate, year: int) -> list[date]:
    """The days in a year; in ``28–3 May`` the first one is of the month before."""
    last = read.days[-1][0]
    days = []
    for number, _ in read.days:
        is_before = read.is_span and number > last
        years, month = divmod(year * 12 + read.month - 1 - is_before, 12)
        days.append(day_of(years, month + 1, number))
    if None in days:
        raise UnclearDateError(UNREAD)
    return [day for day in days if day]


def _day(reader: Reader, written: WrittenMatch, seen: Seen, read: WrittenDate, number: int) -> date:
    """The day of a date without its year.

    Raises:
        UnclearDateError: there is no such day, or it is not clear of which year it is.
    """
    if day_of(_LEAP_YEAR, read.month, number) is None:
        raise UnclearDateError(UNREAD)
    if written.beside and seen.base:
        return _in_year(_counted_year(reader, written.beside, seen.base), read, number)
    tense = reader.tense(written)
    if year := _sentence_year(reader, written, seen, tense):
        return _in_year(year, read, number)
    is_near = bool(seen.base and reader.direction(written))
    in_year = day_of(int(seen.year), read.month, number) if seen.year and not is_near else None
    if in_year and seen.year_sentence is written.sentence and tense is not Tense.COMING:
        return _behind(in_year, seen)
    if seen.base is None and (day := day_in_span(seen, read.month, number)):
        return day
    if seen.base is None and seen.near and read.weekday is not None:
        near = dated_near(read.month, number, seen.near, Tense.NONE, read.weekday)
        is_near = near is not None and abs(near - seen.near).days <= FARTHEST_DAYS
        in_year = near if is_near else in_year
    if seen.base is None:
        if in_year is None or tense is Tense.COMING:
            raise UnclearDateError(NOT_PUBLISHED)
        return in_year
    meant = _near(reader, written, read, number, seen.base)
    if written.form == "holiday" and not _is_clear(reader, written, meant, seen.base):
        raise UnclearDateError(UNCLEAR_YEAR)
    if meant and (in_year is None or in_year == meant):
        return meant
    fitting = {day for day in (in_year, meant) if day and day.weekday() == read.weekday}
    if len(fitting) == 1:
        return fitting.pop()
    is_plain = read.weekday is None and not reader.is_before_past(written)
    if meant and in_year and is_plain and _is_near_by(meant, in_year, seen, tense):
        return meant
    raise UnclearDateError(UNCLEAR_YEAR if read.weekday is None or in_year else NO_SUCH_DAY)


def _behind(in_year: date, seen: Seen) -> date:
    """A day of the year that a sentence gives, or of the next one if it is far behind the last."""
    after = day_of(in_year.year + 1, in_year.month, in_year.day)
    goes_back = seen.last and seen.last - in_year > LONGEST / 2
    return after if after and goes_back else in_year


def _is_clear(reader: Reader, written: WrittenMatch, meant: date | None, base: date) -> bool:
    """Whether a holiday is not much nearer on the other side than the tense says."""
    if meant is None or reader.direction(written):
        return True
    return dated_near(meant.month, meant.day, base, Tense.NONE) in (None, meant)


def _is_near_by(meant: date, in_year: date, seen: Seen, tense: Tense) -> bool:
    """Whether a day is near the publication, and not in the year that a date before it has.

    So is one that is still to come, and one in the past that would go back behind that date:
    ``It began on 15 April 2023. … driven out on 26 March``.
    """
    if tense is Tense.COMING:
        return True
    is_recent = seen.base is not None and seen.base.year - in_year.year <= _RECENT_YEARS
    goes_back = seen.last is not None and in_year < seen.last < meant
    return tense is Tense.PAST and is_recent and goes_back


def _near(
    reader: Reader, written: WrittenMatch, read: WrittenDate, number: int, base: date
) -> date | None:
    """The day on the side of the base that the words beside it or the tense say."""
    direction = reader.direction(written)
    if not direction:
        is_free = reader.is_of_noun(written) or reader.aim(written) is not Tense.NONE
        tenses = [Tense.NONE] if is_free else []
        tenses.append(reader.tense(written))
        near = (dated_near(read.month, number, base, each, read.weekday) for each in tenses)
        return next(filter(None, near), None)
    is_coming = direction.endswith("coming")
    in_years = (day_of(base.year + years, read.month, number) for years in (-1, 0, 1))
    days = [day for day in in_years if day and day != base and (day > base) == is_coming]
    return (min if is_coming else max)(days, default=None)


def _month(reader: Reader, written: WrittenMatch, seen: Seen, read: WrittenDate) -> str:
    """The month of ``in May``.

    Raises:
        UnclearDateError: it is not clear of which year it is.
    """
    if seen.base is None:
        raise UnclearDateError(NOT_PUBLISHED)
    if written.beside:
        year = _counted_year(reader, written.beside, seen.base)
        return f"{year}-{read.month:02}"
    if _is_of_other_year(written) or (seen.year and seen.year != str(seen.base.year)):
        raise UnclearDateError(UNCLEAR_YEAR)
    direction, tense = reader.direction(written), reader.tense(written)
    if direction:
        tense = Tense.COMING if direction.endswith("coming") else Tense.PAST
    return f"{month_near(read.month, seen.base, tense):%Y-%m}"


def _in_year(year: int, read: WrittenDate, number: int) -> date:
    day = day_of(year, read.month, number)
    if day is None:
        raise UnclearDateError(UNREAD)
    return day


def _counted_year(reader: Reader, beside: WrittenMatch, base: date) -> int:
    return base.year + (number_in(beside.words, reader.known.years) or 0)


def _is_of_other_year(written: WrittenMatch) -> bool:
    """Whether its sentence gives a year for it: ``In 2019 …``, ``three years ago``."""
    sentence = written.sentence
    if sentence.has_other_year:
        return True
    start, end = written.match.start(), written.match.end()
    return any(
        year.start == sentence.span.start
        or -1 <= start - year.end <= _YEAR_REACH
        or -1 <= year.start - end <= _YEAR_REACH
        for year in sentence.years
    )


def _sentence_year(reader: Reader, written: WrittenMatch, seen: Seen, tense: Tense) -> int | None:
    """The year that its sentence gives for it: ``In 2012 it rose on March 6``.

    A day of a statement has none: ``In 2012 sales rose, it said on March 6``; nor has one to come,
    unless that year is.

    Raises:
        UnclearDateError: it gives none in digits, or several.
    """
    if not _is_of_other_year(written) or (seen.base and is_reported(reader, written)):
        return None
    year = _year_beside(reader, written)
    is_before = seen.base is not None and year <= seen.base.year
    return None if is_before and tense is Tense.COMING else year


def _year_beside(reader: Reader, written: WrittenMatch) -> int:
    """The year that its sentence gives for it.

    Raises:
        UnclearDateError: it gives none in digits, or several.
    """
    sentence = written.sentence
    start = max(sentence.span.start, written.span.start - _SENTENCE)
    spoken = reader.text[start : min(sentence.span.end, written.span.end + _SENTENCE)]
    years = set(re.findall(r"\b(?:1[0-9]|20)\d\d\b", spoken))
    begins = [reader.text[year.start : year.end].lower()[:2] for year in sentence.years]
    is_point = all(word in ("in", "ne") for word in begins)  # not ``since 2012``
    if sentence.has_other_year or len(years) != 1 or not is_point:
        raise UnclearDateError(UNCLEAR_YEAR)
    return int(years.pop())


def _is_month_before_number(reader: Reader, written: WrittenMatch) -> bool:
    """Whether the number behind a month counts something: ``in May 12 countries joined``."""
    words = written.match[written.form]
    is_month_first = words[0].isalpha() and words[-1].isdigit()
    follows_in = reader.known.locatives.intersection(reader.words_before(written)[:1])
    goes_on = re.match(r"\s[a-z]", reader.text[written.match.end() :][:2])
    return bool(is_month_first and follows_in and goes_on)
