"""Places of an import that have only a name: all of them looked up together, offline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from explorer.gazetteer import Answer, Gazetteer, Landmark
from explorer.gazetteer.countries import country_code
from explorer.gazetteer.kinds import Kind
from explorer.imports.completion.gathering import Values

_QUALIFIED = re.compile(r"(?P<name>[^,(]+?)\s*(?:,\s*(?P<behind>[^,]+)|\((?P<within>[^)]+)\))\s*")
"""A name with what it is in behind it: `Lyon, France`, `Paris (Texas)`."""

_CODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:[A-Z]{1,2}-)?\d[\d ]{2,}\d?\b|\d+")
"""A postal code or the number of a house: `A-1030`, `00184`, `SW1A 2AA`."""
OF_ADDRESS = "the town of the address"


def answers_for(
    places: Mapping[str, Values],
    gazetteer: Gazetteer,
    *,
    near: Sequence[Landmark],
    countries: Collection[str],
) -> dict[str, Answer]:
    """What the gazetteer knows of each place, by the place's id.

    Args:
        places: those without a position, by id.
        gazetteer: where they are looked up.
        near: places whose position is known.
        countries: codes of the countries in which they are expected.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    names = {key: tuple(_names(place)) or (key.replace("-", " "),) for key, place in places.items()}
    found: dict[str, Answer] = {}
    for keys in _rounds(names):
        answers = gazetteer.search_together(
            [names[key][0] for key in keys],
            other_names={names[key][0]: names[key][1:] for key in keys},
            near=near,
            countries=countries,
            country_of={
                names[key][0]: str(country)
                for key in keys
                if (country := places[key].get("country"))
            },
        )
        found |= {key: _meant(answers[names[key][0]], places[key]) for key in keys}
    return {
        key: answer if answer.candidates else _by_parts(answer, gazetteer)
        for key, answer in found.items()
    }


def _by_parts(answer: Answer, gazetteer: Gazetteer) -> Answer:
    """What a name means that has others behind it; the same answer if that is nothing either."""
    for reading in (_qualified, _addressed):
        found = reading(answer, gazetteer)
        if found and found.candidates:
            return found
    return answer


def _rounds(names: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """The ids of places in groups that are looked up together, in which each name is once."""
    seen: Counter[str] = Counter()
    rounds: list[list[str]] = []
    for key, each in names.items():
        at = seen[each[0]]
        seen[each[0]] += 1
        if at == len(rounds):
            rounds.append([])
        rounds[at].append(key)
    return rounds


def _meant(answer: Answer, place: Values) -> Answer:
    """The answer with the place first whose number in GeoNames the file gives; that is certain."""
    for candidate in answer.candidates:
        if place.get("geonames") and candidate.entry.geonames == place["geonames"]:
            reasons = ("its number in GeoNames", *candidate.reasons)
            sure = candidate.model_copy(update={"confidence": 1.0, "reasons": reasons})
            rest = (each for each in answer.candidates if each is not candidate)
            return answer.model_copy(update={"candidates": (sure, *rest)})
    return answer


def _qualified(answer: Answer, gazetteer: Gazetteer) -> Answer | None:
    """What a name with its country, state or region behind it means; None if there is none."""
    found = _QUALIFIED.fullmatch(answer.query)
    if found is None:
        return None
    around = (found["behind"] or found["within"]).strip()
    code = country_code(around) if len(around) > 2 else None
    if code:
        inner = gazetteer.search(found["name"], countries=[code])
        kept = tuple(each for each in inner.candidates if each.entry.country == code)
        return inner.model_copy(update={"candidates": kept, "query": answer.query})
    region = next(iter(gazetteer.search(around).candidates), None)
    near = [region.landmark] if region else []
    within = [region.entry.country] if region and region.entry.country else []
    inner = gazetteer.search(found["name"], near=near, countries=within)
    return inner.model_copy(update={"query": answer.query})


def _addressed(answer: Answer, gazetteer: Gazetteer) -> Answer | None:
    """The town of an address, which is in its last parts; None if it is none."""
    parts = [" ".join(_CODE.sub(" ", part).split()) for part in answer.query.split(",")]
    if len(parts) < 2 or not any(map(str.isdigit, answer.query)):
        return None
    code = country_code(parts[-1]) if len(parts[-1]) > 2 else None
    towns = [part for part in parts[1:][::-1] if part and not (code and part == parts[-1])]
    for town in towns[:2]:
        inner = gazetteer.search(town, countries=[code] if code else [])
        found = tuple(
            each.model_copy(update={"reasons": (OF_ADDRESS, *each.reasons)})
            for each in inner.candidates
            if each.entry.kind is Kind.SETTLEMENT and code in (None, each.entry.country)
        )
        if found:
            return inner.model_copy(update={"candidates": found, "query": answer.query})
    return None


def _names(place: Values) -> Iterator[str]:
    names = place.get("names")
    yield from map(str, names.values() if isinstance(names, dict) else [names] if names else ())
