"""The events that an article reports: when, where, and whether they are still to come.

1. Each day that a sentence names is an event, at the main place of those that the sentence names
   as if somebody is there; without one it has no place.
2. A place that reads like a stop in a sentence without a date is one too. It has the date of the
   line above it that only says when (`Timetable`), else none.
3. What happened is in the order of the text, followed by what is announced. If dates give
   another order, that one holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from explorer.authoring.dates.clock_times import times_in
from explorer.authoring.dates.nearness import (
    clock_at,
    clock_of,
    main_place,
    nearest_date,
    without_dateline,
)
from explorer.authoring.dates.tenses import Tense, tense_at
from explorer.authoring.drafts.announcing import announcement
from explorer.authoring.drafts.rows_and_notes import is_note, is_row
from explorer.authoring.drafts.sentence_contents import Mentioned, Named, named_in
from explorer.authoring.drafts.stop_order import in_order
from explorer.authoring.drafts.stop_records import Stop
from explorer.authoring.drafts.stop_sentences import (
    date_above,
    denials_of,
    denied_in,
    headlined_in,
    is_headline,
    is_row_of_stops,
    noted_in,
)
from explorer.authoring.recognition import FoundDate, LeftOut, Recognition
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.story.times import UNDATED, EdtfDate, parse_date

CUE = 500
"""Most characters between a place and the word that announces it."""
REPORTED_BEFORE = "reported before"
"""Why another mention of a stop is left out."""
NO_DAY = "a month or a year, and no place beside it"
"""Why a date without a day is left out."""
UNDER_HEADING = 0.7
"""Factor for the confidence of a date that a line above gives."""
NO_ZONE = "UTC"
"""The time zone of what has no place, in a text that names none."""
NO_PLACE = "; no place in the sentence, so check the time zone"
"""What to say of an event without a place."""
_DAY = len("2023-09-14")


def stops_in(
    text: str, found: Recognition, published: EdtfDate | None, known: Vocabulary
) -> tuple[tuple[Stop, ...], tuple[LeftOut, ...]]:
    """The stops of a text in the order of the itinerary, and what was left out, with why.

    Raises:
        TimeFormatError: a date of `found`, or the day of an announcement, is not EDTF.
    """
    reading = named_in(text, found, published, known)
    every: list[Stop] = []
    zone = next((place.candidate.entry.zone for place in found.places), NO_ZONE)
    for sentence in reading.sentences:
        for stop in _stops_of(reading, sentence, zone):
            every.append(stop)
            zone = stop.zone
    kept = _distinct(reading, every)
    mentions = {stop.mention for stop in kept}
    again = [
        LeftOut(stop.place.name, REPORTED_BEFORE)
        for stop in every
        if stop.place and stop.mention not in mentions
    ]
    left_out = (
        *denied_in(reading),
        *noted_in(reading),
        *headlined_in(reading),
        *again,
        *_without_day(reading, kept),
    )
    return in_order(kept), tuple(dict.fromkeys(left_out))


def _stops_of(reading: Named, sentence: Span, zone: str) -> Iterator[Stop]:
    """The stops of a sentence in its order."""
    heads = reading.timetable.is_head(sentence)
    mentions = reading.mentions.get(sentence, ())
    article = reading.timetable.of_article
    if _is_only(reading, article, sentence) or is_headline(reading, sentence):
        return
    denials = denials_of(reading, sentence)
    heads = heads or is_row_of_stops(reading, sentence)
    mentions = tuple(
        each
        for each in without_dateline(reading, mentions)
        if (each.is_stop or heads) and not any(no.denies_place(each.span) for no in denials)
    )
    dates = [
        date
        for date in reading.dates.get(sentence, ())
        if date not in article and not any(no.denies_date(date.span) for no in denials)
    ]
    dated: dict[FoundDate, list[Mentioned]] = defaultdict(list)
    undated: list[Mentioned] = []
    for each in mentions:
        nearest = nearest_date(reading, each, dates, sentence)
        is_dated = nearest and _fits(reading, each, nearest, sentence)
        (dated[nearest] if nearest and is_dated else undated).append(each)
    found: list[Stop] = []
    for date in dates:
        main = main_place(reading, dated[date])
        if main or len(date.edtf) >= _DAY:
            found.append(_dated(reading, date, main, sentence, zone))
    if not is_note(reading.text, sentence):
        found += (_undated(reading, each, sentence) for each in undated)
    if not found and not denials and not reading.unread.get(sentence):
        found += _timed(reading, sentence, zone)
    yield from sorted(found, key=lambda stop: stop.mention.start)


def _is_only(reading: Named, article: tuple[FoundDate, ...], sentence: Span) -> bool:
    """Whether a sentence is the line that says when and where the article was written."""
    spans = [date.span for date in article if sentence.overlaps(date.span.start, date.span.end)]
    return any(not re.search(r"\w", reading.text[span.end : sentence.end]) for span in spans)


def _fits(reading: Named, mention: Mentioned, date: FoundDate, sentence: Span) -> bool:
    """Whether a date can be that of a mention, and is not the day on which it was announced."""
    above = reading.timetable.above(sentence)
    today = parse_date(above.edtf) if above else reading.published
    return not (_is_over(date, today) and _cue(reading, mention, sentence))


def _is_over(date: FoundDate, today: EdtfDate | None) -> bool:
    latest = parse_date(date.edtf).latest
    return bool(today and today.earliest and latest and latest < today.earliest)


def _cue(reading: Named, mention: Mentioned, sentence: Span) -> str:
    """The words that announce a mention."""
    span = mention.span
    near = Span(max(sentence.start, span.start - CUE), min(sentence.end, span.end + CUE))
    return announcement(reading.text, near, span, reading.known)


def _dated(
    reading: Named, date: FoundDate, main: Mentioned | None, sentence: Span, zone: str
) -> Stop:
    """The stop of a day that a sentence names."""
    first, _, last = date.edtf.partition("/") if date.lasts else (date.edtf, "", "")
    when, until = parse_date(first), parse_date(last) if last else None
    published = reading.published.latest if reading.published else None
    is_after = bool(published and when.earliest and when.earliest > published)
    is_over = _is_over(date, reading.published)
    cue = _cue(reading, main, sentence) if main and not is_over else ""
    is_today = bool(published and when.earliest == published)
    tense = tense_at(reading.text, sentence, date.span, reading.known) if is_today else Tense.NONE
    written = reading.text[date.span.start : date.span.end]
    time = clock_of(reading, sentence, date) if when.day and not until else ""
    why = f"announced by “{cue}”" if cue else "read as past"
    why = "dated after the article" if is_after and not cue else why
    at = "" if main else NO_PLACE
    sure = (main.place.confidence if main else 1) * date.confidence
    return Stop(
        place=main.place if main else None,
        zone=main.place.candidate.entry.zone if main else zone,
        mention=main.span if main else date.span,
        sentence=sentence,
        when=when,
        until=until,
        clock=time,
        has_own_date=True,
        is_announced=bool(cue) or is_after or tense is Tense.COMING,
        confidence=round(sure, 2),
        why=f"{why}; dated by “{written}”{at}",
    )


def _undated(reading: Named, mention: Mentioned, sentence: Span) -> Stop:
    """The stop of a place beside which there is no date."""
    above = date_above(reading, sentence)
    cue = _cue(reading, mention, sentence)
    published = reading.published.latest if reading.published else None
    when, sure, how = _open(reading.published, is_announced=bool(cue)), 1.0, "no date beside it"
    if above and not reading.unread.get(sentence):
        head = parse_date(above.edtf)
        is_after = bool(published and head.earliest and head.earliest > published)
        when = head if is_after or not cue else _open(head, is_announced=True)
        sure = above.confidence * UNDER_HEADING
        how = f"dated by the line above, “{reading.text[above.span.start : above.span.end]}”"
    elif unread := reading.unread.get(sentence):
        written = reading.text[unread[0].start : unread[0].end]
        is_after, how = False, f"cannot read the date beside it, “{written}”"
    else:
        is_after = False
    why = f"announced by “{cue}”" if cue else "read as past"
    return Stop(
        place=mention.place,
        zone=mention.place.candidate.entry.zone,
        mention=mention.span,
        sentence=sentence,
        when=when,
        clock=clock_at(reading, sentence, mention) if when.day else "",
        has_own_date=False,
        is_announced=bool(cue) or is_after,
        confidence=round(mention.place.confidence * sure, 2),
        why=f"{'dated after the article' if is_after and not cue else why}; {how}",
    )


def _timed(reading: Named, sentence: Span, zone: str) -> Iterator[Stop]:
    """The event of a line of a programme: one with a time of day, below the line with its date."""
    above = date_above(reading, sentence)
    times = list(times_in(reading.text, sentence, reading.known)) if above else ()
    if not above or not times:
        return
    when = parse_date(above.edtf)
    published = reading.published.latest if reading.published else None
    is_after = bool(published and when.earliest and when.earliest > published)
    written = reading.text[above.span.start : above.span.end]
    yield Stop(
        place=None,
        zone=zone,
        mention=times[0].span,
        sentence=sentence,
        when=when,
        clock=times[0].clock,
        has_own_date=True,
        is_announced=is_after,
        confidence=round(above.confidence * UNDER_HEADING, 2),
        why=f"{_tense_of(is_after)}; dated by the line above, “{written}”{NO_PLACE}",
    )


def _tense_of(is_after: bool) -> str:
    return "dated after the article" if is_after else "read as past"


def _open(published: EdtfDate | None, *, is_announced: bool) -> EdtfDate:
    """Until the article's date, or from it if announced; undated unless that date is known."""
    if published is None or published.whole is None:
        return UNDATED
    return parse_date(f"{published.text}/.." if is_announced else f"../{published.text}")


