"""Writes the frontend's types of the story document: `python -m tests.frontend.document_types`.

A dataclass or a `TypedDict` of the views becomes an interface, an enum the union of its values, a
tuple an array. So a field that is renamed in a view but not in a pane fails the frontend's checks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from inspect import getdoc
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from explorer.paths import FRONTEND
from explorer.views.columns import Columns
from explorer.views.story_claims import StoryClaims
from explorer.views.story_document import StoryDocument
from explorer.views.story_facts import StoryFacts
from explorer.views.story_parts import StoryPart
from explorer.views.story_tags import EventTags
from explorer.views.story_words import StoryWords

FILE = FRONTEND / "core" / "story_document.d.ts"
HEAD = """\
/**
 * The story document, and the facts and words that it is made from. `make types` writes this file
 * from `explorer/views`: change those.
 */

/** Records as columns, see `columns.js`. */
export type Columns<Fields> = { [Name in keyof Fields]?: any };
"""
ROOTS = (StoryDocument, StoryFacts, StoryWords, StoryPart, StoryClaims, EventTags)
"""The document, and what the browser makes it of."""
PLAIN = {str: "string", bool: "boolean", int: "number", float: "number", NoneType: "null"}


def type_script(*roots: type) -> str:
    """The declarations of types and of all that they are made of."""
    return "\n".join((HEAD, *(_declaration(each) for each in _reached(roots))))


def _reached(roots: Iterable[type]) -> list[type]:
    """Types with fields, and all such types in their fields."""
    found: list[type] = []
    waiting = [*roots]
    while waiting:
        kind = waiting.pop(0)
        if kind in found:
            continue
        found.append(kind)
        if not issubclass(kind, Enum):
            hints = get_type_hints(kind, include_extras=True).values()
            waiting.extend(each for hint in hints for each in _named_in(hint))
    return found


def _named_in(hint: Any) -> Iterator[type]:
    if _has_name(hint):
        yield hint
    for part in get_args(hint):
        yield from _named_in(part)


def _has_name(hint: Any) -> bool:
    is_enum = isinstance(hint, type) and issubclass(hint, Enum)
    return is_enum or is_dataclass(hint) or is_typeddict(hint)


def _declaration(kind: type) -> str:
    words = (getdoc(kind) or "").partition("\n")[0]
    comment = f"/** {words} */\n" if words and not words.startswith("dict(") else ""
    if issubclass(kind, Enum):
        return f"{comment}export type {kind.__name__} = {_union(_values(kind))};\n"
    hints = get_type_hints(kind, include_extras=True)
    lines = "".join(f"  {_field(name, hint)}\n" for name, hint in hints.items())
    return f"{comment}export interface {kind.__name__} {{\n{lines}}}\n"


def _values(kind: type[Enum]) -> list[str]:
    return [f'"{member.value}"' for member in kind]


def _field(name: str, hint: Any) -> str:
    if get_origin(hint) is NotRequired:
        return f"{name}?: {_type(get_args(hint)[0])};"
    return f"{name}: {_type(hint)};"


def _type(hint: Any) -> str:
    """A type as TypeScript writes it.

    Raises:
        TypeError: JSON cannot represent it.
    """
    if hint in PLAIN:
        return PLAIN[hint]
    if _has_name(hint):
        return str(hint.__name__)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _union([f'"{value}"' for value in parts])
    if origin in (Union, UnionType):
        return _union([_type(part) for part in parts])
    if origin is list or (origin is tuple and parts[-1] is ...):
        item = _type(parts[0])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if origin is Columns:
        return f"Columns<{_type(parts[0])}>"
    if origin in (dict, Mapping):
        return f"Record<{_type(parts[0])}, {_type(parts[1])}>"
    raise TypeError(f"found {hint!r} in a view, expected a type that JSON can hold")


def _union(types: list[str]) -> str:
    return " | ".join(types)


def main() -> int:
    """Write the file, or with `--check` only say whether it is the one that the views make."""
    made = type_script(*ROOTS)
    if "--check" not in sys.argv:
        FILE.write_text(made, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") == made:
        return 0
    print(f"{FILE.name} is not what the views make: run make types", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
