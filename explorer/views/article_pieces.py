"""The article of a long story in pieces, of which a browser asks for those near the reader.

The words of the story have only what is needed to place its passages (`ArticleOutline`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

import orjson

from explorer.language import Language, language
from explorer.story.articles import Passage
from explorer.story.passage_parts import Target
from explorer.story.records import Story
from explorer.story.sources import Source
from explorer.views.article import (
    ArticleOutline,
    ArticleView,
    Mentions,
    PassageView,
    shown_article,
    view_article,
)
from explorer.views.columns import Columns
from explorer.views.media import MediumView, medium_view, shown_media
from explorer.views.packing import packed
from explorer.views.parts import is_large, is_long
from explorer.views.story_document import NoteView, SourceView
from explorer.views.times import source_date

PASSAGES_PER_PIECE: Final = 20


@dataclass(frozen=True)
class ArticlePiece:
    """Some passages of an article, with what they mention that is not in the story's index."""

    passages: tuple[PassageView, ...]
    notes: dict[str, NoteView]
    sources: dict[str, SourceView]
    """Those that the passages and the notes name."""
    media: dict[str, MediumView]
    """The figures."""


def article_outline(story: Story, speech: Language) -> ArticleView:
    """The article of a long story without its passages; of another one with all of them."""
    if not is_long(story):
        return view_article(story, speech)
    passages = _passages(story, speech.code)
    outline = ArticleOutline(
        PASSAGES_PER_PIECE,
        _mentions(story, [passage.mentions(Target.EVENT) for passage in passages]),
        tuple(_length(passage) for passage in passages),
    )
    return replace(view_article(story, speech, ()), outline=outline if passages else None)


def _mentions(
    story: Story, passages: Sequence[Sequence[str]]
) -> tuple[str, ...] | Columns[Mentions]:
    """The events that passages mention, which are given by their ids."""
    if not is_large(story):
        return tuple(map(" ".join, passages))
    events = [story.event_positions[event] for event in chain.from_iterable(passages)]
    return packed(Columns({"counts": [len(each) for each in passages], "events": events}))


def _length(passage: Passage) -> int:
    """Characters, to the ten: exact ones would say no more of a height."""
    return round(sum(len(part.text) for item in passage.items for part in item), -1)


def piece_count(story: Story, lang: str) -> int:
    """How many pieces there are; 0 for a story that is sent whole."""
    return -(-len(_passages(story, lang)) // PASSAGES_PER_PIECE) if is_long(story) else 0


def piece_document(story: Story, lang: str, piece: int) -> bytes:
    """One of the pieces, by its 0-based position, as UTF-8 JSON."""
    return orjson.dumps(_piece(story, language(lang), piece * PASSAGES_PER_PIECE))


def _passages(story: Story, lang: str) -> tuple[Passage, ...]:
    found = shown_article(story, lang)
    return story.articles[found].passages if found else ()


def _piece(story: Story, speech: Language, first: int) -> ArticlePiece:
    found = _passages(story, speech.code)[first : first + PASSAGES_PER_PIECE]
    parts = [part for passage in found for item in passage.items for part in item]
    named = {(part.target, part.target_id) for part in parts}
    figures = {part.figure for part in parts}
    notes = [note for note in story.notes if (Target.NOTE, note.id) in named]
    cited = {source for note in notes for source in note.sources}
    cited |= {name for target, name in named if target is Target.SOURCE and name}
    code = speech.code
    return ArticlePiece(
        passages=view_article(story, speech, found).passages,
        notes={
            note.id: NoteView(note.id, note.title[code], note.text[code], note.sources)
            for note in notes
        },
        sources=dict(_sources(map(story.source, sorted(cited)), speech)),
        media={
            item.id: medium_view(story, item, speech)
            for item in shown_media(story)
            if item.id in figures
        },
    )


def _sources(sources: Iterable[Source], speech: Language) -> Iterable[tuple[str, SourceView]]:
    for of in sources:
        date = source_date(of, speech) or None
        yield (
            of.id,
            SourceView(
                id=of.id,
                publisher=of.publisher,
                title=of.title,
                date=date,
                url=of.url,
                lang=of.lang,
                origin=of.origin,
            ),
        )
