"""A column that could say which row is which, where nothing else does."""

from __future__ import annotations

from typing import Final

from explorer.gazetteer.folding import fold
from explorer.imports.found import Found

_WORDS: Final = frozenset(
    {
        *("n", "nr", "no", "num", "number", "numero", "nummer", "lfd", "id", "key", "ref", "rif"),
        *("code", "codice", "kennung", "progressivo", "prog", "identifier", "inv"),
    }
)
"""Words in the names of such columns, folded."""


def likely_key(found: Found) -> str:
    """The first column that is for no field, named like a key and different in every row.

    Empty if there is none, or if the rows have ids already.
    """
    events = [record for record in found.records if record.kind == "events"]
    if not events or any("id" in record.values for record in events):
        return ""
    for column in found.columns:
        if column.field or not _WORDS & {*fold(column.name).split()}:
            continue
        cells = [record.rest.get(column.name, "") for record in events]
        if all(cells) and len({*cells}) == len(cells):
            return column.name
    return ""
