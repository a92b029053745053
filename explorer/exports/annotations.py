"""W3C Web Annotations: the article's mentions, each with its words.

https://www.w3.org/TR/annotation-model/. Positions count Unicode characters of the article's plain
text, in which passages, items of a list, cells, and paragraphs of footnotes are separated by one
empty line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.exports.values import Json, Subject, as_json
from explorer.story.articles import Article
from explorer.story.passage_parts import Part, Target
from explorer.story.records import Story

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BREAK = "\n\n"
"""What separates two blocks of the plain text."""
QUOTED_AROUND = 32
"""Characters before and after a mention that help to find it in a changed text."""


@dataclass(frozen=True)
class Mention:
    """A mention and its position in the plain text."""

    part: Part
    start: int
    """0-based position of its first character."""

    @property
    def end(self) -> int:
        """Position after its last character."""
        return self.start + len(self.part.text)


def article_text(article: Article) -> str:
    """The article's plain text."""
    blocks = (item for passage in article.passages for item in passage.items)
    return BREAK.join("".join(part.text for part in block) for block in blocks)


def mentions(article: Article) -> Iterator[Mention]:
    """Every mention, in order."""
    position = 0
    for passage in article.passages:
        for item in passage.items:
            for part in item:
                if part.target and part.target_id:
                    yield Mention(part, position)
                position += len(part.text)
            position += len(BREAK)


def web_annotations(of: Subject) -> bytes:
    """The mentions of the article in the reader's language, or in the first one there is.

    In an excerpt only those of its events, with their places and sources, and of notes.
    """
    codes = [of.language.code, *of.story.languages]
    code = next((code for code in codes if code in of.story.articles), None)
    items = _items(of, code) if code else []
    collection: Json = {
        "@context": CONTEXT,
        "id": of.urn("annotations", code or ""),
        "type": "AnnotationCollection",
        "label": f"{of.title} – {of.excerpt.words}" if of.excerpt else of.title,
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": of.urn("annotations-page", code or ""),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    return as_json(collection)


def _items(of: Subject, code: str) -> list[Json]:
    article = of.story.articles[code]
    text = article_text(article)
    left_out = _left_out(of)
    source: Json = {
        "id": of.urn("article", code),
        "type": "Text",
        "format": "text/plain",
        "language": code,
    }
    return [
        {
            "id": of.urn("mention", f"{code}/{number}"),
            "type": "Annotation",
            "motivation": "linking",
            "body": _bodies(of, mention.part),
            "target": {
                "type": "SpecificResource",
                "source": source,
                "selector": _selectors(mention, text, article.local),
            },
        }
        for number, mention in enumerate(mentions(article), start=1)
        if (mention.part.target, mention.part.target_id) not in left_out
    ]


def _left_out(of: Subject) -> set[tuple[Target | None, str | None]]:
    """What an excerpt does not have, of what an article can mention."""
    if of.excerpt is None:
        return set()
    story, steps = of.story, [of.itinerary.steps[at] for at in of.excerpt.steps]
    had = {(Target.EVENT, step.event.id) for step in steps}
    had |= {(Target.PLACE, at) for s in steps for at in (s.event.place, s.event.to) if at}
    had |= {(Target.SOURCE, claim.source) for step in steps for claim in step.claims}
    known = {(Target.EVENT, event.id) for event in story.events}
    known |= {(Target.PLACE, place.id) for place in story.places}
    known |= {(Target.SOURCE, source.id) for source in story.sources}
    return {*(known - had)}


def _selectors(mention: Mention, text: str, local: bool) -> list[Json]:
    """Words and position; the words around are left out where the text is an operator's own."""
    quote: Json = {"type": "TextQuoteSelector", "exact": text[mention.start : mention.end]}
    if not local:
        quote["prefix"] = text[max(0, mention.start - QUOTED_AROUND) : mention.start]
        quote["suffix"] = text[mention.end : mention.end + QUOTED_AROUND]
    place = {"type": "TextPositionSelector", "start": mention.start, "end": mention.end}
    return [quote, place]


def _bodies(of: Subject, part: Part) -> list[Json]:
    """What is mentioned: an identifier, its name, and the mention as its author wrote it."""
    target, record_id = part.target or Target.EVENT, part.target_id or ""
    name, lang = _name(of.story, target, record_id, of.language.code)
    return [
        {
            "type": "SpecificResource",
            "source": _identifier(of, target, record_id),
            "purpose": "identifying",
        },
        {
            "type": "TextualBody",
            "value": name,
            "format": "text/plain",
            "language": lang,
            "purpose": "describing",
        },
        {"type": "TextualBody", "value": f"{target}:{record_id}", "purpose": "tagging"},
    ]


def _identifier(of: Subject, target: Target, record_id: str) -> str:
    """An address that others know where there is one, our own name otherwise."""
    if target is Target.PLACE:
        return next(iter(of.story.place(record_id).identifiers), of.urn(target, record_id))
    if target is Target.SOURCE and (address := of.story.source(record_id).url):
        return address
    return of.urn(target, record_id)


def _name(story: Story, target: Target, record_id: str, code: str) -> tuple[str, str]:
    """What is mentioned is called so, and in which language that is; a source has its own."""
    match target:
        case Target.PLACE:
            return story.place(record_id).names[code], code
        case Target.SOURCE:
            source = story.source(record_id)
            return source.title or source.publisher, source.lang
        case Target.NOTE:
            return next(note.title[code] for note in story.notes if note.id == record_id), code
        case Target.EVENT:
            return next(event.title[code] for event in story.events if event.id == record_id), code
