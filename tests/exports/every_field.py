"""Another value for each field of the model, in a story that is valid before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explorer.story.fields import Model, fields, inner
from explorer.story.records import StoryFile
from tests.attaching import AREA, FLIGHT, JPEG, attach, gpx_of, jpeg_of
from tests.exports.rich_story import RICH, both
from tests.records import Records, write_story


def model_paths(model: Model = StoryFile, prefix: str = "") -> Iterator[str]:
    """Every field of the model that holds no record itself, such as ``events.claims.when``."""
    for name in fields(model):
        within = inner(model, name)
        if within:
            yield from model_paths(within, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


Change = tuple[tuple[int | str, ...], Any]
"""Where a value is, and what is put there; None takes it away."""
CHANGED: dict[str, Any] = {
    "title": both("Another journey"),
    "summary": both("From there to here."),
    "languages": ["en", "it"],
    "clocks": ["UTC"],
    "calendar": "julian",
    "article": "wire",
    "released_ids": ["call"],
    "tracks.label": both("Bea"),
    "tags.label": both("Business"),
    "tags.kind": "person",
    "eras.label": both("The spring"),
    "eras.from": "2023-02",
    "eras.until": "2023-06",
    "media.file": "media/b.jpg",
    "media.alt": both("A room"),
    "media.caption": both("The room."),
    "media.credit": "Bea",
    "media.licence": "CC0",
    "media.source": "copy",
    "media.date": "2023-04",
    "media.sensitive": True,
    "media.warning": both("Blood."),
    "media.description": both("Two men at a table."),
    "media.transcript": both("“Welcome,” he says."),
    "media.captions": {"en": "media/b.en.vtt"},
    "background.url": "https://maps.example/{z}/{x}/{y}.png",
    "background.layers": "relief",
    "background.min_zoom": 2,
    "background.max_zoom": 10,
    "background.credit": "Another library",
    "background.name": both("Relief"),
    "background.opacity": 0.5,
    "places.names": both("Roma"),
    "places.accuracy_km": 7,
    "places.zone": "Europe/Athens",
    "places.country": "VA",
    "places.coordinate_source": "An atlas",
    "places.geonames": 1,
    "places.wikidata": "Q1",
    "places.note": both("The airport."),
    "places.area": "areas/b.geojson",
    "places.media": ["hall"],
    "events.when": "2023-02-28",
    "events.time": "09:20",
    "events.until": "2023-03-02",
    "events.until_time": "10:10",
    "events.to": "tokyo",
    "events.tags": [],
    "events.area": "areas/b.geojson",
    "events.media": ["talk"],
    "events.title": both("They go"),
    "events.summary": both("They fly."),
    "events.note": both("In the sun."),
    "events.aliases": ["begin"],
    "legs.mode": "sea",
    "legs.via": [],
    "legs.track_file": "ways/b.gpx",
    "legs.distance_km": 9800,
    "legs.distance_basis": "rail",
    "legs.distance_source": "copy",
    "legs.note": both("By day."),
    "notes.title": both("What?"),
    "notes.text": both("All."),
    "notes.sources": ["copy"],
}
"""Another value of each field of the first record in its list."""
ELSEWHERE: dict[str, list[Change]] = {
    "places.lat": [(("places", 1, "lat"), 35.6)],
    "places.lon": [(("places", 1, "lon"), 139.6)],
    "sources.publisher": [(("sources", 2, "publisher"), "The Cable")],
    "sources.lang": [(("sources", 1, "lang"), "it")],
    "sources.origin": [(("sources", 2, "origin"), "An agency")],
    "sources.title": [(("sources", 1, "title"), "Other news")],
    "sources.date": [(("sources", 1, "date"), "2023-04-02")],
    "sources.url": [(("sources", 1, "url"), "https://cable.example")],
    "tracks.route": [(("tracks", 1, "route"), "none")],
    "events.place": [(("events", 1, "place"), "tokyo")],
    "events.track": [(("events", 1, "track"), None)],
    "media.url": [(("media", 1, "url"), "https://video.example/8")],
    "media.focus.left": [(("media", 0, "focus", "left"), 0.25)],
    "media.focus.top": [(("media", 0, "focus", "top"), 0.75)],
    "media.kind": [(("media", 1, "kind"), "document")],
    "events.zone": [(("events", 2, "zone"), "Europe/Athens")],
    "events.calendar": [(("events", 3, "calendar"), None)],
    "events.part_of_day": [(("events", 1, "part_of_day"), "night")],
    "events.claims.source": [
        (("events", 0, "claims", 1, "source"), "copy"),
        (("events", 0, "claims", 2, "source"), "wire"),
    ],
    "events.claims.says": [(("events", 0, "claims", 1, "says"), "announced")],
    "events.claims.when": [(("events", 0, "claims", 0, "when"), "2023-03-02")],
    "events.claims.note": [(("events", 0, "claims", 0, "note"), both("Planned."))],
    "background.provider": [(("background",), {"provider": "OpenTopoMap"})],
    "background.file": [(("background",), {"file": "a.pmtiles", "credit": "A library"})],
}
"""Changes that need more than the field of the first record."""
LEG = {"mode": "rail", "path": "schematic", "via": ["nara"]}
LEGS = {
    "legs.from": ({"from": "rome", "to": "osaka"}, {"from": "osaka", "to": "tokyo"}),
    "legs.to": ({"from": "rome", "to": "osaka"}, {"from": "rome", "to": "tokyo"}),
    "legs.arrives": ({"arrives": "return"}, {"arrives": "arrival"}),
    "legs.track": (
        {"arrives": "arrival", "track": "anna"},
        {"arrives": "arrival", "track": "bea"},
    ),
}
"""The only leg of a story, and another in its place."""
RENAMED = {
    "tracks.id": "anna",
    "tags.id": "trade",
    "eras.id": "spring",
    "media.id": "talk",
    "places.id": "osaka",
    "sources.id": "copy",
    "events.id": "return",
    "notes.id": "other",
}
"""An id of each list that is renamed wherever it is used."""
BOUNDS = {"south": 35.5, "west": 6.0, "north": 47.5, "east": 18.5}
POINTS = [{"x": at, "y": at, "lat": at, "lon": at} for at in (1, 2, 3)]
SCANS = {"bounds": BOUNDS, "control_points": POINTS}
"""Where a scanned map lies, in both ways."""


def changed(path: str) -> tuple[Records, Records]:
    """A story, and the same with another value of one field.

    Raises:
        KeyError: nobody has said yet what else the field could hold.
    """
    if path in RENAMED:
        old = RENAMED[path]
        after = json.dumps(RICH).replace(f'"{old}"', f'"{old}-2"')
        return RICH, json.loads(after)
    if path in LEGS:
        return tuple(put(RICH, ("legs",), [LEG | leg]) for leg in LEGS[path])  # type: ignore[return-value]
    name, _, rest = path.partition(".")
    within, _, field = rest.partition(".")
    if within in SCANS:
        before = put(RICH, ("background",), SCAN | {within: SCANS[within]})
        place = (within, 0, field) if within == "control_points" else (within, field)
        value = SCANS[within][0] if within == "control_points" else SCANS[within]
        return before, put(before, ("background", *place), value[field] + 0.5)
    if within == "draft":
        at = 1 if name == "sources" else 0
        value = 0.6 if field == "confidence" else "another guess"
        return RICH, put(RICH, (name, at, "draft", field), value)
    if path == "route":
        alone = json.loads(json.dumps(RICH))
        del alone["tracks"]
        for record in (*alone["events"], *alone["legs"]):
            record.pop("track", None)
        alone["legs"] = []
        return alone, alone | {"route": "none"}
    if path == "legs.path":  # without a way, as only a known path has one
        before = put(RICH, ("legs", 0, "track_file"), None)
        return before, put(before, ("legs", 0, "path"), "schematic")
    if path in ELSEWHERE:
        after = RICH
        for place, value in ELSEWHERE[path]:
            after = put(after, place, value)
        return RICH, after
    return RICH, put(RICH, first(name, rest), CHANGED[path])


ARTICLE = (
    "# News\n\n[Rome](place:rome), [Osaka](place:osaka), [they leave](event:departure), "
    "[home](event:return), [which](note:which), [other](note:other), [the wire](source:wire), "
    "[a copy](source:copy), ![A hall](media:hall)\n"
)
SCAN = {"file": "maps/a.jpg", "credit": "A library"}


def first(name: str, rest: str) -> tuple[int | str, ...]:
    """Where the first record of a list has a field, or where the story itself does."""
    if not rest:
        return (name,)
    return (name, rest) if name == "background" else (name, 0, rest)


def put(records: Records, path: tuple[int | str, ...], value: Any) -> Records:
    """The records with another value at a path."""
    copied: Any = json.loads(json.dumps(records))
    holder = copied
    for part in path[:-1]:
        holder = holder[part]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return copied


def written(root: Path, slug: str, records: Records) -> Path:
    """The folder of a story, with all files that its records name."""
    article, text = ARTICLE, json.dumps(records)
    for old in RENAMED.values():
        if f'"{old}-2"' in text:
            article = article.replace(f":{old})", f":{old}-2)")
    articles = dict.fromkeys(records["languages"], article)
    folder = write_story(root, slug=slug, articles=articles, **records)
    attach(folder, "media/hall.jpg", JPEG)
    attach(folder, "media/b.en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWelcome.\n")
    for letter, width in ("a", 8), ("b", 9):
        attach(folder, f"areas/{letter}.geojson", AREA)
        attach(folder, f"ways/{letter}.gpx", gpx_of(*FLIGHT, inner=f"<ele>{width}</ele>"))
        attach(folder, f"media/{letter}.jpg", jpeg_of(width, 6))
    return folder
