"""The layers of the package, read from the table in `docs/architecture.md`, and their imports."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXPLORER = ROOT / "explorer"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_TABLE = ARCHITECTURE.partition("## Layers")[2].partition("\n## ")[0]

LAYERS = tuple(re.findall(r"^\| `(\w+)/?` \|", _TABLE, re.MULTILINE))
"""Packages and modules at the top of `explorer/`, from the bottom up."""

MODULES = {
    ".".join(path.relative_to(EXPLORER).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(EXPLORER.rglob("*.py"))
}
"""Files by module name below `explorer`; a package has the name of its folder."""


@cache
def imported(source: str) -> frozenset[str]:
    """Full names of what a module's text imports, at its top or within functions.

    Raises:
        ValueError: it imports relatively.
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"line {node.lineno}: relative import")
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return frozenset(names)


def own(source: str) -> set[str]:
    """The modules of this package that a module's text imports."""
    return {name.removeprefix("explorer.") for name in imported(source)} & set(MODULES)


def foreign(source: str) -> set[str]:
    """The packages outside the standard library that a module's text imports."""
    return {name.partition(".")[0] for name in imported(source)} - sys.stdlib_module_names


def layer(module: str) -> int:
    """How high a module's layer is, from 0.

    Raises:
        ValueError: its folder is not in the table.
    """
    return LAYERS.index(module.partition(".")[0])


def upward(module: str, source: str) -> set[str]:
    """What a module with this text imports from layers above its own."""
    return {name for name in own(source) if layer(name) > layer(module)}
