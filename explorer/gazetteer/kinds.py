"""What sort of place a name means: its kind, and the words for it in four languages."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from explorer.gazetteer.folding import fold


class Kind(StrEnum):
    """What is at a place."""

    SETTLEMENT = "settlement"
    AIRPORT = "airport"
    LARGE_AIRPORT = "large airport"
    SPACEPORT = "spaceport"
    STATE = "state or region"
    PROVINCE = "province or county"
    ISLAND = "island"
    MOUNTAIN = "mountain"
    LAKE = "lake"
    RIVER = "river"
    LANDSCAPE = "landscape"
    PLACE = "place"


_WORDS: Final = {
    Kind.AIRPORT: (
        *("aeroporto internazionale", "aeroporto", "aerodromo", "aeroscalo"),
        *("international airport", "airport", "airfield", "air base", "airbase"),
        *("международный аэропорт", "аэропорт", "аэропорта", "аэропорту", "аэродром"),
        *("국제공항", "공항"),
    ),
    Kind.SPACEPORT: (
        *("cosmodromo", "spazioporto", "centro spaziale", "base spaziale", "base di lancio"),
        *("cosmodrome", "spaceport", "space center", "space centre", "launch site"),
        *("satellite launch center", "satellite launch centre"),
        *("космодром", "космодрома", "космодроме", "космодрому"),
        *("우주기지", "우주센터", "위성발사장"),
    ),
}
"""Words for a kind in Italian, English, Russian and Korean."""
_NATURAL: Final = {
    Kind.STATE: ("state", "stato", "regione", "region", "oblast", "krai"),
    Kind.PROVINCE: (
        *("province", "provincia", "county", "contea", "department", "dipartimento", "canton"),
        *("cantone", "prefecture", "prefettura", "district"),
    ),
    Kind.ISLAND: ("isola", "isole", "island", "islands", "isle", "arcipelago", "archipelago"),
    Kind.MOUNTAIN: (
        "monte",
        "monti",
        "mount",
        "mountain",
        "mountains",
        "mt",
        "massiccio",
        "vulcano",
    ),
    Kind.LAKE: ("lago", "lake", "lough", "loch", "lac"),
    Kind.RIVER: ("fiume", "river", "torrente"),
    Kind.LANDSCAPE: ("deserto", "desert", "penisola", "peninsula", "altopiano", "plateau"),
}
"""The same for what is no building, in Italian and English; such words begin or end a name."""
_LINKS: Final = frozenset(["di", "del", "dello", "della", "dell", "de", "of", "the", "at", "a"])
"""Words that only join the kind to the name."""
_KIND_OF: Final = {
    fold(word): kind for kind, words in (_WORDS | _NATURAL).items() for word in words
}
_PATTERN: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_KIND_OF, key=lambda word: (-len(word), word)))})\b"
)


def split_kind(folded: str) -> tuple[Kind | None, str]:
    """The kind that a folded name includes, and the name without the words for it.

    A name that consists only of such words keeps them and has no kind.

    >>> split_kind("cosmodromo di vostochny")
    (<Kind.SPACEPORT: 'spaceport'>, 'vostochny')
    >>> split_kind("vladivostok")
    (None, 'vladivostok')
    """
    found = _PATTERN.search(folded)
    if found is None:
        return None, folded
    words = f"{folded[: found.start()]} {folded[found.end() :]}".split()
    rest = [word for word in words if word not in _LINKS]
    return (_KIND_OF[found[0]], " ".join(rest)) if rest else (None, folded)


def keyed(kind: Kind, name: str) -> str:
    """The key of a folded name together with its kind, whether the name says it too or not.

    >>> keyed(Kind.LAKE, "lago di garda"), keyed(Kind.LAKE, "garda")
    ('lake garda', 'lake garda')
    """
    named = Kind.AIRPORT if kind is Kind.LARGE_AIRPORT else kind
    rest = split_kind(name)[1]
    return f"{named} {' '.join(word for word in rest.split() if word not in _LINKS) or rest}"
