"""Dates as CLDR writes them, filled into templates that the browser has too."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from explorer.language.date_words import date_words
from explorer.story.days import Day

LANGUAGES = ("ar", "en_GB", "es", "fi", "he", "hi", "it", "ja", "ko", "pl", "ru", "th", "zh_Hant")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_is_written_as_babel_writes_it(code: str) -> None:
    locale = Locale.parse(code)
    words = date_words(locale)

    for month in range(1, 13):
        day = date(2023, month, month)
        assert words.written("day", day) == format_date(day, "full", locale=locale)
        assert words.written("day_month_year", day) == format_date(day, "long", locale=locale)


@pytest.mark.parametrize("code", LANGUAGES)
def test_dates_are_listed_as_babel_lists_them(code: str) -> None:
    locale = Locale.parse(code)
    words = date_words(locale)

    for count in range(5):
        items = ["1566", "1568", "1570", "1572"][:count]
        found = [words.all_or_one(items, is_all=is_all) for is_all in (True, False)]
        assert found == [format_list(items, style, locale) for style in ("standard", "or")]


def test_a_span_has_the_whole_names_of_its_months() -> None:
    first, last = date(2023, 9, 30), date(2023, 10, 2)
    words = {code: date_words(Locale.parse(code)) for code in ("en_GB", "fi", "fa", "ja")}

    spans = {code: each.spanned(first, last, "month") for code, each in words.items()}

    assert spans == {
        "en_GB": "September\u2009–\u2009October 2023",
        "fi": "syyskuu–lokakuu 2023",
        "fa": "سپتامبر 2023 تا اکتبر 2023",
        "ja": "2023年9月～10月",
    }


def test_before_the_year_1_a_date_has_an_era() -> None:
    words = date_words(Locale.parse("fi"))
    first, last = Day.of(-217, 9, 1).name, Day.of(14, 8, 19).name

    assert words.written("day_month_year", first) == "1.9.218 eKr."
    assert words.spanned(first, last, "year") == "218 eKr.\u2009–\u200914 jKr."
