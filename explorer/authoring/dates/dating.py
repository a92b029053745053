"""Dates in a text: found by their forms, no more exact than the text, or left out with a reason.

A weekday, or a day without its year, is that side of the publication which its verb says. A date in
a line of its own, as above a letter or a day of a programme, is the day from which what follows is
seen. A date that may be two is left out: ``3/4/2023``, ``the day before Friday``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from explorer.authoring.dates.date_headings import HEADING_FORMS, is_dateline
from explorer.authoring.dates.date_matches import (
    Reader,
    Seen,
    WrittenMatch,
    is_full,
    written_matches,
)
from explorer.authoring.dates.date_meanings import (
    NOT_EXACT,
    NOT_PUBLISHED,
    OF_A_NAME,
    UNREAD,
    UnclearDateError,
    counted_day,
    is_another,
    is_of_a_name,
    lone_number,
    near_month,
    near_weekday,
    numbered,
    numeric_day,
    slashed_day,
)
from explorer.authoring.dates.date_names import weekday_number
from explorer.authoring.dates.date_spans import (
    day_before,
    is_moved,
    is_weekday_span,
    lasting,
    waits,
    weekday_span,
)
from explorer.authoring.dates.diary_days import WEEK, in_entry
from explorer.authoring.dates.following_days import following_day, is_reported, weekday_in_span
from explorer.authoring.dates.month_days import month_days
from explorer.authoring.dates.nearby_days import day_of
from explorer.authoring.recognition import FoundDate, LeftOut
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

CONFIDENCE = {"iso": 0.95, "full": 0.95, "numeric": 0.9, "year": 0.9, "month_year": 0.9} | {
    "days": 0.9,
    "ago": 0.9,
    "numbered": 0.9,
    "day": 0.85,
    "holiday": 0.85,
    "weekday": 0.75,
    "ahead": 0.75,
    "tonight": 0.75,
    "slashed": 0.75,
    "lone": 0.6,
    "vague": 0.6,
    "month": 0.6,
    "near_month": 0.6,
}
"""How sure each form is, by rule of thumb: a weekday may be another week's."""

_FIRST_YEAR, _LAST_YEAR = 1000, 9990
_NEAR = 12
"""How many dates before a day may be its year."""
_VAGUE = ("vague", "week", "years", "near_week", "near_year")


def dates_in(
    text: str, known: Vocabulary, published: date | None
) -> tuple[list[FoundDate], dict[Span, LeftOut]]:
    """The dates of a text in its order, and what looks like one and is left out, with why."""
    reading = _Reading(Reader(text, known), published)
    for written in written_matches(reading.reader):
        if not written.is_used:
            reading.read(written)
    return lasting(reading.reader, sorted(reading.found, key=lambda each: each.span.start)), (
        reading.unread
    )


def _is_near(published: date | None) -> bool:
    return published is not None and _FIRST_YEAR <= published.year <= _LAST_YEAR


class _Reading:
    """The dates of a text so far, and what the next one can refer to."""

    def __init__(self, reader: Reader, published: date | None) -> None:
        """Begin at the head of a text."""
        self.reader = reader
        self.found: list[FoundDate] = []
        self.unread: dict[Span, LeftOut] = {}
        self._seen = Seen(published if _is_near(published) else None)
        self._passage: Span | None = None
        self._waiting: list[WrittenMatch] = []

    def read(self, written: WrittenMatch) -> None:
        """Take the next date, or leave it out with the reason."""
        if written.passage != self._passage:
            self._passage = written.passage
            self._seen = replace(self._seen, year="", year_sentence=None, last=None)
        if waits(written):
            self._waiting.append(written)
            return
        dates = self._take(written, lambda: _dates(self.reader, written, self._seen))
        waiting, self._waiting = self._waiting, []
        following = _first_day(dates)
        for earlier in reversed(waiting):
            following = self._read_before(earlier, following)
        if dates:
            self._drop_year(written, dates[-1])
            self._remember(written, dates[-1])

    def _drop_year(self, written: WrittenMatch, latest: FoundDate) -> None:
        """Keep no year by itself which is that of a day: ``In 2012 … on March 6``."""
        if written.form == "day":
            ends = {year.end for year in written.sentence.years}
            year = latest.edtf[:4]
            self.found[-_NEAR:] = [
                each
                for each in self.found[-_NEAR:]
                if each.edtf != year or each.span.end not in ends
            ]

    def _read_before(self, written: WrittenMatch, following: date | None) -> date | None:
        """Take a date that waited for the one that it is joined to."""

        def dates() -> list[FoundDate]:
            if following is None:
                return _dates(self.reader, written, self._seen)
            _check(self.reader, written)
            day = day_before(self.reader, written, following)
            return [FoundDate(written.span, str(day), CONFIDENCE[written.form])]

        return _first_day(self._take(written, dates))

    def _take(self, written: WrittenMatch, dates: Callable[[], list[FoundDate]]) -> list[FoundDate]:
        try:
            read = dates()
        except UnclearDateError as error:
            self.unread[written.span] = LeftOut(written.words, str(error))
            self._seen = replace(self._seen, last_sentence=None)
            return []
        self.found += read
        return read

    def _remember(self, written: WrittenMatch, latest: FoundDate) -> None:
        """Keep what the dates behind this one can refer to."""
        if len(latest.edtf) < len("2023-09-14"):
            return
        day = date.fromisoformat(latest.edtf[-10:])
        is_exact = "/" not in latest.edtf and not is_reported(self.reader, written)
        seen = replace(
            self._seen, last=day, near=day, last_sentence=written.sentence if is_exact else None
        )
        if is_full(written):
            seen = replace(seen, year=str(day.year), year_sentence=written.sentence)
            if "/" in latest.edtf:
                seen = replace(seen, span=(date.fromisoformat(latest.edtf[:10]), day))
        elif written.form == "vague" and seen.year_sentence:
            seen = replace(seen, year=str(day.year), year_sentence=written.sentence)
        if written.form == "numbered" or (written.form in ("full", "day") and written.match["on"]):
            seen = replace(seen, weekdays=(*seen.weekdays[-9:], day))
        sentence, span = written.sentence.span, written.match.span()
        may_head = written.form in HEADING_FORMS
        if may_head and is_dateline(self.reader.text, sentence, span, self.reader.known):
            before = seen.entry if seen.entry and seen.entry < day else None
            seen = replace(seen, base=day, entry=day, entry_before=before)
        self._seen = seen


