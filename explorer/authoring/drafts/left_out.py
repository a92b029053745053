"""What a draft leaves out, in the order in which an author looks at it: likely towns first."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.authoring.places.named_things import NO_PLACE
from explorer.authoring.recognition import LeftOut
from explorer.gazetteer import Gazetteer

LEAST_PEOPLE = 5_000
"""Population of the smallest town that makes a name a likely one."""

_ORDER = (
    *("not clear", "only as an abbreviation", "no place of that name", "too wide"),
    *("a street", "a region", "a country", "a first name", "a person", "an adjective"),
    *(NO_PLACE, "too long"),
)
"""How reasons begin, those of likely places first; towns are before all, and dates at the end."""
_SMALL = "is too small a place to be sure"


def by_likelihood(left_out: Iterable[LeftOut], gazetteer: Gazetteer) -> tuple[LeftOut, ...]:
    """What was left out, the likeliest places first, else in the text's order.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """

    def rank(each: LeftOut) -> int:
        if each.reason.endswith(_SMALL):
            return 0
        if each.reason == NO_PLACE and gazetteer.is_town(each.words, people=LEAST_PEOPLE):
            return 0
        begins = (at for at, start in enumerate(_ORDER, 1) if each.reason.startswith(start))
        return next(begins, len(_ORDER) + 1)

    return tuple(sorted(left_out, key=rank))
