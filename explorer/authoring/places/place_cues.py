"""What marks a name as a place from farther off than a preposition: ``24 km south-west of Chala``,
``a man, 66, of Platì``. Nobody is there, so such a place is no stop.
"""

from __future__ import annotations

import re
from functools import cache

from explorer.authoring.places.evidence import Evidence, Ground
from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary

_LONGEST = 60
"""Characters before a name that are looked at."""
_AGED = {
    "en": re.compile(r"(?:\(\d{1,3}\),?|,\s\d{1,3},|-year-old(?:\s\w+){0,2}|,),?\s(?:of|from)\s$"),
    "it": re.compile(r"(?:\d{1,3}\sanni,?|\b\d{0,3}enne,?|[^\W\d],)\s(?:di|d['’]|da)\s?$"),
}
"""The age of somebody, or a comma, before the place where somebody or something is from."""


def cue_before(text: str, name: Name, known: Vocabulary) -> Evidence | None:
    """What a phrase before a name says for it being a place; None if there is none.

    >>> from explorer.authoring.places.names import names_in
    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text, known = "A fire burns west of Salem.", vocabulary("en")
    >>> cue_before(text, names_in(text, known)[0], known).words
    'after “west of”'
    """
    before = text[max(0, name.start - _LONGEST) : name.start]
    if phrase := _phrases(known).search(before):
        said = " ".join(phrase[1].lower().split())
        return Evidence(Ground.BEARING, f"after “{said}”", name.text)
    aged = _AGED.get(known.language)
    if aged and aged.search(before):
        return Evidence(Ground.OFFICE, "after who is from there", name.text)
    return None


@cache
def _phrases(known: Vocabulary) -> re.Pattern[str]:
    """The phrases as they end right before a name, an elided one without a space behind it."""
    longest = sorted(known.bearings, key=lambda phrase: (-len(phrase), phrase))
    written = "|".join(re.escape(each).replace("_", r"\s") for each in longest) or r"(?!)"
    return re.compile(rf"(?:^|(?<=[\W\d]))({written})(?:\s|(?<=['’]))$", re.IGNORECASE)
