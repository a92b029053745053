"""The stops that an article reports: which places, when, and whether they are still to come.

1. A place that reads like a stop is one; twice if it is mentioned with another date, or both as
   past and as announced.
2. It is dated by the nearest date of its sentence, else by one of its passage in a sentence that
   has no stop of its own, else it has no date; nor if that date cannot be read.
3. What happened is in the order of the text, followed by what is announced. If dates give
   another order, that one holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.authoring.announcing import announcement
from explorer.authoring.recognition import FoundDate, FoundPlace, LeftOut, Recognition
from explorer.authoring.spans import Span, Spans
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import sentences, words
from explorer.story.days import Day
from explorer.story.times import UNDATED, EdtfDate, parse_date

_EARLIEST = Day.of(-9999, 1, 1)
"""Before every date."""
CLAUSE = 40
"""How much farther away, in characters, a date is with a comma between."""
FARTHEST = 2_000
"""Most characters between a place and what dates it, for a sentence may have any length."""
CUE = 500
"""Most characters between a place and the word that announces it."""
FARTHEST_SENTENCES = 50
"""Most sentences between a place and a date of its passage."""
REPORTED_BEFORE = "reported before"
"""Why another mention of a stop is left out."""
OTHER_SENTENCE = 0.7
"""Factor for the confidence of a date in another sentence of the passage."""


@dataclass(frozen=True)
class Stop:
    """A candidate event: somebody was, or will be, at a place."""

    place: FoundPlace
    mention: Span
    """Where the text mentions it."""
    sentence: Span
    """The sentence that mentions it."""
    when: EdtfDate
    """As exact as the text has it; `UNDATED` where nothing is known."""
    is_announced: bool
    confidence: float
    """How sure place and date are, 0 to 1."""
    why: str
    """What status and date rest on, in a few English words."""


@dataclass(frozen=True)
class _Reading:
    """What every stop of a text is read from."""

    text: str
    sentences: Spans
    dates: Spans
    meanings: dict[Span, FoundDate]
    """Of each date; those that were left out have an empty one."""
    stops: Spans
    """Where it reads as if somebody is somewhere."""
    published: EdtfDate | None
    known: Vocabulary


def stops_in(
    text: str, found: Recognition, published: EdtfDate | None, known: Vocabulary
) -> tuple[tuple[Stop, ...], tuple[LeftOut, ...]]:
    """The stops of a text in the order of the itinerary, and what only repeats one of them.

    Raises:
        TimeFormatError: a date of `found`, or the day of an announcement, is not EDTF.
    """
    spans = Spans(Span(start, end) for start, end in sentences(text, known))
    at = [(place, each.span) for place in found.places for each in place.mentions if each.is_stop]
    left_out = (FoundDate(span, "", 0) for span in found.unread_dates)
    meanings = {each.span: each for each in (*found.dates, *left_out)}
    stops = Spans(span for _, span in at)
    reading = _Reading(text, spans, Spans(meanings), meanings, stops, published, known)
    every = [_stop(reading, place, span) for place, span in at]
    every.sort(key=lambda stop: stop.mention.start)
    by_place: dict[int, list[Stop]] = defaultdict(list)
    for stop in every:
        by_place[id(stop.place)].append(stop)
    kept = [stop for stops_there in by_place.values() for stop in _distinct(stops_there, reading)]
    kept.sort(key=lambda stop: stop.mention.start)
    happened = _by_date(stop for stop in kept if not stop.is_announced)
    announced = _by_date(stop for stop in kept if stop.is_announced)
    mentions = {stop.mention for stop in kept}
    again = (
        LeftOut(stop.place.name, REPORTED_BEFORE) for stop in every if stop.mention not in mentions
    )
    return _without_contradiction((*happened, *announced)), tuple(dict.fromkeys(again))


def _stop(reading: _Reading, place: FoundPlace, mention: Span) -> Stop:
    here = reading.sentences.within(mention.start, mention.end)[0]
    sentence, published = reading.sentences.ordered[here], reading.published
    near = Span(max(sentence.start, mention.start - CUE), min(sentence.end, mention.end + CUE))
    cue = announcement(reading.text, near, mention, reading.known)
    dated, certainty, how = _date_of(reading, mention, sentence)
    when = parse_date(dated.edtf) if dated else None
    day = published.latest if published else None
    is_coming = bool(day and when and when.earliest and when.earliest > day)
    if cue and dated and day and when and when.latest and when.latest < day:
        when, certainty, how = None, 1.0, "no date beside it"
    tense = "read as past" if not is_coming else "dated after the article"
    tense = f"announced by “{cue}”" if cue else tense
    is_announced = bool(cue) or is_coming
    return Stop(
        place,
        mention,
        sentence,
        when or _open(published, is_announced=is_announced),
        is_announced,
        confidence=round(place.confidence * certainty, 2),
        why=f"{tense}; {how}",
    )


def _date_of(
    reading: _Reading, mention: Span, sentence: Span
) -> tuple[FoundDate | None, float, str]:
    """The date that dates a mention, how sure that is, and what it rests on."""
    nearest = _nearest(reading, mention, [sentence])
    if nearest:
        written = reading.text[nearest.span.start : nearest.span.end]
        if not nearest.edtf:
            return None, 1.0, f"cannot read the date beside it, “{written}”"
        return nearest, nearest.confidence, f"dated by “{written}”"
    near = _passage(reading, mention)
    silent = [
        each
        for each in (reading.sentences.ordered[position] for position in near)
        if not reading.stops.within(each.start, each.end)
    ]
    nearest = _nearest(reading, mention, silent)
    if nearest and nearest.edtf:
        written = reading.text[nearest.span.start : nearest.span.end]
        certainty = nearest.confidence * OTHER_SENTENCE
        return nearest, certainty, f"dated by “{written}” in another sentence"
    return None, 1.0, "no date beside it"


def _nearest(reading: _Reading, mention: Span, within: Sequence[Span]) -> FoundDate | None:
    """The date nearest to a mention, of those within these sentences.

    Of a sentence only the last one before the mention and the first one behind it can be that.
    """

    def distance(date_span: Span) -> int:
        before, after = sorted((date_span, mention), key=lambda span: span.start)
        between = reading.text[before.end : after.start]
        return len(between) + CLAUSE * sum(map(between.count, ",;:"))

    beside: list[Span] = []
    for span in within:
        start = max(span.start, mention.start - FARTHEST)
        end = min(span.end, mention.end + FARTHEST)
        before = reading.dates.within(start, min(end, mention.start))[-1:]
        after = reading.dates.within(max(start, mention.end), end)[:1]
        beside += (reading.dates.ordered[position] for position in (*before, *after))
    nearest = min(beside, key=distance, default=None)
    return reading.meanings[nearest] if nearest else None


def _is_quoted(reading: _Reading, sentence: Span) -> bool:
    """Whether it reports what somebody said; its weekday may be the day on which they said it."""
    spoken = words(reading.text, reading.known, sentence.start, sentence.end)
    return any(word.text.lower() in reading.known.speech_verbs for word in spoken)


def _passage(reading: _Reading, mention: Span) -> range:
    """The positions of the sentences of a mention's passage, or of those near it."""
    here = reading.sentences.within(mention.start, mention.end)[0]
    last = len(reading.sentences.ordered) - 1
    first, last = max(0, here - FARTHEST_SENTENCES), min(last, here + FARTHEST_SENTENCES)
    top, bottom = reading.sentences.ordered[first].start, reading.sentences.ordered[last].end
    start = reading.text.rfind("\n\n", top, mention.start)
    end = reading.text.find("\n\n", mention.end, bottom)
    return reading.sentences.within(top if start < 0 else start, bottom if end < 0 else end)


