"""Builds `data/gazetteer/town_names.csv`: what the larger towns are usually called, by language.

GeoNames lists every name that a town ever had somewhere, and does not say which are in use.
Natural Earth's names are; the Italian ones are those of the basemap (`docs/basemap.md`, Names).
"""

import sys
from collections.abc import Iterator
from typing import Final

from explorer.basemap.gazetteer_tables import write_table
from explorer.basemap.places import ItalianTowns, town_names
from explorer.basemap.sources import Sources, properties
from explorer.gazetteer.folding import fold

COLUMNS: Final = ("geonames", "names")
LANGUAGES: Final = ("de", "es", "fr", "it")
"""Languages whose names are kept beside the English ones."""


def rows(sources: Sources) -> Iterator[dict[str, str]]:
    """The rows of the table, in the order of GeoNames' numbers.

    Raises:
        BasemapError: the layer or the table of Natural Earth is missing or unreadable.
    """
    italian = ItalianTowns(sources.table("ne_50m_populated_places"))
    names: dict[int, dict[str, str]] = {}
    for each in sources.layer("populated_places"):
        values = properties(each)
        number = int(values["geonameid"] or 0)
        if number <= 0:
            continue
        tags = town_names(values, italian)
        spelt = [tags.get("name", ""), *(tags.get(f"name:{code}", "") for code in LANGUAGES)]
        kept = names.setdefault(number, {})
        kept.update({fold(name): name for name in reversed(spelt) if fold(name)})
    for number in sorted(names):
        yield {"geonames": str(number), "names": "|".join(sorted(names[number].values()))}


if __name__ == "__main__":
    sys.exit(write_table(__doc__, rows, COLUMNS))
