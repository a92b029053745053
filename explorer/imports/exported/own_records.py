"""The records of a story that a file of our own carries, and what was changed in the file since.

Whoever opens our GeoJSON or KML in another program may move a point or rename it. What is seen in
the file counts then; the records add what only they have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from explorer.imports.found import Found, FoundRecord, Outcome, ReportLine
from explorer.story.fields import Kind, Model, inner, kind
from explorer.story.records import StoryFile
from explorer.story.strands import Route
from explorer.writing.values import Value

LISTS: Final = (
    *("tracks", "tags", "eras", "media", "places"),
    *("sources", "events", "legs", "notes"),
)
_UNHELD: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
"""Control characters, and what a format shows in their place."""
_OF_STORY: Final = ("title", "summary", "calendar", "route", "article")
_REQUIRED_OF_LEG: Final[dict[str, Value]] = {"mode": "unknown", "path": "schematic"}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a feature of a file shows of an event."""

    event: str | None
    """The id of the event, if the feature has it."""
    where: str
    title: str
    lat: float | None
    lon: float | None


def own_records(value: Any) -> Found | None:
    """The records of a story that a file carries; None if these are none.

    Args:
        value: what the file has as its records, unchecked.
    """
    code = value.get("language") if isinstance(value, dict) else None
    if not isinstance(code, str) or str(value.get("format")) != "1":
        return None
    if not isinstance(value.get("events"), list):
        return None
    story = _shaped({name: value[name] for name in _OF_STORY if name in value}, StoryFile)
    story["languages"] = [code]
    story.setdefault("route", Route.ITINERARY.value)  # the default, which records do not have
    records: list[FoundRecord] = []
    report: list[ReportLine] = []
    for name in LISTS:
        listed = value.get(name)
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, dict):
                record = _record(name, entry, code)
                records.append(record)
                report += _without_file(record, entry)
    whole = tuple(records)
    lines = tuple(report)
    return Found(story=story, records=whole, exported=whole, has_copies=True, report=lines)


def own_records_of(text: str) -> Found | None:
    """The same from JSON within another format; None if it is not JSON."""
    try:
        return own_records(json.loads(text))
    except (ValueError, RecursionError):
        return None


def with_changes(
    found: Found,
    shown: Sequence[Shown],
    is_expected: Callable[[Mapping[str, Value]], bool] = lambda e: bool(e.get("place")),
) -> Found:
    """The records with the titles and positions that the features of the file have.

    An event of which the file shows nothing any more is left out, with a line in the report.
    Events that the format cannot show, those without a place, stay.
    """
    by_event = {each.event: each for each in shown if each.event}
    moved = _moves(found, by_event)
    report: list[ReportLine] = []
    kept: list[FoundRecord] = []
    for record in found.records:
        key = str(record.values.get("id"))
        if record.kind == "events" and key not in by_event and is_expected(record.values):
            report.append(_gone(record))
        elif record.kind == "events" and key in by_event:
            kept.append(_renamed(record, by_event[key], report))
        elif record.kind == "places" and key in moved:
            kept.append(_moved(record, moved[key], report))
        else:
            kept.append(record)
    lost = {line.found for line in report if line.outcome is Outcome.LEFT_OUT}
    kept = [each for each in kept if each.kind != "legs" or each.values.get("arrives") not in lost]
    return replace(found, records=tuple(kept), report=(*found.report, *report))


def _moves(found: Found, by_event: Mapping[str, Shown]) -> dict[str, Shown]:
    """The features that are elsewhere than the places of their events, by the places' ids."""
    positions = {
        str(each.values.get("id")): (each.values.get("lat"), each.values.get("lon"))
        for each in found.records
        if each.kind == "places"
    }
    moved: dict[str, Shown] = {}
    for event in (each.values for each in found.records if each.kind == "events"):
        place, feature = str(event.get("place") or ""), by_event.get(str(event.get("id")))
        if feature and place in positions and _at(feature) not in (None, positions[place]):
            moved.setdefault(place, feature)
    return moved


def with_added(found: Found, added: Found) -> Found:
    """The records, and what somebody has added to the file in another program."""
    return replace(
        found,
        records=(*found.records, *added.records),
        files={**found.files, **added.files},
        report=(*found.report, *added.report),
    )


def event_ids(found: Found) -> frozenset[str]:
    """The ids of the events among records."""
    return frozenset(str(each.values.get("id")) for each in found.records if each.kind == "events")