def _distinct(reading: Named, stops: Sequence[Stop]) -> list[Stop]:
    """Without those that add nothing: a place again without a date of its own, a mere heading."""
    dated_at = {(id(stop.place), stop.is_announced) for stop in stops if stop.when.day}
    kept: list[Stop] = []
    reported = {_day_at(stop) for stop in stops if not is_row(reading.text, stop.sentence)}
    seen: set[tuple[int, bool, str]] = set()
    for stop, following in zip_longest(stops, stops[1:]):
        key = (id(stop.place), stop.is_announced, f"{stop.when.text} {stop.clock}")
        is_again = key in seen or (not stop.when.day and key[:2] in dated_at)
        heads = stop.place is None and reading.timetable.is_head(stop.sentence)
        is_mere = heads and following is not None and following.when == stop.when
        is_reported = (
            is_row(reading.text, stop.sentence) and stop.place and _day_at(stop) in reported
        )
        if is_mere or is_reported or (is_again and not stop.has_own_date):
            continue
        seen.add(key)
        kept.append(stop)
    return kept


def _day_at(stop: Stop) -> tuple[int, str]:
    return id(stop.place), stop.when.text


def _without_day(reading: Named, stops: Sequence[Stop]) -> Iterator[LeftOut]:
    """The dates that are no event."""
    used = {stop.sentence: stop for stop in stops}
    for sentence, dates in reading.dates.items():
        for date in dates:
            if len(date.edtf) < _DAY and sentence not in used:
                yield LeftOut(reading.text[date.span.start : date.span.end], NO_DAY)
