"""Days that are named by their weekday, near the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

FARTHEST_DAYS = 45
"""A weekday with a number, such as Friday 19, lies no farther from the publication than this."""


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
