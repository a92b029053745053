"""The parts of a passage: stretches of text, mentions, links, and references to footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

from markdown_it.token import Token


class Target(StrEnum):
    """What a mention can point to."""

    EVENT = "event"
    PLACE = "place"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Part:
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
    footnote: int | None = None
    """The number of the footnote to which the text refers here; such a part has no words."""


_FIGURE = "media:"
"""How the address of an image begins that is one of the story's media."""


def parts_of(inline: Token) -> tuple[Part, ...]:
    """The parts of a block, from its token."""
    if inline.type != "inline":
        return (Part(text=inline.content.rstrip()),)
    parts: list[tuple[str, dict[str, Any]]] = []
    emphases: list[Literal["em", "strong"] | None] = [None]
    link: dict[str, Any] = {}
    link_starts = 0

    def add(words: str, target: dict[str, Any]) -> None:
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
            case "footnote_ref":
                parts.append(("", {"footnote": int(token.meta["id"]) + 1}))
            case "image":
                source = str(token.attrGet("src") or "")
                add(*_image(source, token.content, link))
            case "softbreak" | "hardbreak":
                add(" ", link)
            case _ if token.content:
                add(token.content, link)
    return _joined(parts)


def _image(source: str, words: str, link: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The words of an image, and where they lead: where its link does, or to the image."""
    if source.startswith(_FIGURE):
        return words, {**link, "figure": source.removeprefix(_FIGURE)}
    is_linked = source.startswith(("http://", "https://"))
    return words or source, link or (_link(source) if is_linked else {})


def _joined(parts: list[tuple[str, dict[str, Any]]]) -> tuple[Part, ...]:
    """The parts, with neighbours that differ only in their words joined into one."""
    return tuple(
        Part("".join(words for words, _ in same), **rest)
        for rest, same in groupby(parts, key=itemgetter(1))
    )


def _link(href: str) -> dict[str, Any]:
    """A mention, or a link whose address `validation` checks."""
    scheme, _, rest = href.partition(":")
    if scheme in tuple(Target):
        return {"target": Target(scheme), "target_id": rest}
    return {"url": href}
