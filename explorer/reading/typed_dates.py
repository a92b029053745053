"""Dates in the forms in which people type them, as EDTF; the same word forms in five languages.

Of 1/3/2023 nobody knows which number is the day: `numbered` says so, and a whole column decides it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from explorer.reading.date_vocabulary import (
    ABOUT,
    AFTER,
    BEFORE,
    BETWEEN,
    PERHAPS,
    UNKNOWN,
    VAGUELY,
)
from explorer.reading.single_dates import (
    NUMBERED,
    TypedDate,
    is_edtf,
    phrases,
    plain_date,
    single_date,
    valid_date,
)
from explorer.reading.typed_clocks import clock_behind
from explorer.story.days import year_text

LONGEST_DATE = 80
"""Characters of a cell that can be a date."""
FIRST_SERIAL, LAST_SERIAL = 10_000, 110_000
"""Numbers that are days of Excel's calendar (from 1927 to 2201), not years."""
_SERIAL_ORIGIN = date(1899, 12, 30)
"""Day 0 of Excel's calendar, as it is from March 1900 on."""
_YEARS = re.compile(r"(\d{3,4})\s*-\s*(\d{4}|\d{2})")
_MARKED = (
    (re.compile(rf"(?:~|(?:{phrases(ABOUT)})\b\.?)\s*(.+)"), "~"),
    (re.compile(rf"(\d.*?),?\s+(?:{phrases(ABOUT)})\.?"), "~"),
    (re.compile(rf"(?:(?:{phrases(PERHAPS)})\b\.?)\s*(.+)"), "?"),
    (re.compile(r"\[(\d[^\]]*)\]"), "?"),
    (re.compile(r"(\d.*?)\s*\(?\?\)?"), "?"),
)
_BOUNDED = (
    (re.compile(rf"(?:<|(?:{phrases(BEFORE)})\b)\s*(.+)"), "../{}"),
    (re.compile(rf"(?:>|(?:{phrases(AFTER)})\b)\s*(.+)"), "{}/.."),
)
_BETWEEN = re.compile(rf"\s+(?:{phrases(BETWEEN)})\s+|\s*-\s*")
_ARTICLES = r"(?:(?:the|il|le|el|den|dem|der)\s+|l')"
_OPEN = re.compile(rf"(?:between|tra|fra|zwischen|entre)\s+{_ARTICLES}?")
_SLASHED = re.compile(r"(\d{1,2}\.?|[^\W\d_]+\.?)\s?/\s?(.*\d{4})")
"""Two days or months of which it is one: `13/14 March 1848`, `March/April 1848`."""
_SLASHED_YEARS = re.compile(r"(\d{2})(\d{2})/(\d{2})")
_NIGHT = re.compile(
    rf"(?:(?:in der|nella|in the|dans la|en la)\s+)?(nacht|notte|night|nuit|noche)\s+"
    rf"(?:of\s+|del\s+)?{_ARTICLES}?(.+)"
)
_NUMBERED_HEAD = re.compile(rf"{NUMBERED.pattern}(?![./-]?\d)")
_EITHER = re.compile(r"(.+?)\s+(?:or|o|oder|ou)\s+(.+)")
_VAGUE = re.compile(rf"({phrases(VAGUELY)})\.?[\s-]+(.+)")
_ARTICLE = re.compile(rf"^{_ARTICLES}")
_UNDATED_BUT = re.compile(r"(?:s|n|o)\.?\s?d\.?[\s,]*([\[(].*[\])])")
"""An archive's *s.d.*, with the date that somebody found out."""
_ARCHIVED = re.compile(r"\[\d{4}\]")
_FROM = re.compile(
    r"(?:from|between|dal|tra il|tra|fra il|fra|vom|von|zwischen|du|de|del|entre|desde)\s+(?=.)"
)


