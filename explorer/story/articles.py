"""The article as data: passages of Markdown whose links mention events, places, notes, sources.

A mention is an ordinary link: ``[Vostočnyj](place:vostochny)``, ``[i colloqui](event:talks)``.
Text is kept as text: raw HTML in the Markdown is shown as it is written, never interpreted. An
image becomes a link to it. Footnotes follow the text. What else an article
cannot show is listed (`markdown_gaps`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it.token import Token

from explorer.story.markdown import Footnote, parsed
from explorer.story.markdown_gaps import Gap, gaps_in
from explorer.story.passage_parts import Part, Target, parts_of
from explorer.story.places import Record

Kind = Literal["heading", "paragraph", "quote", "list", "numbered", "table", "footnote"]
"""What a block of an article can be."""
Align = Literal["start", "center", "end"]
"""Where the words of a column are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of the article."""

    id: str
    """``p1``, ``p2``, …: its place in the article."""
    line: int
    """1-based line in the file."""
    kind: Kind
    """What kind of block it is."""
    level: int = 0
    """1 to 6 for headings, the number of a footnote, 0 otherwise."""
    items: tuple[tuple[Part, ...], ...]
    """The text: one tuple of parts, or one for each item of a list, each paragraph of a footnote or
    each cell of a table, row by row; the first row is its head."""
    aligns: tuple[Align, ...] = ()
    """The columns of a table; empty otherwise."""

    def mentions(self, target: Target) -> tuple[str, ...]:
        """Ids of what this passage mentions, in order, each once."""
        found = [
            part.target_id
            for item in self.items
            for part in item
            if part.target is target and part.target_id
        ]
        return tuple(dict.fromkeys(found))


class Article(Record):
    """An article in one language."""

    file: str
    """Path of the file it was read from."""
    local: bool
    """Whether an operator's own text (`article.<lang>.local.md`) replaces the shipped one."""
    passages: tuple[Passage, ...]
    """Its blocks, in order."""
    gaps: tuple[Gap, ...] = ()
    """What is in the text and cannot be shown as it is meant, by line."""


def parse_article(text: str, *, file: str, local: bool = False) -> Article:
    """Read an article's Markdown into passages.

    >>> parse_article("Al [cosmodromo](place:vostochny).", file="a.md").passages[0].mentions(
    ...     Target.PLACE)
    ('vostochny',)
    """
    markdown = parsed(text)
    blocks = [*_blocks(markdown.body), *map(_note, markdown.footnotes)]
    passages = tuple(replace(block, id=f"p{number}") for number, block in enumerate(blocks, 1))
    return Article(file=file, local=local, passages=passages, gaps=gaps_in(markdown, text))


def _blocks(tokens: list[Token]) -> Iterator[Passage]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inner = tokens[index : end + 1]
        items = tuple(parts_of(block) for block in inner if block.type in _WITH_WORDS)
        kind = _kind(token)
        # Each paragraph of a quote is a passage; items of a list, and cells, are one together.
        is_one = kind in ("list", "numbered", "table")
        for block in filter(any, [items] if is_one else [(item,) for item in items]):
            yield Passage(
                id="",
                line=(token.map or [0])[0] + 1,
                kind=kind,
                level=int(token.tag[1]) if token.type == "heading_open" else 0,
                items=block,
                aligns=tuple(_align(each) for each in inner if each.type == "th_open"),
            )
        index = end + 1


def _note(note: Footnote) -> Passage:
    items = tuple(parts_of(block) for block in note.tokens if block.type in _WITH_WORDS)
    return Passage(id="", line=note.line, kind="footnote", level=note.number, items=items or ((),))


_WITH_WORDS = ("inline", "fence", "code_block")
"""Tokens of blocks that hold words."""


def _kind(token: Token) -> Kind:
    match token.type:
        case "heading_open":
            return "heading"
        case "blockquote_open":
            return "quote"
        case "bullet_list_open":
            return "list"
        case "ordered_list_open":
            return "numbered"
        case "table_open":
            return "table"
        case _:
            return "paragraph"


def _align(head: Token) -> Align:
    style = str(head.attrGet("style") or "")
    return "end" if "right" in style else "center" if "center" in style else "start"


def _closing(tokens: list[Token], index: int) -> int:
    """Index of the token that closes the block opened at `index`; itself for a block of one."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1
