"""What the columns of a table can be taken for, and which one a column is by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from explorer.gazetteer.folding import fold
from explorer.imports.rows.header_words import HEADER_WORDS
from explorer.story.places import LANGUAGE_PATTERN

LEFT_OUT = "none"
"""What is typed for a column that is to be left out."""


FIELDS: tuple[str, ...] = (*HEADER_WORDS, LEFT_OUT)
"""What can be typed after the equals sign of `--map`."""

TEXTS = ("title", "summary", "note")
"""Fields that may have a language behind a full stop: `title.it`."""

FROM = frozenset({"from", "da", "von", "de", "desde", "dal", "ab"})
"""Columns that are a place or a date, as their cells say."""
TO = frozenset({"to", "a", "al", "bis", "nach", "hasta"})

_LANGUAGE = re.compile(LANGUAGE_PATTERN)


def is_field(name: str) -> bool:
    """Whether a column can be taken for this.

    >>> is_field("when"), is_field("title.it"), is_field("mood")
    (True, True, False)
    """
    field, dot, language = name.partition(".")
    if dot:
        return field in TEXTS and bool(_LANGUAGE.fullmatch(language))
    return name in FIELDS


def field_of(header: str) -> str | None:
    """The field that a column is by its name; None if the name says nothing.

    >>> field_of("Luogo"), field_of("Start Date"), field_of("title (it)"), field_of("mood")
    ('place', 'when', 'title.it', None)
    """
    plain = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).replace("_", " "))
    if plain in _fields():
        return _fields()[plain]
    first, _, language = plain.rpartition(" ")
    field = _fields().get(first)
    is_marked = re.search(rf"[._\[( ]{language}[\])]?\s*$", header.lower())
    is_language = bool(is_marked) and bool(_LANGUAGE.fullmatch(language))
    return f"{field}.{language}" if field in TEXTS and is_language else None


@cache
def _fields() -> Mapping[str, str]:
    return {fold(word): field for field, words in HEADER_WORDS.items() for word in words.split(",")}
