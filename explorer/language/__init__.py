"""The reader's language: interface texts from gettext catalogues, dates and numbers by Babel.

Each language is a file `locale/<code>/LC_MESSAGES/explorer.po`; adding one needs no code.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Literal, cast

from babel import Locale
from babel.dates import DateTimeFormat, format_timedelta, tokenize_pattern
from babel.lists import format_list
from babel.messages import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from explorer.language.tags import interface_for, name_in, own_name, text_direction
from explorer.story.days import DayName
from explorer.story.times import Unit

LOCALE_FOLDER = Path(__file__).parent / "locale"

_BABEL_MONTH = timedelta(days=30)
_BABEL_YEAR = timedelta(days=365)
_MEAN_MONTH_DAYS = 365.2425 / 12
_NO_LARGER_UNIT = 10**9
"""For Babel, how many units are too many to stay with that unit."""
_PLURAL_SAMPLE = range(200)
"""Numbers in which every plural form of every language occurs."""

NamedDay = date | DayName
"""A day under the name that it has in some calendar."""

Text = str | Mapping[str, str]
"""An interface text, or its plural forms by the CLDR category of the number: `one`, `other` …"""


class Language:
    """A language in which a story is shown, with the interface's texts that go with it."""

    def __init__(self, code: str) -> None:
        """Without a catalogue of this language the interface is in `tags.FALLBACK`."""
        self.code = code
        """Tag of the story's texts (BCP 47)."""
        self.interface = interface_for(code, interface_languages())
        """Code of the interface's texts: that of a catalogue."""
        self.direction = text_direction(code)
        """Which way the story's texts are written: `ltr` or `rtl`."""
        file = LOCALE_FOLDER / self.interface / "LC_MESSAGES" / "explorer.po"
        with file.open("rb") as stream:
            catalogue = read_po(stream)
        self._locale = catalogue.locale or Locale.parse(self.interface)
        self.texts = _texts(catalogue, self._locale)
        """Every interface text by its key, placeholders in braces."""

    def text(self, key: str, **values: object) -> str:
        """The interface text with this key; whole numbers are written as the language has them.

        A text with plural forms takes the form for `count`. Raises KeyError for an unknown key or
        placeholder.

        >>> Language("en").text("card_count", count=1)
        '1 event, with its sources'
        """
        text = self.texts[key]
        if not isinstance(text, str):
            category = self._locale.plural_form(cast("int", values["count"]))
            text = text.get(category) or text["other"]
        shown = {
            name: format_decimal(value, locale=self._locale) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return text.format(**shown)

    def listed(self, names: tuple[str, ...], *, most: int) -> str:
        """Names with commas; of many the first `most`, and how many others there are.

        >>> Language("en").listed(("Anna", "Boris", "Carla", "Dario"), most=2)
        'Anna, Boris and 2 more'
        """
        if len(names) <= most + 1:
            return ", ".join(names)
        return self.text("and_others", names=", ".join(names[:most]), count=len(names) - most)

    def own_name(self, code: str | None = None) -> str:
        """The name of a language (by default this one) in itself, capitalised."""
        name = own_name(code or self.code)
        return name[:1].upper() + name[1:]

    def name_of(self, code: str) -> str:
        """The name of a language in this one; the code itself where CLDR knows none.

        >>> Language("it").name_of("ko")
        'coreano'
        """
        return name_in(self._locale, code)

    def day(self, day: NamedDay) -> str:
        """A day in full: mercoledì 13 settembre 2023."""
        return self._with_year("GyMMMEd", self._locale.date_formats["full"].pattern, day)

    def day_month(self, day: NamedDay) -> str:
        """A day without weekday or year: 13 settembre."""
        return self._written(self._locale.datetime_skeletons["MMMMd"].pattern, day)

    def day_month_year(self, day: NamedDay) -> str:
        """A day without weekday: 13 settembre 2023."""
        return self._with_year("GyMMMd", self._locale.date_formats["long"].pattern, day)

    def weekday_and_day(self, day: NamedDay) -> str:
        """A short day: mer 13."""
        return self._written(self._locale.datetime_skeletons["Ed"].pattern, day)

    def month(self, day: NamedDay) -> str:
        """A month: settembre 2023."""
        return self._with_year("GyMMM", self._locale.datetime_skeletons["yMMMM"].pattern, day)

    def year(self, day: NamedDay) -> str:
        """A year: 2023, 218 a.C."""
        return self._with_year("Gy", "y", day)

    def _with_year(self, skeleton: str, pattern: str, day: NamedDay) -> str:
        """A day by a pattern, or before the year 1 by the locale's own one with an era."""
        if day.year < 1:
            pattern = _in_full(self._locale.datetime_skeletons[skeleton].pattern, weekday=True)
        return self._written(pattern, day)

    def _written(self, pattern: str, day: NamedDay) -> str:
        """A day by a CLDR pattern; Babel takes neither years before 1 nor the Julian calendar."""
        fields = DateTimeFormat(_alike(day.month, day.day, day.weekday()), self._locale)
        own = {
            "y": str(day.year if day.year > 0 else 1 - day.year),
            "G": self._locale.eras["abbreviated"][int(day.year > 0)],
        }
        return "".join(
            own.get(token[0]) or fields[str(token[0]) * int(token[1])]
            if isinstance(token, tuple)
            else token
            for _, token in tokenize_pattern(pattern)
        )

    def clock(self, at: datetime) -> str:
        """A clock time, 24 hours in every language as timetables have it: 13:09."""
        return f"{at:%H:%M}"

    def span(self, first: NamedDay, last: NamedDay, unit: Unit = "day") -> str:
        """A span of days, months or years: 10–19 settembre 2023, settembre–ottobre 2023.

        Of a unit that is vaguer than a year, too, it is one of years.
        """
        skeleton, whole = {
            "day": ("yMMMd", self.day_month_year),
            "month": ("yMMM", self.month),
            "year": ("y", self.year),
        }[unit if unit in ("day", "month") else "year"]
        if whole(first) == whole(last):
            return whole(first)
        differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        if first.year < 1:
            skeleton, differs = f"G{skeleton}", "G" if last.year > 0 else differs
        # CLDR has spans with the month's short name only
        ends = self._locale.interval_formats[skeleton][differs]
        return "".join(
            self._written(_in_full(end), day) for day, end in zip((first, last), ends, strict=True)
        )

    def all_or_one(self, items: Sequence[str], *, is_all: bool) -> str:
        """Some dates of which all or one is meant: 1667 e 1668, 1667 o 1668."""
        style: Literal["standard", "or"] = "standard" if is_all else "or"
        return str(format_list(items, style=style, locale=self._locale))

    def km(self, distance_km: float) -> str:
        """A distance: 1.170 km; whole above 10 km, one decimal below, in metres under 1 km."""
        if distance_km < 1:
            return self._metres(round(distance_km * 1000))
        digits = "#,##0" if distance_km >= 10 else "#,##0.#"
        return f"{format_decimal(distance_km, format=digits, locale=self._locale)} km"

    def accuracy(self, radius_km: float) -> str:
        """How far off a position may be: 12,2 km, 50 m; rounded up, never closer than is known."""
        metres = math.ceil(round(radius_km * 1000, 6))
        if metres < 1000:
            return self._metres(metres)
        upwards = math.ceil(round(radius_km * 10, 6)) / 10
        return f"{format_decimal(upwards, format='#,##0.#', locale=self._locale)} km"

    def _metres(self, metres: int) -> str:
        return f"{format_decimal(metres, locale=self._locale)} m"

    def hours(self, hours: float) -> str:
        """A duration in hours below two days, in days below sixty, then in months: 28 ore.

        From ten years on it is in years.
        """
        unit: Literal["hour", "day", "month", "year"]
        if hours < 48:
            unit, length = "hour", timedelta(hours=round(hours))
        elif hours < 60 * 24:
            unit, length = "day", timedelta(round(hours / 24))
        elif hours >= 24 * 3650:
            unit, length = "year", _BABEL_YEAR * round(hours / 24 / _MEAN_MONTH_DAYS / 12)
        else:
            unit, length = "month", _BABEL_MONTH * round(hours / 24 / _MEAN_MONTH_DAYS)
        return str(
            format_timedelta(
                length, granularity=unit, threshold=_NO_LARGER_UNIT, locale=self._locale
            )
        )


def _in_full(pattern: str, *, weekday: bool = False) -> str:
    """A CLDR pattern with the month's, or also the weekday's, whole name for the short one."""
    for short, full in (("MMM", "MMMM"), ("LLL", "LLLL"), ("dd", "d")):
        pattern = pattern.replace(short, full)
    return pattern.replace("E", "EEEE") if weekday else pattern


@cache
def _alike(month: int, day: int, weekday: int) -> date:
    """A day of this century with the same name but for the year; leap years have every one."""
    days = (date(year, month, day) for year in range(2000, 2028, 4))
    return next(day for day in days if day.weekday() == weekday)


def _texts(catalogue: Catalog, locale: Locale) -> dict[str, Text]:
    """The texts of a catalogue by key; its Plural-Forms say which `msgstr[n]` each number takes."""
    index = c2py(catalogue.plural_expr)
    places = {locale.plural_form(number): index(number) for number in _PLURAL_SAMPLE}
    places.setdefault("other", catalogue.num_plurals - 1)
    texts: dict[str, Text] = {}
    for entry in catalogue:
        if isinstance(entry.id, str):
            texts[entry.id] = str(entry.string)
        else:
            forms = tuple(entry.string or ())
            texts[entry.id[0]] = {name: forms[place] for name, place in places.items()}
    texts.pop("")
    return texts


@cache
def language(code: str) -> Language:
    """The language with this tag (BCP 47), read once."""
    return Language(code)


@cache
def interface_languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, in alphabetical order."""
    return tuple(sorted(path.name for path in LOCALE_FOLDER.iterdir() if path.is_dir()))
