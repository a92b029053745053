"""Tables for tests, and what an import makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from explorer.gazetteer import Gazetteer
from explorer.imports.completion.claiming import ImportFacts
from explorer.imports.completion.completing import Completed, completed
from explorer.imports.formats.tables import read_table
from explorer.imports.found import Choices, Found, Given, ReportLine

TODAY = date(2026, 1, 1)


def table(text: str, name: str = "letters.csv", **choices: Any) -> Found:
    """What a table has."""
    return read_table(Given(name=name, content=text.encode()), Choices(**choices))


def values(text: str, **choices: Any) -> list[dict[str, Any]]:
    """The fields of each row."""
    return [dict(record.values) for record in table(text, **choices).records]


def lines(report: tuple[ReportLine, ...]) -> list[tuple[str, ...]]:
    """The report in short: where, outcome, field, found, became."""
    return [(line.where, str(line.outcome), line.field, line.found, line.became) for line in report]


def no_gazetteer() -> Gazetteer:
    """What is asked in a test of places that all have coordinates."""
    raise AssertionError("found a place without coordinates")


def story_of(
    text: str, *, name: str = "letters.csv", choices: Any = None, **facts: Any
) -> Completed:
    """The story of a table whose places have coordinates."""
    found = table(text, name, **(choices or {}))
    known = ImportFacts(**({"lang": "en", "today": TODAY} | facts))
    return completed([(Given(name=name, content=text.encode()), found)], known, no_gazetteer)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
