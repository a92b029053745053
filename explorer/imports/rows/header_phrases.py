"""Headers of several words, by those that mean a field: `Titolo dell'evento`, `Ort/Stadt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from explorer.gazetteer.folding import fold
from explorer.imports.rows.table_fields import FROM, TO, field_of

MOST_WORDS: Final = 6
"""Words of a header; a longer text is a remark or a cell."""
_ENDS: Final = TO | {"end", "fine", "ende", "fin", "until"}
"""Words that make a date the end of a stretch."""
_FILLERS: Final = FROM | frozenset(
    {
        *("the", "of", "for", "on", "in", "at", "and", "or", "is", "did", "it", "s", "est", "il"),
        *("lo", "la", "i", "gli", "le", "di", "del", "della", "dello", "dell", "dei", "degli"),
        *("delle", "e", "ed", "o", "che", "nel", "sul", "der", "die", "das", "des", "dem", "den"),
        *("und", "oder", "ist", "im", "am", "du", "d", "l", "et", "el", "los", "las", "y", "un"),
        *("una", "ein", "eine", "a"),
    }
)
_WEAK: Final = frozenset(
    {
        *("event", "evento", "ereignis", "evenement", "events", "eventi", "name", "nome", "nom"),
        *("nombre", "was", "que", "quoi", "what", "cosa", "label", "text", "testo", "texte"),
        *("texto", "objet", "oggetto"),
    }
)
"""Words that only count if no other word of the header means a field."""
_TOGETHER: Final[Mapping[frozenset[str], str]] = {
    frozenset({"lat", "lon"}): "position",
    frozenset({"when", "time"}): "when",
    frozenset({"when", "until"}): "when",
    frozenset({"when", "year"}): "when",
    frozenset({"source", "source_url"}): "source",
    frozenset({"media", "source_url"}): "media",
    frozenset({"summary", "note"}): "summary",
    frozenset({"title", "summary"}): "title",
    frozenset({"place", "country"}): "place",
    frozenset({"place", "position"}): "position",
}
"""The field that has what belongs to two."""
_UNIT: Final = re.compile(r"\((?:k?m|cm|mm|mi|ft|min|h|std|pp?|s)\.?\)", re.IGNORECASE)
"""A measure behind a name: `Länge (km)` is a length, no longitude."""
_BRACKETS: Final = re.compile(r"\s*[\[(][^\])]*[\])]")


def likely_field(header: str) -> str | None:
    """The field that a header of several words most likely means; None if they mean none, or two.

    >>> likely_field("Titolo dell'evento"), likely_field("Latitudine (N)")
    ('title', 'lat')
    >>> likely_field("Geogr. Breite/Länge"), likely_field("Place of photo")
    ('position', None)
    """
    if _UNIT.search(header):
        return None
    bare = _BRACKETS.sub("", header).strip()
    if field := field_of(bare):
        return field
    parts = [part for part in re.split(r"[/|&+]|\s[-–—]\s", bare) if part.strip()]
    if len(parts) > 1:
        found = {field for part in parts if (field := _whole(part) or _by_words(part))}
        return _one_of(found)
    return _by_words(bare)


def _by_words(text: str) -> str | None:
    words = fold(re.sub(r"['’]", " ", text)).split()
    if len(words) > MOST_WORDS:
        return None
    strong = {field for phrase in _phrases(words) if (field := _whole(phrase))}
    weak = {field for word in words if word in _WEAK and (field := _whole(word))}
    found = _one_of(strong or weak)
    return "until" if found == "when" and _ENDS & {*words} else found


def _phrases(words: list[str]) -> Iterator[str]:
    """The words that say something, those that belong together in one piece."""
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        if " " in pair and _whole(pair):
            yield pair
            at += 2
            continue
        if words[at] not in _FILLERS | _ENDS | _WEAK:
            yield words[at]
        at += 1


def _whole(text: str) -> str | None:
    """The field of a text that has no mark of a language behind it."""
    field = field_of(text)
    return None if field and "." in field else field


def _one_of(fields: set[str]) -> str | None:
    return next(iter(fields)) if len(fields) == 1 else _TOGETHER.get(frozenset(fields))
