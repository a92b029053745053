"""The records of a story inside another format, so that its file can be imported again.

Formats for maps have features, but no sources, tags or tracks. Where a format lets a file have
something that other programs pass over, it carries these records, without the fields that it omits.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from explorer.exports.omissions import MEDIA_FILES
from explorer.exports.values import GENERATOR, Json, Subject, Told
from explorer.story.fields import Kind, Model, fields, inner, kind
from explorer.story.itinerary import AsOf
from explorer.story.records import StoryFile
from explorer.writing.values import Value, field_values

MEMBER: Final = "records"
"""The name of the member, or of the element, that has them."""
WAY_FILE: Final = "track_file"
"""The element that a way of GPX has with the name of its file, in the same namespace."""
XML_NAMESPACE: Final = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{GENERATOR}/{MEMBER}')}"
"""The namespace of that element: a name that nobody else uses."""


def story_records(
    of: Subject,
    omits: Collection[str],
    *,
    holds_files: bool = False,
    shown: Iterable[Told] | None = None,
) -> Json:
    """The story's records in one language, as `story.yaml` has them.

    Empty for an excerpt and for what the article knew: both are views of a story, not the story.

    Args:
        of: what is exported.
        omits: the paths of the fields that the format leaves out.
        holds_files: whether the file contains copies of media, or links to them.
        shown: the events that the file has; None if it has all.
    """
    if of.excerpt or of.as_of is not AsOf.NOW:
        return {}
    code = of.language.code
    left_out = {*omits} if holds_files or of.address_of else {*omits, *MEDIA_FILES}
    values = _kept(field_values(of.story), StoryFile, "", left_out, code)
    if "events.zone" in left_out:
        values["events"] = [event for event in _records(values, "events") if "place" in event]
    if shown is not None:
        ids = {event.row.id for event in shown}
        values["events"] = [event for event in _records(values, "events") if event["id"] in ids]
    known = {event["id"] for event in _records(values, "events")}
    values["legs"] = [
        leg for leg in _records(values, "legs") if leg.get("arrives") in (None, *known)
    ]
    return {MEMBER: {"language": code, **{name: value for name, value in values.items() if value}}}


def records_text(
    of: Subject,
    omits: Collection[str],
    *,
    holds_files: bool = False,
    shown: Iterable[Told] | None = None,
) -> str | None:
    """The same as JSON without control characters, for XML; None if there are none."""
    records = story_records(of, omits, holds_files=holds_files, shown=shown)
    if not records:
        return None
    return json.dumps(records[MEMBER], ensure_ascii=True, separators=(",", ":"))


def _records(values: Mapping[str, Value], name: str) -> list[dict[str, Value]]:
    listed = values.get(name)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _kept(
    values: Mapping[str, Value], model: Model, prefix: str, left_out: Collection[str], code: str
) -> dict[str, Value]:
    """The fields of a record that are not left out, their texts in one language."""
    kept: dict[str, Value] = {}
    for name, value in values.items():
        path = f"{prefix}{name}"
        if path in left_out:
            continue
        within = inner(model, name)
        if within and isinstance(value, list):
            records = [each for each in value if isinstance(each, dict)]
            parts = [_kept(each, within, f"{path}.", left_out, code) for each in records]
            kept[name] = [part for part in parts if part]
        elif within and isinstance(value, dict):
            kept[name] = _kept(value, within, f"{path}.", left_out, code)
        elif kind(model, name) is Kind.TEXTS and isinstance(value, dict):
            kept[name] = _texts(path, value, code)
        else:
            kept[name] = value
    return {name: kept[name] for name in fields(model) if kept.get(name) not in (None, [], {})}


def _texts(path: str, texts: Mapping[str, Value], code: str) -> dict[str, Value]:
    """A text in the language of the file; a place's names in all, and captions, which are files."""
    if path in ("places.names", "media.captions"):
        return dict(texts)
    return {code: texts[code]} if code in texts else {}
