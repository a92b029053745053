"""What is known of an import beside its files, and each file as the source of its events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from explorer.authoring.ids import id_of_words
from explorer.imports.completion.gathering import KnownRecords, Values
from explorer.imports.found import Found, FoundRecord, Given, Watch, unwatched
from explorer.language import interface_languages, language
from explorer.story.sources import Source
from explorer.writing.values import Value


@dataclass(frozen=True, kw_only=True)
class ImportFacts:
    """What is known of an import beside its files."""

    lang: str
    """The language of texts whose language no file says."""
    today: date
    """What is dated later is only announced."""
    languages: Sequence[str] = ()
    """Those of the story, if it is there already."""
    title: str | None = None
    publisher: str | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The sources that the story has already, by id."""
    article: str | None = None
    """The id of its article, if it is there already."""
    zone: str | None = None
    """The zone of events without a place."""
    route: str | None = None
    """Whether the events are a journey, if the author says so."""
    countries: Collection[str] = ()
    """Codes of the countries in which places are expected."""
    keeps_rest: bool = False
    """Whether what no field can hold goes into the events' notes."""
    watch: Watch = unwatched
    """Counts the events that are completed."""
    there: Collection[tuple[str, str]] = ()
    """The records that the story has already, by list and id."""
    known: KnownRecords = field(default_factory=dict)
    """The records that the story has already."""


def claimed(found: Found, source: Values, facts: ImportFacts) -> Iterator[FoundRecord]:
    """The records of a file; what nothing else claims is claimed by the file itself."""
    is_needed = not found.story.get("article")
    for record in found.records:
        values = dict(record.values)
        if record.kind == "events":
            claims = _listed(values.get("claims")) or [{"says": _says(values, facts.today)}]
            is_needed = is_needed or any("source" not in claim for claim in claims)
            values["claims"] = [{"source": source, **claim} for claim in claims]
        yield FoundRecord(kind=record.kind, values=values, where=record.where, rest=record.rest)
    if is_needed:
        yield FoundRecord(kind="sources", values=source, where=str(source["id"]))


def source_of(given: Given, found: Found, facts: ImportFacts, article: str | None) -> Values:
    """The file itself as a source.

    Only a story's article may have neither an address nor a date: any other file is dated as it is
    in the story already, or by the day of the import.

    Args:
        given: the file.
        found: what is in it.
        facts: what is known beside.
        article: the id of the story's article; None if it is this file.
    """
    title = found.story.get("title") or given.name
    key = id_of_words(given.name.rpartition(".")[0] or given.name) or "file"
    there = facts.sources.get(key)
    publisher = facts.publisher or (there.publisher if there and not there.draft else None)
    source: Values = {
        "id": key,
        "publisher": publisher or language(facts.lang).text("draft_publisher"),
        "title": str(next(iter(title.values())) if isinstance(title, dict) else title),
        "lang": facts.lang,
    }
    if given.url:
        source["url"] = given.url
    if there and there.date:
        source["date"] = there.date.text
    elif article not in (None, key):
        source["date"] = facts.today.isoformat()
    mark_unnamed([source])
    return source


def mark_unnamed(sources: Iterable[Values]) -> None:
    """Mark sources whose publisher is still to be named as drafts, as most exports have no marks.

    >>> source = {"publisher": "Testata da indicare"}
    >>> mark_unnamed([source])
    >>> source["draft"]
    {'confidence': 0, 'why': 'write who published or compiled it'}
    """
    unnamed = {language(code).text("draft_publisher") for code in interface_languages()}
    for source in sources:
        if source.get("publisher") in unnamed:
            why = "write who published or compiled it"
            source.setdefault("draft", {"confidence": 0, "why": why})


def _listed(claims: Value) -> list[Values]:
    return [each for each in claims if isinstance(each, dict)] if isinstance(claims, list) else []


def _says(values: Mapping[str, Value], today: date) -> str:
    """What a file says of an event: one that is dated after the import is only announced."""
    when = str(values.get("when") or "")[:10]
    is_ahead = when[:4].isdecimal() and when > today.isoformat()[: len(when)]
    return "announced" if is_ahead else "happened"