def typed_date(text: str, *, day_first: bool | None) -> TypedDate | None:
    """The date that is meant; None if it is none that we know.

    >>> typed_date("1 marzo 2023", day_first=None).when
    '2023-03-01'
    >>> typed_date("ca. 1500", day_first=None).when, typed_date("218 BC", day_first=None).when
    ('1500~', '-0217')
    >>> typed_date("1914–1918", day_first=None).until
    '1918'

    Args:
        text: as it is typed.
        day_first: which number of 1/3/2023 is the day; None if that is not known, so that such a
            date is none.
    """
    if len(text) > LONGEST_DATE:
        return None
    plain = plain_date(text)
    if found := _UNDATED_BUT.fullmatch(plain):
        plain = found[1]
    if " ".join(re.findall(r"\w+", plain)) in UNKNOWN:
        return TypedDate(when="unknown")
    if is_edtf(text.strip()) and not _ARCHIVED.fullmatch(plain):
        return TypedDate(when=text.strip())
    return _typed(plain, day_first)


def typed_instant(value: date | datetime) -> TypedDate:
    """The date of a cell that a spreadsheet has as a date; midnight is no clock time."""
    if not isinstance(value, datetime):
        return TypedDate(when=value.isoformat())
    clock = f"{value:%H:%M}"
    return TypedDate(when=value.date().isoformat(), time="" if clock == "00:00" else clock)


def serial_date(number: float) -> TypedDate | None:
    """The day of a number in Excel's calendar; None if it is no day that a story can have.

    >>> serial_date(44986).when
    '2023-03-01'
    """
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        return None
    moment = datetime.combine(_SERIAL_ORIGIN, datetime.min.time()) + timedelta(days=number)
    return replace(typed_instant(moment), why="a day number of Excel")


def numbered(text: str) -> tuple[int, int] | None:
    """The two numbers of a date such as 1/3/2023, of which either may be the day; else None.

    A full stop between them is only used where the day comes first.

    >>> numbered("1/3/2023"), numbered("1.3.2023")
    ((1, 3), None)
    """
    found = _NUMBERED_HEAD.match(plain_date(text[:LONGEST_DATE]))
    if found is None or found[2] == ".":
        return None
    return int(found[1]), int(found[3])


def _typed(plain: str, day_first: bool | None) -> TypedDate | None:
    """Try each form, from the plainest to those that are made of others."""
    single = single_date(plain, day_first)
    if single:
        return single
    for form in (_with_clock, _marked, _bounded, _open, _stretch, _slashed, _night, _vague):
        if found := form(plain, day_first):
            return found
    return None


def _with_clock(plain: str, day_first: bool | None) -> TypedDate | None:
    """A date with a clock time behind it."""
    behind = clock_behind(plain)
    if behind is None:
        return None
    rest, clock, offset = behind
    found = single_date(rest, day_first)
    if found is None or len(found.when) < 8:
        return None
    zone = _zone_of(offset)
    why = f"without the offset {offset}" if offset and not zone else found.why
    return replace(found, time=clock, zone=zone, why=why)


def _zone_of(offset: str) -> str:
    """The zone with an offset of whole hours; POSIX counts them westwards.

    >>> _zone_of("z"), _zone_of("+02:00"), _zone_of("+0530")
    ('UTC', 'Etc/GMT-2', '')
    """
    if offset in ("z", ""):
        return "UTC" if offset else ""
    hours, minutes = int(offset[1:3]), offset[-2:]
    if minutes != "00" or hours > 12:
        return ""
    return f"Etc/GMT{'-' if offset[0] == '+' else '+'}{hours}" if hours else "UTC"


def _marked(plain: str, day_first: bool | None) -> TypedDate | None:
    """A date that is approximate or uncertain."""
    for pattern, mark in _MARKED:
        if found := pattern.fullmatch(plain):
            inner = _typed(found[1], day_first)
            if inner and not inner.until and inner.when[-1].isalnum() and "/" not in inner.when:
                return replace(inner, when=f"{inner.when}{mark}")
            return inner
    return None


