"""Large towns that no word beside them marks as places: ``Moscow said``, ``the trip to see Paris``.

They are places of the story and no stops. Only what is hardly anything else is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from explorer.authoring.places.evidence import Evidence, Ground, is_building, may_be_first_name
from explorer.authoring.places.firms import firms_in, is_of_sport
from explorer.authoring.places.named_things import Named
from explorer.authoring.places.names import Name
from explorer.authoring.places.nearby_places import is_near
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer import Answer
from explorer.gazetteer.folding import fold
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.ranking import SURE, Context, Match

LEAST_PEOPLE = 100_000
"""Population of the smallest town that its name alone marks."""
LEAST_PEOPLE_NAMED = 20_000
"""The same in a country or state that the text names."""
LEAST_PEOPLE_FIRST = 300_000
"""The same where the name only begins sentences, in which any word has a capital letter."""
LEAST_PEOPLE_CLOSE = 20_000
"""The same if it is one of several towns near each other that the text names."""
CLOSE_KM = 60.0
LEAST_CONFIDENCE = 0.7
EVIDENCE = "by its name alone"

_BEHIND_CAPITAL = re.compile(r"[\w,]\s[A-ZÀ-Þ][\w'’-]*\s$")
"""A word with a capital within a sentence, though it is a common one: ``said Will Preston``."""
_LONGER_NAME = re.compile(r"((?:[A-ZÀ-Þ][\w'’-]*\s)+)(?:di|del|della|dello|of|of the)\s$")
"""What precedes a name that is the end of a longer one: ``Corriere di Bologna``."""


def lone_towns(
    text: str, named: Sequence[Named], spoken: Sequence[Name], known: Vocabulary
) -> Iterator[Named]:
    """The names that may be of large towns, with that as their evidence."""
    if is_of_sport(text, known):
        return
    firms = firms_in(text, spoken, known)
    ends = {name.key.rpartition(" ")[2] for name in spoken if _is_longer(name, known)}
    for each in named:
        lone = [_is_lone(text, name, known) for name in each.times]
        key = fold(each.name)
        is_other = key in ends | firms or key in known.common_words or key in known.given_names
        if each.best is None and any(lone) and not is_other:
            evidence = tuple(
                Evidence(Ground.NAME, EVIDENCE, each.name) if is_lone else None for is_lone in lone
            )
            yield Named(each.name, each.times, evidence, each.within)


def _is_longer(name: Name, known: Vocabulary) -> bool:
    """Whether it has a word before its last one that is more than ``East`` or ``Central``."""
    first, *rest = name.key.split() or [""]
    return bool(rest) and first not in known.directions


def _is_lone(text: str, name: Name, known: Vocabulary) -> bool:
    last = next(iter(name.before), "")
    before = text[max(0, name.start - 40) : name.start]
    if last in known.articles or may_be_first_name(name, known) or is_building(name, known):
        return False
    if _BEHIND_CAPITAL.search(before):
        return False
    longer = _LONGER_NAME.search(before)
    first = longer[1].lower().split() if longer else []
    is_end = len(first) == 1 and first[0] not in known.function_words  # two: a person from there
    return not is_end and not (name.text.isupper() and len(name.text) < 4)


def is_large(named: Named, answer: Answer, context: Context) -> bool:
    """Whether the name is of a town that is large enough, and clearly of that one."""
    best = next(iter(answer.candidates), None)
    if best is None or best.match not in SURE or best.entry.kind is not Kind.SETTLEMENT:
        return False
    if best.match is Match.OTHER:
        return False  # GeoNames has names that nobody uses: ``Angara`` of Ankara
    is_around = any(area.contains(best.entry) for area in (*named.within, *context.named))
    least = LEAST_PEOPLE_NAMED if is_around else LEAST_PEOPLE
    if best.is_clear and is_near(best.entry, context, CLOSE_KM):
        least = LEAST_PEOPLE_CLOSE
    elif all(name.begins_sentence for name in named.times):
        least = LEAST_PEOPLE_FIRST
    return (best.entry.population or 0) >= least and best.confidence >= LEAST_CONFIDENCE


def without(named: Sequence[Named], taken: Collection[str]) -> list[Named]:
    """The names that are not among those taken."""
    return [each for each in named if each.name not in taken]
