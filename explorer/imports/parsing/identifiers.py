"""The ids of places in gazetteers, in the addresses that other tools link to."""

from __future__ import annotations

import re
from typing import Final

from explorer.writing.values import Value

_WIKIDATA: Final = re.compile(
    r"(?:^|[/.])wikidata\.org/(?:entity|wiki)/(Q[1-9]\d*)\b|^wd:(Q[1-9]\d*)$", re.IGNORECASE
)
_GEONAMES: Final = re.compile(
    r"(?:^|[/.])geonames\.org/(\d{1,12})\b|^gn:(\d{1,12})$", re.IGNORECASE
)


def identifiers(address: str) -> dict[str, Value]:
    """The fields of a place at this address: `wikidata` or `geonames`; none if it is elsewhere.

    >>> identifiers("http://www.wikidata.org/entity/Q220"), identifiers("gn:3169070")
    ({'wikidata': 'Q220'}, {'geonames': 3169070})
    >>> identifiers("https://pleiades.stoa.org/places/423025")
    {}

    Args:
        address: of a page, or with the prefix of Linked Places, ``wd:`` or ``gn:``.
    """
    text = address.strip()
    if found := _WIKIDATA.search(text):
        return {"wikidata": (found[1] or found[2]).upper()}
    if found := _GEONAMES.search(text):
        return {"geonames": int(found[1] or found[2])}
    return {}
