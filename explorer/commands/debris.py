"""How `new` and `attach` report the lines of a web page that they left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.authoring.documents.page_debris import Debris


def debris_lines(debris: Sequence[Debris]) -> Iterator[str]:
    """One line of a report for each line of the file."""
    for each in debris:
        yield f"left out, the web page's own text, line {each.line}: {each.words}"
