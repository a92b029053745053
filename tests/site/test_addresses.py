"""Every address with a version is made in one module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.paths import PACKAGE
from explorer.site import addresses

SOURCES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.suffix in {".py", ".html"} and path != Path(addresses.__file__)
)
_WRITTEN_BY_HAND = re.compile(r"""[?&;]v=|\bv=\{|[(\[{]["']v["']""")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_other_module_writes_a_version_into_an_address(path: Path) -> None:
    assert _WRITTEN_BY_HAND.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("text", ["?lang=it&v=1", "&amp;v={{ version }}", 'params.get("v")'])
def test_a_version_that_is_written_by_hand_is_found(text: str) -> None:
    assert _WRITTEN_BY_HAND.search(text)
