"""What holds for all stops of a sentence: what it denies, and the line above that dates it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.authoring.dates.clock_times import times_in
from explorer.authoring.drafts.denials import DENIED, Denial, denials_in
from explorer.authoring.drafts.rows_and_notes import is_note, is_row
from explorer.authoring.drafts.sentence_contents import Named
from explorer.authoring.recognition import FoundDate, LeftOut
from explorer.authoring.spans import Span

HEADLINE = "in the headline"
"""Why a date is no event."""
NOTED = "in a footnote, without a date"
"""Why a place is no stop."""


def denials_of(reading: Named, sentence: Span) -> tuple[Denial, ...]:
    """What a sentence says did not happen, or will not."""
    dates = [date.span for date in reading.dates.get(sentence, ())]
    return tuple(denials_in(reading.text, sentence, dates, reading.known))


def denied_in(reading: Named) -> Iterator[LeftOut]:
    """The stops that a text denies; a day, if it is denied without a place."""
    for sentence in reading.sentences:
        for denial in denials_of(reading, sentence):
            named = reading.mentions.get(sentence, ())
            places = [each for each in named if each.is_stop and denial.denies_place(each.span)]
            yield from (LeftOut(each.place.name, DENIED) for each in places)
            dates = [] if places else reading.dates.get(sentence, ())
            for date in dates:
                if denial.denies_date(date.span):
                    yield LeftOut(reading.text[date.span.start : date.span.end], DENIED)


def noted_in(reading: Named) -> Iterator[LeftOut]:
    """The places in footnotes that would be stops with a date."""
    for sentence, mentions in reading.mentions.items():
        if is_note(reading.text, sentence) and not reading.dates.get(sentence):
            yield from (LeftOut(each.place.name, NOTED) for each in mentions if each.is_stop)


def date_above(reading: Named, sentence: Span) -> FoundDate | None:
    """The date that heads a sentence, but no footnote, and no row without a time of day."""
    text = reading.text
    if is_note(text, sentence):
        return None
    if is_row(text, sentence) and not any(times_in(text, sentence, reading.known)):
        return None
    return reading.timetable.above(sentence)


def is_headline(reading: Named, sentence: Span) -> bool:
    """Whether it is the title of the article, which repeats what the text reports."""
    text = reading.text
    is_first = not text[: sentence.start].strip() and text.startswith("#", sentence.start)
    return is_first and not reading.timetable.is_head(sentence)


def headlined_in(reading: Named) -> Iterator[LeftOut]:
    """The dates of the title."""
    for sentence in reading.sentences[:1]:
        for date in reading.dates.get(sentence, ()) if is_headline(reading, sentence) else ():
            yield LeftOut(reading.text[date.span.start : date.span.end], HEADLINE)


def is_row_of_stops(reading: Named, sentence: Span) -> bool:
    """Whether it is a dated row of a table in which no word marks where somebody is."""
    mentions = reading.mentions.get(sentence, ())
    is_dated = is_row(reading.text, sentence) and bool(reading.dates.get(sentence))
    return is_dated and not any(each.is_stop for each in mentions)