def _record(name: str, entry: Mapping[str, Any], code: str) -> FoundRecord:
    """One record of the list of this name."""
    model = inner(StoryFile, name)
    values = _shaped(entry, model) if model else {}
    if name == "legs":
        required = _REQUIRED_OF_LEG | ({"path": "known"} if "track_file" in values else {})
        values = {**values, **{n: v for n, v in required.items() if n not in values}}
    if name == "sources":
        values.setdefault("lang", code)
    if name == "media" and not values.get("file") and not values.get("url"):
        values["file"] = f"media/{values.get('id')}{_ENDINGS.get(str(values.get('kind')), '')}"
    rest = {key: str(value) for key, value in entry.items() if key not in values}
    words = values.get("id") or values.get("arrives") or values.get("to") or ""
    return FoundRecord(kind=name, values=values, where=f"{name.rstrip('s')} {words}", rest=rest)


_ENDINGS: Final = {"image": ".jpg", "audio": ".mp3", "video": ".mp4", "document": ".pdf"}
"""How the name of a file may end that the export does not name."""


def _without_file(record: FoundRecord, entry: Mapping[str, Any]) -> list[ReportLine]:
    """What to say of a medium whose file is not in the imported one."""
    file = str(record.values.get("file") or "")
    if record.kind != "media" or not file:
        return []
    line = ReportLine.changed(
        record.where,
        field="file",
        found=str(entry.get("file") or "no file"),
        became=file,
        why=f"the file itself is not in this export; put it into the story's folder as {file}",
    )
    return [line]


def _shaped(entry: Mapping[str, Any], model: Model) -> dict[str, Value]:
    """The fields of a record that have the shape that the model wants; nobody has checked more."""
    shaped: dict[str, Value] = {}
    for name, value in entry.items():
        match kind(model, name), value:
            case Kind.RECORD, dict():
                shaped[name] = dict(_shaped(value, inner(model, name) or model))
            case Kind.RECORDS, list():
                within = inner(model, name) or model
                shaped[name] = [dict(_shaped(e, within)) for e in value if isinstance(e, dict)]
            case Kind.TEXTS, dict():
                shaped[name] = {str(code): str(text) for code, text in value.items()}
            case Kind.VALUES, list():
                shaped[name] = [_plain(e) for e in value if not isinstance(e, list | dict)]
            case ((Kind.VALUE | Kind.NUMBER | Kind.VALUES), str() | int() | float()):
                shaped[name] = _plain(value)
    return shaped


def _plain(value: Any) -> Value:
    """A value of JSON as a story file can hold it."""
    match value:
        case bool():
            return str(value).lower()
        case str() | int() | float() | None:
            return value
    return str(value)


def _at(shown: Shown) -> tuple[float, float] | None:
    if shown.lat is None or shown.lon is None:
        return None
    return shown.lat, shown.lon


def _gone(record: FoundRecord) -> ReportLine:
    return ReportLine.left_out(
        record.where,
        field="id",
        found=str(record.values.get("id")),
        why="its feature is no longer in the file",
    )


def _renamed(record: FoundRecord, shown: Shown, report: list[ReportLine]) -> FoundRecord:
    """The event with the title of its feature."""
    title = record.values.get("title")
    old = next(iter(title.values()), None) if isinstance(title, dict) else title
    if not shown.title or not isinstance(old, str) or _spaced(shown.title) == _spaced(old):
        return record
    report.append(changed_line(shown.where, "title", old, shown.title))
    new: Value = dict.fromkeys(title, shown.title) if isinstance(title, dict) else shown.title
    return replace(record, values={**record.values, "title": new})


def _moved(record: FoundRecord, shown: Shown, report: list[ReportLine]) -> FoundRecord:
    """The place where its feature is."""
    old = f"{record.values.get('lat')}, {record.values.get('lon')}"
    report.append(changed_line(shown.where, "coordinates", old, f"{shown.lat}, {shown.lon}"))
    return replace(record, values={**record.values, "lat": shown.lat, "lon": shown.lon})


def changed_line(where: str, name: str, old: str, new: str) -> ReportLine:
    """What to say of a field that somebody has edited in one of our exports."""
    return ReportLine.changed(
        where,
        field=name,
        found=old or "nothing",
        became=new or "nothing",
        why="changed in the file since the export",
    )


def _spaced(text: str) -> str:
    """The words without differences that a format makes: spaces, and signs that it cannot hold."""
    return " ".join(_UNHELD.sub(" ", text).split())
