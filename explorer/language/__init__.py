"""The reader's language: interface texts from gettext catalogues, dates and numbers by Babel.

A language is a folder `explorer/locale/<code>/LC_MESSAGES/explorer.po`; adding one needs no code.
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from explorer.story.times import Unit

LOCALE_FOLDER = Path(__file__).parent / "locale"

_BABEL_MONTH = timedelta(days=30)
_MEAN_MONTH_DAYS = 365.2425 / 12
_NO_LARGER_UNIT = 10**9
"""For Babel, how many units are too many to stay with that unit."""


class Language:
    """One language that the interface speaks."""

    def __init__(self, code: str) -> None:
        """Raises FileNotFoundError where there is no catalogue of this language."""
        file = LOCALE_FOLDER / code / "LC_MESSAGES" / "explorer.po"
        with file.open("rb") as stream:
            catalogue = read_po(stream)
        self.code = code
        """ISO 639 code."""
        self.texts = {str(entry.id): str(entry.string) for entry in catalogue if entry.id}
        """Every interface text by its key, placeholders in braces."""
        self._locale = catalogue.locale or Locale.parse(code)

    def text(self, key: str, **values: object) -> str:
        """The interface text with this key; whole numbers are written as the language has them.

        Raises KeyError for an unknown key or placeholder.
        """
        shown = {
            name: format_decimal(value, locale=self._locale) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self.texts[key].format(**shown)

    def counted(self, key: str, count: int) -> str:
        """The interface text for a number of things; one thing has a text of its own.

        >>> Language("en").counted("card_count", 1)
        '1 event, with its sources'
        """
        return self.text(f"{key}_one" if count == 1 else key, count=count)

    def own_name(self, code: str | None = None) -> str:
        """The name of a language (by default this one) in itself, capitalised."""
        own = Locale.parse(code or self.code)
        return str(own.get_display_name(own)).capitalize()

    def name_of(self, code: str) -> str:
        """The name of a language in this one; the code itself where CLDR knows none.

        >>> Language("it").name_of("ko")
        'coreano'
        """
        return str(self._locale.languages.get(code, code))

    def day(self, day: date) -> str:
        """A day in full: mercoledì 13 settembre 2023."""
        return format_date(day, "full", locale=self._locale)

    def day_month(self, day: date) -> str:
        """A day without weekday or year: 13 settembre."""
        return self._like("MMMMd", day)

    def day_month_year(self, day: date) -> str:
        """A day without weekday: 13 settembre 2023."""
        return format_date(day, "long", locale=self._locale)

    def weekday_and_day(self, day: date) -> str:
        """A short day: mer 13."""
        return self._like("Ed", day)

    def month(self, day: date) -> str:
        """A month: settembre 2023."""
        return self._like("yMMMM", day)

    def _like(self, skeleton: str, day: date) -> str:
        """A day in the locale's own form of a skeleton; Babel's would not ask a day its name."""
        pattern = self._locale.datetime_skeletons[skeleton].pattern
        return format_date(day, pattern, locale=self._locale)

    def clock(self, at: datetime) -> str:
        """A clock time, 24 hours in every language as timetables have it: 13:09."""
        return f"{at:%H:%M}"

    def span(self, first: date, last: date, unit: Unit = "day") -> str:
        """A span of days, months or years: 10–19 settembre 2023, settembre–ottobre 2023."""
        skeleton, whole = {
            "day": ("yMMMd", self.day_month_year),
            "month": ("yMMM", self.month),
            "year": ("y", lambda day: str(day.year)),
        }[unit]
        if whole(first) == whole(last):
            return whole(first)
        differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        # CLDR has spans with the month's short name only
        ends = self._locale.interval_formats[skeleton][differs]
        forms = [end.replace("MMM", "MMMM").replace("dd", "d") for end in ends]
        return "".join(
            format_date(day, form, locale=self._locale)
            for day, form in zip((first, last), forms, strict=True)
        )

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
        """A duration in hours below two days, in days below sixty, then in months: 28 ore."""
        unit: Literal["hour", "day", "month"]
        if hours < 48:
            unit, length = "hour", timedelta(hours=round(hours))
        elif hours < 60 * 24:
            unit, length = "day", timedelta(round(hours / 24))
        else:
            unit, length = "month", _BABEL_MONTH * round(hours / 24 / _MEAN_MONTH_DAYS)
        return str(
            format_timedelta(
                length, granularity=unit, threshold=_NO_LARGER_UNIT, locale=self._locale
            )
        )


@cache
def language(code: str) -> Language:
    """The language with this code, read once.

    Raises:
        FileNotFoundError: it has no catalogue; `interface_languages` lists those that have.
    """
    return Language(code)


@cache
def interface_languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, in alphabetical order."""
    return tuple(sorted(path.name for path in LOCALE_FOLDER.iterdir() if path.is_dir()))
