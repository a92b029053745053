"""The place that a name means, by the gazetteer's answer and the text's words, or why none."""

from __future__ import annotations

from dataclasses import replace

from explorer.authoring.places.evidence import Evidence, Ground
from explorer.authoring.places.named_things import NO_PLACE, REGION, Named
from explorer.authoring.places.nearby_places import is_near
from explorer.authoring.places.unnoticed_towns import LEAST_PEOPLE_WEAK
from explorer.authoring.recognition import FoundMention, FoundPlace
from explorer.authoring.spans import Span
from explorer.gazetteer import Answer, Candidate, Entry
from explorer.gazetteer.countries import CITY_STATES
from explorer.gazetteer.folding import fold
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.ranking import CLEAR, SURE, Context, Match

LEAST_CONFIDENCE = 0.6
"""From here on a place is taken: one and a half times as likely as any other of its name."""
LEAST_PEOPLE_STRONG = 5_000
"""People of the smallest town that is taken where ``in`` speaks for it."""
LEAST_PEOPLE_NAMED = {True: 1_000, False: 2_000}
"""The same in a country or state that the text names, and after ``to`` there."""
LONG_NAME = 3
"""Words of a name that hardly anything else but a town has: ``Ponte nelle Alpi``."""
LEAST_PEOPLE_LONG = 500
"""The same of a town of such a name, or with an apostrophe in it."""
CODE_LETTERS = 3
"""Those of an airport's code."""
NEAR_KM = 100.0
"""How near to a place that is known a small town is as good as one in a country that is named."""
CLOSE_KM = 60.0
"""How near to a place that is known even a village is sure enough, or a town's first words."""
LEAST_PEOPLE_CLOSE = {True: 0, False: 300}
"""People of the smallest such village, and after ``to``; many have no figure at all."""
LEAST_PEOPLE_UNSURE = 2_000
"""People of the smallest town that is taken if others of its name are not out of the question."""
FAR_KM = 300.0
"""How far from all places that are known a town is not meant by a name that few call it."""
LEAST_PEOPLE_FAR = 100_000
"""People of a town that is, as larger ones have more names that are known."""
WIDEST_KM = 170.0
"""How far the widest island or landscape reaches that is one point of a journey: Sicily."""


def place_of(named: Named, answer: Answer, context: Context) -> FoundPlace | str:
    """The place that a name means, or why it is left out."""
    evidence, best = named.best, next(iter(answer.candidates), None)
    assert evidence is not None
    if best is None or not (
        best.match in SURE or _is_short_for(named.name, best, evidence, context)
    ):
        return "no place of that name in the gazetteer"
    if reason := _unfit(named, best, evidence, context) or _too_small(
        named, best, evidence, context
    ):
        return reason
    return FoundPlace(
        named.name,
        best,
        confidence=round(best.confidence * evidence.strength, 2),
        why=f"{evidence.words}; {'; '.join(best.reasons)}",
        mentions=tuple(
            FoundMention(Span(name.start, name.end), is_stop=found is not None and found.is_stop)
            for name, found in zip(named.times, named.evidence, strict=True)
        ),
    )


def _is_short_for(name: str, best: Candidate, evidence: Evidence, context: Context) -> bool:
    """Whether a name is the first words of that of a town beside others of the text."""
    is_beginning = best.match is Match.BEGINNING and best.entry.kind is Kind.SETTLEMENT
    is_beginning = is_beginning and fold(best.entry.name).startswith(f"{fold(name)} ")
    is_marked = evidence.ground not in {Ground.MODEL, Ground.NAME}
    return is_beginning and is_marked and is_near(best.entry, context, CLOSE_KM)


def _is_code(named: Named, entry: Entry, evidence: Evidence) -> bool:
    """Whether it only is the code of an airport, at the head of an article: ``(AGI) -``."""
    is_airport = entry.kind in {Kind.AIRPORT, Kind.LARGE_AIRPORT}
    is_short = named.name.isupper() and len(named.name) == CODE_LETTERS
    return is_airport and is_short and evidence.ground is Ground.DATELINE


