"""Dates of a text: which day, month or year is meant, no more exact than in the text."""

from datetime import date

import pytest

from explorer.authoring.dates.dating import dates_in
from explorer.authoring.vocabularies import vocabulary

PUBLISHED = date(2023, 9, 14)
"""A Thursday."""


def told(text: str, lang: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The words and the date of each date of a text."""
    found, _ = dates_in(text, vocabulary(lang), published)
    return [(text[each.span.start : each.span.end], each.edtf) for each in found]


@pytest.mark.parametrize(
    ("lang", "text", "words", "edtf"),
    [
        ("it", "Il 13 settembre 2023 partono.", "13 settembre 2023", "2023-09-13"),
        ("it", "Sono partiti il 1° marzo.", "1° marzo", "2023-03-01"),
        ("it", "Il vertice del settembre 2022.", "settembre 2022", "2022-09"),
        ("it", "Nel marzo del 1861 partono.", "marzo del 1861", "1861-03"),
        ("it", "A luglio partono.", "luglio", "2023-07"),
        ("it", "Nel 1519 partono.", "1519", "1519"),
        ("it", "Mercoledì sono partiti.", "Mercoledì", "2023-09-13"),
        ("it", "Partono ieri.", "ieri", "2023-09-13"),
        ("it", "Partono domani.", "domani", "2023-09-15"),
        ("it", "Partiti 3 giorni fa.", "3 giorni fa", "2023-09-11"),
        ("it", "Dal 10 al 12 settembre.", "10 al 12 settembre", "2023-09-10/2023-09-12"),
        ("it", "Martedì 12 settembre partono.", "Martedì 12 settembre", "2023-09-12"),
        ("en", "They leave on 13 September 2023.", "13 September 2023", "2023-09-13"),
        ("en", "On Sept. 13, 2023 they leave.", "Sept. 13, 2023", "2023-09-13"),
        ("en", "The 13th of September.", "13th of September", "2023-09-13"),
        ("en", "In March 2021 they left.", "March 2021", "2021-03"),
        ("en", "They left in May.", "May", "2023-05"),
        ("en", "On Wednesday they left.", "Wednesday", "2023-09-13"),
        ("en", "They left two days ago.", "two days ago", "2023-09-12"),
        ("en", "Born in 1987.", "1987", "1987"),
        ("en", "MARCH 5, 2021 was fine.", "MARCH 5, 2021", "2021-03-05"),
        ("it", "Partiti il 12 set 2022.", "12 set 2022", "2022-09-12"),
        ("en", "It is dated 2023-09-12.", "2023-09-12", "2023-09-12"),
    ],
)
def test_a_date_keeps_the_precision_of_the_text(
    lang: str, text: str, words: str, edtf: str
) -> None:
    assert told(text, lang) == [(words, edtf)]


def test_a_weekday_on_which_it_is_published_is_that_day() -> None:
    assert told("Giovedì partono.", "it") == [("Giovedì", "2023-09-14")]


@pytest.mark.parametrize(
    ("text", "edtf"), [("On 3 January they left.", "2023-01-03"), ("16 September.", "2023-09-16")]
)
def test_a_day_without_a_year_is_past_unless_that_would_be_long_ago(text: str, edtf: str) -> None:
    assert [date for _, date in told(text, "en")] == [edtf]


def test_a_day_without_a_year_is_of_the_year_given_before_in_its_passage() -> None:
    text = "Il 5 maggio 1860 salpano. L'11 maggio sbarcano."

    assert [when for _, when in told(text, "it", None)] == ["1860-05-05", "1860-05-11"]


def test_it_is_left_out_where_it_may_as_well_be_of_the_publication_s_year() -> None:
    text = "Il 5 maggio 1860 salpano. L'11 maggio sbarcano."

    assert [when for _, when in told(text, "it")] == ["1860-05-05"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They may march on 3/4/2023."),
        ("en", "Last week May said so."),
        ("it", "Una marzolina del 20."),
        ("en", "A crowd of 2000 cheered."),
        ("en", "They slept in 2000 homes."),
        ("en", "They march 5 km in may and april."),
        ("en", "In the last 2000 years."),
        ("it", "Una folla di 2000 cantava."),
        ("it", "Salgono a 2000 metri."),
        ("it", "Nuotano nel mar Nero."),
        ("it", "Perde nel set decisivo."),
    ],
)
def test_what_is_no_date_or_two_dates_at_once_is_none(lang: str, text: str) -> None:
    assert told(text, lang) == []


def test_without_the_day_of_publication_only_dates_with_a_year_are_read() -> None:
    text = "Mercoledì, 13 settembre e ieri; 12 settembre 2023."

    found, unread = dates_in(text, vocabulary("it"), None)

    assert [each.edtf for each in found] == ["2023-09-12"]
    assert [each.words for each in unread.values()] == ["Mercoledì, 13 settembre", "ieri"]
    assert {each.reason for each in unread.values()} == {"needs the publication date (--published)"}


def test_a_day_that_does_not_exist_is_reported_as_unread() -> None:
    _, unread = dates_in("Il 30 febbraio 2023.", vocabulary("it"), PUBLISHED)

    assert [(each.words, each.reason) for each in unread.values()] == [
        ("30 febbraio 2023", "cannot be read as a date")
    ]
