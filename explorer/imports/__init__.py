"""Every kind of file that becomes a story, the mirror of `exports`: one module per format.

A new format is a module `imports/<format>.py` with a function that recognises its files and one
that reads them, and a line in `IMPORTS`; the command line and the tests go through that list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.imports.found import Choices, Found, Given
from explorer.imports.tables import is_table, read_table


@dataclass(frozen=True, kw_only=True)
class Import:
    """One format."""

    name: str
    """What is typed for it: ``geojson``."""
    label: str
    """What it is called."""
    suffixes: tuple[str, ...]
    """How the names of its files end, in small letters with the dot: ``.kml``."""
    recognises: Callable[[Given], bool]
    """Whether a file is one of these, by its content; never raises."""
    read: Callable[[Given, Choices], Found]
    """What is in the file; raises DataError if it cannot be read."""


IMPORTS: tuple[Import, ...] = (
    Import(
        name="table",
        label="table (CSV, TSV, XLSX, ODS)",
        suffixes=(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xls", ".xlsb", ".ods"),
        recognises=is_table,
        read=read_table,
    ),
)
"""All formats; the first one that recognises a file reads it."""


def import_named(name: str) -> Import | None:
    """The format with this name; None if there is none."""
    return next((each for each in IMPORTS if each.name == name), None)


def import_of(given: Given) -> Import | None:
    """The format of a file; None if no format recognises it."""
    return next((each for each in IMPORTS if each.recognises(given)), None)
