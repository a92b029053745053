"""A mention in Markdown text: a stretch of it, what it points to, and the link that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.articles import Target
from explorer.authoring.spans import Span
from explorer.authoring.words import Word

_KEPT = re.compile(r"(`+).*?\1|!?\[[^\]]*\]\([^)]*\)|<[^>\n]*>|https?://\S+", re.DOTALL)
"""What no mention is looked for in: code, links, images, HTML, addresses."""

_PARTING = re.compile(r"[^\w\s'’ʼ-]|\n\s*\n")
"""What a mention does not reach across: punctuation, also that of Markdown, and an empty line."""


@dataclass(frozen=True)
class Mention:
    """A stretch of a text and what it points to."""

    span: Span
    target: Target
    """What kind of thing it points to."""
    target_id: str
    """Id of what it points to."""


def linked(text: str, mentions: Iterable[Mention]) -> str:
    """The text with each mention as a Markdown link; no two of them may overlap.

    >>> linked("Al faro.", [Mention(Span(3, 7), Target.PLACE, "lighthouse")])
    'Al [faro](place:lighthouse).'
    """
    for found in sorted(mentions, key=lambda mention: -mention.span.start):
        start, end = found.span.start, found.span.end
        link = f"[{text[start:end]}]({found.target}:{found.target_id})"
        text = text[:start] + link + text[end:]
    return text


def masked(text: str) -> str:
    """The text, as long as before, without the words in which no mention is looked for.

    >>> masked("a `b` c").replace(chr(0), "·")
    'a ··· c'
    """
    return _KEPT.sub(lambda kept: re.sub(r"[^\n]", "\0", kept[0]), text)


def is_parted(text: str, run: Sequence[Word]) -> bool:
    """Whether something stands between these words that a mention does not reach across."""
    return any(_PARTING.search(text, left.end, right.start) for left, right in pairwise(run))
