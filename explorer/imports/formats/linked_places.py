"""Linked Places (JSON-LD) of the World Historical Gazetteer, Pleiades, Peripleo, and our own.

https://github.com/LinkedPasts/linked-places-format, README of 24 June 2024. Each record is a place
with its names; that it is attested at a time is the event there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from explorer.imports.exported.own_records import Shown, own_records, with_changes
from explorer.imports.exported.own_shapes import with_areas
from explorer.imports.formats.geojson import collected
from explorer.imports.found import Choices, Found, FoundRecord, Given, ReportLine
from explorer.imports.maps.marks import Geometry
from explorer.imports.maps.shape_files import ShapeFiles
from explorer.imports.parsing.geojson_geometries import read_geometry
from explorer.imports.parsing.identifiers import identifiers
from explorer.imports.parsing.json_documents import begins_as_json, member, read_json
from explorer.imports.parsing.linked_times import time_of
from explorer.imports.pictured import medium_of
from explorer.imports.refusals import refused
from explorer.story.places import LANGUAGE_PATTERN
from explorer.writing.values import Value

_CONTEXT: Final = re.compile(rb"linked[-_]?places|linkedpasts|lpo_|LPF", re.IGNORECASE)
_LANGUAGE: Final = re.compile(LANGUAGE_PATTERN)


def is_linked_places(given: Given) -> bool:
    """Whether a file is in the Linked Places format."""
    if not begins_as_json(given):
        return False
    content = given.content
    names_it = b'"@context"' in content and _CONTEXT.search(given.head) is not None
    return names_it or (b'"toponym"' in content and b'"names"' in content)


def read_linked_places(given: Given, choices: Choices) -> Found:
    """The places of a gazetteer, with what they were when as events.

    Raises:
        DataError: it is not JSON, or has no record.
    """
    document = read_json(given)
    features = [feature for feature, _ in collected(document)]
    if not features:
        raise refused(given, "no feature", "Linked Places with at least one feature")
    if own := own_records(member(document, "records", dict)):
        return with_areas(with_changes(own, [*_shown(features)]), _areas(features))
    title = member(document, "title", str) or member(document, "label", str)
    numbered = [(f"feature {number}", each) for number, each in enumerate(features, start=1)]
    return places_in(numbered, choices, title=title)


def places_in(features: Sequence[tuple[str, Any]], choices: Choices, *, title: str = "") -> Found:
    """What records of a gazetteer are in a story.

    Args:
        features: each with where it is in its file.
        choices: of the author.
        title: the gazetteer's.
    """
    reader = _Reader(choices)
    records = [reader.record(feature, where) for where, feature in features]
    return Found(
        story={"title": title} if title else {},
        records=tuple(records),
        files=reader.shapes.files,
        report=tuple(reader.report),
    )


class _Reader:
    """Reads the records of one file."""

    def __init__(self, choices: Choices) -> None:
        self._lang = choices.lang
        self.shapes = ShapeFiles()
        self.report: list[ReportLine] = []

    def record(self, feature: Any, where: str) -> FoundRecord:
        """One place, as the event that it is attested."""
        properties = member(feature, "properties", dict)
        names, others = self._names(feature, properties)
        title = next(iter(names.values()), "") or where[:1].upper() + where[1:]
        where = f"{where} “{title}”"
        rest = dict(self._rest(feature, properties))
        if others:
            rest["names"] = "; ".join(others)
        event: dict[str, Value] = {"title": title}
        texts = [each for each in _objects(feature, "descriptions") if each.get("value")]
        if texts:
            chosen = next((each for each in texts if each.get("lang") == self._lang), texts[0])
            event["summary"] = str(chosen["value"])
            others = [str(each["value"]) for each in texts if each is not chosen]
            rest |= {"descriptions": "; ".join(others)} if others else {}
        event |= time_of(member(feature, "when", dict), rest)
        event["place"] = self._place(feature, names or {self._lang: title}, where, rest)
        if tags := _tags(feature):
            event["tags"] = tags
        if media := self._media(feature):
            event["media"] = media
        if claims := self._claims(feature):
            event["claims"] = claims
        if key := member(feature, "@id", str):
            rest.setdefault("@id", key)
        return FoundRecord(kind="events", values=event, where=where, rest=rest)

    def _names(self, feature: Any, properties: Any) -> tuple[dict[str, Value], list[str]]:
        """The first name in each language, and the others; the title comes first."""
        title = member(properties, "title", str)
        names: dict[str, Value] = {}
        others: list[str] = []
        listed = [(member(each, "toponym", str), each) for each in _objects(feature, "names")]
        for toponym, each in listed:
            lang = member(each, "lang", str)
            code = lang if _LANGUAGE.fullmatch(lang) else self._lang
            if not toponym:
                continue
            if code in names:
                others.append(toponym)
            else:
                names[code] = toponym
        if title and title not in names.values():
            if self._lang in names:
                others.append(str(names[self._lang]))
            names = {self._lang: title, **{c: n for c, n in names.items() if c != self._lang}}
        first = {self._lang: names[self._lang]} if self._lang in names else {}
        return first | names, [name for name in others if name not in names.values()]

    def _place(
        self, feature: Any, names: dict[str, Value], where: str, rest: dict[str, str]
    ) -> dict[str, Value]:
        found = read_geometry(feature.get("geometry") if isinstance(feature, dict) else None)
        place: dict[str, Value] = {"names": names}
        if found.left_out:
            why = "it is no geometry of GeoJSON in degrees"
            self._say(where, "geometry", found.left_out, "", why)
        geometry, at = found.geometry, found.geometry.position
        if at:
            place |= {"lat": at.lat, "lon": at.lon}
        if further := geometry.points[1:]:
            rest["further points"] = "; ".join(f"{each.lat}, {each.lon}" for each in further)
        area, why = self.shapes.area(str(next(iter(names.values()))), geometry)
        if why:
            self._say(where, "geometry", "its shape", str(area.get("area", "")), why)
        place |= area
        codes = _codes(member(feature, "properties", dict))
        if len(codes) == 1:
            place["country"] = codes[0]
        elif codes:
            rest["ccodes"] = "; ".join(codes)
        return place | _identifiers(feature)

    def _media(self, feature: Any) -> list[Value]:
        media: list[Value] = []
        for each in _objects(feature, "depictions"):
            address = member(each, "@id", str)
            if not address.startswith(("http://", "https://")):
                continue
            said = {"alt": member(each, "title", str), "licence": member(each, "license", str)}
            media.append(medium_of(address, said, is_picture=True))
        return media

    def _claims(self, feature: Any) -> list[Value]:
        """The works that attest the names of a place, if they have an address."""
        found: dict[str, str] = {}
        for name in _objects(feature, "names"):
            cited = [*_objects(name, "citations"), member(name, "citation", dict)]
            for each in cited:
                address = member(each, "@id", str) or member(each, "id", str)
                if address.startswith(("http://", "https://")):
                    found.setdefault(address, member(each, "label", str))
        return [
            {
                "source": {
                    "publisher": label or address.partition("//")[2].partition("/")[0],
                    "url": address,
                    "lang": self._lang,
                },
                "says": "happened",
            }
            for address, label in found.items()
        ]

    def _rest(self, feature: Any, properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What a story has no field for."""
        usual = ("title", "ccodes", "ccode", "fclasses")
        for name, value in properties.items():
            if name not in usual and isinstance(value, str | int | float):
                yield name, str(value)
        links = [member(each, "identifier", str) for each in _objects(feature, "links")]
        kept = [each for each in links if not identifiers(each)]
        if kept:
            yield "links", "; ".join(kept)
        relations = [member(each, "label", str) for each in _objects(feature, "relations")]
        if any(relations):
            yield "relations", "; ".join(filter(None, relations))

    def _say(self, where: str, field: str, found: str, became: str, why: str) -> None:
        line = ReportLine.reported(where, field=field, found=found, became=became, why=why)
        self.report.append(line)


