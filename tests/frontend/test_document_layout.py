"""One module knows how the story document is laid out; panes ask it for what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.paths import FRONTEND

DOCUMENT_MODULES = ("document", "conditions", "listed", "claims", "searching")
KNOWING = {
    *(FRONTEND / "core" / f"{name}.js" for name in DOCUMENT_MODULES),
    *(FRONTEND / "core" / "assembly").glob("*.js"),
}
PANES = sorted(set(FRONTEND.rglob("*.js")) - KNOWING)


def reads(source: str) -> list[str]:
    """Where a module reads a field of a document itself."""
    code = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    return re.findall(r"\bdoc\??\.\w+|\} = (?:\w+\.)?doc\b", code)


@pytest.mark.parametrize("path", PANES, ids=lambda path: str(path.relative_to(FRONTEND)))
def test_no_pane_reads_a_field_of_the_document(path: Path) -> None:
    assert reads(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source", ["doc.events[0]", "shown.doc?.lang", "const { days } = doc;", "({ a } = pane.doc)"]
)
def test_a_read_field_is_found(source: str) -> None:
    assert len(reads(source)) == 1
