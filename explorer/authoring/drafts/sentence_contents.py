"""What each sentence of a text names: its dates, read or left out, and its places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from explorer.authoring.dates.timetables import Timetable, timetable
from explorer.authoring.recognition import FoundDate, FoundPlace, Recognition
from explorer.authoring.spans import Span, Spans
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import sentences
from explorer.story.times import EdtfDate


@dataclass(frozen=True)
class Mentioned:
    """A place, once that it is named."""

    place: FoundPlace
    span: Span
    is_stop: bool


@dataclass(frozen=True)
class Named:
    """What every stop of a text is read from."""

    text: str
    sentences: tuple[Span, ...]
    dates: dict[Span, tuple[FoundDate, ...]]
    """Those of each sentence."""
    unread: dict[Span, tuple[Span, ...]]
    """The dates of each sentence that were left out."""
    mentions: dict[Span, tuple[Mentioned, ...]]
    """The places of each sentence."""
    timetable: Timetable
    published: EdtfDate | None
    known: Vocabulary


def named_in(text: str, found: Recognition, published: EdtfDate | None, known: Vocabulary) -> Named:
    """What the sentences of a text name, in its order."""
    spans = Spans(Span(start, end) for start, end in sentences(text, known))
    dates: dict[Span, list[FoundDate]] = defaultdict(list)
    unread: dict[Span, list[Span]] = defaultdict(list)
    mentions: dict[Span, list[Mentioned]] = defaultdict(list)
    for each in found.dates:
        dates[_at(spans, each.span)].append(each)
    for span in found.unread_dates:
        unread[_at(spans, span)].append(span)
    for place in found.places:
        for time in place.mentions:
            mentioned = Mentioned(place, time.span, time.is_stop)
            mentions[_at(spans, time.span)].append(mentioned)
    return Named(
        text=text,
        sentences=tuple(spans.ordered),
        dates={sentence: tuple(there) for sentence, there in dates.items()},
        unread={sentence: tuple(there) for sentence, there in unread.items()},
        mentions={
            sentence: tuple(sorted(there, key=lambda each: each.span.start))
            for sentence, there in mentions.items()
        },
        timetable=timetable(
            text, [(_at(spans, each.span), each) for each in found.dates], published, known
        ),
        published=published,
        known=known,
    )


def _at(spans: Spans, span: Span) -> Span:
    """The sentence of a stretch; of one between two of them the nearest."""
    within = spans.within(span.start, span.end)
    return spans.ordered[within[0] if within else min(within.start, len(spans.ordered) - 1)]