def _is_odd(best: Candidate, context: Context) -> bool:
    """Whether few call a town so and it is far from all others of the text."""
    is_small = (best.entry.population or 0) < LEAST_PEOPLE_FAR
    is_far = bool(context.near) and not is_near(best.entry, context, FAR_KM)
    return best.match is Match.OTHER and best.entry.kind is Kind.SETTLEMENT and is_small and is_far


def _unfit(named: Named, best: Candidate, evidence: Evidence, context: Context) -> str:
    """Why the best place of the name is not meant as a single point, if so."""
    entry = best.entry
    if _is_code(named, entry, evidence):
        return NO_PLACE
    if _is_odd(best, context) and not named.within:
        return f"not clear which place, {entry.name} is far from all others"
    if best.written.isupper() and not named.name.isupper() and entry.kind is Kind.SETTLEMENT:
        return f"only as an abbreviation, {best.written}, of {entry.name}"
    if entry.kind in {Kind.STATE, Kind.PROVINCE}:
        return REGION
    is_town = entry.kind is Kind.SETTLEMENT and entry.country not in CITY_STATES
    if is_town and evidence.is_articled:
        return NO_PLACE
    if entry.kind is not Kind.SETTLEMENT and entry.accuracy_km > WIDEST_KM:
        return f"too wide for a single point (± {entry.accuracy_km:,.0f} km)"
    if best.confidence < LEAST_CONFIDENCE:
        return f"not clear which place, {best.confidence:.0%} sure of {entry.name}"
    if entry.kind is Kind.RIVER and not (evidence.is_articled or evidence.names_kind):
        return NO_PLACE
    return ""


def _too_small(named: Named, best: Candidate, evidence: Evidence, context: Context) -> str:
    """Why so small a town is not taken for what little speaks for it, if so."""
    entry = best.entry
    is_qualified = any(area.contains(entry) for area in named.within)
    if entry.kind is not Kind.SETTLEMENT or is_qualified or evidence.names_kind:
        return ""
    is_around = any(area.contains(entry) for area in context.named)
    least = LEAST_PEOPLE_STRONG if evidence.is_strong else LEAST_PEOPLE_WEAK
    is_long = len(named.name.split()) >= LONG_NAME or "'" in named.name
    if is_long:
        least = LEAST_PEOPLE_LONG
    if is_around or is_near(entry, context, NEAR_KM):
        least = LEAST_PEOPLE_NAMED[evidence.is_strong]
    if is_near(entry, context, CLOSE_KM) or _is_in_small_area(entry, context):
        least = LEAST_PEOPLE_CLOSE[evidence.is_strong or is_long]
    if is_around and evidence.is_strong and best.confidence >= CLEAR and best.match is Match.MAIN:
        least = 0
    if not best.is_clear and least < LEAST_PEOPLE_UNSURE:
        least = LEAST_PEOPLE_UNSURE
    if entry.country not in CITY_STATES and (entry.population or 0) < least:
        return f"{entry.name} is too small a place to be sure"
    return ""


def _is_in_small_area(entry: Entry, context: Context) -> bool:
    """Whether it is in a province or a county that the text names."""
    return any(
        not (area.is_country or area.division) and area.contains(entry) for area in context.named
    )


def merged(places: list[FoundPlace]) -> tuple[FoundPlace, ...]:
    """Each place once, under the name of which it is surest, in the text's order."""
    by_id: dict[str, FoundPlace] = {}
    for place in places:
        key = place.candidate.entry.id
        earlier = by_id.get(key, place)
        best = max(earlier, place, key=lambda each: each.confidence)
        mentions = {*earlier.mentions, *place.mentions}
        ordered = tuple(sorted(mentions, key=lambda mention: mention.span.start))
        by_id[key] = replace(best, mentions=ordered)
    return tuple(sorted(by_id.values(), key=lambda place: place.mentions[0].span.start))
