"""One date as people type it: a day, month, year, season, decade or century, as EDTF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from explorer.language.time_names import SEASONS, typed_months, typed_weekdays
from explorer.reading.date_vocabulary import (
    AD,
    BC,
    CENTURY,
    FILLERS,
    FIRST,
    ROMAN_MONTHS,
)
from explorer.story.days import year_text
from explorer.story.errors import TimeFormatError
from explorer.story.times import parse_date


@dataclass(frozen=True, kw_only=True)
class TypedDate:
    """What a cell says of when something was."""

    when: str
    """EDTF, or `unknown`."""
    until: str = ""
    """The date on which it ended, of a stretch of time."""
    time: str = ""
    """A clock time that was in the cell too."""
    zone: str = ""
    """The zone of the clock time, if an offset was behind it."""
    why: str = ""
    """What was decided; empty if it is what anybody reads there."""


def phrases(words: Iterable[str]) -> str:
    """A regular expression for phrases whose words may have full stops behind them."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"[.-]*\s?".join(map(re.escape, phrase.split())) for phrase in longest)


_PIVOT = 30
"""From which on a year of two digits is of the 20th century, as Excel has it."""


_YMD = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_YM = re.compile(r"\d{4}-\d\d")
NUMBERED = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{4})")
_YEAR = re.compile(r"(-?)(\d{3,4})")
_DECADE = re.compile(r"(?:anni|annees|los anos|gli anni|anos)?\s*(\d{3})0\s*(?:'?s|er|er jahre)?")
_ROMAN = {"x": 10, "v": 5, "i": 1}
_CENTURY = re.compile(
    rf"(?:(?P<word>{'|'.join(sorted(CENTURY))})\.?\s*)?(?P<number>\d{{1,2}}|[xvi]+)"
    rf"(?:st|nd|rd|th|\.|e|eme|mo|esimo)?\s*(?P<behind>{'|'.join(sorted(CENTURY))})?\.?"
)
_BC = re.compile(rf"(?P<date>.*?\S)\s*(?:{phrases(BC)})\.?")
_AD = re.compile(
    rf"(?:(?:{phrases(AD)})\.?\s*(?P<after>\d.*)|(?P<before>.*\d)\s*(?:{phrases(AD)})\.?)"
)
_QUARTER = re.compile(r"(?:q|t|quarter |trim\.? )([1-4])[ /-]*(\d{4})|(\d{4})[ /-]*(?:q|t)([1-4])")
_COMPACT = re.compile(r"(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_MONTH_NUMBER = re.compile(r"([^\W\d_]+)\.?[\s/-]+(\d{2})")
_SHORT_YEAR = re.compile(r"\s'(\d{2})(?!\d)")
"""The year of `Oct '97`."""
_ROMAN_MONTH = re.compile(rf"(\d{{1,2}})[-/. ]\s?({'|'.join(ROMAN_MONTHS)})[-/. ]\s?(\d{{4}})")


def single_date(plain: str, day_first: bool | None) -> TypedDate | None:
    """One day, month, year, season, decade or century."""
    if found := _YMD.fullmatch(plain):
        return valid_date(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}")
    if (found := _YM.fullmatch(plain)) and (whole := valid_date(found[0])):
        return whole
    if found := _COMPACT.fullmatch(plain):
        return valid_date("-".join(found.groups()))
    if found := _QUARTER.fullmatch(plain):
        year, last = found[2] or found[3], 3 * int(found[1] or found[4])
        return valid_date(f"{year}-{last - 2:02}/{year}-{last:02}")
    if found := _ROMAN_MONTH.fullmatch(plain):
        month = ROMAN_MONTHS.index(found[2]) + 1
        return valid_date(f"{found[3]}-{month:02}-{int(found[1]):02}")
    if found := NUMBERED.fullmatch(plain):
        return _from_numbers(found, day_first)
    if found := _MONTH_YEAR.fullmatch(plain):
        return valid_date(f"{found[2]}-{int(found[1]):02}")
    if found := _YEAR.fullmatch(plain):
        year = int(found[2])
        if not found[1]:
            return valid_date(year_text(year))
        return valid_date(year_text(1 - year), why=f"the year {year} BC")
    if found := _BC.fullmatch(plain):
        return _before_christ(found["date"])
    if found := _AD.fullmatch(plain):
        return _after_christ(found["after"] or found["before"])
    if _DECADE.fullmatch(plain):
        return valid_date(f"{_DECADE.fullmatch(plain)[1]}X")  # type: ignore[index]
    return _century(plain) or _in_words(plain)


def _from_numbers(found: re.Match[str], day_first: bool | None) -> TypedDate | None:
    first, second, year = int(found[1]), int(found[3]), found[4]
    is_day_first = True if found[2] == "." or first > 12 else False if second > 12 else day_first
    if is_day_first is None:
        if first != second:
            return None
        is_day_first = True
    day, month = (first, second) if is_day_first else (second, first)
    whole = _year(year)
    why = f"a year of two digits, {whole}" if len(year) == 2 else ""
    return valid_date(f"{whole}-{month:02}-{day:02}", why=why)


def _year(text: str) -> str:
    if len(text) != 2:
        return year_text(int(text))
    return f"{'20' if int(text) < _PIVOT else '19'}{text}"


def _before_christ(text: str) -> TypedDate | None:
    """A date before the year 1: a year, a century, or a day with its year."""
    if text.strip().isdecimal() and len(text.strip()) <= 4:
        return valid_date(year_text(1 - int(text)))
    if "-" in text or (century := _century(text)):
        first, dash, last = text.partition("-")
        if dash and first.strip().isdecimal() and last.strip().isdecimal():
            ends = (year_text(1 - int(first)), year_text(1 - int(last)))
            return TypedDate(when=ends[0], until=ends[1]) if all(map(is_edtf, ends)) else None
        if not dash and century:
            number = int(century.when[:2]) + 1
            return valid_date(f"{year_text(1 - number * 100)}/{year_text(-(number - 1) * 100)}")
        return None
    words = text.rpartition(" ")
    padded = _in_words(f"{words[0]} {int(words[2]):04}") if words[2].isdecimal() else None
    if padded is None:
        return None
    return valid_date(f"{year_text(1 - int(words[2]))}{padded.when[4:]}")


def _after_christ(text: str) -> TypedDate | None:
    """A date from the year 1 on, whose year may be short."""
    if text.strip().isdecimal() and len(text.strip()) <= 4:
        return valid_date(year_text(int(text)))
    return _in_words(text) or _century(text)


def _century(plain: str) -> TypedDate | None:
    found = _CENTURY.fullmatch(plain)
    if not found or not (found["word"] or found["behind"]):
        return None
    if found["number"].isdecimal():
        number = int(found["number"])
    else:
        values = [_ROMAN[sign] for sign in found["number"]]
        pairs = zip(values, [*values[1:], 0], strict=True)
        number = sum(-value if value < behind else value for value, behind in pairs)
    return valid_date(f"{number - 1:02}XX") if 1 <= number <= 21 else None


def _in_words(plain: str) -> TypedDate | None:
    """A date with the name of its month or season, in any order."""
    if (short := _SHORT_YEAR.search(plain)) and plain.count("'") == 1:
        year = _year(short[1])
        whole = _in_words(_SHORT_YEAR.sub(f" {year}", plain))
        return whole and replace(whole, why=f"a year of two digits, {year}")
    words = re.findall(r"\d+|[^\W\d_]+", re.sub(rf"\b(?:{FIRST})\b", "1", plain))
    kept = [word for word in words if word not in FILLERS and word not in typed_weekdays()]
    named = [word for word in kept if word in typed_months()]
    seasons = [word for word in kept if word in SEASONS]
    numbers = [word for word in kept if word.isdecimal()]
    if len(named) + len(seasons) != 1 or len(kept) != len(numbers) + 1:
        return None
    years = [word for word in numbers if len(word) >= 3]
    if not years and len(numbers) == 2 and kept[-1] == numbers[1] and len(numbers[1]) == 2:
        years = [numbers[1]]
    days = [word for at, word in enumerate(numbers) if word not in years]
    if len(years) != 1 or len(days) > 1 or (seasons and days):
        return None
    year = _year(years[0])
    why = f"a year of two digits, {year}" if len(years[0]) == 2 else ""
    part = SEASONS[seasons[0]] if seasons else typed_months()[named[0]]
    day = f"-{int(days[0]):02}" if days else ""
    return valid_date(f"{year}-{part:02}{day}", why=why)


def without_year(text: str) -> bool:
    """Whether a text is a day of a month, or days, whose year is not there.

    >>> without_year("15 mar"), without_year("13/14 March"), without_year("March")
    (True, True, False)
    """
    words = re.findall(r"\d+|[^\W\d_]+", plain_date(text))
    kept = [word for word in words if word not in FILLERS and word not in typed_weekdays()]
    days = [word for word in kept if word.isdecimal()]
    is_short = all(len(day) <= 2 for day in days)
    return bool(days) and is_short and len(kept) == len(days) + 1 and _has_month(kept)


def month_with_number(text: str) -> str:
    """The number behind a month's name, such as in `Mar-23`: its day, or its year; else empty.

    >>> month_with_number("mar-23"), month_with_number("23 mar")
    ('23', '')
    """
    found = _MONTH_NUMBER.fullmatch(plain_date(text))
    return found[2] if found and found[1] in typed_months() else ""


def _has_month(words: Iterable[str]) -> bool:
    return any(word in typed_months() for word in words)


def valid_date(when: str, why: str = "") -> TypedDate | None:
    return TypedDate(when=when, why=why) if is_edtf(when) else None


def is_edtf(text: str) -> bool:
    try:
        parse_date(text)
    except TimeFormatError:
        return False
    return True


def plain_date(text: str) -> str:
    """A text in small letters without accents, with one kind of dash and blank."""
    parts = unicodedata.normalize("NFKD", text.replace("º", "").replace("°", ""))
    letters = "".join(sign for sign in parts if unicodedata.category(sign) != "Mn").lower()
    return " ".join(re.sub("[‐-―−]", "-", letters).split()).rstrip(",;")
