"""The article as data: passages of Markdown whose links mention events, places, notes, sources.

A mention is an ordinary link: ``[Vostočnyj](place:vostochny)``, ``[i colloqui](event:talks)``.
Text is kept as text: raw HTML in the Markdown is shown as it is written, never interpreted. An
image becomes a link to it. What else an article cannot show is listed (`markdown_gaps`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token

from explorer.story.markdown_gaps import Gap, gaps_in
from explorer.story.places import Record


class Target(StrEnum):
    """What a mention can point to."""

    EVENT = "event"
    PLACE = "place"
    NOTE = "note"
    SOURCE = "source"


class Part(Record):
    """A stretch of text, perhaps emphasised, a mention, or a web link."""

    text: str
    """The words."""
    emphasis: Literal["em", "strong"] | None = None
    """How the words are set apart, if they are; the inner one where two are nested."""
    target: Target | None = None
    """What kind of thing is mentioned, if anything is."""
    target_id: str | None = None
    """Id of what is mentioned."""
    figure: str | None = None
    """Id of the media that these words describe, where the text has it as an image."""
    url: str | None = None
    """The address of an ordinary link; validation lets only http(s) pass."""


class Passage(Record):
    """One block of the article."""

    id: str
    """``p1``, ``p2``, …: its place in the article."""
    line: int
    """1-based line in the file."""
    kind: Literal["heading", "paragraph", "quote", "list", "numbered"]
    """What kind of block it is."""
    level: int = 0
    """1 to 6 for headings, 0 otherwise."""
    items: tuple[tuple[Part, ...], ...]
    """The text: one tuple of parts, or one for each item of a list."""

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
    tokens = _markdown().parse(text)
    passages: list[Passage] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inner = tokens[index : end + 1]
        items = tuple(_parts(block) for block in inner if block.type in _WITH_WORDS)
        kind = _kind(token)
        # Each paragraph of a quote is a passage; the items of a list are one together.
        blocks = [items] if kind in ("list", "numbered") else [(item,) for item in items]
        for block in filter(any, blocks):
            passages.append(
                Passage(
                    id=f"p{len(passages) + 1}",
                    line=(token.map or [0])[0] + 1,
                    kind=kind,
                    level=int(token.tag[1]) if token.type == "heading_open" else 0,
                    items=block,
                )
            )
        index = end + 1
    gaps = gaps_in(tokens, text)
    return Article(file=file, local=local, passages=tuple(passages), gaps=gaps)


_FIGURE = "media:"
"""How the address of an image begins that is one of the story's media."""

_WITH_WORDS = ("inline", "fence", "code_block")
"""Tokens of blocks that hold words."""

_TARGET = re.compile(r"\[[^\[\]]{1,999}\]:[ \t]*(\S*)")
_MENTION = re.compile(rf"(?:{'|'.join(Target)}):[a-z0-9-]*")
_ADDRESSES = ("<", "http://", "https://", *(f"{target}:" for target in Target))
"""How the target of a reference link begins; what begins otherwise is text."""


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.disable("text_join")  # so that `gaps_in` can distinguish escaped characters
    markdown.block.ruler.at("reference", _reference)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # checked in `_link`
    normalized = markdown.normalizeLink
    markdown.normalizeLink = (  # type: ignore[method-assign]  # of an id nothing would change
        lambda url: url if _MENTION.fullmatch(url) else normalized(url)
    )
    return markdown


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take ``[name]: address`` as the target of links, ``[^2]: Ibid.`` as the text that it is."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = _TARGET.match(line)
    if match and match[1] and not match[1].startswith(_ADDRESSES):
        return False
    return reference(state, start, end, silent)


def _kind(token: Token) -> Literal["heading", "paragraph", "quote", "list", "numbered"]:
    match token.type:
        case "heading_open":
            return "heading"
        case "blockquote_open":
            return "quote"
        case "bullet_list_open":
            return "list"
        case "ordered_list_open":
            return "numbered"
        case _:
            return "paragraph"


def _closing(tokens: list[Token], index: int) -> int:
    """Index of the token that closes the block opened at `index`; itself for a block of one."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _parts(inline: Token) -> tuple[Part, ...]:
    if inline.type != "inline":
        return (Part(text=inline.content.rstrip()),)
    parts: list[tuple[str, dict[str, object]]] = []
    emphases: list[Literal["em", "strong"] | None] = [None]
    link: dict[str, object] = {}
    link_starts = 0

    def add(words: str, target: dict[str, object]) -> None:
        parts.append((words, {"emphasis": emphases[-1], **target}))

    for token in inline.children or []:
        match token.type:
            case "em_open":
                emphases.append("em")
            case "strong_open":
                emphases.append("strong")
            case "em_close" | "strong_close":
                emphases.pop()
            case "link_open":
                link, link_starts = _link(str(token.attrGet("href") or "")), len(parts)
            case "link_close":
                if len(parts) == link_starts:
                    add("", link)  # kept, so that validation can report it
                link = {}
            case "image":
                source = str(token.attrGet("src") or "")
                add(*_image(source, token.content, link))
            case "softbreak" | "hardbreak":
                add(" ", link)
            case _ if token.content:
                add(token.content, link)
    return _joined(parts)


def _image(source: str, words: str, link: dict[str, object]) -> tuple[str, dict[str, object]]:
    """The words of an image, and where they lead: where its link does, or to the image."""
    if source.startswith(_FIGURE):
        return words, {**link, "figure": source.removeprefix(_FIGURE)}
    is_linked = source.startswith(("http://", "https://"))
    return words or source, link or (_link(source) if is_linked else {})


def _joined(parts: list[tuple[str, dict[str, object]]]) -> tuple[Part, ...]:
    """The parts, with neighbours that differ only in their words joined into one."""
    return tuple(
        Part.model_validate({"text": "".join(words for words, _ in same), **rest})
        for rest, same in groupby(parts, key=itemgetter(1))
    )


def _link(href: str) -> dict[str, object]:
    """A mention, or a link whose address `validation` checks."""
    scheme, _, rest = href.partition(":")
    if scheme in tuple(Target):
        return {"target": Target(scheme), "target_id": rest}
    return {"url": href}
