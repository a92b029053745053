"""Recogito's annotations of a text, as it downloads them in CSV.

A row is an annotation: its words, their position (`char-offset:120`), what they name, and the place
in a gazetteer (https://recogito.pelagios.org/). Persons and events are left out.
"""

from __future__ import annotations

import re
from typing import Final

from explorer.imports.found import Choices, Found, Given, ReportLine
from explorer.imports.narratives.annotated_texts import Marking, found_in, numbered, text_beside
from explorer.imports.parsing.delimited import read_delimited
from explorer.imports.parsing.sheets import table_of
from explorer.imports.refusals import refused

_OFFSET: Final = re.compile(r"char-offset:(\d{1,12})\b")
_UNVERIFIED: Final = "NOT_IDENTIFIABLE"
_LISTED: Final = re.compile(r"[|;]")


def is_recogito(given: Given) -> bool:
    """Whether a file is one of these, by the names of its columns."""
    line = given.head.partition(b"\n")[0]
    return b"QUOTE_TRANSCRIPTION" in line and b"ANCHOR" in line


def read_recogito(given: Given, choices: Choices) -> Found:
    """What is in the file, and in the text beside it if it is there.

    Raises:
        DataError: it is no table, or names no place.
    """
    rows = table_of(read_delimited(given))
    markings, report = [], []
    for number, row in enumerate(rows, start=2):
        cells = {name: (cell or "").strip() for name, cell in row.items() if name}
        if why := _refusal(cells):
            line = ReportLine.left_out(
                f"row {number}",
                field="TYPE",
                found=cells.get("QUOTE_TRANSCRIPTION") or "no words",
                why=why,
            )
            report.append(line)
        else:
            markings.append(_marking(cells, f"row {number}"))
    if not markings:
        raise refused(given, "no place", "annotations with a place (TYPE: PLACE)")
    names = dict.fromkeys(row.get("FILE") or "" for row in rows)
    beside = text_beside(given, names)
    return found_in([*numbered(markings)], beside, choices.lang, report)


def _refusal(cells: dict[str, str]) -> str:
    """Why a row is not taken; empty if it is."""
    kind = cells.get("TYPE", "").upper()
    if not cells.get("QUOTE_TRANSCRIPTION"):
        return "it has no words"
    if kind in ("PERSON", "EVENT"):
        return f"a {kind.lower()}, not a place: tag the events that it belongs to"
    if cells.get("VERIFICATION_STATUS") == _UNVERIFIED:
        return "marked as not identifiable"
    return "" if kind == "PLACE" else "not marked as a place"


def _marking(cells: dict[str, str], where: str) -> Marking:
    offset = _OFFSET.search(cells.get("ANCHOR", ""))
    quote = cells["QUOTE_TRANSCRIPTION"]
    label = _LISTED.split(cells.get("VOCAB_LABEL", ""))[0].strip()
    return Marking(
        where=where,
        quote=quote,
        name=label or " ".join(quote.split()),
        uri=cells.get("URI", ""),
        lat=_degrees(cells.get("LAT", "")),
        lon=_degrees(cells.get("LNG", "")),
        start=int(offset[1]) if offset else None,
        comment=cells.get("COMMENTS", "").replace("|", " "),
        tags=tuple(tag for part in cells.get("TAGS", "").split("|") if (tag := part.strip())),
    )


def _degrees(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
