"""Markdown that authors use and an article cannot show, each with its line.

An article knows headings, paragraphs, quotations, lists, tables, footnotes, emphasis and links.
What else common dialects have stays as it is typed, or loses its form: nothing is dropped, and
`check` warns of each, so that its author learns of it before a reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from explorer.story.broken_links import BROKEN_LINK, BROKEN_LINKS, KINDS, link_meant
from explorer.story.markdown import Footnote, Parsed
from explorer.story.places import Record

_HIDDEN = "\ue000"
"""Takes the place of code, escaped signs and the words of links, in which nothing is looked for."""

_SHOWN = 40
"""Characters of what was found that are quoted."""


class Gap(Record):
    """Something in an article that is not shown as its author means it."""

    line: int
    """1-based line in the file."""
    found: str
    """What it is, and how it is written."""
    instead: str
    """What an article can show."""
    outcome: str
    """What readers see of it."""
    link: str = ""
    """Where a broken link was meant to lead, such as ``event:talks``."""


_TYPED = "readers see it as typed"
_FOOTNOTE = "[^1] in the text and [^1]: with its text on a line of its own"

_IN_LINES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("the text of a footnote", re.compile(r"^\[\^[^\[\]]{1,80}\]:.{0,60}"), _FOOTNOTE),
    (
        "a footnote without its text",
        re.compile(r"\[\^[^\[\]]{1,80}\](?!:)|\^\[[^\[\]]{1,400}\]"),
        _FOOTNOTE,
    ),
    *((BROKEN_LINK, form, "") for form in BROKEN_LINKS),
    (
        "a link with a space in its address",
        re.compile(r"\]\(https?://[^()\s]{1,200} [^()]{0,200}\)"),
        "%20 in place of each space",
    ),
    (
        "a link with a footnote in its words",
        re.compile(r"\[[^\[\]]{0,200}\]\((?:event|place|note|source|https?):[^()\s]{0,200}\)"),
        "the footnote after the link, as in [words](event:its-id)[^1]",
    ),
    (
        "the target of a link without an address",
        re.compile(r"^\[[^\[\]^][^\[\]]{0,80}\]:.{0,60}"),
        "an address that begins with event:, place:, note:, source:, http:// or https://",
    ),
    (
        "a link without its target",
        re.compile(rf"(?<!\])\[[^\[\]]{{1,200}}\]\[(?! ?(?:{KINDS}):)[^\[\]]{{0,80}}\]"),
        "a link, as in [words](event:its-id)",
    ),
    (
        "a wiki link",
        re.compile(r"\[\[[^\[\]]{1,200}\]\]"),
        "a link, as in [words](event:its-id)",
    ),
    ("a citation key", re.compile(r"\[-?@[\w:.-]{1,80}"), "a link, as in [words](source:its-id)"),
    (
        "HTML",
        re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s[^<>]{0,400})?/?>|<!--"),
        "Markdown, or the words alone",
    ),
    ("struck-out words", re.compile(r"~~[^~\s][^~]{0,400}~~"), "the words that remain"),
    (
        "superscript or subscript",
        re.compile(r"(?<=\w)~[^~\s]{1,20}~(?!~)|(?<=\w)\^[^^\s\[]{1,20}\^"),
        "the characters themselves, such as ² or ₂",
    ),
    ("highlighted words", re.compile(r"==[^=\s][^=]{0,400}=="), "*emphasis* or **strong**"),
    ("a formula", re.compile(r"\$\$"), "words"),
    ("a task", re.compile(r"^\[[ xX]\] "), "the words alone"),
    ("a definition", re.compile(r"^: {1,3}\S"), "a paragraph"),
    ("a call-out", re.compile(r"^\[![A-Za-z]{1,20}\]|^:::"), "a quotation"),
    ("attributes", re.compile(r"\{[#.][\w-]{1,80}[^{}]{0,200}\}"), "the words alone"),
    ("a heading without a space", re.compile(r"^#{1,6}[^\s#]|^#{7,}"), "one to six # and a space"),
    ("a list with other bullets", re.compile(r"^[•▪‣◦·]\s?\S"), "a hyphen and a space"),
    (
        "an address that is not a link",
        re.compile(r"(?<![\w/\"'])(?:https?://|www\.)[^\s<>]{3,200}"),
        "the address in angle brackets, as in <https://example.org>",
    ),
)
"""What is found in the words of a line: what it is, its form, what an article can show instead."""

_HINTS = re.compile(r"[\[\]<~^=$#{•▪‣◦·（［]|\([a-z]{4,6} ?:|^: |:::|https?:|www\.")
"""What a line has in which any of them is found; most have nothing of it."""


def gaps_in(markdown: Parsed, text: str) -> tuple[Gap, ...]:
    """Everything in an article that it cannot show, by line; each kind once in a line.

    Args:
        markdown: the whole text, its tokens not joined (without the rule `text_join`).
        text: what it was made from.
    """
    tokens = markdown.tokens
    settings = list(_front_matter(text))
    # the first line of settings is no dividing line, though it reads like one
    blocks = tokens[1:] if settings and tokens and tokens[0].type == "hr" else tokens
    found = [*settings, *_in_blocks(blocks), *_in_footnotes(markdown.footnotes)]
    found += _in_tables(tokens, text)
    for token in tokens:
        if token.type == "inline":
            found += _in_parts(token)
            found += _in_words(token)
    kinds = {(gap.line, gap.found.partition(",")[0]): gap for gap in reversed(found)}
    return tuple(sorted(kinds.values(), key=lambda gap: gap.line))


def _gap(line: int, what: str, written: str, instead: str, outcome: str = _TYPED) -> Gap:
    quoted = " ".join(written.replace(_HIDDEN, "…").split())[:_SHOWN]
    found = f"{what}, “{quoted}”" if quoted else what
    return Gap(line=line, found=found, instead=instead, outcome=outcome)


def _front_matter(text: str) -> Iterator[Gap]:
    if re.match(r"---[ \t]*\n(?!\s*\n)", text):
        yield _gap(1, "settings before the text", "---", "the text alone")


def _in_footnotes(footnotes: Iterable[Footnote]) -> Iterator[Gap]:
    named: set[str] = set()
    for note in footnotes:
        written = f"[^{note.label}]:"
        if not note.is_referred:
            is_second = note.label in named
            what = (
                "a second footnote of one name" if is_second else "a footnote without a reference"
            )
            instead = "another name" if is_second else f"[^{note.label}] in the text"
            yield _gap(note.line, what, written, instead, "it is shown after the others")
        if not any(token.content for token in note.tokens if token.type == "inline") and note.label:
            yield _gap(note.line, "a footnote without words", written, "its text", "it is empty")
        named.add(note.label)


def _in_tables(tokens: list[Token], text: str) -> Iterator[Gap]:
    """Rows with more cells than the head of their table."""
    width, lines = 0, text.split("\n")
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            width = 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open" and token.map and tokens[at - 1].type != "thead_open":
            row = lines[token.map[0]].lstrip("> \t").strip()
            cells = escapedSplit(row.removeprefix("|"))
            count = len(cells) - (len(cells) > 1 and not cells[-1].strip())
            if count > width:
                instead = f"{width}, as in the head of its table"
                what, outcome = f"a row of {count} cells", "the others are not shown"
                yield _gap(token.map[0] + 1, what, row, instead, outcome)


def _in_blocks(tokens: list[Token]) -> Iterator[Gap]:
    """What the order of blocks shows: one within another, rules, code, lists that count on."""
    open_blocks: list[str] = []
    paragraphs = [0]
    for token in tokens:
        line = (token.map or [0])[0] + 1
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting < 0:
            open_blocks.pop()
            if kind == "list_item":
                paragraphs.pop()
            continue
        yield from _block(token, kind, line, open_blocks)
        if kind == "paragraph":
            paragraphs[-1] += 1
            if open_blocks and open_blocks[-1] == "list_item" and paragraphs[-1] == 2:
                outcome = "each is shown as an item of its own"
                yield _gap(line, "a second paragraph in a list item", "", "one", outcome)
        if token.nesting > 0:
            open_blocks.append(kind)
            if kind == "list_item":
                paragraphs.append(0)


_WITHIN = {"heading": "a heading", "blockquote": "a quotation", "table": "a table"}
_AROUND = {"blockquote": "a quotation", "footnote_reference": "a footnote"}


def _block(token: Token, kind: str, line: int, around: list[str]) -> Iterator[Gap]:
    within = next((name for name in reversed(around) if name != "list_item"), "")
    is_list = kind in ("bullet_list", "ordered_list")
    if kind == "hr":
        outcome = "it is not shown"
        typed = token.markup[:3]  # the parser gives one sign too many
        yield _gap(line, "a horizontal rule", typed, "a heading, or nothing", outcome)
    elif kind in ("fence", "code_block"):
        what = "code" if kind == "fence" else "an indented block"
        outcome = "it is shown as ordinary text, in one paragraph"
        yield _gap(line, what, token.content, "paragraphs", outcome)
    elif is_list and "list" in within:
        outcome = "its items are shown with the others"
        yield _gap(line, "a list within a list", "", "one list", outcome)
    elif within and (is_list or kind in _WITHIN):
        what = _WITHIN.get(kind, "a list")
        around_it = _AROUND.get(within, "a list")
        outcome = f"it is shown as part of {around_it}"
        yield _gap(line, f"{what} within {around_it}", "", "it by itself", outcome)
    if kind == "ordered_list" and (start := token.attrGet("start")) is not None:
        outcome = "it is numbered from 1"
        yield _gap(line, f"a list that starts at {start}", "", "one that starts at 1", outcome)


def _in_parts(inline: Token) -> Iterator[Gap]:
    """What the parts of a block show: images, code, forced breaks, titles of links."""
    line = (inline.map or [0])[0] + 1
    parts = inline.children or []
    for part in parts:
        match part.type:
            case "image":
                yield from _image(line, str(part.attrGet("src") or ""), is_alone=len(parts) == 1)
            case "code_inline":
                outcome = "it is shown as ordinary text"
                yield _gap(line, "code", part.content, "the words alone", outcome)
            case "hardbreak":
                outcome = "a space is shown"
                instead = "a paragraph of its own for each line"
                yield _gap(line, "a line break within a paragraph", "", instead, outcome)
            case "link_open" if part.attrGet("title"):
                title, outcome = str(part.attrGet("title")), "it is not shown"
                yield _gap(line, "the title of a link", title, "it in the text", outcome)
        line += part.type in ("softbreak", "hardbreak")


def _image(line: int, source: str, *, is_alone: bool) -> Iterator[Gap]:
    """An image of which only the words are shown: one of the story's media is a figure if alone."""
    if source.startswith("media:"):
        if not is_alone:
            instead, outcome = "a paragraph of its own", "only its words are shown"
            yield _gap(line, "a figure within a paragraph", source, instead, outcome)
        return
    is_linked = source.startswith(("http://", "https://"))
    outcome = "its words are shown, with a link to it" if is_linked else "only its words are shown"
    yield _gap(line, "an image", source, "words, or a link to it", outcome)


def _in_words(inline: Token) -> Iterator[Gap]:
    first = (inline.map or [0])[0] + 1
    lines = _lines(inline)
    for number, words in enumerate(lines):
        if number and _is_table_rule(words):
            yield _gap(first + number - 1, "a table", lines[number - 1], "a list")
        for what, form, instead in _IN_LINES if _HINTS.search(words) else ():
            if match := form.search(words):
                gap = _gap(first + number, what, match[0], instead)
                yield _as_a_link(gap, match) if what == BROKEN_LINK else gap


def _as_a_link(gap: Gap, broken: re.Match[str]) -> Gap:
    link, instead = link_meant(broken)
    return gap.model_copy(update={"instead": instead, "link": link})


def _lines(inline: Token) -> list[str]:
    """The words of a block by line, without those that its author protects."""
    lines, links = [""], 0
    for part in inline.children or []:
        links += part.nesting if part.type.startswith("link_") else 0
        if part.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif part.type == "text" and not links:
            lines[-1] += part.content
        elif part.content:
            lines[-1] += _HIDDEN
    return lines


def _is_table_rule(words: str) -> bool:
    """Whether a line is that below the head of a table: ``|---|---:|``."""
    return "|" in words and "--" in words and not words.strip("|-: \t")
