"""A text in which places are marked, as an article with mentions and an event for each place.

Annotations say where a place is named, not what happened there, so each event is a draft without a
date, in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.authoring.documents.markdown_signs import escaped
from explorer.authoring.ids import free_id, id_of_words
from explorer.imports.found import Found, FoundRecord, Given, ReportLine
from explorer.imports.parsing.identifiers import identifiers
from explorer.reading.text_files import MAX_ARTICLE_BYTES, read_bytes
from explorer.story.errors import DataError
from explorer.writing.values import Value

_ENDINGS: Final = (".txt", ".md")
_BREAK: Final = re.compile(r"\n\s*\n")
_WHY: Final = "a place that the text names; write what happened there and when"


@dataclass(frozen=True, kw_only=True)
class Marking:
    """Words of a text that name a place."""

    where: str
    quote: str
    name: str
    """What the place is called; that of a gazetteer if it is known."""
    uri: str = ""
    """The place in a gazetteer."""
    lat: float | None = None
    lon: float | None = None
    start: int | None = None
    """Position of the first character in the text."""
    context: str = ""
    """The words around it, with the quote."""
    comment: str = ""
    tags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What markings of one place have in common."""
        return self.uri or self.name


def found_in(
    markings: Sequence[Marking], text: str | None, lang: str, report: Iterable[ReportLine] = ()
) -> Found:
    """The places of the markings, an event for each of them, and the article.

    Args:
        markings: in the order of the text.
        text: the text, if it is there.
        lang: its language.
        report: what else has to be said.
    """
    lines = [*report]
    named: dict[str, list[Marking]] = {}
    for marking in markings:
        named.setdefault(marking.key, []).append(marking)
    ids: dict[str, str] = {}
    taken: set[str] = set()
    records: list[FoundRecord] = []
    for key, about in named.items():
        first = about[0]
        ids[key] = free_id([id_of_words(first.name) or "place"], taken)
        taken.add(ids[key])
        place: dict[str, Value] = {"id": ids[key], "names": {lang: first.name}}
        place |= known_position(first)
        records.append(FoundRecord(kind="places", values=place, where=first.where))
        records.append(_event(about, ids[key]))
    files: dict[str, bytes] = {}
    if text is not None:
        article, missed = _article(text, markings, ids)
        lines += missed
        if len(article) <= MAX_ARTICLE_BYTES:
            files[f"article.{lang}.md"] = article
    else:
        why = "no text lies beside it; add it with attach, which finds the places' names in it"
        what = f"{len(markings)} mentions of the text"
        lines.append(ReportLine.left_out("the file", found=what, why=why))
    return Found(story={"route": "none"}, records=tuple(records), files=files, report=tuple(lines))


def text_beside(given: Given, names: Iterable[str]) -> str | None:
    """The annotated text: a file in the same folder that is named, or that has the same name.

    Args:
        given: the file of annotations.
        names: names of texts that it has.
    """
    if given.folder is None:
        return None
    stem = given.name.rpartition("/")[2].partition(".")[0]
    wanted = [name.rpartition("/")[2] for name in names]
    for name in dict.fromkeys([*wanted, *(f"{stem}{ending}" for ending in _ENDINGS)]):
        if not name.endswith(_ENDINGS) or name == given.name:
            continue
        try:
            content = read_bytes(given.folder / name)
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except (DataError, UnicodeDecodeError):  # not there, or no text
            continue
    return None


def known_position(marking: Marking) -> dict[str, Value]:
    """What is known of where a place is."""
    values = identifiers(marking.uri)
    if marking.lat is not None and marking.lon is not None:
        values |= {"lat": marking.lat, "lon": marking.lon}
        if marking.uri:
            values["coordinate_source"] = marking.uri
    return values


def _event(about: Sequence[Marking], place: str) -> FoundRecord:
    """The event at a place that is named one or more times."""
    first = about[0]
    words = [each.comment for each in about if each.comment] or [first.context or first.quote]
    tags = dict.fromkeys(tag for each in about for tag in each.tags)
    values: dict[str, Value] = {
        "title": first.name,
        "summary": " ".join(words)[:4000],
        "when": "unknown",
        "place": place,
        "draft": {"confidence": 0, "why": _WHY},
    }
    if tags:
        values["tags"] = [{"label": tag, "kind": "topic"} for tag in tags]
    return FoundRecord(kind="events", values=values, where=first.where)


def _article(
    text: str, markings: Sequence[Marking], ids: dict[str, str]
) -> tuple[bytes, list[ReportLine]]:
    """The text in Markdown with its mentions, and those whose words are not in it."""
    pieces: list[str] = []
    missed: list[ReportLine] = []
    at = 0
    for marking in sorted(markings, key=lambda each: each.start or 0):
        start = _start(text, marking, at)
        if start is None:
            why = "these words are not there in the text"
            missed.append(ReportLine.left_out(marking.where, found=marking.quote, why=why))
            continue
        pieces.append(escaped(text[at:start]))
        words = escaped(" ".join(marking.quote.split()))
        pieces.append(f"[{words}](place:{ids[marking.key]})")
        at = start + len(marking.quote)
    pieces.append(escaped(text[at:]))
    paragraphs = (block.strip("\n") for block in _BREAK.split("".join(pieces)))
    return ("\n\n".join(filter(str.strip, paragraphs)) + "\n").encode(), missed


def _start(text: str, marking: Marking, after: int) -> int | None:
    """Where the words of a marking are: at their position, or the only ones with this context."""
    quote = marking.quote
    if (
        marking.start is not None
        and marking.start >= after
        and text.startswith(quote, marking.start)
    ):
        return marking.start
    if marking.context and text.count(marking.context) == 1:
        start = text.index(marking.context) + marking.context.index(quote)
        return start if start >= after else None
    if text.count(quote) == 1 and text.index(quote) >= after:
        return text.index(quote)
    return None


def numbered(markings: Iterable[Marking]) -> Iterator[Marking]:
    """The markings in the order of the text, those without a position as they are."""
    listed = list(markings)
    if all(each.start is not None for each in listed):
        listed.sort(key=lambda each: each.start or 0)
    yield from listed
