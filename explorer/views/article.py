"""The article as values: passages with their mentions, and what is to be said about the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict, cast

from explorer.language import Language
from explorer.language.tags import text_direction
from explorer.story.articles import Align, Article, Kind, Passage
from explorer.story.passage_parts import Part, Target
from explorer.story.records import Story
from explorer.views.columns import Columns
from explorer.views.media import shown_media
from explorer.views.times import source_date


class JsonPart(TypedDict):
    """A stretch of text with at most one of event, place, note, source or url."""

    text: str
    emphasis: NotRequired[Literal["em", "strong"]]
    event: NotRequired[str]
    place: NotRequired[str]
    note: NotRequired[str]
    source: NotRequired[str]
    url: NotRequired[str]
    figure: NotRequired[str]
    """Id of the medium that these words describe and that is shown in their place."""
    footnote: NotRequired[int]
    """The number of the footnote to which the text refers here; there are no words."""


@dataclass(frozen=True)
class PassageView:
    """One block of the article."""

    id: str
    kind: Kind | Literal["figure"]
    """A figure is a medium in a paragraph of its own; its words are its part."""
    level: int
    """1 to 6 for headings, the number of a footnote, 0 otherwise."""
    events: tuple[str, ...]
    """Ids of the events that it mentions."""
    places: tuple[str, ...]
    """Ids of the places that it mentions."""
    parts: tuple[JsonPart, ...] | None
    """Its text; None for what has items."""
    items: tuple[tuple[JsonPart, ...], ...] | None
    """The text of each item of a list, paragraph of a footnote, or cell of a table, row by row."""
    aligns: tuple[Align, ...] | None
    """Where the words of each column of a table are; None otherwise."""

    def rows(self) -> list[tuple[tuple[JsonPart, ...], ...]]:
        """The cells of a table by row; the first row is its head."""
        cells, width = self.items or (), len(self.aligns or ()) or 1
        return [cells[at : at + width] for at in range(0, len(cells), width)]

    def refers_to(self, footnote: int) -> bool:
        """Whether the passage refers to a footnote."""
        items = self.items or (self.parts or (),)
        return any(part.get("footnote") == footnote for item in items for part in item)


class Mentions(TypedDict):
    """The events that passages mention."""

    counts: int
    """How many each passage mentions."""
    events: int
    """Their 0-based positions among all of the story, those of the first passage first."""


@dataclass(frozen=True)
class ArticleOutline:
    """What places the passages of a long story's article until they come, in pieces."""

    piece_size: int
    """Passages in a piece, but for the last."""
    events: tuple[str, ...] | Columns[Mentions]
    """Of each passage the ids of the events that it mentions, with spaces between them; of a large
    story packed (`packing.py`)."""
    chars: tuple[int, ...]
    """How long each is, in characters."""


@dataclass(frozen=True)
class ArticleView:
    """The article in one language, or in another one with a notice that says so."""

    lang: str
    direction: str
    """Which way it is written: `ltr` or `rtl`."""
    notice: str | None
    credit: str
    local: bool
    passages: tuple[PassageView, ...]
    outline: ArticleOutline | None = None
    """Of a long story in place of the passages; None of another one."""


def shown_article(story: Story, lang: str) -> str | None:
    """The language of the article for readers of a language: the story's first if it lacks theirs.

    None if the story has no article.
    """
    codes = (lang, *story.languages)
    return next((code for code in codes if code in story.articles), None)


def view_article(
    story: Story, language: Language, passages: Sequence[Passage] | None = None
) -> ArticleView:
    """The article for readers of a language; in the story's first other one if it lacks that.

    Without passages if the story has no article.

    Args:
        story: the story.
        language: of the readers.
        passages: those of its passages that are shown; None for all.
    """
    lang = shown_article(story, language.code)
    if lang is None:
        return ArticleView(language.code, language.direction, None, "", False, ())
    article, notice = story.articles[lang], None
    if lang != language.code:
        notice = language.text("article_missing", language=language.own_name(lang))
    shown = {item.id for item in shown_media(story)}
    found = article.passages if passages is None else passages
    views = tuple(_passage_view(passage, shown) for passage in found)
    credit = _credit(story, article, language)
    return ArticleView(lang, text_direction(lang), notice, credit, article.local, views)


def _credit(story: Story, article: Article, language: Language) -> str:
    source = story.source(story.article)
    published = ", ".join(filter(None, (source.publisher, source_date(source, language))))
    if source.title:
        key = "article_original" if article.local else "article_credit"
        return language.text(key, title=source.title, source=published)
    if article.local:
        return f"{published}."
    return language.text("article_credit_untitled", source=published)


def _passage_view(passage: Passage, shown: Collection[str]) -> PassageView:
    items = tuple(tuple(_part(part) for part in item) for item in passage.items)
    has_items = passage.kind in ("list", "numbered", "table", "footnote")
    return PassageView(
        id=passage.id,
        kind="figure" if _is_figure(passage, shown) else passage.kind,
        level=passage.level,
        events=passage.mentions(Target.EVENT),
        places=passage.mentions(Target.PLACE),
        parts=None if has_items else tuple(part for item in items for part in item),
        items=items if has_items else None,
        aligns=passage.aligns or None,
    )


def _is_figure(passage: Passage, shown: Collection[str]) -> bool:
    """Whether a passage is a medium that can be shown, and nothing besides."""
    if passage.kind != "paragraph":
        return False
    (parts,) = passage.items
    return len(parts) == 1 and parts[0].figure in shown


def _part(part: Part) -> JsonPart:
    view: dict[str, object] = {"text": part.text}
    if part.emphasis:
        view["emphasis"] = part.emphasis
    if part.target and part.target_id:
        view[part.target.value] = part.target_id
    if part.footnote:
        view["footnote"] = part.footnote
    if part.figure:
        view["figure"] = part.figure
    if part.url:
        view["url"] = part.url
    return cast(JsonPart, view)
