"""LP-TSV, the table form of Linked Places (version 0.5 of 25 June 2024), with tabs or commas.

https://github.com/LinkedPasts/linked-places-format, tsv_0.5.md. A row becomes the record that the
World Historical Gazetteer makes of it, which is read like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from explorer.imports.formats.linked_places import places_in
from explorer.imports.found import Choices, Found, Given
from explorer.imports.parsing.delimited import read_delimited
from explorer.imports.parsing.sheets import shown
from explorer.imports.parsing.well_known_text import geometry_of_text
from explorer.imports.parsing.workbooks import is_workbook

_REQUIRED: Final = frozenset((b"title_source", b"title"))
_DATED: Final = frozenset((b"start", b"attestation_year", b"title_source_year"))
_READ: Final = frozenset(
    (
        *("id", "title", "title_source", "title_uri", "ccodes", "matches", "variants", "types"),
        *("lon", "lat", "geowkt", "start", "end", "description", "fclasses", "aat_types"),
    )
)


def is_linked_table(given: Given) -> bool:
    """Whether a file is a table with the columns of LP-TSV."""
    first = given.head.splitlines()[0].lower() if given.head.strip() else b""
    names = {name.strip(b" \"'") for name in re.split(rb"[\t,;|]", first)}
    return names >= _REQUIRED and bool(names & _DATED) and not is_workbook(given)


def read_linked_table(given: Given, choices: Choices) -> Found:
    """The places of a table, with what they were when as events.

    Raises:
        DataError: it is no table, or too large.
    """
    header, *rows = read_delimited(given).rows
    names = [shown(cell).lower().lstrip("\ufeff") for cell in header]
    features = [
        (f"row {number}", _feature(dict(zip(names, map(shown, row), strict=False))))
        for number, row in enumerate(rows, start=2)
        if any(row)
    ]
    return places_in(features, choices)


def _feature(row: Mapping[str, str]) -> dict[str, Any]:
    """The record of Linked Places for a row."""
    rest = {name: text for name, text in row.items() if name not in _READ and text}
    source = {"label": row.get("title_source"), "@id": row.get("title_uri") or ""}
    names = [{"toponym": row.get("title"), "citations": [source]}]
    names += [_variant(each) for each in _parts(row, "variants")]
    if source["label"] and not source["@id"]:
        rest["title_source"] = source["label"]
    timespan = {name: {"in": row[name]} for name in ("start", "end") if row.get(name)}
    texts = [{"value": row["description"]}] if row.get("description") else []
    return {
        "@id": row.get("id") or "",
        "properties": {"title": row.get("title"), "ccodes": _parts(row, "ccodes")} | rest,
        "names": names,
        "when": {"timespans": [timespan]} if timespan else {},
        "types": [{"label": each} for each in _parts(row, "types")],
        "links": [{"type": "closeMatch", "identifier": each} for each in _parts(row, "matches")],
        "descriptions": texts,
        "geometry": _geometry(row),
    }


def _parts(row: Mapping[str, str], name: str) -> list[str]:
    return [each.strip() for each in row.get(name, "").split(";") if each.strip()]


def _variant(text: str) -> dict[str, Any]:
    """A name with its language behind the sign: ``Sansibar@de``."""
    name, _, lang = text.partition("@")
    return {"toponym": name.strip(), "lang": lang.strip()}


def _geometry(row: Mapping[str, str]) -> dict[str, Any] | None:
    """The geometry of a row; the text comes before the two numbers, as the format says."""
    if text := row.get("geowkt"):
        return geometry_of_text(text) or {"type": text}
    try:
        lat, lon = float(row.get("lat") or "x"), float(row.get("lon") or "x")
    except ValueError:
        pair = [row.get("lon") or "", row.get("lat") or ""]
        return {"type": "Point", "coordinates": pair} if any(pair) else None
    return {"type": "Point", "coordinates": [lon, lat]}
