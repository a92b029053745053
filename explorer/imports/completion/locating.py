"""What a file does not say about its places: coordinates by their names, zone and country."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from explorer.authoring.places.placing import fields
from explorer.gazetteer import Answer, Gazetteer, Landmark
from explorer.gazetteer.countries import country_name
from explorer.gazetteer.points import accuracy_of, country_at, decimals_of, zone_at
from explorer.imports.completion.gathering import Values
from explorer.imports.completion.named_places import OF_ADDRESS, answers_for
from explorer.imports.found import ReportLine
from explorer.story.places import Coordinate
from explorer.writing.values import Value

MOST_LANDMARKS = 200
"""Places with a position near which others are looked for; more say nothing new."""
LEAST_ACCURACY_KM = 1
"""What a point of a file is taken for at best: it does not say what of a place it is."""


@dataclass(frozen=True)
class Located:
    """Places with all that they need, and what was said of them."""

    places: Mapping[str, Values]
    """Those with a position, by id."""
    report: tuple[ReportLine, ...]


def located(
    places: Mapping[str, Values],
    *,
    where: Mapping[str, str],
    origin: str,
    open_gazetteer: Callable[[], Gazetteer],
    countries: Collection[str] = (),
) -> Located:
    """The places with position, accuracy, zone, country and source; those not found are missing.

    Args:
        places: what the file says of them, by id.
        where: where each was found, by id.
        origin: what is named as the source of the file's own coordinates.
        open_gazetteer: gives what finds places by their names; asked only if it is needed.
        countries: codes of the countries in which places are expected.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    nameless = {key: each for key, each in places.items() if not _is_placed(each)}
    found: Mapping[str, Answer] = {}
    if nameless:
        near = [*islice(_landmarks(places.values()), MOST_LANDMARKS)]
        found = answers_for(nameless, open_gazetteer(), near=near, countries=countries)
    done: dict[str, Values] = {}
    report: list[ReportLine] = []
    for key, place in places.items():
        if key not in nameless:
            done[key] = completed_place(place, origin)
            continue
        answer = found[key]
        report.append(_answer_line(answer, where.get(key, "")))
        if answer.candidates:
            done[key] = _from_gazetteer(place, answer)
    return Located(done, tuple(report))


def completed_place(place: Values, origin: str) -> Values:
    """A place with a position, and what follows from that, where the file says nothing."""
    try:
        at = Coordinate.model_validate({"lat": place["lat"], "lon": place["lon"]})
    except ValueError:  # the record itself is refused with its reason
        return place
    known: Values = {
        "accuracy_km": accuracy_of(decimals_of(at), LEAST_ACCURACY_KM),
        "zone": zone_at(at),
        "coordinate_source": origin,
    }
    is_complete = bool(place.get("zone"))  # as an author left it, who may know of no country
    if not is_complete and (country := country_at(at)):
        known["country"] = country
    lacking = {name for name in known if place.get(name) in (None, "")}  # 0 is an accuracy
    return {**place, **{name: each for name, each in known.items() if name in lacking}}


def _is_placed(place: Values) -> bool:
    return place.get("lat") is not None and place.get("lon") is not None


def _landmarks(places: Iterable[Values]) -> Iterator[Landmark]:
    """Places whose position the file gives, near which the others are expected."""
    for place in places:
        try:
            at = Coordinate.model_validate({"lat": place.get("lat"), "lon": place.get("lon")})
        except ValueError:
            continue
        yield Landmark(name=str(place["id"]), coordinate=at)


def _from_gazetteer(place: Values, answer: Answer) -> Values:
    """What is known of the likeliest place; a guess is marked as one."""
    best = answer.candidates[0]
    known = fields(best)
    if not best.is_clear:
        why = f"the likeliest of {len(answer.candidates)}: {'; '.join(best.reasons)}"
        known["draft"] = {"confidence": round(best.confidence, 2), "why": why}
    return {**place, **{name: each for name, each in known.items() if not place.get(name)}}


def _answer_line(answer: Answer, where: str) -> ReportLine:
    if not answer.candidates:
        near = next((each.entry.name for each in answer.near_spellings), "")
        return ReportLine.left_out(
            where,
            field="place",
            found=answer.query,
            why=f"no place of this name is known{f' ({near}?)' if near else ''}; "
            "give its coordinates, or another name",
        )
    best = answer.candidates[0]
    entry, sure = best.entry, f"{best.confidence:.0%}"
    why = "found by name" if best.is_clear else "a guess to check: others have this name"
    if OF_ADDRESS in best.reasons:
        why = f"{OF_ADDRESS}, not the house: give its coordinates if they matter"
    return ReportLine.changed(
        where,
        field="place",
        found=answer.query,
        became=f"{entry.name}, {country_name(entry.country)} ({entry.id}), {sure}",
        why=why,
    )


def shown_point(*, lat: Value, lon: Value) -> str:
    """The name of a place of which only the position is known.

    >>> shown_point(lat=45.4641, lon=-9.19)
    '45.464° N, 9.19° W'
    """
    signs = []
    for value, positive, negative in ((lat, "N", "S"), (lon, "E", "W")):
        number = float(value) if isinstance(value, int | float) else 0.0
        signs.append(f"{abs(round(number, 3)):g}° {positive if number >= 0 else negative}")
    return ", ".join(signs)
