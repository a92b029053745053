"""Files as an author brings them, for one format, and the report on them."""

from __future__ import annotations

from pathlib import Path

from explorer.imports.found import Found, Given


def given(content: str | bytes, name: str = "file", folder: Path | None = None) -> Given:
    """A file with this content."""
    whole = content if isinstance(content, bytes) else content.encode()
    return Given(name=name, content=whole, folder=folder)


def said(found: Found) -> list[str]:
    """The lines of the report as texts: where, what, found, became, why."""
    return [
        " · ".join(filter(None, (line.where, line.field, line.found, line.became, line.why)))
        for line in found.report
    ]
