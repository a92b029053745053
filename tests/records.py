"""Small story folders for tests: plain records, changed where a test needs it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import yaml

from explorer.reading.checks import Check
from explorer.reading.library import load_story, read_story
from explorer.reading.locations import Location
from explorer.reading.reports import reported
from explorer.story.errors import DataError
from explorer.story.records import Story

Records = dict[str, Any]

SHIPPED = Path(__file__).parent.parent / "data" / "stories"
ARTICLE = "# Headline\n\nFrom [Rome](place:rome) to [Tokyo](event:arrival).\n"

SMALL: Records = {
    "format": 1,
    "title": {"en": "A small journey"},
    "summary": {"en": "From Rome to Tokyo."},
    "languages": ["en"],
    "clocks": ["Europe/Moscow", "UTC"],
    "article": "article",
    "places": [
        {
            "id": "rome",
            "names": {"en": "Rome"},
            "lat": 41.9,
            "lon": 12.5,
            "accuracy_km": 5,
            "zone": "Europe/Rome",
            "country": "IT",
            "coordinate_source": "A map",
        },
        {
            "id": "tokyo",
            "names": {"en": "Tokyo"},
            "lat": 35.7,
            "lon": 139.7,
            "accuracy_km": 5,
            "zone": "Asia/Tokyo",
            "country": "JP",
            "coordinate_source": "A map",
        },
    ],
    "sources": [
        {"id": "article", "publisher": "The Gazette", "date": "2023-03-04", "lang": "en"},
        {"id": "wire", "publisher": "The Wire", "url": "https://wire.example/1", "lang": "en"},
        {
            "id": "copy",
            "publisher": "The Copy",
            "url": "https://copy.example/1",
            "lang": "en",
            "origin": "The Wire",
        },
    ],
    "events": [
        {
            "id": "departure",
            "place": "rome",
            "when": "2023-03-01",
            "time": "09:30",
            "title": {"en": "They leave Rome"},
            "summary": {"en": "They take the morning flight."},
            "claims": [{"source": "wire", "says": "happened"}],
        },
        {
            "id": "arrival",
            "place": "tokyo",
            "when": "2023-03-02",
            "time": "06:00",
            "title": {"en": "They reach Tokyo"},
            "summary": {"en": "They land early."},
            "claims": [{"source": "article", "says": "happened"}],
        },
    ],
}
"""A story of two events that has no problem."""

CLAIM = {"source": "wire", "says": "happened"}
LEG = {"from": "rome", "to": "tokyo", "mode": "air", "path": "schematic"}
NOTE = {"id": "a-note", "title": {"en": "A note"}, "text": {"en": "Words."}}


def event(event_id: str, /, **changes: Any) -> Records:
    """An event in Rome on 1 March 2023; a change to None takes the field away."""
    return _changed(SMALL["events"][0] | {"id": event_id, "time": None}, changes)


def place(place_id: str, /, **changes: Any) -> Records:
    """A place like Rome; a change to None takes the field away."""
    return _changed(SMALL["places"][0] | {"id": place_id}, changes)


def source(source_id: str, /, **changes: Any) -> Records:
    """A source like the wire; a change to None takes the field away."""
    return _changed(SMALL["sources"][1] | {"id": source_id}, changes)


def _changed(record: Records, changes: Records) -> Records:
    merged = copy.deepcopy(record) | changes
    return {key: value for key, value in merged.items() if value is not None}


def write_story(
    root: Path, slug: str = "small", articles: dict[str, str] | None = None, **changes: Any
) -> Path:
    """Write a folder with the small story, changed; `articles` are texts by file name's middle."""
    folder = root / slug
    folder.mkdir(parents=True, exist_ok=True)
    records = json.loads(json.dumps(_changed(SMALL, changes)))  # no two the same: no YAML alias
    text = yaml.safe_dump(records, allow_unicode=True, sort_keys=False)
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    for middle, content in ({"en": ARTICLE} if articles is None else articles).items():
        (folder / f"article.{middle}.md").write_text(content, encoding="utf-8")
    return folder


def made_story(root: Path, articles: dict[str, str] | None = None, **changes: Any) -> Story:
    """The small story, changed and loaded."""
    return load_story(write_story(root, articles=articles, **changes))


def suspected(
    check: Check, root: Path, articles: dict[str, str] | None = None, **changes: Any
) -> list[str]:
    """What one check has to say about the small story after these changes."""
    story = made_story(root, articles=articles, **changes)
    found = reported(check(story), story, lambda path: Location("story.yaml", None))
    return [problem.message for problem in found]


def problems(root: Path, articles: dict[str, str] | None = None, **changes: Any) -> list[str]:
    """What is wrong with the small story after these changes, without the file's path and line."""
    folder = write_story(root, articles={} if articles is None else articles, **changes)
    try:
        load_story(folder)
    except DataError as error:
        return [str(problem).partition(" · ")[2] for problem in error.problems]
    return []


def problems_in(folder: Path) -> list[str]:
    """What is wrong with a folder, without the path of the folder."""
    return [str(problem).replace(f"{folder}/", "") for problem in read_story(folder).problems]


def with_line(folder: Path, old: str, new: str) -> Path:
    """The same folder after replacing a text in its story.yaml, which must be there."""
    file = folder / "story.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
