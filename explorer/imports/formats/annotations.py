"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): places marked in a text, and ours.

An annotation names a place if a body of it identifies one in a gazetteer, has a position, or is
tagged as a place. Our own say in a tag which record they mean, such as `event:talks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from explorer.imports.found import Choices, Found, FoundRecord, Given, ReportLine
from explorer.imports.narratives.annotated_texts import (
    Marking,
    found_in,
    known_position,
    numbered,
    text_beside,
)
from explorer.imports.parsing.json_documents import member, read_json
from explorer.imports.refusals import refused
from explorer.writing.values import Value

_TAG: Final = re.compile(r"(event|place|note|source):([a-z0-9-]+)")
_GAZETTEER: Final = re.compile(
    r"https?://[^/]*(?:geonames|wikidata|pleiades|whgazetteer|getty|dare\.ht|gazetteer|syriaca)\b"
)
_PLACE: Final = frozenset(("place", "location", "place name", "placename", "toponym", "settlement"))


def are_annotations(given: Given) -> bool:
    """Whether a file is of annotations, by the context or the type that the model asks for."""
    head = given.head
    is_json = head.lstrip()[:1] in (b"{", b"[")
    return is_json and (b"ns/anno.jsonld" in head or b'"TextQuoteSelector"' in head)


def read_annotations(given: Given, choices: Choices) -> Found:
    """What the annotations mark, and the text if it lies beside the file.

    Raises:
        DataError: it is not JSON, or marks no place.
    """
    document = read_json(given)
    items = [(item, f"annotation {at}") for at, item in enumerate(_items(document), start=1)]
    own = [pair for item, where in items if (pair := _own(item, where))]
    if own:
        return _ours(document, own)
    markings: list[Marking] = []
    report: list[ReportLine] = []
    names: dict[str, None] = {}
    for item, where in items:
        marking = _marking(item, where)
        for target in _listed(item.get("target")):
            names[_source(target)] = None
        if marking is None:
            why = "it marks no words, or no place"
            line = ReportLine.left_out(where, found=_quoted(item) or "no words", why=why)
            report.append(line)
        else:
            markings.append(marking)
    if not markings:
        raise refused(given, "no place", "annotations whose body identifies a place")
    beside = text_beside(given, filter(None, names))
    return found_in([*numbered(markings)], beside, choices.lang, report)


def _items(document: Any) -> Iterator[Mapping[str, Any]]:
    """The annotations of a list, a page, a collection, or a server's answer."""
    listed = document if isinstance(document, list) else []
    for name in ("items", "@graph", "rows", "annotations"):
        listed = listed or member(document, name, list)
    listed = listed or member(member(document, "first", dict), "items", list)
    if not listed and isinstance(document, dict) and "target" in document:
        listed = [document]
    yield from (each for each in listed if isinstance(each, dict))


def _marking(item: Mapping[str, Any], where: str) -> Marking | None:
    """The place that an annotation marks; None if it marks none."""
    quote = _quoted(item)
    uri, at, is_place = "", None, False
    tags: list[str] = []
    comment: list[str] = []
    for body in _listed(item.get("body")):
        value = member(body, "value", str).strip() if isinstance(body, dict) else ""
        address = _source(body)
        if address and _GAZETTEER.match(address):
            uri, is_place = uri or address, True
        elif _GAZETTEER.match(value):
            uri, is_place = uri or value, True
        elif value.lower() in _PLACE:
            is_place = True
        elif value:
            is_tag = isinstance(body, dict) and body.get("purpose") in ("tagging", "classifying")
            (tags if is_tag else comment).append(value)
        at = at or _point(body)
    if not quote or not (is_place or at):
        return None
    start, prefix, suffix = _around(item)
    lat, lon = at or (None, None)
    return Marking(
        where=where,
        quote=quote,
        name=" ".join(quote.split()),
        uri=uri,
        lat=lat,
        lon=lon,
        start=start,
        context=f"{prefix}{quote}{suffix}" if prefix or suffix else "",
        comment=" ".join([*comment, member(item, "text", str)]).strip(),
        tags=(*tags, *(tag for tag in member(item, "tags", list) if isinstance(tag, str))),
    )


def _ours(document: Any, own: list[tuple[str, str, Mapping[str, Any], str]]) -> Found:
    """The records that our own annotations name."""
    records: dict[tuple[str, str], FoundRecord] = {}
    language = ""
    for kind, key, item, where in own:
        bodies = [body for body in _listed(item.get("body")) if isinstance(body, dict)]
        named = next((body for body in bodies if body.get("purpose") == "describing"), None)
        name, code = member(named, "value", str), member(named, "language", str)
        if kind != "source":
            language = language or code
        values = {"id": key, **_record(kind, name, code or "und", _source(bodies[0]))}
        records.setdefault((kind, key), FoundRecord(kind=f"{kind}s", values=values, where=where))
    why = "the file has no text; add it with attach, which finds the places' names in it"
    line = ReportLine.left_out("the file", found=f"{len(own)} mentions", why=why)
    story: dict[str, Value] = {"route": "none"}
    if title := member(document, "label", str):
        story |= {"title": title, "languages": [language]} if language else {"title": title}
    kept, unaddressed = _with_addresses(records.values())
    if unaddressed:  # only the article itself may have no address
        story["article"] = unaddressed[0].values["id"]
    missing = [
        ReportLine.left_out(
            each.where,
            field="source",
            found=str(each.values["publisher"]),
            why="a source needs an address, which the file does not have",
        )
        for each in unaddressed[1:]
    ]
    return Found(story=story, records=(*unaddressed[:1], *kept), report=(line, *missing))


def _with_addresses(
    records: Iterable[FoundRecord],
) -> tuple[list[FoundRecord], list[FoundRecord]]:
    """The records, and apart from them the sources that have no address."""
    kept: list[FoundRecord] = []
    unaddressed: list[FoundRecord] = []
    for each in records:
        has_none = each.kind == "sources" and "url" not in each.values
        (unaddressed if has_none else kept).append(each)
    return kept, unaddressed


def _record(kind: str, name: str, code: str, address: str) -> dict[str, Value]:
    """The fields of a record that one of our annotations names."""
    texts: Value = {code: name}
    match kind:
        case "place":
            marking = Marking(where="", quote=name, name=name, uri=address)
            return {"names": texts, **known_position(marking)}
        case "source":
            url = {"url": address} if address.startswith("http") else {}
            return {"publisher": name, "title": name, "lang": code, **url}
        case "note":
            return {"title": texts, "text": texts}
    return {"title": texts, "when": "unknown"}


def _own(item: Mapping[str, Any], where: str) -> tuple[str, str, Mapping[str, Any], str] | None:
    """The kind and the id of the record that one of our annotations means."""
    for body in _listed(item.get("body")):
        is_tag = isinstance(body, dict) and body.get("purpose") == "tagging"
        if is_tag and (found := _TAG.fullmatch(member(body, "value", str))):
            return found[1], found[2], item, where
    return None


def _listed(value: Any) -> list[Any]:
    """One value or a list of them, as the model allows."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _source(value: Any) -> str:
    """The address of a resource: itself, its source or its id."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    return _source(value.get("source") or value.get("id"))


def _selectors(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for target in _listed(item.get("target")):
        for selector in _listed(target.get("selector") if isinstance(target, dict) else None):
            if isinstance(selector, dict):
                yield selector
                yield from (
                    each for each in _listed(selector.get("refinedBy")) if isinstance(each, dict)
                )


def _quoted(item: Mapping[str, Any]) -> str:
    return next((text for each in _selectors(item) if (text := member(each, "exact", str))), "")


def _around(item: Mapping[str, Any]) -> tuple[int | None, str, str]:
    """The position of the words, and what is before and after them."""
    start, prefix, suffix = None, "", ""
    for selector in _selectors(item):
        at = selector.get("start")
        start = at if isinstance(at, int) and start is None else start
        prefix = prefix or member(selector, "prefix", str)
        suffix = suffix or member(selector, "suffix", str)
    return start, prefix, suffix


def _point(body: Any) -> tuple[float, float] | None:
    """The position in a body, latitude first; None if it has none."""
    if not isinstance(body, dict):
        return None
    for holder in (body, body.get("value"), body.get("source")):
        at = member(member(holder, "geometry", dict), "coordinates", list)
        if len(at) >= 2 and all(isinstance(each, int | float) for each in at[:2]):
            return float(at[1]), float(at[0])
    return None
