"""Days of any year: in the years of `date` they are its, and before and after they go on so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.story.days import Day, DayName

ordinals = st.integers(Day.of(-9999, 1, 1).ordinal, Day.of(9999, 12, 31).ordinal)


@given(st.dates())
def test_a_day_is_called_as_a_date_is(day: date) -> None:
    ours = Day.of_date(day)

    assert ours.name == DayName(day.year, day.month, day.day, day.weekday())
    assert str(ours) == day.isoformat()


@given(ordinals)
def test_every_day_is_found_again_by_its_name(ordinal: int) -> None:
    name = Day(ordinal).name

    assert Day.of(name.year, name.month, name.day) == Day(ordinal)
    assert name.weekday() == date.fromordinal((ordinal - 1) % 7 + 1).weekday()


@given(ordinals)
def test_a_twin_has_the_same_name_but_for_the_year(ordinal: int) -> None:
    day = Day(ordinal)
    name, twin = day.name, day.twin

    assert 2 <= twin.year <= 9998
    assert (name.month, name.day, name.weekday()) == (twin.month, twin.day, twin.weekday())
    assert (name.year - twin.year) % 400 == 0
    assert day.date in (None, twin)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        ((-9999, 1, 1), "-9999-01-01", None),
        ((-217, 9, 30), "-0217-09-30", None),
        ((-4, 2, 29), "-0004-02-29", None),
        ((0, 2, 29), "0000-02-29", None),
        ((1, 12, 31), "0001-12-31", None),
        ((2, 1, 1), "0002-01-01", date(2, 1, 1)),
        ((9998, 12, 31), "9998-12-31", date(9998, 12, 31)),
        ((9999, 1, 1), "9999-01-01", None),
    ],
)
def test_a_day_is_written_and_held_as_far_as_others_can(
    name: tuple[int, int, int], text: str, held: date | None
) -> None:
    assert (str(Day.of(*name)), Day.of(*name).date) == (text, held)


def test_days_are_in_order_and_apart_over_the_turn_of_eras() -> None:
    before, after = Day.of(0, 12, 31), Day.of(1, 1, 1)

    assert before < after
    assert after - before == timedelta(days=1)
    assert before + timedelta(days=1) == after


@pytest.mark.parametrize("name", [(-217, 2, 29), (-100, 2, 29), (0, 13, 1), (1, 0, 1)])
def test_a_day_that_does_not_exist_is_refused(name: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        Day.of(*name)
