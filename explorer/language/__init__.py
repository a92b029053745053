"""The reader's language: interface texts from gettext catalogues, dates and numbers by Babel.

Each language is a file `locale/<code>/LC_MESSAGES/explorer.po`; adding one needs no code.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Literal, TypedDict, cast

from babel import Locale
from babel.dates import format_timedelta
from babel.messages import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from explorer.language.date_words import NamedDay, date_words
from explorer.language.tags import interface_for, name_in, own_name, text_direction
from explorer.language.zone_names import iana_city, zone_names
from explorer.story.times import Unit

LOCALE_FOLDER = Path(__file__).parent / "locale"

DurationUnit = Literal["hour", "day", "month", "year"]
_LENGTHS: dict[DurationUnit, timedelta] = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
"""How long Babel takes each of them to be."""
_MEAN_MONTH_DAYS = 365.2425 / 12
_NO_LARGER_UNIT = 10**9
"""For Babel, how many units are too many to stay with that unit."""
_PLURAL_SAMPLE = range(200)
"""Numbers in which every plural form of every language occurs."""

Text = str | Mapping[str, str]
"""An interface text, or its plural forms by the CLDR category of the number: `one`, `other` …"""


class NumberWords(TypedDict):
    """How a language writes numbers."""

    decimal: str
    """What is between the whole and its fraction."""
    group: str
    """What is between groups of digits."""
    sizes: list[int]
    """Digits of the last group and of those before it."""
    durations: dict[DurationUnit, dict[str, str]]
    """So many (`{0}`) of a unit, by the CLDR category of the number."""


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
        self.dates = date_words(self._locale)
        """How dates are written."""
        self.zones = zone_names(self._locale)
        """Names of zones that are not called by the city in their IANA name."""
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

    def zone_name(self, zone: str) -> str:
        """A zone's name for readers, that of a city: Roma, Buenos Aires; UTC."""
        return self.zones.get(zone) or iana_city(zone)

    def day(self, day: NamedDay) -> str:
        """A day in full: mercoledì 13 settembre 2023."""
        return self.dates.written("day", day)

    def day_month(self, day: NamedDay) -> str:
        """A day without weekday or year: 13 settembre."""
        return self.dates.written("day_month", day)

    def day_month_year(self, day: NamedDay) -> str:
        """A day without weekday: 13 settembre 2023."""
        return self.dates.written("day_month_year", day)

    def weekday_and_day(self, day: NamedDay) -> str:
        """A short day: mer 13."""
        return self.dates.written("weekday_and_day", day)

    def month(self, day: NamedDay) -> str:
        """A month: settembre 2023."""
        return self.dates.written("month", day)

    def year(self, day: NamedDay) -> str:
        """A year: 2023, 218 a.C."""
        return self.dates.written("year", day)

    def clock(self, at: datetime) -> str:
        """A clock time, 24 hours in every language as timetables have it: 13:09."""
        return f"{at:%H:%M}"

    def span(self, first: NamedDay, last: NamedDay, unit: Unit = "day") -> str:
        """A span of days, months or years: 10–19 settembre 2023, settembre–ottobre 2023.

        Of a unit that is vaguer than a year, too, it is one of years.
        """
        return self.dates.spanned(first, last, unit)

    def all_or_one(self, items: Sequence[str], *, is_all: bool) -> str:
        """Some dates of which all or one is meant: 1667 e 1668, 1667 o 1668."""
        return self.dates.all_or_one(items, is_all=is_all)

    def km(self, distance_km: float) -> str:
        """A distance: 1.170 km; whole above 10 km, one decimal below, in metres under 1 km."""
        metres = round(distance_km * 1000)
        if metres < 1000:
            return self._metres(metres)
        digits = "#,##0" if distance_km >= 10 else "#,##0.#"
        return f"{format_decimal(distance_km, format=digits, locale=self._locale)} km"

    def square_km(self, surface_km2: float) -> str:
        """A surface in three digits that count: 1.170 km²; in square metres under 0.01 km²."""
        value, unit = (surface_km2, "km²") if surface_km2 >= 0.01 else (surface_km2 * 1e6, "m²")
        rounded = round(value, 2 - math.floor(math.log10(value))) if value else 0
        return f"{format_decimal(rounded, format='#,##0.###', locale=self._locale)} {unit}"

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
        return self.duration(*duration_in_units(hours))

    def duration(self, unit: DurationUnit, count: int) -> str:
        """So many hours, days, months or years: 3 mesi."""
        return str(
            format_timedelta(
                _LENGTHS[unit] * count,
                granularity=unit,
                threshold=_NO_LARGER_UNIT,
                locale=self._locale,
            )
        )

    def number_words(self) -> NumberWords:
        """How this language writes numbers, for who cannot ask Babel."""
        whole = format_decimal(1_234_567, locale=self._locale)
        samples = {self._locale.plural_form(number): number for number in _PLURAL_SAMPLE}
        return {
            "decimal": format_decimal(0.5, locale=self._locale).strip("05"),
            "group": whole.strip("1234567")[:1],
            "sizes": list(self._locale.decimal_formats[None].grouping),
            "durations": {
                unit: {
                    form: self.duration(unit, number).replace(str(number), "{0}")
                    for form, number in samples.items()
                }
                for unit in _LENGTHS
            },
        }


def duration_in_units(hours: float) -> tuple[DurationUnit, int]:
    """A duration as so many of the unit that suits it.

    >>> duration_in_units(47.6), duration_in_units(24 * 100)
    (('hour', 48), ('month', 3))
    """
    days = hours / 24
    if hours < 48:
        return "hour", max(round(hours), 1) if hours > 0 else 0
    if days < 60:
        return "day", round(days)
    if days < 3650:
        return "month", round(days / _MEAN_MONTH_DAYS)
    return "year", round(days / _MEAN_MONTH_DAYS / 12)


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
