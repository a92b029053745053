"""Numbers in texts: plural forms, and Italian that needs no elision before a number."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from gettext import c2py

import pytest
from babel.messages.pofile import read_po

from explorer.language import LOCALE_FOLDER, Text, interface_languages, language

NUMBERS = (0, 1, 2, 8, 11, 21)


@pytest.mark.parametrize("code", interface_languages())
def test_the_same_texts_have_plural_forms_in_every_language(code: str) -> None:
    def plural(texts: Mapping[str, Text]) -> set[str]:
        return {key for key, text in texts.items() if not isinstance(text, str)}

    assert plural(language(code).texts) == plural(language("en").texts)


@pytest.mark.parametrize("code", interface_languages())
def test_the_head_of_a_catalogue_puts_numbers_together_as_cldr_does(code: str) -> None:
    with (LOCALE_FOLDER / code / "LC_MESSAGES" / "explorer.po").open("rb") as stream:
        catalogue = read_po(stream)
    assert catalogue.locale
    index = c2py(catalogue.plural_expr)
    found = {(catalogue.locale.plural_form(number), index(number)) for number in range(1000)}

    assert len(found) == len(dict(found))
    assert {place for _, place in found} == set(range(catalogue.num_plurals))


@pytest.mark.parametrize(
    ("code", "key", "one", "others"),
    [
        ("en", "source_count", "1 source", "{} sources"),
        ("it", "source_count", "1 fonte", "{} fonti"),
        ("en", "publisher_count", "1 publisher", "{} publishers"),
        ("it", "publisher_count", "1 testata", "{} testate"),
        ("en", "card_count", "1 event, with its sources", "{} events, with their sources"),
        ("it", "card_count", "1 evento, con le sue fonti", "{} eventi, con le loro fonti"),
        ("en", "and_others", "TASS and 1 more", "TASS and {} more"),
        ("it", "and_others", "TASS e un altro", "TASS e altri {}"),
        ("en", "stop_numbers", "stop 3, 5 of 9", "stops 3, 5 of 9"),
        ("it", "stop_numbers", "tappa 3, 5 di 9", "tappe 3, 5 di 9"),
    ],
)
def test_a_text_has_the_form_for_its_number(code: str, key: str, one: str, others: str) -> None:
    said = [
        language(code).text(key, count=count, names="TASS", numbers="3, 5", total=9)
        for count in NUMBERS
    ]

    assert said == [one if count == 1 else others.format(count) for count in NUMBERS]


@pytest.mark.parametrize(
    ("code", "one", "others"), [("en", "1 hour", "{} hours"), ("it", "1 ora", "{} ore")]
)
def test_hours_have_the_form_for_their_number(code: str, one: str, others: str) -> None:
    said = [language(code).hours(count) for count in NUMBERS]

    assert said == [one if count == 1 else others.format(count) for count in NUMBERS]


@pytest.mark.parametrize(
    ("code", "days", "months"), [("en", "days", "months"), ("it", "giorni", "mesi")]
)
def test_days_and_months_have_the_form_for_their_number(code: str, days: str, months: str) -> None:
    several = [count for count in NUMBERS if count > 1]

    assert [language(code).hours(24 * count) for count in several] == [
        f"{count} {days}" for count in several
    ]
    assert [language(code).hours(24 * 30.5 * count) for count in several] == [
        f"{count} {months}" for count in several
    ]


@pytest.mark.parametrize("code", interface_languages())
@pytest.mark.parametrize("day", [1, 2, 8, 11, 21, 30])
@pytest.mark.parametrize("key", ["day_from", "day_until", "citation_sentence"])
def test_no_text_needs_an_elision_before_a_day(code: str, day: int, key: str) -> None:
    shown = language(code).day_month_year(date(2023, 9, day))
    said = language(code).text(key, day=shown, title="", url="")

    assert not re.search(rf"\b(il|dal|al|del|nel) {day}\b", said)


@pytest.mark.parametrize("hour", [0, 1, 8, 11, 21])
@pytest.mark.parametrize(("key", "words"), [("time_after", "dopo"), ("time_before", "entro")])
def test_no_text_needs_an_elision_before_an_hour(hour: int, key: str, words: str) -> None:
    time = language("it").clock(datetime(2023, 9, 13, hour, tzinfo=UTC))

    assert language("it").text(key, time=time) == f"{words} le ore {time}"


def test_a_million_has_the_general_form_where_a_language_writes_no_other() -> None:
    # CLDR has a category of its own for millions in Italian, gettext has none
    assert language("it").text("source_count", count=10**6) == "1.000.000 fonti"


def test_a_text_with_plural_forms_needs_its_number() -> None:
    with pytest.raises(KeyError, match="count"):
        language("en").text("source_count")
