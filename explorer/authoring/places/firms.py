"""Firms and teams that are called like towns: ``Burlington Materials``, ``Hastings & Dover``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from explorer.authoring.places.evidence import Evidence, Ground
from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary

_AND = re.compile(r"\s\\?&\s")
"""Between two partners, also as Markdown escapes it."""
_SCORE = re.compile(r"(?<![\d/.–-])\d{1,3}[–-]\d{1,3}(?![\d/–-]|[.]\d)")
_LEAST_SPORT = 2
"""Different words of a sport beside a score that make an article one of it."""
_OWN_GROUNDS = frozenset({Ground.KIND, Ground.QUALIFIED, Ground.DATELINE, Ground.BEARING})
"""What marks a town although a firm has its name."""


def firms_in(text: str, names: Sequence[Name], known: Vocabulary) -> frozenset[str]:
    """The keys of names that are those of firms, or that firms are called for short.

    >>> from explorer.authoring.places.names import names_in
    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text, known = "Shares of Dayton Holdings and of Reed & Elkins rose.", vocabulary("en")
    >>> sorted(firms_in(text, names_in(text, known), known))
    ['dayton', 'dayton holdings', 'elkins', 'reed']
    """
    return frozenset(_partners(text, names)) | frozenset(_called_firms(names, known))


def _partners(text: str, names: Sequence[Name]) -> Iterator[str]:
    for earlier, name in pairwise(names):
        if _AND.fullmatch(text, earlier.end, name.start):
            yield from (earlier.key, name.key)


def _called_firms(names: Sequence[Name], known: Vocabulary) -> Iterator[str]:
    for name in names:
        *first, last = name.key.split() or [""]
        if first and last in known.firm_words:
            yield from (name.key, " ".join(first))


def is_firm(name: Name, evidence: Evidence | None, firms: frozenset[str]) -> bool:
    """Whether a name is that of a firm here, and nothing beside it says that it is the town."""
    return name.key in firms and (evidence is None or evidence.ground not in _OWN_GROUNDS)


def is_stake(name: Name, known: Vocabulary) -> bool:
    """Whether ``in`` before it is of money: ``shares in Burlington``."""
    return len(name.before) > 1 and name.before[1] in known.stakes


def is_of_sport(text: str, known: Vocabulary) -> bool:
    """Whether an article reports a match, in which the towns that play are teams."""
    if not _SCORE.search(text):
        return False
    return len(known.sport_words.intersection(re.findall(r"\w+", text.lower()))) >= _LEAST_SPORT
