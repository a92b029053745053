"""The timeline as values: each step in words, its day, the space before it, the leg into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.language import Language
from explorer.story.itinerary import Itinerary, Status, Step
from explorer.story.moments import Moment
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.story.sources import Claim, Says
from explorer.story.times import UNDATED, EdtfDate
from explorer.views.facts import about_event, meeting_words
from explorer.views.gaps import GapView, gap_views
from explorer.views.legs import LegView, SomeLegs, arriving
from explorer.views.media import MediumView, media_views
from explorer.views.times import (
    DayKind,
    OtherTimeView,
    TimeView,
    day_heading,
    day_key,
    in_calendar,
    other_time_view,
    time_view,
)

NAMED_PUBLISHERS = 3
"""How many publishers are named before the rest is only counted."""


@dataclass(frozen=True)
class StatusView:
    """A status in words, with who it rests on."""

    kind: Status
    label: str
    detail: str


@dataclass(frozen=True)
class ClaimView:
    """One source's word on an event."""

    source: str
    says: Says
    label: str
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One step of the timeline."""

    id: str
    number: int
    """1-based position."""
    title: str
    summary: str
    note: str | None
    place: str | None
    stop: int | None
    """1-based number of the stop; None for an event without a place."""
    status: StatusView
    draft: str | None
    """That the event or its place is a guess nobody has confirmed, in words; None where not."""
    claims: tuple[ClaimView, ...]
    day: str
    time: TimeView
    other_time: OtherTimeView | None
    sentence: str
    """One sentence for the live region."""
    gap: GapView
    to: str | None
    """Id of the place that the event connects its own with."""
    tracks: tuple[str, ...]
    """Ids of its tracks."""
    meeting: str
    """Who meets there, in words; empty where nobody does."""
    tags: tuple[str, ...]
    """Ids of its tags."""
    about: tuple[str, ...]
    """What else is known of it in words: its end, the places it connects, its tracks, its tags."""
    media: tuple[MediumView, ...]
    """What is to be seen or heard of it."""
    legs: tuple[LegView, ...]
    """The travel that arrives with this step; more than one where tracks meet."""


@dataclass(frozen=True)
class Day:
    """A day heading and the rows under it."""

    date: str
    heading: str
    events: tuple[str, ...]


@dataclass(frozen=True)
class Timeline:
    """All rows and their days."""

    rows: tuple[Row, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True)
class _RowContext:
    """What every row needs."""

    story: Story
    clock: str
    language: Language
    publishers: dict[str, str]
    """Publisher of each source by its id; the article is called so."""
    count: int
    """How many steps there are."""
    media: dict[str, MediumView]
    """What can be seen or heard, by id."""


def view_timeline(
    story: Story,
    itinerary: Itinerary,
    legs: SomeLegs,
    clock: str,
    language: Language,
    *,
    steps: Sequence[int] | None = None,
) -> Timeline:
    """The timeline of an itinerary on one clock.

    Args:
        story: the story.
        itinerary: its itinerary in one view.
        legs: the travel into its stops, in words.
        clock: `PLACE_CLOCK` or an IANA zone.
        language: of the words.
        steps: the 0-based positions of those that it has, in order; None for all.
    """
    shown = range(len(itinerary.steps)) if steps is None else steps
    moments = tuple(story.moment(itinerary.steps[at].event) for at in shown)
    keys = tuple(day_key(moment, _zone(moment, clock)) for moment in moments)
    gaps = gap_views(moments, language)
    met = itinerary.meetings
    context = _row_context(story, clock, language, len(itinerary.steps))
    rows = tuple(
        replace(
            _row(context, itinerary.steps[at], at, moment),
            day=str(key),
            gap=gap,
            legs=arriving(itinerary, legs, at),
            meeting=meeting_words(story, met.get(at, ()), language),
        )
        for at, moment, key, gap in zip(shown, moments, keys, gaps, strict=True)
    )
    headings = tuple(
        _among(story, day_heading(key, moment.date, language), moment.date, language)
        for key, moment in zip(keys, moments, strict=True)
    )
    return Timeline(rows, _days(rows, headings))


def _row_context(story: Story, clock: str, language: Language, count: int) -> _RowContext:
    publishers = {source.id: source.publisher for source in story.sources}
    if story.articles:
        publishers[story.article] = language.text("the_article")
    media = media_views(story, language)
    return _RowContext(story, clock, language, publishers, count, media)


def _zone(moment: Moment, clock: str) -> str:
    return moment.zone if clock == PLACE_CLOCK else clock


def _row(context: _RowContext, step: Step, index: int, moment: Moment) -> Row:
    story, language, clock = context.story, context.language, context.clock
    event, code = step.event, language.code
    place = story.place(event.place) if event.place else None
    status = _status_view(step, context.publishers, language)
    second = story.clocks[0] if story.clocks else None
    return Row(
        id=event.id,
        number=index + 1,
        title=event.title[code],
        summary=event.summary[code],
        note=event.note[code] if event.note else None,
        place=event.place,
        stop=None if step.stop is None else step.stop + 1,
        status=status,
        draft=language.text("draft_event") if event.draft or (place and place.draft) else None,
        claims=tuple(_claim_view(claim, language) for claim in step.claims),
        day="",
        time=time_view(moment, clock, place, language),
        other_time=other_time_view(moment, clock, second, place, language),
        sentence=_sentence(context, step, index, moment, place),
        gap=GapView(0, None, False),
        to=event.to,
        tracks=event.tracks,
        meeting="",
        tags=event.tags,
        about=about_event(story, event, language),
        media=tuple(context.media[each] for each in event.media if each in context.media),
        legs=(),
    )


def _status_view(step: Step, publishers: dict[str, str], language: Language) -> StatusView:
    def found(says: Says) -> tuple[str, ...]:
        return tuple(dict.fromkeys(publishers[c.source] for c in step.claims if c.says is says))

    def names(says: Says) -> str:
        return language.listed(found(says), most=NAMED_PUBLISHERS)

    kind = step.status
    said = {claim.says for claim in step.claims}
    label = language.text(f"status_{kind}")
    if kind is Status.CONFIRMED and Says.ANNOUNCED in said:
        announcers, sources = names(Says.ANNOUNCED), names(Says.HAPPENED)
        detail = language.text("detail_fulfilled", announcers=announcers, sources=sources)
        return StatusView(kind, label, detail)
    deciding = {
        Status.ANNOUNCED: Says.ANNOUNCED,
        Status.DISPUTED: Says.DISPUTED,
    }.get(kind, Says.HAPPENED)
    detail = language.text(f"detail_{kind}", sources=names(deciding), count=len(found(deciding)))
    return StatusView(kind, label, detail)


def _claim_view(claim: Claim, language: Language) -> ClaimView:
    note = claim.note[language.code] if claim.note else None
    return ClaimView(claim.source, claim.says, language.text(f"says_{claim.says}"), note)


def _sentence(
    context: _RowContext, step: Step, index: int, moment: Moment, place: Place | None
) -> str:
    language = context.language
    key = day_key(moment, _zone(moment, context.clock))
    words = (
        language.day_month(moment.date.calendar.named(key.first))
        if key.kind is DayKind.ON
        else day_heading(key, moment.date, language)
    )
    day = _among(context.story, words, moment.date, language)
    shown = time_view(moment, context.clock, place, language)
    # A language has a text for each form, as a place or a time may need another order of words.
    form = "sentence" + ("_in_place" if place else "") + ("_at_time" if moment.says_time else "")
    return language.text(
        form,
        number=index + 1,
        count=context.count,
        title=step.event.title[language.code],
        place=place.names[language.code] if place else "",
        day=day,
        time=shown.label,
        status=language.text(f"inline_status_{step.status}"),
    )


def _among(story: Story, words: str, when: EdtfDate, language: Language) -> str:
    """A date in words with its calendar, if that is not the story's; `UNDATED` has none."""
    calendar = story.calendar if when == UNDATED else when.calendar
    return in_calendar(words, calendar, language, story.calendar)


def _days(rows: tuple[Row, ...], headings: tuple[str, ...]) -> tuple[Day, ...]:
    """The rows under their headings: one day may have two, in two calendars."""
    days: list[Day] = []
    for row, heading in zip(rows, headings, strict=True):
        if days and (days[-1].date, days[-1].heading) == (row.day, heading):
            days[-1] = replace(days[-1], events=(*days[-1].events, row.id))
        else:
            days.append(Day(row.day, heading, (row.id,)))
    return tuple(days)
