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
    SPACEPORT = "spaceport"
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
_LINKS: Final = frozenset(["di", "del", "dello", "della", "dell", "de", "of", "the", "at", "a"])
"""Words that only join the kind to the name."""
_KIND_OF: Final = {fold(word): kind for kind, words in _WORDS.items() for word in words}
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
    """The key of a name together with its kind."""
    return f"{kind} {name}"
