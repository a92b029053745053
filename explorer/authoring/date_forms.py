"""How dates are written in a language: one pattern with a named group per form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

from explorer.authoring.vocabularies import Vocabulary

WORD_GAP = r"\s{1,9}"
"""What separates the words of a date; bounded, so that a long run of spaces costs nothing."""
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|[º°])?"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
"""The number of a day without its month."""
_CLOCK = r"[:.,h]\d\d(?![./\d])|\s?(?:[ap]m\b|[ap]\.\s?m\.|o['’]clock\b|h\b|%)"
"""What makes a number behind a weekday a time of day or a share."""


@cache
def date_pattern(known: Vocabulary) -> re.Pattern[str]:
    """The forms of a date; `own` is what counts of one that begins with a weekday.

    Groups without a precise meaning are `week`, `years`, `vague`, `numeric` and `lone`.
    """
    wide_month, month, weekday = (f"(?:{'|'.join(names)})" for names in _names(known.language))
    of, counted = _either(known.of), _either(known.counted)
    joined = rf"(?:\s{{0,9}}[-–]\s{{0,9}}|{WORD_GAP}(?:al|all|e|to|and)[\s'’]{{1,9}})"
    day_month = (
        rf"{_DAY}{WORD_GAP}(?:(?:{of}){WORD_GAP})?{month}|{month}{WORD_GAP}(?:the{WORD_GAP})?{_DAY}"
    )
    ends = rf"(?:st|nd|rd|th|[º°])?(?![\wº°]|{_CLOCK}|{WORD_GAP}(?:{counted})\b)"
    dated = rf"(?:{day_month}|{month}),?{WORD_GAP}(?:(?:{of}){WORD_GAP})?{_YEAR}"
    return re.compile(
        rf"""(?:\b(?P<first>\d{{1,2}}){joined})?
        (?:\b(?:(?P<on>{weekday}),?{WORD_GAP}(?:(?:the|il|l['’]){WORD_GAP})?)?(?:
            (?P<full>(?P<own>{dated}|\d{{4}}-\d\d-\d\d))(?![\w-])
            |(?P<day>{day_month})(?![\w-])
            )
        |\b(?P<numbered>(?P<of>{weekday}),?{WORD_GAP}(?:(?:the|il){WORD_GAP})?(?P<number>{_NUMBER}){ends})
        |\b(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})(?![\w-])
        |\b(?P<days>{_either(_phrases(known.days))})(?![\w-])
        |\b(?P<week>{_either(known.vague_weeks, known)})(?![\w-])
        |\b(?P<years>{_either(known.vague_years, known)})(?![\w-])
        |\b(?P<vague>{_either(known.vague_days, known)})(?![\w-])
        |\b(?:{_either(known.months_follow)}){WORD_GAP}(?P<month>{wide_month})(?![\w-])
            (?!,?{WORD_GAP}(?:(?:{of}){WORD_GAP})?\d)
        |\b(?:{_either(known.years_follow)}){WORD_GAP}(?P<year>{_YEAR})(?![\w-])
            (?!{WORD_GAP}(?:{counted})\b)
        |\b(?:{_either(known.numbers_follow)})(?:{WORD_GAP}|(?<=['’]))(?P<lone>{_NUMBER}{ends})
            (?![.,/°-]\w|{joined}\d|{WORD_GAP}(?:(?:{of}){WORD_GAP})?{month})
            (?!{WORD_GAP}(?:per{WORD_GAP}cento|per{WORD_GAP}cent|century)\b)
        |\b(?P<weekday>{weekday})(?![\w-])
        |(?<![\w-])(?P<ago>\w[\w-]{{0,19}}{WORD_GAP}(?:{_either(known.days_ago)}))(?![\w-])
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


def weekday_number(name: str, language: str) -> int:
    """The number of a weekday, Monday being 0.

    >>> weekday_number("VENERDI'", "it"), weekday_number("Sunday", "en")
    (4, 6)
    """
    days: dict[int, str] = Locale(language).days["format"]["wide"]
    spelt = (re.compile(_unaccented(day), re.IGNORECASE) for day in days.values())
    return next(day for day, form in zip(days, spelt, strict=True) if form.fullmatch(name))


def phrase_pattern(phrase: str, known: Vocabulary | None = None) -> str:
    """The pattern of a lexicon's phrase: ``_`` a space, ``'`` any apostrophe, ``*`` any number."""
    counts = "|".join(sorted(_phrases(known.numbers))) if known else ""
    written = phrase.replace("_", WORD_GAP).replace("'", "['’ʼ]")
    return written.replace("*", rf"(?:\d{{1,4}}|{counts})")


def _either(phrases: Iterable[str], known: Vocabulary | None = None) -> str:
    """A pattern of any of the phrases, the longest first; one that matches nothing for none."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(phrase_pattern(phrase, known) for phrase in ordered) or r"(?!)"


def _phrases(numbered: Iterable[str]) -> list[str]:
    """The phrases of those that are written with a number: ``yesterday:-1``."""
    return [phrase.partition(":")[0] for phrase in numbered]


def _names(language: str) -> Iterator[list[str]]:
    """The names of the months, these with the short ones, and of the weekdays, longest first."""
    locale = Locale(language)
    wide, short = (
        set(locale.months["format"][width].values()) for width in ("wide", "abbreviated")
    )
    if language == "en":
        short.add("Sept")  # as newspapers have it
    spelt = sorted(map(_capitalised, wide), key=len, reverse=True)
    yield spelt
    yield spelt + sorted(rf"{_capitalised(name)}\b\.?" for name in short - wide)
    days = locale.days["format"]["wide"].values()
    yield sorted(map(_unaccented, days), key=len, reverse=True)


def _unaccented(weekday: str) -> str:
    """A weekday that may be typed without its accent or with an apostrophe: ``lunedi'``."""
    return re.escape(weekday).replace("ì", r"(?:ì|i['’]|i\b)")


def _capitalised(name: str) -> str:
    """A name that is found only with a capital letter where its language writes it so: ``march``.

    >>> bool(re.match(_capitalised("May"), "may", re.IGNORECASE))
    False
    """
    first = re.escape(name[0])
    return (f"(?-i:{first})" if name[0].isupper() else first) + re.escape(name[1:])
