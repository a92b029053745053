"""Whether records of several rows are one, by their words and by what else they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from explorer.gazetteer.folding import fold
from explorer.writing.values import Value

NAMING: Mapping[str, str] = {
    "places": "names",
    "events": "title",
    "tags": "label",
    "tracks": "label",
    "eras": "label",
    "notes": "title",
    "sources": "publisher",
    "media": "url",
}
"""The field of whose words an id is made."""
_DISTINCT: Final = ("country", "geonames", "wikidata")
"""Fields by which places of one name differ; they do so by position too."""


def words_of(kind: str, values: Mapping[str, Value]) -> str:
    """What a record is called, in the first language that it has.

    >>> words_of("places", {"names": {"en": "Rome"}}), words_of("media", {"file": "media/a.jpg"})
    ('Rome', 'a')
    """
    words = _text(values.get(NAMING.get(kind, "")))
    if kind == "media":
        path = str(values.get("file") or words).partition("?")[0].rstrip("/")
        return path.rpartition("/")[2].partition(".")[0]
    return words or (_text(values.get("summary")) if kind == "events" else "")


def sameness(kind: str, values: Mapping[str, Value]) -> tuple[str, str]:
    """What records have in common that are one."""
    name = fold(words_of(kind, values)) or values.get("id")
    if kind == "places":
        if values.get("lat") is not None:
            return kind, f"{name} {_rounded(values['lat'])} {_rounded(values.get('lon'))}"
        return kind, repr([name, *(_text(values.get(field)) for field in _DISTINCT)])
    if kind in ("media", "sources"):
        named = ("file", "url", "publisher", "title", "date")
        return kind, repr([values.get(field) for field in named])
    return kind, f"{values.get('kind')} {name}"


def are_apart(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether what two places of one name say beside their position cannot be of one place.

    >>> are_apart({"country": "ES"}, {"country": "VE"}), are_apart({"country": "ES"}, {})
    (True, False)
    """
    return any(
        one.get(name) and other.get(name) and _text(one[name]) != _text(other[name])
        for name in _DISTINCT
    )


class Mentions:
    """What all rows say of places, for those that have only a name."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, dict[str, Value]]] = {}

    def note(self, places: Iterable[Mapping[str, Value]]) -> None:
        """Remember what is said of places, by their names."""
        for place in places:
            said = _said(place)
            if said and (name := fold(words_of("places", place))):
                self._said.setdefault(name, {})[repr(said)] = said

    def completed(self, place: Mapping[str, Value]) -> dict[str, Value]:
        """A place with what is said of it elsewhere, unless that can be of several places."""
        own = _said(place)
        if "at" in own:
            return dict(place)
        known: dict[str, Value] = {}
        for said in self._said.get(fold(words_of("places", place)), {}).values():
            if _contradict(said, own):
                continue
            if _contradict(said, known):
                return dict(place)
            known |= said
        at = known.pop("at", None)
        if isinstance(at, list):
            known |= {"lat": at[0], "lon": at[1]}
        return {**place, **known}


def _said(place: Mapping[str, Value]) -> dict[str, Value]:
    """By what a place differs from others of its name, as far as it is known."""
    said = {field: place[field] for field in _DISTINCT if place.get(field)}
    if place.get("lat") is not None and place.get("lon") is not None:
        said["at"] = [place["lat"], place["lon"]]
    return said


def _contradict(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return any(_text(one[name]) != _text(other[name]) for name in one.keys() & other.keys())


def _text(value: Value) -> str:
    """A text, or that of the first language that it has."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    return str(value or "")


def _rounded(value: Value) -> str:
    return f"{value:.4f}" if isinstance(value, int | float) else str(value)
