"""The Markdown of an article as tokens: CommonMark, with tables and footnotes, without HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from explorer.story.passage_parts import Target

_TARGET = re.compile(r"\[[^\[\]]{1,999}\]:[ \t]*(\S*)")
_MENTION = re.compile(rf"(?:{'|'.join(Target)}):[a-z0-9-]*")
_ADDRESSES = ("<", "http://", "https://", *(f"{target}:" for target in Target))
"""How the target of a reference link begins; what begins otherwise is text."""
_LONGEST_NAME = 100
"""Characters of a footnote's name."""
_WITHIN = "within a note"


class Footnote(NamedTuple):
    """A note at the end of the article."""

    number: int
    """From 1, in the order of the references."""
    label: str
    """Its name in the text; empty for one that is written in the line: ``^[so]``."""
    line: int
    """1-based line of its text."""
    tokens: list[Token]
    """Its blocks."""
    is_referred: bool
    """Whether the text refers to it."""


class Parsed(NamedTuple):
    """An article's Markdown."""

    tokens: list[Token]
    """Of the whole text, its footnotes included where they are written."""
    body: list[Token]
    """The same without footnotes."""
    footnotes: tuple[Footnote, ...]
    """By number."""


def parsed(text: str) -> Parsed:
    """Parse an article.

    >>> [note.label for note in parsed("So[^b] and so[^a].\\n\\n[^a]: A\\n\\n[^b]: B").footnotes]
    ['b', 'a']
    """
    env: dict[str, Mapping[str, dict[int, dict[str, object]]]] = {}
    tokens = _markdown().parse(text, env)
    body, written = _apart(tokens)
    known = env.get("footnotes", {}).get("list", {})
    numbers = {str(note["label"]): at + 1 for at, note in known.items() if "label" in note}
    lines = dict(_references(tokens))
    notes = [
        Footnote(at + 1, "", lines[at], [_inline(note["tokens"])], True)
        for at, note in known.items()
        if "label" not in note
    ]
    last = len(known)
    for label, line, inner in written:
        number = numbers.pop(label, None)  # of two with one name the first is meant
        last += number is None
        notes.append(Footnote(number or last, label, line, inner, number is not None))
    return Parsed(tokens, body, tuple(sorted(notes, key=lambda note: note.number)))


@cache  # making one takes as long as parsing a short text, and tables have thousands of those
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    footnote_plugin(markdown, move_to_end=False)
    markdown.inline.ruler.at("footnote_inline", _footnote_inline)
    markdown.inline.ruler.at("footnote_ref", _footnote_ref)
    markdown.disable("text_join")  # so that `gaps_in` can distinguish escaped characters
    markdown.block.ruler.at("reference", _reference)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # checked in `_link`
    normalized = markdown.normalizeLink
    markdown.normalizeLink = (  # type: ignore[method-assign]  # of an id nothing would change
        lambda url: url if _MENTION.fullmatch(url) else normalized(url)
    )
    return markdown


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take ``[name]: address`` as the target of links, and other lines of this form as text."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = _TARGET.match(line)
    if match and match[1] and not match[1].startswith(_ADDRESSES):
        return False
    return reference(state, start, end, silent)


def _footnote_inline(state: StateInline, silent: bool) -> bool:
    """Take ``^[so]`` as a note, but not within another: each would be parsed by a call within."""
    if state.env.get(_WITHIN):
        return False
    state.env[_WITHIN] = not silent
    try:
        return footnote_inline(state, silent)
    finally:
        state.env[_WITHIN] = False


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """Take ``[^name]`` as a reference, unless its name would have to be sought for long."""
    end = state.src.find("]", state.pos, state.pos + _LONGEST_NAME)
    return end > 0 and footnote_ref(state, silent)


def _apart(tokens: list[Token]) -> tuple[list[Token], list[tuple[str, int, list[Token]]]]:
    """The tokens without footnotes, and each footnote's label, line and tokens."""
    body: list[Token] = []
    notes: list[tuple[str, int, list[Token]]] = []
    around: list[list[Token]] = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            note: list[Token] = []
            notes.append((str(token.meta["label"]), (token.map or [0])[0] + 1, note))
            around.append(note)
        elif token.type == "footnote_reference_close":
            around.pop()
        else:
            around[-1].append(token)
    return body, notes


def _references(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Which note each reference means, counted from 0, and the line of its block."""
    for token in tokens:
        for child in (token.children or ()) if token.type == "inline" else ():
            if child.type == "footnote_ref":
                yield int(child.meta["id"]), (token.map or [0])[0] + 1


def _inline(children: object) -> Token:
    inline = Token("inline", "", 0)
    inline.children = children if isinstance(children, list) else []
    return inline