def _first_day(dates: list[FoundDate]) -> date | None:
    edtf = dates[0].edtf[:10] if dates else ""
    return date.fromisoformat(edtf) if len(edtf) == len("2023-09-14") else None


def _dates(reader: Reader, written: WrittenMatch, seen: Seen) -> list[FoundDate]:
    """The dates that a match means; several if it is a list of days.

    Raises:
        UnclearDateError: it means none, or is not clear.
    """
    form = written.form
    if day := following_day(reader, written, seen):
        return [FoundDate(written.span, str(day), CONFIDENCE[form])]
    _check(reader, written)
    if form in ("full", "day", "month_year", "month", "holiday"):
        dates = month_days(reader, written, seen)
    elif is_weekday_span(written) and is_moved(reader, written.span.start):
        first, last = weekday_span(reader, written, _known_base(seen))
        second = written.following.span if written.following else written.span
        dates = [(Span(*written.match.span()), str(first)), (second, str(last))]
    else:
        dates = [(written.span, _meaning(reader, written, seen))]
    if not all(_FIRST_YEAR <= int(edtf[:4]) <= _LAST_YEAR for _, edtf in dates):
        raise UnclearDateError(UNREAD)
    return [FoundDate(span, edtf, CONFIDENCE[form]) for span, edtf in dates]


def _known_base(seen: Seen) -> date:
    if seen.base is None:
        raise UnclearDateError(NOT_PUBLISHED)
    return seen.base


def _check(reader: Reader, written: WrittenMatch) -> None:
    """Refuse what its form, or a word beside it, makes no day.

    Raises:
        UnclearDateError: it is none.
    """
    if written.form in _VAGUE or is_another(reader, written):
        raise UnclearDateError(NOT_EXACT)
    if is_of_a_name(reader, written) and not is_full(written):
        raise UnclearDateError(OF_A_NAME)


def _meaning(reader: Reader, written: WrittenMatch, seen: Seen) -> str:
    """What a match without a month means as EDTF.

    Raises:
        UnclearDateError: it means nothing, or is not clear.
    """
    form, match = written.form, written.match
    if form == "year":
        return written.words
    if form == "iso":
        day = day_of(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
        if day is None:
            raise UnclearDateError(UNREAD)
        return str(day)
    if form == "numeric":
        return str(numeric_day(reader, written, seen.base))
    if seen.base is None and seen.near and form == "numbered":
        return str(numbered(reader, written, seen.near))
    if seen.base is None and seen.span and form == "weekday":
        weekday = weekday_number(match["weekday"], reader.known.language)
        if day := weekday_in_span(seen, weekday):
            return str(day)
    if seen.base is None:
        raise UnclearDateError(NOT_PUBLISHED if form != "lone" else NOT_EXACT)
    match form:
        case "numbered":
            return str(numbered(reader, written, seen.base))
        case "slashed":
            return str(slashed_day(reader, written, seen.base))
        case "near_month":
            return near_month(reader, written, seen.base)
        case "lone":
            return str(in_entry(lone_number(reader, written, seen, seen.base), seen))
        case "weekday" if is_weekday_span(written):
            return "/".join(map(str, weekday_span(reader, written, seen.base)))
        case "weekday":
            weekday = weekday_number(written.match["weekday"], reader.known.language)
            return str(in_entry(near_weekday(reader, written, seen, weekday), seen, WEEK))
        case _:
            return str(counted_day(reader, written, seen.base))
