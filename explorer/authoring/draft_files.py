"""The files of a draft: a `story.yaml` that an author can read and go on with, and the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from explorer.authoring.drafting import DraftEvent, DraftPlace, DraftStory
from explorer.authoring.placing import fields
from explorer.gazetteer.countries import country_name
from explorer.story.places import Draft

_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML wants escaped and JSON does not."""


def story_text(story: DraftStory) -> str:
    """The `story.yaml` of a draft, with comments that say what is to be done."""
    return "\n".join(_lines(story)) + "\n"


def _lines(story: DraftStory) -> Iterator[str]:
    lang, facts = story.facts.lang, story.facts
    yield "# yaml-language-server: $schema=../../story.schema.json"
    yield "# A draft that python -m explorer new made of an article. Every field is explained in"
    yield "# docs/data-format.md, what to do next in docs/new-story.md. A line with `draft:` is a"
    yield "# guess: mend what it stands with, and delete the line when all is right."
    yield "format: 1"
    yield ""
    yield f"title: {_told(lang, facts.title)}"
    yield f"summary: {_told(lang, story.summary)}"
    yield f"languages: [{lang}]"
    yield "article: article"
    yield ""
    yield "places:"
    for place in story.places:
        yield from _place(place, lang)
    yield ""
    yield "sources:"
    yield "  # Add those that confirm or dispute what the article tells."
    yield from _source(story)
    yield ""
    yield "events:"
    yield "  # In the order in which they happened; what is only announced comes last."
    for event in story.events:
        yield from _event(event, lang)


def _place(place: DraftPlace, lang: str) -> Iterator[str]:
    entry = place.found.candidate.entry
    yield f"  # {entry.name}, {country_name(entry.country)} ({entry.id})"
    yield f"  - id: {place.id}"
    yield f"    names: {_told(lang, place.found.name)}"
    for name, value in fields(place.found.candidate).items():
        shown = _quoted(value) if isinstance(value, str) and " " in value else value
        yield f"    {name}: {shown}"
    yield _draft(place.draft)


def _source(story: DraftStory) -> Iterator[str]:
    facts = story.facts
    yield "  - id: article"
    yield f"    publisher: {_quoted(story.publisher)}"
    yield f"    title: {_quoted(facts.title)}"
    if facts.published:
        yield f"    date: {_quoted(facts.published.text)}"
    if facts.url:
        yield f"    url: {_quoted(facts.url)}"
    yield f"    lang: {facts.lang}"
    if story.source_draft:
        yield _draft(story.source_draft)


def _event(event: DraftEvent, lang: str) -> Iterator[str]:
    says = "announced" if event.stop.is_announced else "happened"
    yield f"  - id: {event.id}"
    yield f"    place: {event.place}"
    yield f"    when: {_quoted(event.stop.when.text)}"
    yield f"    title: {_told(lang, event.title)}"
    yield f"    summary: {_told(lang, event.summary)}"
    yield f"    claims: [{{source: article, says: {says}}}]"
    yield _draft(event.draft)


def _draft(draft: Draft) -> str:
    return f"    draft: {{confidence: {draft.confidence}, why: {_quoted(draft.why)}}}"


def _told(lang: str, words: str) -> str:
    return f"{{{lang}: {_quoted(words)}}}"


def _quoted(words: str) -> str:
    """A text in quotes as YAML reads it: JSON, but for characters that only YAML escapes."""
    escaped = json.dumps(words, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)
