"""TimeMap's table of events (Forensic Architecture, Bellingcat), as CSV or as its server's JSON.

https://github.com/forensic-architecture/timemap: `date` is month first unless its dates show
otherwise, `associations` and `category` are tags, and `sources` name records of `sources.json`,
which is read if it is in the same folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from explorer.imports.files_beside import NotBesideError, files_of_folder
from explorer.imports.found import Choices, Found, Given
from explorer.imports.maps.marked_maps import found_in
from explorer.imports.maps.marks import Geometry, Mark, position_of
from explorer.imports.parsing.delimited import is_delimited, read_delimited
from explorer.imports.parsing.json_documents import member, read_json
from explorer.imports.parsing.sheets import shown
from explorer.imports.parsing.typed_positions import typed_degrees
from explorer.imports.rows.table_dates import day_comes_first
from explorer.story.errors import DataError

_USUAL: Final = frozenset({"description", "date", "latitude", "longitude"})
_OWN: Final = re.compile(r"associations?\d*|time_precision|time_display|category_full|sources\d*")
"""Columns that other tables do not have."""
_TAGS: Final = re.compile(r"(?:associations?|category|type|tags?)\d*")
_SOURCES: Final = re.compile(r"sources?\d*")
_STYLES: Final = {"colour": "color", "shape": "icon", "narrative___stepstyles": "icon"}


def is_timemap(given: Given) -> bool:
    """Whether a file is TimeMap's table of events."""
    head = given.head.lstrip()
    if head[:1] in (b"[", b"{"):
        names = set(re.findall(rb'"([a-z_]+\d*)"\s*:', head))
        return _is_own({name.decode() for name in names})
    first = head.splitlines()[0].decode(errors="replace").lower() if head else ""
    return is_delimited(given) and _is_own(set(re.findall(r"[a-z_]+\d*", first)))


def _is_own(names: set[str]) -> bool:
    return names >= _USUAL and any(_OWN.fullmatch(name) for name in names)


def read_timemap(given: Given, choices: Choices) -> Found:
    """The events of a table, one per row.

    Raises:
        DataError: it is neither such a table nor JSON.
    """
    rows = [*_rows(given)]
    if choices.day_first is None:
        day_first, _ = day_comes_first(row.get("date", "") for _, row in rows)
        choices = replace(choices, day_first=bool(day_first))
    sources = _sources(given)
    return found_in([_mark(where, row, sources) for where, row in rows], choices)


def _rows(given: Given) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows, each with where it is, as texts by the names of their columns."""
    if given.head.lstrip()[:1] in (b"[", b"{"):
        document = read_json(given)
        listed = document if isinstance(document, list) else member(document, "events", list)
        for number, entry in enumerate(listed, start=1):
            if isinstance(entry, dict):
                yield f"event {number}", {str(k).lower(): _text(v) for k, v in entry.items()}
        return
    header, *rows = read_delimited(given).rows
    names = [shown(cell).lower() for cell in header]
    for number, row in enumerate(rows, start=2):
        if any(row):
            yield f"row {number}", dict(zip(names, map(shown, row), strict=False))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, dict):
        return str(value.get("id") or value.get("title") or "")
    return "" if value is None else str(value)


def _mark(where: str, row: Mapping[str, str], sources: Mapping[str, str]) -> Mark:
    properties: dict[str, str] = {}
    tags: list[str] = []
    links: list[str] = []
    unknown: list[str] = []
    for name, value in row.items():
        if not value or name in ("latitude", "longitude", "id"):
            continue
        if _TAGS.fullmatch(name):
            tags.append(value)
        elif _SOURCES.fullmatch(name):
            for each in re.split(r"\s*[;,|]\s*", value):
                address = sources.get(each, each)
                is_address = address.startswith(("http://", "https://"))
                (links if is_address else unknown).append(address)
        else:
            properties[_STYLES.get(name, name)] = value
    if unknown:
        properties["further sources"] = "; ".join(unknown)
    properties |= {"tags": "; ".join(tags), "url": " ".join(links)}
    return Mark(
        where=where,
        properties=properties | _off_the_globe(row),
        geometry=_geometry(row),
    )


def _geometry(row: Mapping[str, str]) -> Geometry:
    lat, lon = typed_degrees(row.get("latitude", "")), typed_degrees(row.get("longitude", ""))
    at = position_of(lat=lat.degrees, lon=lon.degrees) if lat and lon else None
    return Geometry(points=(at,)) if at else Geometry()


def _off_the_globe(row: Mapping[str, str]) -> dict[str, str]:
    """Coordinates that are off the globe, kept as they are written."""
    if _geometry(row).points:
        return {}
    return {name: row[name] for name in ("latitude", "longitude") if row.get(name)}


def _sources(given: Given) -> dict[str, str]:
    """The addresses of the sources in `sources.json` beside the table, by id; their titles else."""
    try:
        content = files_of_folder(given)("sources.json")
        document = read_json(Given(name="sources.json", content=content))
    except (NotBesideError, DataError):
        return {}  # their ids are kept as they are
    listed = document.values() if isinstance(document, dict) else document
    found: dict[str, str] = {}
    for each in listed if isinstance(listed, list) else [*listed]:
        paths = [member(each, "url", str), *map(str, member(each, "paths", list))]
        address = next((path for path in paths if path.startswith("http")), "")
        if key := member(each, "id", str):
            found[key] = address or member(each, "title", str) or key
    return found
