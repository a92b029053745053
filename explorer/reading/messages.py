"""Messages for wrong values: which record is meant, what was expected, what was probably meant."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from shlex import quote
from typing import Any

from pydantic_core import ErrorDetails

from explorer.reading.hints import clock_meant, date_meant, in_a_language, in_english, renamed
from explorer.reading.locations import Locate
from explorer.reading.yaml_files import ValuePath
from explorer.story.attachments import (
    AREA_PATTERN,
    CAPTIONS_PATTERN,
    FILE_PATTERN,
    MEDIA_PATTERN,
    TRACK_PATTERN,
)
from explorer.story.errors import Problem
from explorer.story.fields import fields, inner
from explorer.story.media import Media
from explorer.story.notes import Note
from explorer.story.places import LANGUAGE_PATTERN, SLUG_PATTERN, Place, Record
from explorer.story.records import Event, StoryFile
from explorer.story.sources import Source
from explorer.story.strands import Era, Tag, Track
from explorer.story.travel import Leg

MODELS: dict[str, type[Record]] = {
    "places": Place,
    "sources": Source,
    "events": Event,
    "legs": Leg,
    "notes": Note,
    "tracks": Track,
    "tags": Tag,
    "eras": Era,
    "media": Media,
}
"""What the records of each collection are."""

NOUNS = {
    "places": "place",
    "sources": "source",
    "events": "event",
    "legs": "leg",
    "notes": "note",
    "tracks": "track",
    "tags": "tag",
    "eras": "era",
    "media": "media item",
}
"""What one record of each collection is called."""

EXPECTED = {
    "lat": "a number from -90 to 90",
    "lon": "a number from -180 to 180",
    "accuracy_km": "a radius in km from 0 to 1000",
    "id": "an id of lower-case letters, digits and hyphens such as talks-delegations",
    "country": "an ISO 3166-1 code of two capital letters such as RU",
    "wikidata": "a Wikidata id such as Q959",
    "geonames": "a GeoNames id, a positive whole number",
    "url": "an address that begins with http:// or https://",
    "lang": "a language tag such as it, pt-BR or zh-Hant",
    "languages": "a language tag such as it, pt-BR or zh-Hant",
    "format": "1",
    "confidence": "a number from 0 to 1",
    "x": "a number of pixels, 0 or more",
    "y": "a number of pixels, 0 or more",
    "left": "a share of the picture, from 0 to 1",
    "top": "a share of the picture, from 0 to 1",
    "captions": "a file for each language, as in {en: media/talk.en.vtt}",
    "min_zoom": "a zoom level from 0 to 22",
    "max_zoom": "a zoom level from 0 to 22",
    "distance_km": "a distance in km above 0 and up to 40000",
}
_IN_FOLDER = "in the story's folder, named in letters a to z, digits, hyphens and underscores"
_FORMS = {
    SLUG_PATTERN: EXPECTED["id"],
    LANGUAGE_PATTERN: EXPECTED["lang"],
    FILE_PATTERN: f"a file {_IN_FOLDER}, such as maps/1569.pmtiles",
    AREA_PATTERN: f"a GeoJSON file {_IN_FOLDER}, such as areas/front.geojson",
    TRACK_PATTERN: f"a GPX or GeoJSON file {_IN_FOLDER}, such as ways/day-1.gpx",
    CAPTIONS_PATTERN: f"a WebVTT file in media/ {_IN_FOLDER}, such as media/talk.en.vtt",
    MEDIA_PATTERN: f"a file in media/ {_IN_FOLDER}, such as media/hall.jpg",
}
"""What is expected where a text has not the form of this pattern."""
_BY_KIND = {
    "dict_type": "a text for each language, as in {it: …, en: …}",
    "tuple_type": "a list, each entry with a hyphen before it or all in [square brackets]",
    "too_short": "at least one entry",
    "string_too_short": "a text",
    "invalid_key": "a name in letters",
}
"""What is expected, by pydantic's kind of error."""
LOCATING = ("lat", "lon", "accuracy_km", "zone", "coordinate_source")
"""What a place needs that `geocode` can write."""


def shape_problems(
    details: Sequence[ErrorDetails], raw: object, locate: Locate
) -> Iterator[Problem]:
    """pydantic's errors as problems; a place with neither latitude nor longitude has one for both.

    Args:
        details: the errors.
        raw: all records, as they were read.
        locate: finds a value among them.
    """
    missing: defaultdict[ValuePath, set[str]] = defaultdict(set)
    for detail in details:
        match detail["type"], detail["loc"]:
            case "missing", ("places", int(at), str(name)) if name in LOCATING:
                missing["places", at].add(name)
    unlocated = {place: fields for place, fields in missing.items() if {"lat", "lon"} <= fields}
    for detail in details:
        place, field = detail["loc"][:2], detail["loc"][2:]
        lacks = unlocated.get(place, set()) if detail["type"] == "missing" else set()
        if field == ("lat",) and lacks:
            yield _not_located(place, lacks, raw, locate)
        elif not (field and field[0] in lacks):
            yield shape_problem(detail, raw, locate)


def _not_located(place: ValuePath, lacks: set[str], raw: object, locate: Locate) -> Problem:
    """That a place, such as one with only its names, is not located yet."""
    *fields, last = [name for name in LOCATING if name in lacks]
    where = locate(place)
    return Problem(
        file=where.file,
        line=where.line,
        record=record_and_field(place, raw)[0],
        found="no coordinates yet",
        expected=f"{', '.join(fields)} and {last}",
        hint=_geocoding(where.file),
    )


def _geocoding(file: str) -> str:
    """The command that locates the places of a story file."""
    story = PurePath(file).parent.name or "."
    return f"python -m explorer geocode --story {quote(story)} --write"


