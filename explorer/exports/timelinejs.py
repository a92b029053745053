"""TimelineJS 3 JSON: a slide for each event, https://timeline.knightlab.com/docs/json-format.html.

It shows headlines and texts as HTML, so all text is escaped.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

from explorer.exports.media import Medium, leading, made_by, medium_markup
from explorer.exports.omissions import OF_TIMELINEJS
from explorer.exports.prose import markup
from explorer.exports.story_records import story_records
from explorer.exports.values import Json, Subject, Told, as_json, told_events
from explorer.language import Language
from explorer.story.days import Day
from explorer.story.times import UNDATED


def timelinejs(of: Subject) -> bytes:
    """All dated events of a view; a clock time only where one is documented."""
    dated = timeline_events(of)
    eras = _eras(of)
    return as_json(
        {
            "scale": "human",
            "title": {
                "unique_id": "story",
                "text": {"headline": escape(of.title), "text": f"<p>{escape(of.summary)}</p>"},
            },
            "events": [_slide(event, of.language) for event in dated],
            **({"eras": eras} if eras else {}),
            **story_records(of, OF_TIMELINEJS, shown=dated),
        }
    )


def timeline_events(of: Subject) -> tuple[Told, ...]:
    """The events of a view that a timeline can show: those with a date."""
    return tuple(event for event in told_events(of) if event.moment.date != UNDATED)


def _eras(of: Subject) -> list[Json]:
    """The eras whose first and last day are known."""
    return [
        {
            "start_date": _date(era.starts.earliest),
            "end_date": _date(era.until.latest),
            "text": {"headline": escape(era.label[of.language.code])},
        }
        for era in of.story.eras
        if era.starts.earliest and era.until.latest
    ]


def _slide(event: Told, language: Language) -> Json:
    place = event.place
    lead, others = leading(event.media)
    listed = [medium_markup(medium, language) for medium in others]
    slide: Json = {
        "unique_id": event.row.id,
        **_dates(event),
        "display_date": escape(event.when),
        "text": {"headline": escape(event.row.title), "text": markup(event, language, listed)},
        "autolink": False,
    }
    if place:
        slide["group"] = escape(place.names[language.code])
    if lead:
        slide["media"] = _media(lead)
    return slide


def _media(medium: Medium) -> Json:
    """What a slide shows beside its text; TimelineJS finds out what it is by its address."""
    view = medium.view
    said = {
        "caption": view["caption"],
        "credit": made_by(medium),
    }
    known = {name: escape(words) for name, words in said.items() if words}
    plain = {"alt": view["alt"], "thumbnail": medium.thumbnail}  # attributes, where no HTML is read
    return {"url": medium.address, **known, **{name: text for name, text in plain.items() if text}}


def _dates(event: Told) -> Json:
    """Start and end; a start is required, so an open one is placed at the documented end."""
    span, when = event.span, event.moment.date
    if over := event.over:
        return {"start_date": _date(span.first or span.last or over), "end_date": _date(over)}
    if when.whole and when.units[0] != "day":
        start = _date(span.first or Day(1))
        kept = ("year",) if when.units[0] == "year" else ("year", "month")
        return {"start_date": {part: start[part] for part in kept}}
    first = span.first or span.last or Day(1)
    if span.last in (None, first):
        return {"start_date": _date(first)}
    return {"start_date": _date(first), "end_date": _date(span.last or first)}


def _date(at: Day | datetime) -> Json:
    """A day or a time; TimelineJS writes the year -218 as 218 BCE, which for us is -217."""
    name = at.name if isinstance(at, Day) else at
    year = name.year if name.year > 0 else name.year - 1
    day: Json = {"year": year, "month": name.month, "day": name.day}
    if isinstance(at, datetime):
        day |= {"hour": at.hour, "minute": at.minute}
    return day
