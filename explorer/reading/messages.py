"""Messages for wrong values: which record is meant, what was expected, what was probably meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from shlex import quote

from pydantic_core import ErrorDetails

from explorer.reading.hints import (
    clock_meant,
    date_meant,
    in_a_language,
    in_english,
    renamed,
    scan_meant,
)
from explorer.reading.locations import Locate
from explorer.reading.meant_fields import (
    known_fields,
    meant_fields,
    near,
    outdented_texts,
    unknown_field,
)
from explorer.reading.record_names import record_and_field
from explorer.reading.typed_values import (
    address_meant,
    code_meant,
    coordinate_in_range,
    coordinate_meant,
    id_meant,
    number_in,
    number_meant,
    within_curly_quotes,
    zone_meant,
)
from explorer.reading.yaml_files import ValuePath
from explorer.story.attachments import (
    AREA_PATTERN,
    CAPTIONS_PATTERN,
    FILE_PATTERN,
    MEDIA_PATTERN,
    TRACK_PATTERN,
)
from explorer.story.errors import MisfitError, Problem
from explorer.story.places import LANGUAGE_PATTERN, SLUG_PATTERN
from explorer.story.records import MAX_EVENTS

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
    "opacity": "a share of the map that is covered, from 0.1 to 1",
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
    "too_long": f"at most {MAX_EVENTS:,}",
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
    renamed_to, outdented = meant_fields(details), outdented_texts(details)
    missing: defaultdict[ValuePath, set[str]] = defaultdict(set)
    for detail in details:
        match detail["type"], detail["loc"]:
            case "missing", ("places", int(at), str(name)) if name in LOCATING:
                if detail["loc"] not in renamed_to:
                    missing["places", at].add(name)
    unlocated = {place: fields for place, fields in missing.items() if _is_unlocated(fields)}
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in renamed_to:
            continue  # it is there, under another name
        if detail["loc"] in outdented:
            if detail["type"] == "extra_forbidden":
                yield _outdented(detail, outdented[detail["loc"]], raw, locate)
            continue
        place, field = detail["loc"][:2], detail["loc"][2:]
        lacks = unlocated.get(place, set()) if detail["type"] == "missing" else set()
        if lacks and field == (min(lacks, key=LOCATING.index),):
            yield _not_located(place, lacks, raw, locate)
        elif not (field and field[0] in lacks):
            yield shape_problem(detail, raw, locate)


def _is_unlocated(lacks: set[str]) -> bool:
    """Whether one command adds what a place lacks: its coordinates, or what follows from them."""
    return {"lat", "lon"} <= lacks or (len(lacks) > 1 and not {"lat", "lon"} & lacks)


def _outdented(detail: ErrorDetails, field: str, raw: object, locate: Locate) -> Problem:
    """That a text begins in the column of the field to which it belongs."""
    record, code = record_and_field(detail["loc"], raw)
    expected = f"{code} within {field}"
    spaces = "two more spaces" if detail["loc"][-2] == field else "more spaces"
    hint = f"put {spaces} before {code}"
    found = f"{code} beside {field}"
    return locate(detail["loc"]).problem(
        record=record, field=code, found=found, expected=expected, hint=hint
    )


def _not_located(place: ValuePath, lacks: set[str], raw: object, locate: Locate) -> Problem:
    """That a place, such as one with only its names, is not located yet."""
    *fields, last = [name for name in LOCATING if name in lacks]
    where = locate(place)
    return Problem(
        file=where.file,
        line=where.line,
        record=record_and_field(place, raw)[0],
        found="no coordinates yet" if "lat" in lacks else "coordinates alone",
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
    expected, hint = _expectation(detail, path)
    if detail["type"] == "too_long":
        found, hint = f"{detail['ctx']['actual_length']:,} entries", "make two stories of it"
    if isinstance(misfit := detail.get("ctx", {}).get("error"), MisfitError):
        path, found = (*path, *filter(None, [misfit.field])), misfit.found
    record, field = record_and_field(path, raw)
    if words := within_curly_quotes(detail["input"]):
        found, expected = f"{found}, within curly quotation marks", "straight ones"
        hint = f'write {field.rpartition(".")[2]}: "{words[:60]}"'
    where = locate(path)
    if where.column:  # what is in quotes in YAML needs none in a table
        hint = re.sub(r"( without quotes|, with a point)\?$", "?", hint).replace('"', "")
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


def _expectation(detail: ErrorDetails, path: ValuePath) -> tuple[str, str]:
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    context, typed = detail.get("ctx", {}), detail["input"]
    match detail["type"]:
        case "missing":
            return EXPECTED.get(field, "a value, this field is required"), ""
        case "extra_forbidden":
            return unknown_field(path, field, typed)
        case "enum" | "literal_error":
            return _one_of(str(context.get("expected", "")), str(typed))
        case "value_error":
            return _refusal(str(context.get("error", detail["msg"])), field, typed)
        case "greater_than_equal" | "less_than_equal" if field in ("lat", "lon"):
            return EXPECTED[field], coordinate_in_range(field, typed)
        case "float_type" | "int_type":
            return EXPECTED.get(field, "a number"), _number_hint(field, typed)
        case "model_type":
            return f"a record with the fields {', '.join(known_fields((*path, '')))}", ""
        case "dict_type" if field in EXPECTED:
            return EXPECTED[field], ""
        case "tuple_type" if isinstance(typed, str):
            return _BY_KIND["tuple_type"], f"[{typed.strip('()')}]?"
        case kind if kind in _BY_KIND:
            return _BY_KIND[kind], ""
        case "string_too_long":
            return f"at most {context['max_length']} characters", ""
        case "string_pattern_mismatch" if str(context["pattern"]) in _FORMS:
            pattern = str(context["pattern"])
            return _FORMS[pattern], _form_hint(pattern, typed)
        case "string_pattern_mismatch" if field == "country":
            return EXPECTED[field], code_meant(typed, "territories")
        case "string_pattern_mismatch" if field == "wikidata":
            return EXPECTED[field], number_in(typed, "Q[1-9][0-9]*")
        case "string_pattern_mismatch" if field == "url":
            return EXPECTED[field], address_meant(typed)
        case "string_type" if field not in EXPECTED:
            is_number = isinstance(typed, int | float)
            return "a text", "put it in quotes?" if is_number else ""
        case _:
            return EXPECTED.get(field, detail["msg"].removeprefix("Input should ")), ""


def _refusal(message: str, field: str, typed: object) -> tuple[str, str]:
    """What our own types expect; no list of forms if it is clear which one was meant."""
    hint = _time_hint(field, typed) or scan_meant(typed)
    expected = message.partition(", expected ")[2] or message
    return re.split(r", (?:2023-09|~18:00)", expected)[0] if hint else expected, hint


def _one_of(options: str, typed: str) -> tuple[str, str]:
    """One of several words, and the one that was meant."""
    words = re.findall(r"'([^']*)'", options)
    hint = in_english(typed, words) or near(typed, words)
    return f"one of {options}" if " or " in options else options, hint


def _form_hint(pattern: str, typed: object) -> str:
    """What a text that has not the form of a pattern was meant to be."""
    if pattern == SLUG_PATTERN:
        return id_meant(typed)
    if pattern == LANGUAGE_PATTERN:
        return code_meant(typed, "languages")
    return renamed(typed, pattern)


def _time_hint(field: str, value: object) -> str:
    if field in ("when", "date", "until"):
        return date_meant(value)
    if field in ("zone", "clocks"):
        return zone_meant(value)
    return clock_meant(value) if field in ("time", "until_time") else ""


def _number_hint(field: str, typed: object) -> str:
    """The number that was meant by a text."""
    if field == "geonames" and "/" in str(typed):
        return number_in(typed, "[1-9][0-9]{3,}")
    return number_meant(typed) or coordinate_meant(field, typed)
