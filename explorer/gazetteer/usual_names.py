"""What larger towns are usually called in English, German, Spanish, French and Italian.

GeoNames' other names are of any language and time. `data/gazetteer/town_names.csv`, of Natural
Earth (public domain), is built by `explorer/basemap/gazetteer_towns.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from typing import Final

from explorer.gazetteer.folding import fold
from explorer.paths import DATA

TOWN_NAMES: Final = DATA / "gazetteer" / "town_names.csv"


def is_usual(geonames: int | None, name: str) -> bool:
    """Whether a town of this GeoNames id is usually called so.

    >>> is_usual(524901, "Mosca"), is_usual(323786, "Angara")
    (True, False)
    """
    return geonames is not None and fold(name) in _usual().get(geonames, frozenset())


@cache
def _usual() -> Mapping[int, frozenset[str]]:
    with TOWN_NAMES.open(encoding="utf-8", newline="") as file:
        return {
            int(row["geonames"]): frozenset(map(fold, row["names"].split("|")))
            for row in csv.DictReader(file)
        }
