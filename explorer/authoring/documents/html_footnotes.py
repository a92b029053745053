"""Footnotes of HTML: a short link to a text further down that links back.

Word processors, wikis and Markdown all write them so: ``<a href="#n1">1</a>`` in the text, and
``<li id="n1">… <a href="#r1">↑</a></li>`` below it.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from explorer.authoring.documents.html_runs import NOTE_MARK

_LABEL = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,3})[\])]?[.:]?|↩︎?|↑|\^")
_BLOCKS = ("li", "p", "div", "aside", "dd", "td", "section")
_LONGEST = 4_000
"""Characters; what is longer is a chapter, not a note."""


def take_footnotes(tree: HtmlElement) -> list[tuple[int, HtmlElement]]:
    """The footnotes of a text by number, each taken out of the tree; marks take their places."""
    targets: dict[str, HtmlElement] = {}
    for each in tree.iter():
        targets |= {name: each for name in (each.get("id"), each.get("name")) if name}
    order = {each: at for at, each in enumerate(tree.iter())}
    notes: dict[HtmlElement, int] = {}
    for link in list(tree.iter("a")):
        note = _note_of(link, targets)
        if note is None or order[note] <= order[link] or _is_within(link, notes):
            continue
        number = notes.setdefault(note, len(notes) + 1)
        _put_mark(link, number)
    for note in notes:
        _take_labels(note)
        if note.getparent() is not None:
            note.drop_tree()
    return [(number, note) for note, number in notes.items()]


def _note_of(link: HtmlElement, targets: dict[str, HtmlElement]) -> HtmlElement | None:
    """The block to which a short link leads within the page, if that leads back."""
    href = link.get("href") or ""
    words = link.text_content().strip().lower()
    target = targets.get(href.removeprefix("#")) if href.startswith("#") else None
    if target is None or not _LABEL.fullmatch(words):
        return None
    block: HtmlElement | None = target
    while block is not None and block.tag not in _BLOCKS:
        block = block.getparent()
    if block is None or len(block.text_content()) > _LONGEST:
        return None
    back = [each for each in block.iter("a") if (each.get("href") or "").startswith("#")]
    return block if back and link not in back else None


def _is_within(link: HtmlElement, notes: dict[HtmlElement, int]) -> bool:
    return any(parent in notes for parent in link.iterancestors())


def _put_mark(link: HtmlElement, number: int) -> None:
    """A mark in the place of a link, and of the brackets and the raised element around it."""
    mark = NOTE_MARK.format(number)
    parent = link.getparent()
    while parent is not None and parent.tag in ("sup", "span") and _has_only(parent, link):
        link, parent = parent, parent.getparent()
    for child in list(link):
        link.remove(child)
    link.text, link.tag = mark, "span"
    before = link.getprevious()
    if link.tail and link.tail[0] in "])":  # brackets that are no part of the link
        opening = {"]": "[", ")": "("}[link.tail[0]]
        if before is not None and (before.tail or "").endswith(opening):
            before.tail, link.tail = (before.tail or "")[:-1], link.tail[1:]
        elif before is None and parent is not None and (parent.text or "").endswith(opening):
            parent.text, link.tail = (parent.text or "")[:-1], link.tail[1:]


def _has_only(parent: HtmlElement, child: HtmlElement) -> bool:
    return len(parent) == 1 and parent.text_content().strip() == child.text_content().strip()


def _take_labels(note: HtmlElement) -> None:
    """Take out the note's number and the links that lead back."""
    for link in list(note.iter("a")):
        is_back = (link.get("href") or "").startswith("#") or link.get("name") is not None
        if is_back and _LABEL.fullmatch(link.text_content().strip().lower() or "↑"):
            link.drop_tree()
    for mark in list(note.iter("sup", "span")):
        if not mark.text_content().strip() and mark.getparent() is not None:
            mark.drop_tree()
