"""Days that are named by weekday, number or month, near the day from which they are seen."""

from __future__ import annotations

from datetime import date, timedelta

from explorer.authoring.dates.tenses import Tense

FARTHEST_DAYS = 45
"""A weekday with a number, such as Friday 19, lies no farther from the publication than this."""
LONGEST = timedelta(days=300)
"""A day without a year lies no farther away than this on the side that the tense names."""
_YEARS = 8
"""Years before and after in which 29 February is looked for."""
_YEAR = timedelta(days=366)


def last_weekday(weekday: int, before: date) -> date:
    """The last such day before a date, Monday being 0.

    >>> last_weekday(4, date(2018, 1, 12))
    datetime.date(2018, 1, 5)
    """
    return before - timedelta(days=(before.weekday() - weekday - 1) % 7 + 1)


def next_weekday(weekday: int, after: date) -> date:
    """The next such day after a date, Monday being 0.

    >>> next_weekday(4, date(2018, 1, 12))
    datetime.date(2018, 1, 19)
    """
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def is_same_week(first: date, second: date) -> bool:
    """Whether both are in one week from Monday to Sunday."""
    return first.isocalendar()[:2] == second.isocalendar()[:2]


def numbered_day(weekday: int, number: int, published: date) -> date | None:
    """The day near the publication that has this weekday and this number in its month.

    None where no day has both, or where two are about as near.

    >>> numbered_day(4, 19, date(2018, 1, 11))
    datetime.date(2018, 1, 19)
    >>> numbered_day(4, 20, date(2018, 1, 11)) is None
    True
    """
    nearest = sorted(
        (
            day
            for days in range(-FARTHEST_DAYS, FARTHEST_DAYS + 1)
            if (day := published + timedelta(days=days)).day == number and day.weekday() == weekday
        ),
        key=lambda day: abs(day - published),
    )
    if not nearest:
        return None
    is_clear = len(nearest) == 1 or abs(nearest[1] - published) > 2 * abs(nearest[0] - published)
    return nearest[0] if is_clear else None


def dated_near(
    month: int, number: int, base: date, tense: Tense, weekday: int | None = None
) -> date | None:
    """The day of a month without its year; None if no year or more than one is likely.

    Args:
        month: 1 to 12.
        number: of the day in the month.
        base: the day from which it is seen.
        tense: of what happens on it.
        weekday: the one that the text gives it, 0 for Monday.
    """
    years = (base.year + years for years in range(-_YEARS, _YEARS + 1))
    days = [day for year in years if (day := day_of(year, month, number))]
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday]
        near = [day for day in days if abs(day - base) <= _YEAR]
        if len(near) == 1 or not near:
            return near[0] if near else None
    past = max((day for day in days if day <= base), default=None)
    coming = min((day for day in days if day >= base), default=None)
    if tense is Tense.PAST:  # a day of almost a year ago would have its year: it is still to come
        return past if past and base - past <= LONGEST else coming
    if tense is Tense.COMING:
        return coming if coming and coming - base <= LONGEST else None
    nearest = sorted(filter(None, (past, coming)), key=lambda day: abs(day - base))
    is_clear = len(nearest) == 2 and 2 * abs(nearest[0] - base) < abs(nearest[1] - base)
    return nearest[0] if is_clear or past == coming else None


def month_near(month: int, base: date, tense: Tense) -> date:
    """The first day of a month without its year, the nearest one that fits the tense.

    >>> month_near(5, date(2023, 9, 14), Tense.NONE)
    datetime.date(2023, 5, 1)
    """
    past = date(base.year - (month > base.month), month, 1)
    coming = date(base.year + (month < base.month), month, 1)
    if tense in (Tense.PAST, Tense.COMING):
        return past if tense is Tense.PAST else coming
    return min((past, coming), key=lambda day: abs(day - base))


def number_near(number: int, base: date, tense: Tense) -> date | None:
    """The day with a number, in this month or the one beside it; None unless a tense says which.

    >>> number_near(19, date(2018, 1, 11), Tense.PAST)
    datetime.date(2017, 12, 19)
    """
    days = [base + timedelta(days=days) for days in range(-FARTHEST_DAYS, FARTHEST_DAYS + 1)]
    if tense is Tense.PAST:
        return max((day for day in days if day.day == number and day <= base), default=None)
    if tense is Tense.COMING:
        return min((day for day in days if day.day == number and day >= base), default=None)
    return None


def week_of(day: date, weeks: int) -> date:
    """The Monday of the week of a day, or of one so many weeks after it.

    >>> week_of(date(2018, 1, 11), -1)
    datetime.date(2018, 1, 1)
    """
    return day + timedelta(days=-day.weekday(), weeks=weeks)


def month_of(day: date, months: int) -> date:
    """The first day of the month of a day, or of one so many months after it.

    >>> month_of(date(2018, 1, 11), -1)
    datetime.date(2017, 12, 1)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, 1)


def day_of(year: int, month: int, number: int) -> date | None:
    """The day of a calendar; None if it has no such day.

    >>> day_of(2023, 2, 30) is None
    True
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None
