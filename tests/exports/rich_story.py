"""A valid story that has nearly every field of the model."""

from __future__ import annotations

from tests.attaching import IMAGE
from tests.records import SMALL, Records, event


def both(words: str) -> dict[str, str]:
    """A text in two languages, of which the story has only the first so far."""
    return {"en": words, "it": f"{words} (it)"}


DRAFT = {"confidence": 0.5, "why": "a guess"}
PLACES = [
    {
        **SMALL["places"][0],
        "names": both("Rome"),
        "geonames": 3169070,
        "wikidata": "Q220",
        "note": both("The station."),
        "area": "areas/a.geojson",
        "media": ["talk"],
        "draft": DRAFT,
    },
    {**SMALL["places"][1], "names": both("Tokyo")},
    {**SMALL["places"][1], "id": "osaka", "names": both("Osaka"), "lat": 34.7, "lon": 135.5},
    {**SMALL["places"][1], "id": "nara", "names": both("Nara"), "lat": 34.7, "lon": 135.8},
]
CLAIMS = [
    {"source": "article", "says": "announced", "when": "2023-03-03", "note": both("Announced.")},
    {"source": "wire", "says": "happened"},
    {"source": "copy", "says": "disputed", "note": both("A day later.")},
]
EVENTS = [
    event(
        "departure",
        time="09:30",
        title=both("They leave"),
        summary=both("They take a flight."),
        note=both("In the rain."),
        claims=CLAIMS,
        until="2023-03-01",
        until_time="10:00",
        to="osaka",
        track=["anna"],
        tags=["trade"],
        area="areas/a.geojson",
        media=["hall", "clip"],
        aliases=["start"],
        draft=DRAFT,
    ),
    event(
        "evening",
        part_of_day="evening",
        track=["bea"],
        title=both("Dinner"),
        summary=both("They dine."),
    ),
    event(
        "call",
        place=None,
        zone="Asia/Tokyo",
        time="12:00",
        when="2023-03-02",
        title=both("A call"),
        summary=both("Somebody calls."),
    ),
    event(
        "return",
        place="osaka",
        when="2023-03-19",
        calendar="julian",
        track=["bea"],
        title=both("She returns"),
        summary=both("She is home."),
    ),
    event(
        "arrival",
        place="tokyo",
        when="2023-04-02",
        time="06:00",
        track=["anna", "bea"],
        title=both("They arrive"),
        summary=both("They land."),
    ),
]
RICH: Records = {
    **SMALL,
    "title": both("A journey"),
    "summary": both("From Rome to Tokyo."),
    "tracks": [
        {"id": "anna", "label": both("Anna"), "route": "itinerary"},
        {"id": "bea", "label": both("Bea")},
    ],
    "tags": [{"id": "trade", "label": both("Trade"), "kind": "topic"}],
    "eras": [{"id": "spring", "label": both("Spring"), "from": "2023-03", "until": "2023-05"}],
    "media": [
        IMAGE
        | {"alt": both("A hall"), "caption": both("The hall."), "source": "wire"}
        | {"date": "2023-03", "focus": {"left": 0.5, "top": 0.5}},
        {"id": "talk", "kind": "embed", "url": "https://video.example/7"},
        {"id": "clip", "kind": "embed", "url": "https://video.example/9"},
    ],
    "background": {
        "url": "https://tiles.example/{z}/{x}/{y}.png",
        "credit": "A library",
        "min_zoom": 1,
        "max_zoom": 9,
    },
    "places": PLACES,
    "sources": [
        SMALL["sources"][0] | {"url": "https://gazette.example", "title": "A journey"},
        SMALL["sources"][1] | {"title": "News", "date": "2023-04-03", "draft": DRAFT},
        SMALL["sources"][2],
    ],
    "events": EVENTS,
    "legs": [
        {
            "from": "rome",
            "to": "tokyo",
            "arrives": "arrival",
            "track": "anna",
            "mode": "air",
            "path": "known",
            "via": ["osaka"],
            "track_file": "ways/a.gpx",
            "distance_km": 9900,
            "distance_basis": "straight",
            "distance_source": "wire",
            "note": both("By night."),
        }
    ],
    "notes": [
        {"id": "which", "title": both("Which?"), "text": both("None."), "sources": ["wire"]},
        {"id": "other", "title": both("Other"), "text": both("More.")},
    ],
    "released_ids": ["departure"],
}
"""A valid story that has nearly every field; `CHANGED` adds the others."""
