"""Dates as people type them."""

from datetime import date, datetime

import pytest

from explorer.reading.single_dates import TypedDate
from explorer.reading.typed_dates import numbered, serial_date, typed_date, typed_instant

DATES = {
    "2023-03-01": "2023-03-01",
    "2023/3/1": "2023-03-01",
    "20230301": "2023-03-01",
    "1.3.2023": "2023-03-01",
    "13/3/2023": "2023-03-13",
    "3/13/2023": "2023-03-13",
    "2/2/2023": "2023-02-02",
    "11.III.1848": "1848-03-11",
    "1 March 2023": "2023-03-01",
    "March 1, 2023": "2023-03-01",
    "Sept. 15th, 2023": "2023-09-15",
    "11th of March, 1848": "1848-03-11",
    "1848, March 11": "1848-03-11",
    "Wed, 1 March 2023": "2023-03-01",
    "1-Mar-2023": "2023-03-01",
    "1 marzo 2023": "2023-03-01",
    "1º marzo 2023": "2023-03-01",
    "mercoledì 1 marzo 2023": "2023-03-01",
    "15 sett. 2023": "2023-09-15",
    "1. März 2023": "2023-03-01",
    "1er mars 2023": "2023-03-01",
    "1 de marzo de 2023": "2023-03-01",
    "Mar 2023": "2023-03",
    "03-2023": "2023-03",
    "1786": "1786",
    "786": "0786",
    "AD 79": "0079",
    "79 d.C.": "0079",
    "218 BC": "-0217",
    "218 a.C.": "-0217",
    "218 v. Chr.": "-0217",
    "218 av. J.-C.": "-0217",
    "15 March 44 BC": "-0043-03-15",
    "5th century BC": "-0499/-0400",
    "1850s": "185X",
    "anni 1850": "185X",
    "19th century": "18XX",
    "XIX secolo": "18XX",
    "sec. XIX": "18XX",
    "XIXe siècle": "18XX",
    "19. Jahrhundert": "18XX",
    "siglo XIX": "18XX",
    "spring 1566": "1566-21",
    "autunno 1566": "1566-23",
    "ca. 1500": "1500~",
    "circa 1500": "1500~",
    "um 1500": "1500~",
    "vers 1500": "1500~",
    "1500?": "1500?",
    "[1500]": "1500?",
    "probably 1500": "1500?",
    "before 1500": "../1500",
    "dopo il 1500": "1500/..",
    "nach 1500": "1500/..",
    "between 1500 and 1510": "1500/1510",
    "fra il 1500 e il 1510": "1500/1510",
    "1848 or 1849": "[1848,1849]",
    "1848/1850": "1848/1850",
    "Q3 2024": "2024-07/2024-09",
    "2024Q1": "2024-01/2024-03",
    "s.d. [1848]": "1848?",
    "s.d.": "unknown",
    "n.d.": "unknown",
    "o. D.": "unknown",
    "sans date": "unknown",
    "?": "unknown",
    "Febr. 1800": "1800-02",
    "15/16 marzo 2023": "2023-03-15/2023-03-16",
    "13/14. März 1848": "1848-03-13/1848-03-14",
    "15/16.3.2023": "2023-03-15/2023-03-16",
    "März/April 1848": "1848-03/1848-04",
    "1848/49": "1848/1849",
    "zwischen 1. und 5. Okt. 1797": "1797-10-01/1797-10-05",
    "zwischen dem 1. und dem 5. Oktober 1797": "1797-10-01/1797-10-05",
    "entre le 1er et le 5 octobre 1797": "1797-10-01/1797-10-05",
    "tra l'8 e l'11 marzo 1848": "1848-03-08/1848-03-11",
    "13 oder 14. März 1848": "[1848-03-13,1848-03-14]",
}

STRETCHES = {
    "1914–1918": ("1914", "1918"),
    "1914-18": ("1914", "1918"),
    "1-3 March 2023": ("2023-03-01", "2023-03-03"),
    "May 3-7, 2023": ("2023-05-03", "2023-05-07"),
    "1 March – 3 April 2023": ("2023-03-01", "2023-04-03"),
    "March–April 2023": ("2023-03", "2023-04"),
    "from 3 to 7 May 2023": ("2023-05-03", "2023-05-07"),
    "dal 3 al 7 maggio 2023": ("2023-05-03", "2023-05-07"),
    "vom 3. bis 7. Mai 2023": ("2023-05-03", "2023-05-07"),
    "3.-7.5.2023": ("2023-05-03", "2023-05-07"),
    "48 BC - 44 BC": ("-0047", "-0043"),
    "48-44 BC": ("-0047", "-0043"),
}