def shape_problem(detail: ErrorDetails, raw: object, locate: Locate) -> Problem:
    """One of pydantic's errors as a problem that an author understands.

    Args:
        detail: the error.
        raw: all records, as they were read.
        locate: finds a value among them.
    """
    path = tuple(part for part in detail["loc"] if part != "[key]")
    found = "nothing" if detail["type"] == "missing" else _shown(detail["input"])
    record, field = record_and_field(path, raw)
    expected, hint = _expectation(detail, path)
    where = locate(path)
    if where.column:  # what is in quotes in YAML needs none in a table
        hint = hint.replace(" without quotes?", "?").replace('"', "")
    if detail["type"] == "dict_type":
        hint = in_a_language(detail["input"], raw)
    if detail["type"] == "missing" and field in ("lat", "lon"):
        hint = _geocoding(where.file)
    return where.problem(record=record, field=field, found=found, expected=expected, hint=hint)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a record" if value else "an empty record"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def record_and_field(path: ValuePath, raw: object) -> tuple[str, str]:
    """``("place khasan", "lat")`` from ``("places", 1, "lat")``."""
    if len(path) < 2 or path[0] not in NOUNS or not isinstance(path[1], int):
        return "the story", ".".join(str(part) for part in path)
    name = str(path[1] + 1)
    try:
        entry: Any = raw[path[0]][path[1]]  # type: ignore[index]
        name = str(entry.get("id") or _leg_name(entry))
    except (AttributeError, KeyError, TypeError):
        pass
    return f"{NOUNS[str(path[0])]} {name}", ".".join(str(part) for part in path[2:])


def _leg_name(entry: dict[str, Any]) -> str:
    """What a leg is called, which has no id; see `Leg.words`."""
    if entry.get("from"):
        return f"{entry['from']} to {entry['to']}"
    return f"to event {entry['arrives']}"


def _expectation(detail: ErrorDetails, path: ValuePath) -> tuple[str, str]:
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return EXPECTED.get(field, "a value, this field is required"), ""
        case "extra_forbidden":
            known = _known_fields(path)
            hint = in_english(field, known) or near(field, known) or _elsewhere(field)
            return f"one of the fields {', '.join(known)}", hint
        case "enum" | "literal_error":
            options = str(context.get("expected", ""))
            words = re.findall(r"'([^']*)'", options)
            hint = in_english(str(detail["input"]), words) or near(str(detail["input"]), words)
            return f"one of {options}" if " or " in options else options, hint
        case "value_error":
            message = str(context.get("error", detail["msg"]))
            hint = _time_hint(field, detail["input"])
            return message.partition(", expected ")[2] or message, hint
        case "greater_than_equal" | "less_than_equal" if field in ("lat", "lon"):
            return EXPECTED[field], _coordinate_hint(field, detail["input"])
        case "float_type" | "int_type":
            return EXPECTED.get(field, "a number"), _number_hint(detail["input"])
        case "model_type":
            return f"a record with the fields {', '.join(_known_fields((*path, '')))}", ""
        case "dict_type" if field in EXPECTED:
            return EXPECTED[field], ""
        case kind if kind in _BY_KIND:
            return _BY_KIND[kind], ""
        case "string_too_long":
            return f"at most {context['max_length']} characters", ""
        case "string_pattern_mismatch" if str(context["pattern"]) in _FORMS:
            pattern = str(context["pattern"])
            return _FORMS[pattern], renamed(detail["input"], pattern) if "/" in pattern else ""
        case "string_type" if field not in EXPECTED:
            is_number = isinstance(detail["input"], int | float)
            return "a text", "put it in quotes?" if is_number else ""
        case _:
            return EXPECTED.get(field, detail["msg"].removeprefix("Input should ")), ""


def _time_hint(field: str, value: object) -> str:
    if field in ("when", "date"):
        return date_meant(value)
    return clock_meant(value) if field == "time" else ""


def _elsewhere(field: str) -> str:
    """Of which other record a field is, for one that is in the wrong place."""
    owners: dict[str, type[Record]] = {"the story": StoryFile}
    owners |= {with_article(NOUNS[name]): model for name, model in MODELS.items()}
    found = next((owner for owner, model in owners.items() if field in _names(model)), "")
    return f"{field} is a field of {found}" if found else ""


def with_article(noun: str) -> str:
    """``an event``, ``a place``."""
    return f"an {noun}" if noun == "event" else f"a {noun}"


def near(wanted: str, known: Iterable[str]) -> str:
    """What was probably meant, as a question; empty where nothing is alike."""
    guess = difflib.get_close_matches(wanted, sorted(known), n=1, cutoff=0.7)
    return f"{guess[0]}?" if guess else ""


def _known_fields(path: ValuePath) -> list[str]:
    """The fields of the record that holds the value at a path."""
    model: type[Record] = StoryFile
    for part in path[:-1]:
        model = inner(model, part) or model if isinstance(part, str) else model
    return _names(model)


def _names(model: type[Record]) -> list[str]:
    return list(fields(model))


def _coordinate_hint(field: str, value: object) -> str:
    if not isinstance(value, int | float):
        return ""
    if field == "lat" and abs(value) <= 180:
        return "are lat and lon swapped?"
    shifted = float(value)
    while abs(shifted) > (90 if field == "lat" else 180):
        shifted /= 10
    return f"{shifted:g}?"


def _number_hint(value: object) -> str:
    """The number that a text was meant to be: in quotes, or with a decimal comma."""
    if not isinstance(value, str):
        return ""
    number = str(value).replace(",", ".", 1)
    return (
        f"{number} without quotes?" if re.fullmatch(r"-?(0|[1-9]\d{0,9})(\.\d+)?", number) else ""
    )