def _bounded(plain: str, day_first: bool | None) -> TypedDate | None:
    """A date before or after which it was."""
    for pattern, form in _BOUNDED:
        if found := pattern.fullmatch(plain):
            inner = single_date(found[1], day_first)
            return replace(inner, when=form.format(inner.when)) if inner else None
    return None


def _open(plain: str, day_first: bool | None) -> TypedDate | None:
    """Some time between two dates, or one of two."""
    found = _OPEN.match(plain)
    if found and (inner := _stretch(plain[found.end() :], day_first)):
        return TypedDate(when=f"{inner.when}/{inner.until}", why=inner.why)
    if found := _EITHER.fullmatch(plain):
        begun = (single_date(each, day_first) for each in _completed(*found.groups()))
        ends = [next(filter(None, begun), None), single_date(found[2], day_first)]
        return valid_date(f"[{','.join(end.when for end in ends if end)}]") if all(ends) else None
    return None


def _slashed(plain: str, day_first: bool | None) -> TypedDate | None:
    """Some time between two days, months or years with a slash between them."""
    if (found := _SLASHED_YEARS.fullmatch(plain)) and int(found[3]) > 12:  # else it is a month
        return valid_date(f"{found[1]}{found[2]}/{found[1]}{found[3]}")
    found = _SLASHED.fullmatch(plain)
    inner = _stretch(f"{found[1]} - {found[2]}", day_first) if found else None
    return TypedDate(when=f"{inner.when}/{inner.until}", why=inner.why) if inner else None


def _night(plain: str, day_first: bool | None) -> TypedDate | None:
    """The night between two days, or that of one."""
    found = _NIGHT.fullmatch(plain)
    if found is None:
        return None
    inner = _slashed(found[2], day_first) or _typed(found[2], day_first)
    if inner is None:
        return None
    when = f"{inner.when}/{inner.until}" if inner.until else inner.when
    return valid_date(when, why=f"without “{found[1]}”")


def _vague(plain: str, day_first: bool | None) -> TypedDate | None:
    """A part of a year or month, which no date can say."""
    found = _VAGUE.fullmatch(plain)
    inner = single_date(found[2], day_first) if found else None
    return replace(inner, why=f"without “{found[1]}”") if found and inner else None


def _stretch(plain: str, day_first: bool | None) -> TypedDate | None:
    """From one date to another; the first may leave out what it shares with the second."""
    if found := _YEARS.fullmatch(plain):
        ends = found[1], f"{found[1][:-2]}{found[2]}" if len(found[2]) == 2 else found[2]
        return _span(*(valid_date(year_text(int(end))) for end in ends))
    text = _FROM.sub("", plain, count=1) if _FROM.match(plain) else plain
    for between in _BETWEEN.finditer(text):
        start, right = text[: between.start()], _ARTICLE.sub("", text[between.end() :])
        last = single_date(right, day_first) or single_date(
            f"{start.partition(' ')[0]} {right}", day_first
        )
        if last is None:
            continue
        for begun in _completed(start, right):
            if first := single_date(begun, day_first):
                return _span(first, last)
    return None


def _completed(start: str, end: str) -> Iterator[str]:
    """What the beginning may mean: as it is, or with month and year of the end."""
    yield start
    words = end.split()
    yield from (f"{start} {' '.join(words[at:])}" for at in range(1, len(words)))
    if found := NUMBERED.fullmatch(end):
        yield f"{start.rstrip('.')}{found[2]}{found[3]}{found[2]}{found[4]}"
        yield f"{start.rstrip('.')}{found[2]}{found[4]}"
    head = start.split()
    if len(head) > 1 and len(words) > 1:  # March 3 - 7, 2023
        yield f"{start} {words[-1]}"


def _span(first: TypedDate | None, last: TypedDate | None) -> TypedDate | None:
    if first is None or last is None:
        return None
    return TypedDate(when=first.when, until=last.when, why=first.why or last.why)
