"""Days come in under their Julian names and go out under them; in between they are days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.story.calendars import Calendar

JULIAN = Calendar.JULIAN


# The days on which Rome, Britain and Russia went over to the Gregorian calendar, under the names
# that they would have had otherwise; and around the leap days that only the Julian calendar has.
@pytest.mark.parametrize(
    ("name", "day"),
    [
        ((1582, 10, 5), date(1582, 10, 15)),
        ((1752, 9, 3), date(1752, 9, 14)),
        ((1918, 2, 1), date(1918, 2, 14)),
        ((1500, 2, 28), date(1500, 3, 9)),
        ((1500, 2, 29), date(1500, 3, 10)),
        ((1500, 3, 1), date(1500, 3, 11)),
        ((4, 2, 29), date(4, 2, 27)),
        ((1, 1, 3), date(1, 1, 1)),
    ],
)
def test_a_day_is_found_by_its_julian_name(name: tuple[int, int, int], day: date) -> None:
    named = JULIAN.named(day)

    assert JULIAN.day(*name) == day
    assert (named.year, named.month, named.day) == name


@pytest.mark.parametrize("name", [(1521, 2, 29), (1521, 13, 1), (1521, 4, 31)])
def test_a_day_that_the_calendar_has_not_is_refused(name: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        JULIAN.day(*name)


@given(st.dates(min_value=date(2, 1, 1)))
def test_every_day_is_found_again_by_its_name(day: date) -> None:
    named = JULIAN.named(day)

    assert JULIAN.day(named.year, named.month, named.day) == day


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_a_day_under_its_julian_name_is_still_that_day(day: date) -> None:
    named = JULIAN.named(day)

    assert named == day
    assert named.weekday() == day.weekday()
    assert named.isoformat() == day.isoformat()
    assert named + timedelta(days=1) == day + timedelta(days=1)


def test_a_gregorian_day_keeps_its_name() -> None:
    day = date(2023, 9, 13)

    assert Calendar.GREGORIAN.day(2023, 9, 13) == day
    assert Calendar.GREGORIAN.named(day) is day


def test_a_julian_day_is_worded_with_the_weekday_that_it_had() -> None:
    day = JULIAN.named(JULIAN.day(1522, 9, 6))  # Pigafetta: Saturday 6 September 1522

    assert language("en").day(day) == "Saturday, 6 September 1522"
    assert language("it").day(day) == "sabato 6 settembre 1522"
    assert language("en").weekday_and_day(day) == "Sat 6"
    assert language("it").span(day, day + timedelta(days=2)) == "6–8 settembre 1522"
