"""Places of a story that have no coordinates yet: what is known of them, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from explorer.gazetteer import Candidate, Entry, Gazetteer, Landmark
from explorer.gazetteer.map_addresses import map_point
from explorer.gazetteer.points import point_entry
from explorer.gazetteer.ranking import SURE
from explorer.story.geodesy import distance_km
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
    put(editor, place_id, taken)
    return taken


def put(editor: Editor, place_id: str, values: Mapping[str, Value]) -> None:
    """Put values into the fields of a place.

    Raises:
        KeyError: no place has this id.
    """
    for name, value in values.items():
        editor.set(("places", place_id, name), value)


def unfinished(editor: Editor, gazetteer: Gazetteer) -> dict[str, dict[str, Value]]:
    """What the places lack that somebody located by hand, by place.

    A place that the gazetteer has there under its name reaches as far as the gazetteer says;
    another is as exact as its decimals.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    found: dict[str, dict[str, Value]] = {}
    for key, place in editor.records("places").items():
        point = map_point(f"{place.get('lat')},{place.get('lon')}")
        lacks = [name for name in _FOLLOWING if place.get(name) is None]
        if point is None or not set(lacks) - {"country"}:
            continue
        entry = point_entry(point, key)
        known: dict[str, Value | None] = {
            "accuracy_km": _plain(_reach_km(entry, _names(place), gazetteer)),
            "zone": entry.zone,
            "country": entry.country,
            "coordinate_source": entry.source,
        }
        found[key] = {name: value for name in lacks if (value := known[name]) is not None}
    return found


def _reach_km(at: Entry, names: Sequence[str], gazetteer: Gazetteer) -> float:
    for name in names:
        for candidate in gazetteer.bearers(name).candidates:
            reach_km = candidate.entry.accuracy_km
            apart_km = distance_km(candidate.entry.coordinate, at.coordinate)
            if candidate.match in SURE and apart_km <= reach_km:
                return max(reach_km, at.accuracy_km)
    return at.accuracy_km


_FOLLOWING = ("accuracy_km", "zone", "country", "coordinate_source")
"""Fields that follow from coordinates; only the country may be left out."""


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
