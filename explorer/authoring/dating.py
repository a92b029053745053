"""Dates in a text: found by their forms, parsed by dateparser, as exact as the text.

Accepted are forms that mean one day, month or year, and spans of days such as ``dal 13 al 17
settembre``. ``3/4/2023`` may be two days, and ``last week`` is not one: these are left out, and so
is a date relative to another (``the day before Friday``) or perhaps in another year or week.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from explorer.authoring.announcing import announcement
from explorer.authoring.beside_dates import is_rough, number_in, words_after, words_before
from explorer.authoring.date_forms import date_pattern, weekday_number
from explorer.authoring.date_reading import date_read, last_day
from explorer.authoring.nearby_days import is_same_week, last_weekday, next_weekday, numbered_day
from explorer.authoring.recognition import FoundDate, LeftOut
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import sentences

CONFIDENCE = dict.fromkeys(("days", "ago", "numbered", "year"), 0.9) | {
    "full": 0.95,
    "day": 0.85,
    "weekday": 0.75,
    "month": 0.6,
}
"""How sure each form is, by rule of thumb: a weekday may be another week's."""

NOT_PUBLISHED = "needs the publication date (--published)"
"""Why a date without a year, or a weekday, is left out."""
UNREAD = "cannot be read as a date"
NOT_EXACT = "not an exact day, or relative to another one"
UNCLEAR_YEAR = "year not clear"
UNCLEAR_WEEK = "week not clear"
NO_SUCH_DAY = "no day near the publication has this weekday and number"

_FIRST_YEAR, _LAST_YEAR = "1000", "9998"
_WITH_YEAR = ("full", "year")
_YEAR_REACH = 12
"""Most characters between a year and a day that belongs to it: ``in 2019, on 3 March``."""
_GOES_ON = re.compile(r"\s?[-–/.]\d")
"""What makes a weekday with a number a part of something longer: ``Friday 19-21``."""


@dataclass
class _Sentence:
    """What a sentence says for the dates in it."""

    span: Span
    is_announced: bool | None = None
    """Whether it announces something; None until this is computed."""
    has_other_week: bool = False
    has_other_year: bool = False
    years: tuple[Span, ...] = ()
    """The positions of years on their own."""


@dataclass(frozen=True)
class _GivenYear:
    """The last date with a year, whose year holds for the days behind it in its passage."""

    year: str
    sentence: _Sentence
    passage_end: int


@dataclass(frozen=True)
class _Reader:
    """What a date is read with."""

    text: str
    known: Vocabulary
    published: date | None


def dates_in(
    text: str, known: Vocabulary, published: date | None
) -> tuple[list[FoundDate], dict[Span, LeftOut]]:
    """The dates of a text in its order, and what looks like one and cannot be read, with why."""
    reader = _Reader(text, known, published)
    matches = list(date_pattern(known).finditer(text))
    in_sentences = _sentences_of(text, known, matches)
    found: list[FoundDate] = []
    unread: dict[Span, LeftOut] = {}
    given: _GivenYear | None = None
    for match, sentence in zip(matches, in_sentences, strict=True):
        form = match.lastgroup or ""
        span = Span(match.start(0 if form == "lone" else form), match.end(form))
        holds = given if given and span.start < given.passage_end else None
        meant = _meaning(reader, match, form, sentence, holds)
        if not isinstance(meant, LeftOut) and not _is_kept(meant):
            meant = LeftOut(text[span.start : span.end], UNREAD)
        if isinstance(meant, LeftOut):
            unread[span] = meant
            continue
        coming = ""
        if form == "weekday" and not _direction(reader, match, form):
            later = str(date.fromisoformat(meant) + timedelta(weeks=1))
            coming = later if _is_kept(later) else ""
        found.append(FoundDate(span, meant, CONFIDENCE[form], coming))
        if form == "full":
            end = text.find("\n\n", span.end)
            given = _GivenYear(meant[-10:][:4], sentence, len(text) if end < 0 else end)
    return found, unread


def _sentences_of(text: str, known: Vocabulary, matches: list[re.Match[str]]) -> list[_Sentence]:
    """The sentence of each match, with what all dates of that sentence say for each other."""
    spoken = [_Sentence(Span(start, end)) for start, end in sentences(text, known)]
    starts = [each.span.start for each in spoken]
    of_matches = [spoken[max(0, bisect_right(starts, match.start()) - 1)] for match in matches]
    for match, sentence in zip(matches, of_matches, strict=True):
        form = match.lastgroup
        sentence.has_other_week |= form == "week"
        sentence.has_other_year |= form == "years"
        if form == "year" and len(sentence.years) < 10:
            sentence.years += (Span(*match.span()),)
    return of_matches


def _meaning(
    reader: _Reader, match: re.Match[str], form: str, sentence: _Sentence, given: _GivenYear | None
) -> str | LeftOut:
    """What a match means as EDTF, or why it is left out."""
    words = match[0 if form == "lone" else form]
    if form in ("vague", "week", "years", "lone"):
        return LeftOut(words, NOT_EXACT)
    if form == "numeric":
        return LeftOut(words, UNREAD)
    if _is_another(reader, match, form):
        return LeftOut(words, NOT_EXACT)
    day = reader.published
    if form in _WITH_YEAR or (form == "day" and day is None and given):
        return _by_parser(reader, match, form, sentence, given)
    if day is None:
        return LeftOut(words, NOT_PUBLISHED)
    match form:
        case "days":
            return _counted(day, number_in(words, reader.known.days), words)
        case "ago":
            ago = number_in(words.split()[0], reader.known.numbers)
            return _counted(day, -ago if ago else None, words)
        case "numbered":
            meant = None
            if not _GOES_ON.match(reader.text, match.end()):
                weekday = weekday_number(match["of"], reader.known.language)
                meant = numbered_day(weekday, int(match["number"]), day)
            return str(meant) if meant else LeftOut(words, NO_SUCH_DAY)
        case "weekday":
            return _weekday(reader, match, day, sentence)
        case _:
            return _by_parser(reader, match, form, sentence, given)


