"""Plain values as YAML text, laid out as our stories are: records in blocks, their texts in braces.

PyYAML's emitter sets the scalars and what is in braces, so it decides what has to be escaped.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

import yaml

from explorer.reading.yaml_files import RESOLVERS, Resolvers
from explorer.story.places import LANGUAGE_PATTERN
from explorer.writing.values import Value, number_text

ENDLESS = 1_000_000
"""A line length at which nothing is folded."""
WIDEST_BRACES = 90
"""Characters of texts in several languages that still go into braces, on one line."""
MOST_FIELDS_IN_BRACES = 3
"""Fields of a record in braces in a list, such as a claim."""

_PLAIN = re.compile(
    r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*"  # an id or a language
    r"|[A-Z]{2,3}|Q[1-9]\d*"  # a country, UTC, an item of Wikidata
    r"|[A-Z]\w+(/[\w+-]+)+"  # a zone
)
"""Texts that are written without quotes; everything for readers has them."""
_ESCAPED = re.compile(r"(\\\\)|\\U([0-9A-F]{8})")
"""A backslash that is meant, or a character beyond U+FFFF, which needs no escape."""
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_TAG: Final = "tag:yaml.org,2002:"


def inline(value: Value) -> str:
    """A value on one line.

    >>> inline({"en": "The end"}), inline("rome"), inline(["it", "en"])
    ('{en: "The end"}', 'rome', '[it, en]')
    """
    field = yaml.MappingNode(f"{_TAG}map", [(_node("x"), _node(value))], flow_style=False)
    text: str = yaml.serialize(field, Dumper=_Dumper, width=ENDLESS, allow_unicode=True)
    return _ESCAPED.sub(lambda found: found[1] or chr(int(found[2], 16)), text[2:].strip())


def is_inline(value: Value) -> bool:
    """Whether a value goes on one line: all but lists of records and long texts in languages."""
    if isinstance(value, list):
        if len(value) < 2:
            return all(map(_is_small, value))
        return not any(isinstance(each, dict) for each in value)
    if isinstance(value, dict) and not _is_record(value):
        return len(value) < 2 or len(inline(value)) <= WIDEST_BRACES
    return True


def entry(key: str, value: Value, indent: int) -> str:
    """A field in lines; the first is not indented, the others are by that many spaces and more.

    >>> print(entry("notes", [{"id": "a", "text": {"en": "A"}}], 0))
    notes:
      - id: a
        text: {en: "A"}
    """
    if is_inline(value):
        return f"{key}: {inline(value)}"
    inner = indent + 2
    return f"{key}:\n{' ' * inner}" + block(value, inner)


def block(value: Value, indent: int) -> str:
    """A record or a list in lines; the first is not indented."""
    lines = f"\n{' ' * indent}"
    if isinstance(value, dict):
        return lines.join(entry(key, each, indent) for key, each in value.items())
    if isinstance(value, list):
        return lines.join(item(each, indent) for each in value)
    return inline(value)


def item(value: Value, indent: int) -> str:
    """An entry of a list with its hyphen; a small record is in braces."""
    return f"- {inline(value) if _is_small(value) else block(value, indent + 2)}"


def comment_lines(words: str, indent: int) -> str:
    """A comment, line by line, each ended; an empty line of it is a blank line."""
    margin = " " * indent
    return "".join(f"{margin}# {line}\n" if line else "\n" for line in words.splitlines())


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Quotes what `yaml_files` would not read as text without quotes, and nothing else."""

    yaml_implicit_resolvers: ClassVar[Resolvers] = RESOLVERS


def _node(value: Value, *, quoted: bool = False) -> yaml.Node:
    if isinstance(value, dict):
        are_texts = not _is_record(value)
        pairs = [
            (_scalar("str", key), _node(each, quoted=are_texts)) for key, each in value.items()
        ]
        return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=True)
    if isinstance(value, list):
        return yaml.SequenceNode(f"{_TAG}seq", [_node(each) for each in value], flow_style=True)
    if isinstance(value, str):
        return _scalar("str", value, None if _PLAIN.fullmatch(value) and not quoted else '"')
    if isinstance(value, float):
        return _scalar("float", number_text(value))
    return _scalar("int", str(value)) if isinstance(value, int) else _scalar("null", "null")


def _scalar(kind: str, text: str, style: str | None = None) -> yaml.ScalarNode:
    return yaml.ScalarNode(f"{_TAG}{kind}", text, style=style)


def _is_record(value: Value) -> bool:
    """Whether a value has fields, not the same text in several languages."""
    return isinstance(value, dict) and not all(map(_LANGUAGE.fullmatch, value))


def _is_small(value: Value) -> bool:
    """Whether a value goes on a line in a list: a record with few fields, no id and no texts."""
    if not isinstance(value, dict):
        return True
    is_flat = all(isinstance(each, str | int | float) for each in value.values())
    return is_flat and len(value) <= MOST_FIELDS_IN_BRACES and "id" not in value