def _objects(value: Any, name: str) -> list[dict[str, Any]]:
    """The objects in a list of an object."""
    return [each for each in member(value, name, list) if isinstance(each, dict)]


def _codes(properties: Any) -> list[str]:
    listed = member(properties, "ccodes", list) or [member(properties, "ccode", str)]
    return [str(code).upper() for code in listed if len(str(code)) == len("IT")]


def _identifiers(feature: Any) -> dict[str, Value]:
    """The ids of a place in Wikidata and GeoNames, by its links that say it is the same."""
    found: dict[str, Value] = {}
    for link in _objects(feature, "links"):
        if member(link, "type", str) not in ("exactMatch", "closeMatch", "sameAs"):
            continue
        found = identifiers(member(link, "identifier", str)) | found
    return found


def _tags(feature: Any) -> list[Value]:
    """What kind of place it is."""
    labels = [
        member(each, "label", str) or member(each, "sourceLabel", str)
        for each in _objects(feature, "types")
    ]
    return [{"label": label} for label in dict.fromkeys(labels) if label]


def _areas(features: list[Any]) -> Iterator[tuple[str, Geometry]]:
    """The areas of our own features and of their events, by the names of their files."""
    for feature in features:
        properties = member(feature, "properties", dict)
        shape = read_geometry(member(feature, "geometry", dict)).geometry
        yield member(properties, "area", str), shape
        for event in member(properties, "events", list):
            area = member(event, "area", dict)
            yield member(area, "file", str), read_geometry(area.get("geometry")).geometry


def _shown(features: list[Any]) -> Iterator[Shown]:
    """What features of our own show of the events at their places."""
    for feature in features:
        properties = member(feature, "properties", dict)
        geometry = read_geometry(member(feature, "geometry", dict)).geometry
        at = geometry.points[0] if geometry.points else None
        for event in _objects(properties, "events"):
            yield Shown(
                event=member(event, "id", str),
                where=f"feature “{member(properties, 'title', str)}”",
                title=member(event, "title", str),
                lat=at.lat if at else None,
                lon=at.lon if at else None,
            )
