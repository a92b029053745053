"""What follows a town's name to say where it is: ``Paris, Texas``, ``Gary, Ind.``, ``Rho (MI)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.authoring.places.names import Name
from explorer.gazetteer.areas import Area, areas_in_short, areas_named

LONGEST = 60
"""Characters behind a name that are looked at."""
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_JOIN = r"(?:\s(?:and|d|da|de|del|della|di|do|e|of|the)\s|\s|\sd['’])"
_NAME = rf"{_WORD}(?:{_JOIN}{_WORD}){{0,4}}"
_IN = r"(?:(?:in provincia di|provincia di|in the|in|nel|nello|nella|nei|negli)\s|nell['’])"
_BEHIND_COMMA = re.compile(rf"\s?,\s(?P<name>{_NAME})")
_BEHIND_IN = re.compile(rf"\s?,?\s{_IN}(?P<name>{_NAME})")
_IN_BRACKETS = re.compile(rf"\s?\((?:(?:prov\.|provincia di)\s)?(?P<name>{_NAME})\)")
_SHORT = re.compile(r"[A-Z]{2}")
"""A code that is also written for other things, so that it needs a comma or brackets."""


@dataclass(frozen=True)
class Qualifier:
    """Where a name says that its place is."""

    areas: tuple[Area, ...]
    """Any of them, for states and countries share names."""
    words: str
    """As the text has it."""
    marks_place: bool
    """Whether only a place is followed by it so; ``Lincoln in Nebraska`` may be a person."""


def qualifier_of(text: str, name: Name) -> Qualifier | None:
    """The state, province or country that follows a name, or None.

    >>> from explorer.authoring.places.names import names_in
    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text = "They live in Gary, Ind., now."
    >>> found = qualifier_of(text, names_in(text, vocabulary("en"))[0])
    >>> found.words, [area.name for area in found.areas]
    ('Ind.', ['Indiana'])
    """
    behind = text[name.end : name.end + LONGEST]
    bracketed = _IN_BRACKETS.match(behind)
    marking = _BEHIND_COMMA.match(behind) or bracketed
    found = marking or _BEHIND_IN.match(behind)
    if found is None:
        return None
    is_bracketed = bracketed is not None or "provincia" in found[0]
    written = found["name"].split(" ")
    for count in range(len(written), 0, -1):
        is_cut = count < len(written) and written[count][0].isupper()
        if is_cut and not written[count - 1].endswith((".", ",")):
            continue  # ``In Istanbul, Jordan Smith said``
        words = " ".join(written[:count])
        for spelling in (words, words.rstrip("."), words.removesuffix("’s").removesuffix("'s")):
            if areas := areas_in_short(spelling) or _named(spelling, is_bracketed=is_bracketed):
                return Qualifier(areas, spelling, marking is not None)
    return None


def _named(words: str, *, is_bracketed: bool) -> tuple[Area, ...]:
    """The areas of a name; a province only in brackets, for it shares its name with a town."""
    areas = () if _SHORT.fullmatch(words) and words not in {"UK", "US"} else areas_named(words)
    return tuple(area for area in areas if is_bracketed or area.is_country or area.division)
