"""Days that count from one that the text has just named, and those of a span with its year."""

from datetime import date

import pytest

from explorer.authoring.dates.dating import dates_in
from explorer.authoring.vocabularies import vocabulary


def read(text: str, lang: str, published: date | None) -> list[str]:
    """The dates of a text."""
    return [each.edtf for each in dates_in(text, vocabulary(lang), published)[0]]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "They left on 3 January and were found two days later.", "2018-01-05"),
        ("en", "They left on 3 January. The next day they were found.", "2018-01-04"),
        ("en", "They were found on 3 January. They had left two days earlier.", "2018-01-01"),
        ("it", "Partirono il 3 gennaio. Il giorno seguente erano a Roma.", "2018-01-04"),
        ("it", "Partirono il 3 gennaio e tre giorni dopo erano a Roma.", "2018-01-06"),
    ],
)
def test_a_number_of_days_counts_from_the_day_just_named(lang: str, text: str, edtf: str) -> None:
    assert read(text, lang, date(2018, 1, 11))[1] == edtf


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They left on 3 January. They slept. The next day they were found."),
        ("en", "They left, she said on 3 January. The next day they were found."),
        ("en", "They left on 3 January, a few days later than planned."),
        ("en", "They left on 3 January, two days after the match."),
        ("it", "Partirono il 3 gennaio, il giorno dopo la partita."),
        ("it", "Partirono il 3 gennaio.\n\nIl giorno dopo erano a Roma."),
    ],
)
def test_days_that_count_from_something_else_are_left_out(lang: str, text: str) -> None:
    assert read(text, lang, date(2018, 1, 11)) == ["2018-01-03"]


def test_the_year_of_a_span_is_that_of_its_days() -> None:
    text = "The walks are on 3–6 October 2024. The lake is on 4 October.\n\nSaturday\n\nThe hill."

    assert read(text, "en", None) == ["2024-10-03/2024-10-06", "2024-10-04", "2024-10-05"]


def test_a_day_outside_a_span_has_not_its_year() -> None:
    assert read("The walks are on 3–6 October 2024. \n\nBook by phone on 4 May.", "en", None) == [
        "2024-10-03/2024-10-06"
    ]
