"""Names of months, weekdays and seasons, as they are written and as they are typed."""

import pytest

from explorer.language.time_names import (
    SEASONS,
    english_month,
    months,
    typed_months,
    typed_weekdays,
    weekdays,
)


def test_names_are_those_of_the_language_with_their_accents_and_without_points() -> None:
    assert months("fr", "wide")["août"] == 8
    assert months("en", "abbreviated")["Sept"] == 9
    assert weekdays("it", "wide")["lunedì"] == 0
    assert weekdays("en", "abbreviated")["Thurs"] == 3


@pytest.mark.parametrize(
    ("typed", "number"),
    [("marzo", 3), ("mars", 3), ("marz", 3), ("aout", 8), ("sept", 9), ("genn", 1), ("dez", 12)],
)
def test_a_month_is_known_by_its_names_in_five_languages(typed: str, number: int) -> None:
    assert typed_months()[typed] == number


def test_weekdays_that_mean_something_else_are_not_taken_for_weekdays() -> None:
    assert {"monday", "lun", "mercredi", "domingo"} <= typed_weekdays().keys()
    assert not {"mar", "so", "do", "ma"} & typed_weekdays().keys()


def test_seasons_and_english_months_have_their_numbers() -> None:
    assert (SEASONS["primavera"], SEASONS["hiver"]) == (21, 24)
    assert [english_month(1), english_month(12)] == ["January", "December"]