def _is_kept(edtf: str) -> bool:
    """Whether a date is of a year that is taken from a text, as other numbers are no years."""
    return edtf[:4] >= _FIRST_YEAR and edtf[-10:][:4] <= _LAST_YEAR


def _counted(base: date, days: int | None, words: str) -> str | LeftOut:
    try:
        return LeftOut(words, NOT_EXACT) if days is None else str(base + timedelta(days=days))
    except OverflowError:
        return LeftOut(words, UNREAD)


def _weekday(
    reader: _Reader, match: re.Match[str], published: date, sentence: _Sentence
) -> str | LeftOut:
    words = match["weekday"]
    weekday = weekday_number(words, reader.known.language)
    direction = _direction(reader, match, "weekday")
    if sentence.has_other_week:
        return LeftOut(words, UNCLEAR_WEEK)
    if direction in ("coming", "perhaps_coming"):
        meant = next_weekday(weekday, published)
    elif direction:
        meant = last_weekday(weekday, published)
    else:  # “Thursday” in an article published on a Thursday is the day of publication
        return str(last_weekday(weekday, published + timedelta(days=1)))
    is_clear = not direction.startswith("perhaps") or not is_same_week(meant, published)
    return str(meant) if is_clear else LeftOut(words, UNCLEAR_WEEK)


def _by_parser(
    reader: _Reader, match: re.Match[str], form: str, sentence: _Sentence, given: _GivenYear | None
) -> str | LeftOut:
    """What a date with a month or a year means; a day may take its year from one before it."""
    spoken = re.sub(r"(?<=\d)[º°]", "", match["own"] or match[form]).split()
    words = " ".join(word for word in spoken if word.lower() not in reader.known.of)
    weekday = weekday_number(match["on"], reader.known.language) if match["on"] else None
    first = int(match["first"] or 0) if form in ("full", "day") else 0
    if form not in _WITH_YEAR and _is_of_other_year(match, form, sentence):
        return LeftOut(match[form], UNCLEAR_YEAR)

    def read(words: str, base: date) -> str | None:
        direction = "" if form in _WITH_YEAR else _direction(reader, match, form)
        language = reader.known.language
        return date_read(words, language, base, direction=direction, weekday=weekday, first=first)

    anyway = date(2000, 1, 1)  # makes no difference if the text gives the year
    in_year = read(f"{words} {given.year}", anyway) if form == "day" and given else None
    if in_year and given and given.sentence is sentence and not _is_announced(reader, sentence):
        return in_year
    if reader.published is None and form == "day":
        is_announced = _is_announced(reader, sentence)
        return LeftOut(match[form], NOT_PUBLISHED) if is_announced else in_year or _unread(match)
    meant = read(words, reader.published or anyway)
    if not in_year or in_year == meant:
        return meant or _unread(match)
    if meant and weekday is not None:
        fitting = [each for each in (in_year, meant) if last_day(each).weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    return LeftOut(match[form], UNCLEAR_YEAR)


def _unread(match: re.Match[str]) -> LeftOut:
    return LeftOut(match[match.lastgroup or 0], UNREAD)


def _is_announced(reader: _Reader, sentence: _Sentence) -> bool:
    """Whether a sentence announces something."""
    if sentence.is_announced is None:
        end = Span(sentence.span.end, sentence.span.end)
        sentence.is_announced = bool(announcement(reader.text, sentence.span, end, reader.known))
    return sentence.is_announced


def _is_of_other_year(match: re.Match[str], form: str, sentence: _Sentence) -> bool:
    """Whether its sentence gives a year for it: ``In 2019 …``, ``last year``."""
    if sentence.has_other_year:
        return True
    start, end = match.start(), match.end(form)
    return any(
        year.start == sentence.span.start
        or -1 <= start - year.end <= _YEAR_REACH
        or -1 <= year.start - end <= _YEAR_REACH
        for year in sentence.years
    )


def _is_another(reader: _Reader, match: re.Match[str], form: str) -> bool:
    """Whether words beside it make it another day: ``after``, ``the eve of``, ``successivo``."""
    known = reader.known
    if form == "ago" and (match["first"] or is_rough(reader.text, *match.span(form), known)):
        return True
    for word in _words_before(reader, match, form):
        if word in known.other_day_before:
            return True
        if word not in known.function_words:
            break
    first, second = words_after(reader.text, match.end())
    if first in known.other_day_before and not second:  # ``the Friday before.``
        return True
    return bool({first, f"{first}_{second}"} & known.other_day_after)


def _direction(reader: _Reader, match: re.Match[str], form: str) -> str:
    """The kind of word beside it that says on which side of today it lies; empty without one."""
    beside = {*_words_before(reader, match, form)[:1], words_after(reader.text, match.end())[0]}
    kinds = ("past", "perhaps_past", "coming", "perhaps_coming")
    return next((kind for kind in kinds if beside & getattr(reader.known, kind)), "")


def _words_before(reader: _Reader, match: re.Match[str], form: str) -> list[str]:
    return words_before(reader.text, match.start("on") if match["on"] else match.start(form))
