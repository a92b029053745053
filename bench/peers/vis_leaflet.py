"""A page of vis-timeline and Leaflet with the events of a story, tuned by hand for thousands.

It has what its makers would put on it and no more: no background behind the map, no filters, no
search, one language and no sources.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from pathlib import Path

from bench.hosting import hosting_compressed
from bench.peers.packages import Package
from explorer.reading.library import load_story
from explorer.story.articles import Passage
from explorer.story.itinerary import AsOf, Itinerary, itinerary
from explorer.story.passage_parts import Part, Target
from explorer.story.records import Story

PACKAGES = {
    Package(
        "leaflet",
        "1.9.4",
        "84c65a256e50657896f54c33bd857b6849ebe94c817803be818bf32a3dde0b77",
    ): {"leaflet.js": "dist/leaflet.js", "leaflet.css": "dist/leaflet.css"},
    Package(
        "vis-timeline",
        "8.5.4",
        "695f0491f385444add8bddb040bdd59d3b6e7ca5e3283ba33186164291c5f200",
    ): {
        "vis-timeline.js": "standalone/umd/vis-timeline-graph2d.min.js",
        "vis-timeline.css": "styles/vis-timeline-graph2d.min.css",
    },
}
HERE = Path(__file__).parent
EPOCH, DAY_MS, MINUTE_MS = date(1970, 1, 1).toordinal(), 86_400_000, 60_000


@contextmanager
def vis_leaflet_page(story: Path) -> Iterator[str]:
    """The address of such a page with the story of a folder, as long as the block runs.

    Raises:
        MeasureError: a package could not be fetched, or is not the expected one.
    """
    told = load_story(story)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for package, files in PACKAGES.items():
            package.unpack({part: folder / file for file, part in files.items()})
        content = json.dumps(_content(told), ensure_ascii=False, separators=(",", ":"))
        (folder / "events.json").write_text(content, encoding="utf-8")
        script = (HERE / "vis_leaflet.js").read_text(encoding="utf-8")
        (folder / "page.js").write_text(script, encoding="utf-8")
        page = (HERE / "vis_leaflet.html").read_text(encoding="utf-8")
        page = page.replace("{title}", escape(told.title["en"])).replace("{article}", _text(told))
        (folder / "index.html").write_text(page, encoding="utf-8")
        with hosting_compressed(folder) as address:
            yield address


def _content(story: Story) -> dict[str, object]:
    told = itinerary(story, AsOf.NOW)
    return {"events": list(_events(story, told)), "ways": _ways(story, told)}


def _events(story: Story, told: Itinerary) -> Iterator[dict[str, object]]:
    for step in told.steps:
        event, moment = step.event, story.moment(step.event)
        place = story.place(event.place) if event.place else None
        day = moment.date.earliest
        clock = moment.clock.earliest if moment.clock else None
        minutes = 60 * clock.hour + clock.minute if clock else 0
        yield {
            "id": event.id,
            "start": (day.ordinal - EPOCH) * DAY_MS + minutes * MINUTE_MS if day else 0,
            "when": f"{moment.date.edtf} {moment.clock.text if moment.clock else ''}",
            "title": event.title["en"],
            "summary": event.summary["en"] if event.summary else "",
            "place": event.place,
            "at": [place.lat, place.lon] if place else None,
        }


def _ways(story: Story, told: Itinerary) -> list[list[tuple[float, float]]]:
    """Where each track goes, as one line: Leaflet then leaves out what is too small to see."""
    ways: dict[str, list[tuple[float, float]]] = {}
    for step in told.steps if story.is_journey else ():
        if step.event.place:
            place = story.place(step.event.place)
            for track in step.event.tracks:
                ways.setdefault(track, []).append((place.lat, place.lon))
    return list(ways.values())


def _text(story: Story) -> str:
    return "\n".join(map(_passage, story.articles["en"].passages))


def _passage(passage: Passage) -> str:
    tag = "h3" if passage.kind == "heading" else "p"
    return "".join(f"<{tag}>{''.join(map(_part, item))}</{tag}>" for item in passage.items)


def _part(part: Part) -> str:
    text = escape(part.text)
    if part.target is not Target.EVENT:
        return text
    return f'<a href="#{part.target_id}" data-event="{part.target_id}">{text}</a>'
