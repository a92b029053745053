"""How a language writes days, months, years and spans of them: CLDR's patterns as plain data.

Python and the browser fill in the same templates with the same names, so both write every date
alike. A template has CLDR's fields in braces: `{EEEE} {d} {MMMM} {y}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from babel import Locale
from babel.dates import DateTimeFormat, tokenize_pattern

from explorer.story.days import DayName
from explorer.story.times import Unit

NamedDay = date | DayName
"""A day under the name that it has in some calendar."""

Form = Literal["day", "day_month", "day_month_year", "weekday_and_day", "month", "year"]
"""A way to write a date, from `mercoledì 13 settembre 2023` to `2023`."""

_ERA = "_era"
"""Ends the name of the template for years before 1, which have an era."""
_ERA_SKELETONS = {"day": "GyMMMEd", "day_month_year": "GyMMMd", "month": "GyMMM", "year": "Gy"}
_SPAN_SKELETONS = {"day": "yMMMd", "month": "yMMM", "year": "y"}
_DIFFERENCES = ("d", "M", "y", "G")
"""The largest of the units in which the two ends of a span differ."""
_WHOLE: Mapping[str, Form] = {"day": "day_month_year", "month": "month", "year": "year"}


@dataclass(frozen=True, kw_only=True)
class ListPatterns:
    """How a language lists two or more things, with `{0}` and `{1}` for what is joined."""

    two: str
    start: str
    middle: str
    end: str


@dataclass(frozen=True, kw_only=True)
class DateWords:
    """How a language writes dates."""

    patterns: Mapping[str, str]
    """A template for each `Form`, and for years before 1 for each `<form>_era` that differs."""
    spans: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Two templates for a span of a unit, by the largest unit in which its ends differ."""
    span: str
    """How the two ends are joined in a span that has no templates."""
    names: Mapping[str, tuple[str, ...]]
    """The names for each field that is no number: of months, of weekdays from Monday, of eras."""
    lists: Mapping[str, ListPatterns]
    """`all` of some dates, and `one` of them."""

    def written(self, form: Form, day: NamedDay) -> str:
        """A day, or the month or year that it is in."""
        era = self.patterns.get(form + _ERA) if day.year < 1 else None
        return self._filled(era or self.patterns[form], day)

    def spanned(self, first: NamedDay, last: NamedDay, unit: Unit) -> str:
        """A span of days, months or years; of a vaguer unit, too, it is one of years."""
        base: str = unit if unit in ("day", "month") else "year"
        starts, ends = (self.written(_WHOLE[base], day) for day in (first, last))
        if starts == ends:
            return starts
        differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        if first.year < 1:
            base, differs = base + _ERA, "G" if last.year > 0 else differs
        templates = self.spans[base].get(differs)
        if templates is None:
            return self.span.format(starts, ends)
        return "".join(map(self._filled, templates, (first, last)))

    def all_or_one(self, items: Sequence[str], *, is_all: bool) -> str:
        """Some dates of which all or one is meant."""
        patterns = self.lists["all" if is_all else "one"]
        if len(items) < 3:
            return patterns.two.format(*items) if len(items) == 2 else "".join(items)
        listed = patterns.start.format(*items[:2])
        for item in items[2:-1]:
            listed = patterns.middle.format(listed, item)
        return patterns.end.format(listed, items[-1])

    def _filled(self, template: str, day: NamedDay) -> str:
        return template.format_map(_Fields(self.names, day))


class _Fields(dict[str, str]):
    """The fields of a day's name, each worked out when a template asks for it."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], day: NamedDay) -> None:
        super().__init__()
        self._names, self._day = names, day

    def __missing__(self, field: str) -> str:
        day, names = self._day, self._names.get(field)
        match field[0]:
            case "y":
                return str(day.year if day.year > 0 else 1 - day.year)
            case "G" if names:
                return names[int(day.year > 0)]
            case "E" | "c" if names:
                return names[day.weekday()]
            case "M" | "L":
                return names[day.month - 1] if names else str(day.month).zfill(len(field))
            case _:
                return str(day.day).zfill(len(field))


def date_words(locale: Locale) -> DateWords:
    """How the language of a locale writes dates, from CLDR by way of Babel."""
    skeletons = locale.datetime_skeletons
    patterns = {
        "day": _template(locale.date_formats["full"].pattern),
        "day_month": _template(skeletons["MMMMd"].pattern),
        "day_month_year": _template(locale.date_formats["long"].pattern),
        "weekday_and_day": _template(skeletons["Ed"].pattern),
        "month": _template(skeletons["yMMMM"].pattern),
        "year": "{y}",
    } | {
        form + _ERA: _template(skeletons[skeleton].pattern, in_full=True)
        for form, skeleton in _ERA_SKELETONS.items()
    }
    spans = {
        unit + era: _span_templates(locale, letter + skeleton)
        for unit, skeleton in _SPAN_SKELETONS.items()
        for era, letter in (("", ""), (_ERA, "G"))
    }
    pairs = (pair for by_difference in spans.values() for pair in by_difference.values())
    templates = chain(patterns.values(), chain.from_iterable(pairs))
    fields = {field for template in templates for field in re.findall(r"\{(\w+)\}", template)}
    return DateWords(
        patterns=patterns,
        spans=spans,
        span=locale.interval_formats[None],
        names={field: names for field in sorted(fields) if (names := _names(locale, field))},
        lists={"all": _list_patterns(locale, "standard"), "one": _list_patterns(locale, "or")},
    )


def _span_templates(locale: Locale, skeleton: str) -> dict[str, tuple[str, ...]]:
    """The pairs of templates for spans, which CLDR has with the month's short name only."""
    formats = locale.interval_formats[skeleton]
    pairs = {letter: formats[letter] for letter in _DIFFERENCES if letter in formats}
    return {
        letter: tuple(_template(end, in_full=True) for end in pair)
        for letter, pair in pairs.items()
        if len(pair) == 2  # Babel cuts a few languages' patterns elsewhere
    }


def _template(pattern: str, *, in_full: bool = False) -> str:
    """A CLDR pattern with its fields in braces.

    Args:
        pattern: the pattern, in which letters are fields and apostrophes enclose text.
        in_full: whether short names of months and weekdays are replaced by the whole ones.
    """
    return "".join(_parts(pattern, in_full))


def _parts(pattern: str, in_full: bool) -> Iterator[str]:
    for kind, token in tokenize_pattern(pattern):
        if kind == "chars":
            yield str(token)
            continue
        letter, count = str(token[0]), int(token[1])
        is_short = (letter in "ML" and count == 3) or (letter in "Ec" and count < 4)
        if in_full and is_short:
            count = 4
        if in_full and letter == "d":
            count = 1
        yield "{" + letter * count + "}"


def _names(locale: Locale, field: str) -> tuple[str, ...]:
    """What a field can say, in the order of its numbers; empty for one that is a number."""
    match field[0]:
        case "G":
            return tuple(locale.eras["abbreviated"][era] for era in (0, 1))
        case "E" | "c":
            days = [date(2001, 1, day) for day in range(1, 8)]  # from a Monday on
        case "M" | "L" if len(field) > 2:
            days = [date(2001, month, 1) for month in range(1, 13)]
        case _:
            return ()
    return tuple(DateTimeFormat(day, locale)[field] for day in days)


def _list_patterns(locale: Locale, style: str) -> ListPatterns:
    found = locale.list_patterns[style]
    return ListPatterns(
        two=found["2"], start=found["start"], middle=found["middle"], end=found["end"]
    )
