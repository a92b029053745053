"""Files as an author brings them, and what an import finds in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explorer.imports.found import Choices, Found, Given
from explorer.writing.values import Value

Read = Callable[[Given, Choices], Found]


def given(content: str | bytes, name: str = "file", folder: Path | None = None) -> Given:
    """A file with this content."""
    whole = content if isinstance(content, bytes) else content.encode()
    return Given(name=name, content=whole, folder=folder)


def values_of(found: Found, kind: str) -> list[dict[str, Value]]:
    """The values of the records of a list, in the order in which they were found."""
    return [dict(each.values) for each in found.records if each.kind == kind]


def said(found: Found) -> list[str]:
    """The lines of the report as texts: where, what, found, became, why."""
    return [
        " · ".join(filter(None, (line.where, line.field, line.found, line.became, line.why)))
        for line in found.report
    ]
