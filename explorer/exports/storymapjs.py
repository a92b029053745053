"""StoryMapJS JSON: a slide for each event with a place, https://storymap.knightlab.com/advanced/.

It shows headlines and texts as HTML, so all text is escaped.
"""

from __future__ import annotations

from html import escape

from explorer.exports.media import Medium, leading, made_by, medium_markup
from explorer.exports.omissions import OF_STORYMAPJS
from explorer.exports.prose import markup
from explorer.exports.story_records import story_records
from explorer.exports.values import Json, Subject, Told, as_json, told_events
from explorer.language import Language
from explorer.story.places import Place
from explorer.views.interface_texts import is_one_way


def storymapjs(of: Subject) -> bytes:
    """An overview, then the events that have a place."""
    overview: Json = {
        "type": "overview",
        "text": {"headline": escape(of.title), "text": f"<p>{escape(of.summary)}</p>"},
    }
    # A line to the event before it: in an excerpt nobody need have gone straight from there.
    line = is_one_way(of.story) and of.excerpt is None
    slides = [
        _slide(event, event.place, of.language, line=line)
        for event in told_events(of)
        if event.place
    ]
    return as_json(
        {
            "calculate_zoom": True,
            "storymap": {
                "language": of.language.code,
                "map_type": "osm:standard",
                "map_as_image": False,
                "slides": [overview, *slides],
            },
            **story_records(of, OF_STORYMAPJS),
        }
    )


def _slide(event: Told, place: Place, language: Language, *, line: bool) -> Json:
    lead, others = leading(event.media)
    listed = [medium_markup(medium, language) for medium in others]
    return {
        "id": event.row.id,
        "date": escape(event.when),
        "location": {
            "lat": place.lat,
            "lon": place.lon,
            "name": escape(place.names[language.code]),
            "line": line,
        },
        "text": {"headline": escape(event.row.title), "text": markup(event, language, listed)},
        **({"media": _media(lead)} if lead else {}),
    }


def _media(medium: Medium) -> Json:
    """What a slide shows beside its text; without a field for it, `alt` begins the caption."""
    view = medium.view
    caption = " ".join(filter(None, (view["alt"], view["caption"])))
    return {"url": medium.address, "caption": escape(caption), "credit": escape(made_by(medium))}
