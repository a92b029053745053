"""Which date and which time of a sentence belong to a place that it names, by nearness."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from explorer.authoring.dates.beside_dates import words_before
from explorer.authoring.dates.clock_times import times_in
from explorer.authoring.drafts.sentence_contents import Mentioned, Named
from explorer.authoring.recognition import FoundDate
from explorer.authoring.spans import Span

CLAUSE = 40
"""How much farther away, in characters, a date is with a comma between."""
FARTHEST = 2_000
"""Most characters between a place and what dates it, for a sentence may have any length."""
CLOCK = 200
"""Most characters between a date and a time of that day."""
_DATELINE = re.compile(r"(?:[,.]?\s[^–—\n;:!?]{1,50}?)?\s(?:[–—-]|--)\s")
"""What follows the place at the head of a news item: ``LEEDS (Reuters) – The minister …``,
``LEEDS, 3 May 2024 – …``"""
_MARKUP = 4
"""Most characters of what Markdown has before the first word of a paragraph."""


def nearest_date(
    reading: Named, mention: Mentioned, dates: Sequence[FoundDate], sentence: Span
) -> FoundDate | None:
    """The date nearest to a mention in its sentence; None too if that one was left out."""

    def distance(span: Span) -> int:
        before, after = sorted((span, mention.span), key=lambda each: each.start)
        between = reading.text[before.end : min(after.start, before.end + FARTHEST)]
        return len(between) + CLAUSE * sum(map(between.count, ",;:"))

    def is_parted(date: FoundDate) -> bool:
        before, after = sorted((date.span, mention.span), key=lambda each: each.start)
        return ";" in reading.text[before.end : min(after.start, before.end + FARTHEST)]

    def has_place(date: FoundDate) -> bool:
        others = [each for each in reading.mentions.get(sentence, ()) if each.is_stop]
        between = (Span(*sorted((each.span.start, date.span.start))) for each in others)
        return any(";" not in reading.text[each.start : each.end] for each in between)

    beside = _beside(dates, mention.span)
    by_span = {each.span: each for each in beside if not (is_parted(each) and has_place(each))}
    unread = reading.unread.get(sentence, ())
    near = (span for span in unread if max(_apart(span, mention.span), 0) < FARTHEST)
    nearest = min((*by_span, *near), key=distance, default=None)
    return by_span.get(nearest) if nearest else None


def _beside(dates: Sequence[FoundDate], span: Span) -> Iterator[FoundDate]:
    """The last date of a sentence before a stretch of it, and the first one behind it."""
    after = bisect_left(dates, span.start, key=lambda date: date.span.start)
    near = dates[max(0, after - 1) : after + 1]
    return (date for date in near if _apart(date.span, span) < FARTHEST)


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def main_place(reading: Named, mentions: Sequence[Mentioned]) -> Mentioned | None:
    """The place at which the event of a date is: the first one that nobody leaves or is from."""
    known = reading.known

    def is_left(mention: Mentioned) -> bool:
        before = words_before(reading.text, mention.span.start)[:2]
        is_leaving = known.span_begins.intersection(before[:1])
        is_from = known.origins.intersection(before)
        return bool(is_leaving or is_from) or _is_dateline(reading.text, mention.span)

    arrived = (each for each in mentions if not is_left(each))
    return next(arrived, mentions[0] if mentions else None)


def without_dateline(reading: Named, mentions: Sequence[Mentioned]) -> tuple[Mentioned, ...]:
    """The places of a sentence without the one where it was written, if it names others."""
    others = [each for each in mentions if not _is_dateline(reading.text, each.span)]
    is_elsewhere = any(each.is_stop for each in others)
    return tuple(others if is_elsewhere else mentions)


def _is_dateline(text: str, span: Span) -> bool:
    """Whether it is the place at the head of a paragraph, with a dash behind it or its date."""
    head = text[max(0, span.start - _MARKUP) : span.start]
    begins = not re.search(r"\w", head.rpartition("\n")[2]) and (
        span.start < _MARKUP or "\n" in head
    )
    return begins and bool(_DATELINE.match(text, span.end))


def clock_at(reading: Named, sentence: Span, mention: Mentioned) -> str:
    """The time of day at a place: of those in its sentence the first, unless another is nearer.

    A place for which somebody leaves at that time has none: ``the train to Oslo left at noon``.
    """
    time = next(times_in(reading.text, sentence, reading.known), None)
    if time is None or abs(_apart(time.span, mention.span)) > CLOCK:
        return ""
    stops = [each for each in reading.mentions.get(sentence, ()) if each.is_stop] or [mention]
    nearest = min(stops, key=lambda each: _apart(each.span, time.span))
    before = {*words_before(reading.text, mention.span.start)[:1]}
    between = set(re.findall(r"\w+", reading.text[mention.span.end : time.span.start].lower()))
    known = reading.known
    is_ahead = bool(before & known.bound_for and between & known.departures)
    return time.clock if nearest == mention and not is_ahead else ""


def clock_of(reading: Named, sentence: Span, date: FoundDate) -> str:
    """The time of day in a sentence that is nearest to a date of it."""
    start, end = date.span.start - CLOCK, date.span.end + CLOCK
    near = Span(max(sentence.start, start), min(sentence.end, end))
    times = sorted(
        times_in(reading.text, near, reading.known), key=lambda each: _apart(each.span, date.span)
    )
    dates = reading.dates[sentence]
    for time in times:
        beside = _beside(dates, time.span)
        if min(beside, key=lambda each: _apart(each.span, time.span)) == date:
            return time.clock
    return ""
