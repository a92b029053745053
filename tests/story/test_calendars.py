"""Days come in under their Julian names and go out under them; in between they are days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.story.calendars import Calendar
from explorer.story.days import Day

JULIAN = Calendar.JULIAN


# The days on which Rome, Britain and Russia went over to the Gregorian calendar, under the names
# that they would have had otherwise; and around the leap days that only the Julian calendar has.
@pytest.mark.parametrize(
    ("name", "day"),
    [
        ((1582, 10, 5), Day.of(1582, 10, 15)),
        ((1752, 9, 3), Day.of(1752, 9, 14)),
        ((1918, 2, 1), Day.of(1918, 2, 14)),
        ((1500, 2, 28), Day.of(1500, 3, 9)),
        ((1500, 2, 29), Day.of(1500, 3, 10)),
        ((1500, 3, 1), Day.of(1500, 3, 11)),
        ((4, 2, 29), Day.of(4, 2, 27)),
        ((1, 1, 3), Day.of(1, 1, 1)),
        ((0, 2, 29), Day.of(0, 2, 27)),
        ((-43, 3, 15), Day.of(-43, 3, 13)),
        ((-4712, 1, 1), Day.of(-4713, 11, 24)),
    ],
)
def test_a_day_is_found_by_its_julian_name(name: tuple[int, int, int], day: Day) -> None:
    named = JULIAN.named(day)

    assert JULIAN.day(*name) == day
    assert (named.year, named.month, named.day) == name


@pytest.mark.parametrize("name", [(1521, 2, 29), (1521, 13, 1), (1521, 4, 31)])
def test_a_day_that_the_calendar_has_not_is_refused(name: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        JULIAN.day(*name)


@given(st.integers(Day.of(-9999, 1, 1).ordinal, Day.of(9999, 12, 31).ordinal))
def test_every_day_is_found_again_by_its_name(ordinal: int) -> None:
    day = Day(ordinal)
    named = JULIAN.named(day)

    assert JULIAN.day(named.year, named.month, named.day) == day
    assert named.weekday() == day.name.weekday()


def test_a_gregorian_day_keeps_its_name() -> None:
    day = Day.of(2023, 9, 13)

    assert Calendar.GREGORIAN.day(2023, 9, 13) == day
    assert Calendar.GREGORIAN.named(day) == day.name


def test_a_julian_day_is_worded_with_the_weekday_that_it_had() -> None:
    day, later = (
        JULIAN.named(JULIAN.day(1522, 9, on)) for on in (6, 8)
    )  # Pigafetta: Saturday 6 September 1522

    assert language("en").day(day) == "Saturday, 6 September 1522"
    assert language("it").day(day) == "sabato 6 settembre 1522"
    assert language("en").weekday_and_day(day) == "Sat 6"
    assert language("it").span(day, later) == "6–8 settembre 1522"
