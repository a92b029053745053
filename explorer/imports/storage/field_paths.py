"""Fields of records by path: each text in a language, and each field of an entry, on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from explorer.story.fields import Kind, Model, fields, inner, kind
from explorer.writing.values import Value

_ENTRY: Final = re.compile(r"(\w+)\[([^\]]+)\]\.(.+)")
_NAMING: Final = ("id", "source")
"""Fields by which an entry of a list is known; all lists of records in a record have one."""


def flat(values: Mapping[str, Value], model: Model) -> dict[str, Value]:
    """The fields of a record by path.

    >>> from explorer.story.records import Event
    >>> flat({"title": {"en": "Home"}, "claims": [{"source": "wire", "says": "happened"}]}, Event)
    {'title.en': 'Home', 'claims[wire].source': 'wire', 'claims[wire].says': 'happened'}
    """
    done: dict[str, Value] = {}
    for name, value in values.items():
        within = inner(model, name)
        if kind(model, name) is Kind.TEXTS and isinstance(value, dict):
            done |= {f"{name}.{lang}": each for lang, each in value.items()}
        elif within and isinstance(value, list):
            for key, entry in _entries(value):
                done |= {f"{name}[{key}].{path}": v for path, v in flat(entry, within).items()}
        else:
            done[name] = value
    return done


def unflat(values: Mapping[str, Value], model: Model) -> dict[str, Value]:
    """The opposite of `flat`."""
    done: dict[str, Value] = {}
    entries: dict[str, dict[str, dict[str, Value]]] = {}
    for path, value in values.items():
        if entry := _ENTRY.fullmatch(path):
            name, key, rest = entry.groups()
            done.setdefault(name, [])
            entries.setdefault(name, {}).setdefault(key, {})[rest] = value
            continue
        name, lang = stem(path, model), language_of(path, model)
        if lang:
            texts = done.setdefault(name, {})
            if isinstance(texts, dict):
                texts[lang] = value
        else:
            done[path] = value
    for name, keyed in entries.items():
        within = inner(model, name) or model
        done[name] = [unflat(each, within) for each in keyed.values()]
    return done


def entry_of(path: str) -> str:
    """The entry of a list that a path leads into, such as ``claims[wire]``; empty if none."""
    found = _ENTRY.fullmatch(path)
    return f"{found[1]}[{found[2]}]" if found else ""


def language_of(path: str, model: Model) -> str:
    """The language of a text; empty for a path that leads to no text.

    >>> from explorer.story.records import Event
    >>> language_of("claims[wire].note.it", Event), language_of("when", Event)
    ('it', '')
    """
    if entry := _ENTRY.fullmatch(path):
        return language_of(entry[3], inner(model, entry[1]) or model)
    name, _, lang = path.partition(".")
    return lang if kind(model, name) is Kind.TEXTS else ""


def stem(path: str, model: Model) -> str:
    """A path without its language, the same for a text in all of them."""
    return path.removesuffix(f".{lang}") if (lang := language_of(path, model)) else path


def is_required(path: str, model: Model) -> bool:
    """Whether a record, or the entry in it, must have the field."""
    if entry := _ENTRY.fullmatch(path):
        return is_required(entry[3], inner(model, entry[1]) or model)
    name = stem(path, model)
    return name not in fields(model) or fields(model)[name][1].is_required()


def _entries(values: list[Value]) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The records in a list, each by what it is known by; the second of one source is ``a#2``."""
    seen: Counter[str] = Counter()
    for value in values:
        if isinstance(value, dict):
            key = next((str(value[name]) for name in _NAMING if value.get(name)), "")
            seen[key] += 1
            yield key if seen[key] == 1 else f"{key}#{seen[key]}", value
