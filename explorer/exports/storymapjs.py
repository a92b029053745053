"""StoryMapJS JSON: a slide for each event with a place, https://storymap.knightlab.com/advanced/.

It shows headlines and texts as HTML, so all text is escaped.
"""

from __future__ import annotations

from html import escape

from explorer.exports.prose import markup
from explorer.exports.values import Json, Subject, as_json, told_events
from explorer.views.interface_texts import is_one_way


def storymapjs(of: Subject) -> bytes:
    """An overview, then the events that have a place."""
    overview: Json = {
        "type": "overview",
        "text": {"headline": escape(of.title), "text": f"<p>{escape(of.summary)}</p>"},
    }
    # A line to the event before it: in an excerpt nobody need have gone straight from there.
    line = is_one_way(of.story) and of.excerpt is None
    slides: list[Json] = [
        {
            "id": event.row.id,
            "date": escape(event.when),
            "location": {
                "lat": event.place.lat,
                "lon": event.place.lon,
                "name": escape(event.place.names[of.language.code]),
                "line": line,
            },
            "text": {"headline": escape(event.row.title), "text": markup(event, of.language)},
        }
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
        }
    )
