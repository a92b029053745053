"""What speaks for each name of a text being a place: words, a neighbour or what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.authoring.places.entities import Entities
from explorer.authoring.places.evidence import Evidence, Ground, evidence_for, follows
from explorer.authoring.places.firms import firms_in, is_firm, is_stake
from explorer.authoring.places.names import Name
from explorer.authoring.places.place_cues import cue_before
from explorer.authoring.places.qualified_names import Qualifier
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer.countries import CITY_STATES, country_name, named_country


def evidence_of(
    text: str,
    names: Sequence[Name],
    qualifiers: Sequence[Qualifier | None],
    marked: Entities,
    known: Vocabulary,
) -> list[Evidence | None]:
    """The evidence for each name: its own, or that of a place that it is named beside."""
    evidence: list[Evidence | None] = []
    earlier: Name | None = None
    for name, qualifier in zip(names, qualifiers, strict=True):
        found = _own(text, name, marked, known)
        if not found and earlier and evidence[-1] and follows(text, earlier, name, known):
            found = evidence[-1].passed_on(earlier, name)
        is_marked = qualifier is not None and qualifier.marks_place
        if qualifier and is_marked and not (found and found.is_strong):
            found = Evidence(Ground.QUALIFIED, f"before “{qualifier.words}”", name.text)
        if found and (code := named_country(name.text)) in CITY_STATES:
            found = replace(found, query=country_name(code).removesuffix(" SAR China"))
        evidence.append(found)
        earlier = name
    return evidence


def _own(text: str, name: Name, marked: Entities, known: Vocabulary) -> Evidence | None:
    """What the words before a name say, else a language model."""
    found = evidence_for(name, known)
    if not (found and found.is_strong):
        found = cue_before(text, name, known) or found
    if not found and marked.is_place(name.start, name.end):
        found = Evidence(Ground.MODEL, "by the language model", name.text)
    return found


def without_firms(
    text: str, names: Sequence[Name], evidence: Sequence[Evidence | None], known: Vocabulary
) -> list[Evidence | None]:
    """The evidence, without that for firms which are called like towns."""
    firms = firms_in(text, names, known)
    return [
        None if is_firm(name, found, firms) or is_stake(name, known) else found
        for name, found in zip(names, evidence, strict=True)
    ]