def _open(published: EdtfDate | None, *, is_announced: bool) -> EdtfDate:
    """Until the article's date, or from it if announced; undated unless that date is known."""
    if published is None or published.whole is None:
        return UNDATED
    return parse_date(f"{published.text}/.." if is_announced else f"../{published.text}")


def _distinct(stops: list[Stop], reading: _Reading) -> list[Stop]:
    """Of the stops at one place, one for each date; if none has a date, the first.

    What happened and what is announced are treated separately.
    """
    kept: list[Stop] = []
    for is_announced in (False, True):
        alike = [stop for stop in stops if stop.is_announced is is_announced]
        dated = {
            stop.when.text: stop
            for stop in reversed(alike)
            if reading.dates.within(stop.sentence.start, stop.sentence.end)
            and stop.when.earliest
            and stop.when.latest
        }
        kept += dated.values() or alike[:1]
    return kept


def _by_date(stops: Iterable[Stop]) -> list[Stop]:
    """In the text's order as far as dates allow; an undated stop stays where it is."""
    keyed: list[tuple[Day, Stop]] = []
    latest = _EARLIEST
    for stop in stops:
        latest = max(latest, stop.when.earliest or latest)
        keyed.append((stop.when.earliest or latest, stop))
    return [stop for _, stop in sorted(keyed, key=lambda pair: pair[0])]


def _without_contradiction(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """The same, without the dates that would have a stop end before an earlier one began."""
    kept: list[Stop] = []
    latest = _EARLIEST
    for stop in stops:
        if stop.when.latest and stop.when.latest < latest:
            why = f"{stop.why}, which does not fit the order"
            kept.append(replace(stop, when=UNDATED, why=why))
        else:
            latest = max(latest, stop.when.earliest or latest)
            kept.append(stop)
    return tuple(kept)
