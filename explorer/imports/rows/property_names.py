"""What the properties of a map are by their names: fields as in tables, and styles.

Beside the words of tables, those of Google My Maps, Google Earth, geojson.io, uMap and simplestyle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from explorer.gazetteer.folding import fold
from explorer.imports.rows.table_fields import LEFT_OUT, field_of

STYLE: Final = "style"
"""What only says how an entry is drawn."""
_STYLES: Final = frozenset(
    (
        *("marker color", "marker size", "marker symbol", "stroke", "stroke width"),
        *("stroke opacity", "fill", "fill opacity", "fill color", "color", "colour", "opacity"),
        *("weight", "dasharray", "scale", "zoomto", "umap options", "iconclass", "iconurl"),
        *("icon", "icon color", "icon scale", "icon opacity", "icon heading", "icon offset"),
        *("label color", "label scale", "label opacity", "styleurl", "stylehash", "stylemaphash"),
        *("visibility", "tessellate", "extrude", "altitudemode", "draworder", "bbox"),
    )
)
_OF_MAPS: Final = {
    "popupcontent": "summary",
    "gx media links": "media",
    "media url": "media",
    "thumbnail": "media",
    "mode": "mode",
    "transport": "mode",
    "means": "mode",
    "mezzo": "mode",
    "verkehrsmittel": "mode",
    "moyen de transport": "mode",
    "medio de transporte": "mode",
    "ccode": "country",
    "ccodes": "country",
    "country code": "country",
}
"""Names that are not columns of tables, by their fields."""
_ALIKE: Final = {"year": "when", "until_year": "until"}


def meaning_of(name: str, columns: Mapping[str, str]) -> str | None:
    """The field that a property is by its name, or `STYLE`; None if the name says nothing.

    >>> meaning_of("Descrizione", {}), meaning_of("marker-color", {}), meaning_of("mood", {})
    ('summary', 'style', None)
    >>> meaning_of("Jahr (ca.)", {"Jahr (ca.)": "when"})
    'when'

    Args:
        name: as the file has it.
        columns: the fields that the author has given, by name.
    """
    chosen = columns.get(name)
    return (None if chosen == LEFT_OUT else chosen) if chosen else _usual(name)


@cache
def _usual(name: str) -> str | None:
    key = re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()
    if key in _STYLES:
        return STYLE
    field = _OF_MAPS.get(key) or field_of(name)
    return _ALIKE.get(field, field) if field else None
