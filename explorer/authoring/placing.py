"""Places of a story that have no coordinates yet: what is known of them, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from explorer.gazetteer import Candidate, Landmark
from explorer.story.places import Coordinate
from explorer.writing.tables import Editor
from explorer.writing.values import Value


@dataclass(frozen=True)
class Unplaced:
    """A place that is named and not located."""

    id: str
    """Its id in the story."""
    names: tuple[str, ...]
    """Its names, that of the first language first; at least one."""
    country: str | None
    """Its country, where the author wrote one."""


def unplaced(editor: Editor) -> tuple[Unplaced, ...]:
    """The places of a story file that lack a latitude or a longitude."""
    return tuple(
        Unplaced(key, _names(place) or (key.replace("-", " "),), _country(place))
        for key, place in editor.records("places").items()
        if place.get("lat") is None or place.get("lon") is None
    )


def landmarks(editor: Editor) -> tuple[Landmark, ...]:
    """The places of a story file that have coordinates on the globe."""
    found = []
    for key, place in editor.records("places").items():
        try:
            at = Coordinate.model_validate({"lat": place.get("lat"), "lon": place.get("lon")})
        except ValidationError:
            continue  # `check` reports it to the author
        found.append(Landmark(name=next(iter(_names(place)), key), coordinate=at))
    return tuple(found)


def countries(editor: Editor) -> frozenset[str]:
    """The countries that the places of a story file name."""
    return frozenset(
        code for place in editor.records("places").values() if (code := _country(place))
    )


def fill(editor: Editor, place_id: str, candidate: Candidate) -> dict[str, Value]:
    """Put what is known of a candidate into the fields that a place lacks; returns these.

    Raises:
        KeyError: no place has this id.
    """
    place = editor.records("places")[place_id]
    taken = {name: value for name, value in fields(candidate).items() if place.get(name) is None}
    for name, value in taken.items():
        editor.set(("places", place_id, name), value)
    return taken


def fields(candidate: Candidate) -> dict[str, Value]:
    """What a candidate fills into a place's record; coordinates to 0.0001°, about 11 m."""
    entry = candidate.entry
    known: dict[str, Value | None] = {
        "lat": round(entry.coordinate.lat, 4),
        "lon": round(entry.coordinate.lon, 4),
        "accuracy_km": _plain(entry.accuracy_km),
        "zone": entry.zone,
        "country": entry.country,
        "coordinate_source": entry.source,
        "geonames": entry.geonames,
        "wikidata": entry.wikidata,
    }
    return {name: value for name, value in known.items() if value is not None}


def _plain(number: float) -> float | int:
    """12 for 12.0, as one writes it."""
    return int(number) if number.is_integer() else number


def _names(place: Mapping[str, Any]) -> tuple[str, ...]:
    names = place.get("names")
    written = names.values() if isinstance(names, dict) else ()
    return tuple(name for name in written if isinstance(name, str) and name.strip())


def _country(place: Mapping[str, Any]) -> str | None:
    country = place.get("country")
    return country if isinstance(country, str) else None
