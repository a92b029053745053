"""How dates are written in a language: one pattern with a named group per form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from explorer.authoring.dates.date_names import has_month_first, month_pattern, weekday_pattern
from explorer.authoring.vocabularies import Vocabulary

WORD_GAP = r"(?:[^\S\n]|\n(?!\s*\n)){1,9}"
"""What separates the words of a date, on one line or two; bounded, so that a long run of spaces
costs nothing."""
_ORDINAL = r"(?:st|nd|rd|th|[º°])?"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
"""The number of a day."""
_YEAR = r"(?:(?:1[0-9]|20)\d\d(?!\d|[.,]\d)|['’]\d\d(?!\d))"
_CLOCK = r"[.,]\d{3}|[:.,h]\d\d(?!\d|[./]\d)|\s?(?:[ap]m\b|[ap]\.\s?m\.|o['’]clock\b|h\b|%|€|\$)"
"""What makes a number behind a weekday or a month a time of day, a price or a share."""


@cache
def date_pattern(known: Vocabulary) -> re.Pattern[str]:
    """The forms of a date, each a group with the name of the form.

    Groups without a precise meaning are `week`, `years`, `vague` and `lone`.
    """
    parts = _Parts(known)
    weekday, of, counted = parts.weekday, parts.of, parts.counted
    the = rf"(?:(?:the|il|giorno|il{WORD_GAP}giorno){WORD_GAP}|l['’]\s?)?"
    ends = rf"{_ORDINAL}(?![\wº°]|{_CLOCK}|{WORD_GAP}(?:{counted})\b)"
    daypart = rf"(?:{WORD_GAP}(?:{either(known.parts_of_day)})\b)?"
    return re.compile(
        rf"""(?<![\w-])(?:(?P<on>{parts.any_weekday}){daypart}(?:,?{WORD_GAP}{the}|\s?\())?(?:
            (?P<iso>(?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?![\d-])
            |(?P<numeric>(?<![./])(?P<left>\d{{1,2}})\\?(?P<mark>[/.-])(?P<right>\d{{1,2}})(?P=mark)
                (?P<end>\d{{4}}|\d\d))(?![\w-]|[./]\d)
            |(?P<full>{parts.day_month_year})(?![\w-])
            |(?P<day>{parts.day_month})(?![\w-])
        )
        |(?<![\w-])(?:{either(parts.before_slashed)}|(?P<by>{weekday}),?)(?:{WORD_GAP}|(?<=['’]))
            (?P<slashed>{_NUMBER}/(?:0?[1-9]|1[0-2]))(?![\w/-]|{WORD_GAP}(?:{of}|dei|degli|delle)\b)
        |(?<![\w-])(?P<month_year>{parts.month_year})(?![\w-])
        |(?<![\w-])(?P<numbered>(?P<of>{parts.any_weekday}){daypart},?{WORD_GAP}{the}
            (?P<number>{_NUMBER}){ends})
        |{_counted_forms(known)}
        |(?<![\w-])(?:{either(known.months_follow)}){WORD_GAP}(?P<month>{parts.wide_month})(?![\w-])
            (?!,?{WORD_GAP}(?:(?:{of}|the){WORD_GAP})?\d)
        |(?<![\w-])(?:{either(known.years_follow)}){WORD_GAP}(?P<year>(?:1[0-9]|20)\d\d)(?![\w-])
            (?!{WORD_GAP}(?:{counted})\b)(?![.,]\d)
        |(?<![\w-])(?:{either(known.numbers_follow)})(?:{WORD_GAP}|(?<=['’]))
            (?P<lone>{_NUMBER}{ends})(?![.,/°-]\w|{parts.to_month})
            (?!{WORD_GAP}(?:per{WORD_GAP}cento|per{WORD_GAP}cent|century)\b)
        |(?<![\w-])(?P<weekday>{weekday})(?![\w-])
        |(?<![\w-])(?P<ago>\w[\w-]{{0,19}}{WORD_GAP}(?:{either(known.days_ago)}))(?![\w-])
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _counted_forms(known: Vocabulary) -> str:
    """The forms without a name of a day or a month: those that count from another day."""
    return rf"""
        (?<![\w-])(?P<holiday>(?:{either(phrases(known.holidays))})
            (?:,?{WORD_GAP}(?:1[0-9]|20)\d\d(?!\d))?)(?![\w-])
        |(?<![\w-])(?P<days>{either(phrases(known.days))})(?![\w-])
        |(?<![\w-])(?P<tonight>{either(known.tonight)})(?![\w-])
        |(?<![\w-])(?P<ahead>{either(known.days_ahead, known)})(?![\w-])
        |(?<![\w-])(?P<near_week>{either(phrases(known.weeks))})(?![\w-])
        |(?<![\w-])(?P<near_month>{either(phrases(known.months))})(?![\w-])
        |(?<![\w-])(?P<near_year>{either(phrases(known.years))})(?![\w-])
        |(?<![\w-])(?P<week>{either(known.vague_weeks, known)})(?![\w-])
        |(?<![\w-])(?P<years>{either(known.vague_years, known)})(?![\w-])
        |(?<![\w-])(?P<vague>{either(known.vague_days, known)})(?![\w-])"""


class _Parts:
    """What the forms of a language are made of, as patterns."""

    def __init__(self, known: Vocabulary) -> None:
        """Build them from the names of months and the vocabulary."""
        language = known.language
        self.weekday = weekday_pattern(language)
        self.any_weekday = weekday_pattern(language, is_wide=False)
        self.wide_month = month_pattern(language, is_wide=True)
        is_day_first = not has_month_first(language)
        self.before_slashed = known.numbers_follow if is_day_first else ()
        self.of, self.counted = either(known.of), either(known.counted)
        month, of = month_pattern(language), rf"(?:(?:{self.of}){WORD_GAP})?"
        joins = either({*known.span_joins, *known.list_joins})
        the = rf"(?:(?:the|il){WORD_GAP}|l['’])?"
        join = rf"(?:\s?[-–/]\s?|,?{WORD_GAP}(?:{joins})(?:{WORD_GAP}|(?<=['’]))){the}"
        number = rf"(?:{_NUMBER}{_ORDINAL}|primo|first(?={WORD_GAP}of\b))"
        listed = rf"(?:{number}(?:{join}|,{WORD_GAP}{the})){{0,6}}"
        day_first = rf"(?<![\d.,:/-]){listed}{number}(?:{WORD_GAP}|-){of}{month}"
        month_first = (
            rf"{month}{WORD_GAP}(?:the{WORD_GAP})?{number}"
            rf"(?:{join}{number}(?!\d|{WORD_GAP}{month})){{0,6}}"
            rf"(?!\d|[.,:]\d|\s?[%€]|\s(?:{self.counted})\b)"
        )
        self.to_month = rf"(?:{join}|,{WORD_GAP}{the})\d|(?:{WORD_GAP}|-){of}{month}"
        """What makes the number of a day before it a part of a longer date."""
        self.day_month = f"{day_first}|{month_first}" if has_month_first(language) else day_first
        year = rf"(?:,?{WORD_GAP}{of}|-){_YEAR}"
        self.day_month_year = f"(?:{self.day_month}){year}"
        self.month_year = rf"{self.wide_month},?{WORD_GAP}{of}{_YEAR}|{month}{WORD_GAP}{_YEAR}"


def phrase_pattern(phrase: str, known: Vocabulary | None = None) -> str:
    """The pattern of a lexicon's phrase: ``_`` a space, ``'`` any apostrophe, ``*`` any number."""
    counts = "|".join(sorted(phrases(known.numbers))) if known else ""
    written = phrase.replace("_", WORD_GAP).replace("'", "['’ʼ]")
    return written.replace("*", rf"(?:\d{{1,4}}|{counts})")


def either(written: Iterable[str], known: Vocabulary | None = None) -> str:
    """A pattern of any of the phrases, the longest first; one that matches nothing for none."""
    ordered = sorted(written, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(phrase_pattern(phrase, known) for phrase in ordered) or r"(?!)"


def phrases(numbered: Iterable[str]) -> list[str]:
    """The phrases of those that are written with a number: ``yesterday:-1``."""
    return [phrase.partition(":")[0] for phrase in numbered]