WITH_CLOCK = {
    "2023-03-01T09:30:00": ("2023-03-01", "09:30"),
    "1 March 2023 9:30 pm": ("2023-03-01", "21:30"),
    "13.3.2023 ore 9": ("2023-03-13", "09:00"),
}

DECIDED = {
    "1.3.23": TypedDate(when="2023-03-01", why="a year of two digits, 2023"),
    "1-Mar-85": TypedDate(when="1985-03-01", why="a year of two digits, 1985"),
    "-138": TypedDate(when="-0137", why="the year 138 BC"),
    "early 1848": TypedDate(when="1848", why="without “early”"),
    "Ottobre '97": TypedDate(when="1997-10", why="a year of two digits, 1997"),
    "Anf. 1848": TypedDate(when="1848", why="without “anf”"),
    "Nacht vom 13. auf den 14. März 1848": TypedDate(
        when="1848-03-13/1848-03-14", why="without “nacht”"
    ),
    "notte tra il 3 e il 4 maggio 1848": TypedDate(
        when="1848-05-03/1848-05-04", why="without “notte”"
    ),
}

NO_DATES = ("not a date", "12", "1 mars", "31/2/2023", "2023-02-30", "29 feb 1900", "Easter 1848")


@pytest.mark.parametrize(("typed", "when"), DATES.items())
def test_a_date_is_read_as_it_is_meant(typed: str, when: str) -> None:
    assert typed_date(typed, day_first=None) == TypedDate(when=when)


@pytest.mark.parametrize(("typed", "ends"), STRETCHES.items())
def test_a_stretch_of_time_has_a_beginning_and_an_end(typed: str, ends: tuple[str, str]) -> None:
    assert typed_date(typed, day_first=None) == TypedDate(when=ends[0], until=ends[1])


@pytest.mark.parametrize(("typed", "found"), WITH_CLOCK.items())
def test_a_clock_time_behind_a_date_is_read_too(typed: str, found: tuple[str, str]) -> None:
    assert typed_date(typed, day_first=None) == TypedDate(when=found[0], time=found[1])


@pytest.mark.parametrize(("typed", "found"), DECIDED.items())
def test_what_was_decided_is_said(typed: str, found: TypedDate) -> None:
    assert typed_date(typed, day_first=None) == found


@pytest.mark.parametrize("typed", NO_DATES)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert typed_date(typed, day_first=True) is None


def test_two_numbers_are_only_a_date_if_their_order_is_known() -> None:
    assert typed_date("1/3/2023", day_first=None) is None
    assert typed_date("1/3/2023", day_first=True) == TypedDate(when="2023-03-01")
    assert typed_date("1/3/2023", day_first=False) == TypedDate(when="2023-01-03")
    assert typed_date("3/5/2023-7/5/2023", day_first=True) == TypedDate(
        when="2023-05-03", until="2023-05-07"
    )
    assert [numbered(text) for text in ("1/3/2023", "1.3.2023", "3/4.03.2023", "Rome")] == [
        *((1, 3), None, None, None),
    ]


def test_a_clock_time_with_an_offset_is_in_its_zone() -> None:
    assert typed_date("2024-05-21T19:00:00Z", day_first=None) == TypedDate(
        when="2024-05-21", time="19:00", zone="UTC"
    )
    assert typed_date("2024-05-21T19:00+02:00", day_first=None) == TypedDate(
        when="2024-05-21", time="19:00", zone="Etc/GMT-2"
    )
    assert typed_date("2024-05-21T19:00+05:30", day_first=None) == TypedDate(
        when="2024-05-21", time="19:00", why="without the offset +05:30"
    )


def test_a_spreadsheets_own_dates_are_taken_without_midnight() -> None:
    assert typed_instant(date(2023, 3, 1)) == TypedDate(when="2023-03-01")
    assert typed_instant(datetime(2023, 3, 1)) == TypedDate(when="2023-03-01")
    assert typed_instant(datetime(2023, 3, 1, 9, 30)) == TypedDate(when="2023-03-01", time="09:30")


def test_a_day_number_of_excel_is_its_day_and_a_year_is_none() -> None:
    assert serial_date(44986) == TypedDate(when="2023-03-01", why="a day number of Excel")
    assert serial_date(44986.5) == TypedDate(
        when="2023-03-01", time="12:00", why="a day number of Excel"
    )
    assert serial_date(1848) is None


@pytest.mark.parametrize(
    "typed", ["a ", " - ", "to 1 ", "1-", "1 bc ", "ca. ", "[1", "1 or ", "1?"]
)
def test_a_long_text_is_no_date(typed: str) -> None:
    assert typed_date(typed * 20_000, day_first=True) is None
    assert numbered(typed * 20_000) is None
