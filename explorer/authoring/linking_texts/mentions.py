"""A mention in Markdown text: a stretch of it, what it points to, and the link that it becomes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.authoring.spans import Span
from explorer.authoring.words import Word
from explorer.story.passage_parts import Target

_KEPT = re.compile(
    r"\[\^[^\[\]\s]*\]|!?\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)|<[^<>\n]*>|https?://\S+"
)
"""What no mention is looked for in, beside code: links, images, footnotes' names, HTML, addresses.

No part of it runs past the sign that begins another one, so that a million of them take no longer
than a million letters.
"""
_BACKTICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_FENCE = 3
"""From so many backticks on code may hold empty lines."""

_PARTING = re.compile(r"[^\w\s'’ʼ-]|\s-\s|\n\s*\n")
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
    parts: list[str] = []
    position = 0
    for found in sorted(mentions, key=lambda mention: mention.span.start):
        start, end = found.span.start, found.span.end
        link = f"[{text[start:end]}]({found.target}:{found.target_id})"
        parts += text[position:start], link
        position = end
    return "".join((*parts, text[position:]))


def masked(text: str) -> str:
    """The text, as long as before, without the words in which no mention is looked for.

    >>> masked("a `b` c").replace(chr(0), "·")
    'a ··· c'
    """
    parts: list[str] = []
    position = 0
    for span in _code(text):
        parts += text[position : span.start], _blank(text[span.start : span.end])
        position = span.end
    return _KEPT.sub(lambda kept: _blank(kept[0]), "".join((*parts, text[position:])))


def _blank(words: str) -> str:
    return re.sub(r"[^\n]", "\0", words)


def _code(text: str) -> Iterator[Span]:
    """The code spans: from a run of backticks to the next run of the same length.

    Each run is looked up once, so that many of them that never close cost no more than others.
    """
    runs = [match.span() for match in _BACKTICKS.finditer(text)]
    starts: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        starts[end - start].append(start)
    blank_lines = [match.start() for match in _BLANK_LINE.finditer(text)]
    position = 0
    for start, end in runs:
        if start < position:
            continue
        opens = start + _is_escaped(text, start)
        length = end - opens
        same = starts.get(length, [])
        closing = bisect_left(same, end)
        if not length or closing == len(same):
            continue
        blank = bisect_left(blank_lines, end)
        reaches = (
            length >= _FENCE or blank == len(blank_lines) or same[closing] < blank_lines[blank]
        )
        if reaches:
            position = same[closing] + length
            yield Span(opens, position)


def _is_escaped(text: str, position: int) -> bool:
    """Whether a backslash escapes the character at this position."""
    before = position
    while before and text[before - 1] == "\\":
        before -= 1
    return (position - before) % 2 == 1


def is_parted(text: str, run: Sequence[Word]) -> bool:
    """Whether something between these words separates them, so that no mention spans it."""
    return any(_PARTING.search(text, left.end, right.start) for left, right in pairwise(run))
