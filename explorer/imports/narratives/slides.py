"""What the slides of TimelineJS and StoryMapJS have in common: words in HTML, and one medium each.

A slide's text becomes a passage of the article, below its headline, which leads to the event; the
event's summary is its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from explorer.authoring.documents.html_texts import markdown_of
from explorer.authoring.documents.html_trees import HtmlError, tree_of
from explorer.authoring.documents.markdown_signs import within_lines
from explorer.imports.parsing.descriptions import plain
from explorer.imports.pictured import medium_of
from explorer.reading.text_files import MAX_ARTICLE_BYTES
from explorer.writing.values import Value

LONGEST_ADDRESS: Final = 10_000
"""Characters of the code that embeds a post; an address has at most 2,000."""
LONGEST_SUMMARY: Final = 400
"""Characters of a summary, which is one to three sentences."""

_MOST_SIGNS: Final = 20_000
"""Paragraphs, or signs of Markdown, of an article that can be read."""
_SIGNS: Final = re.compile(r"[\[*_`<]")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+")
_FRAMED: Final = re.compile(r"""<(?:iframe|embed)[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)""", re.I)
_LINKED: Final = re.compile(r"""<a[^>]*?\shref\s*=\s*["']?(https?://[^"'\s>]+)""", re.I)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.I)


@dataclass(frozen=True, kw_only=True)
class Slide:
    """A slide on its way into the article."""

    event: str
    """The id of its event; empty for the slide that opens the story."""
    title: str
    html: str
    figures: tuple[str, ...] = ()
    """Markdown of the pictures above its text."""


def summary_of(html: str) -> str:
    """The first sentences of a text, as many as a summary has room for."""
    words = " ".join(plain(html).split())
    if len(words) <= LONGEST_SUMMARY:
        return words
    kept = ""
    for sentence in _SENTENCE.split(words):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > LONGEST_SUMMARY:
            break
        kept = longer
    return kept or words[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"


def slide_medium(address: str, texts: Mapping[str, str]) -> dict[str, Value] | None:
    """The medium of a slide; None if nothing at an address of the web is meant.

    Args:
        address: what the slide has as its medium: an address, or the code that embeds a page.
        texts: its `caption`, `credit` and `alt`, as HTML.

    >>> slide_medium("https://example.org/a.jpg", {"credit": "<i>Archive</i>"})["credit"]
    'Archive'
    """
    url = web_address(address)
    if url is None:
        return None
    words = {name: plain(text) for name, text in texts.items()}
    if "credit" in words:
        words["credit"] = words["credit"].replace("\n", "; ")
    return medium_of(url, words)


def web_address(text: str) -> str | None:
    """The address in what a slide has as its medium, also in the code of a frame or a post."""
    if len(text) > LONGEST_ADDRESS:
        return None
    text = unescape(text.strip()) if not text.strip().startswith("http") else text.strip()
    found = _FRAMED.search(text)
    if found is None and text.startswith("<"):
        *_, found = (None, *_LINKED.finditer(text))  # a post's own address is its last link
    address = found[1] if found else text
    if address.startswith("//"):
        address = f"https:{address}"
    whole = _ADDRESS.fullmatch(address.replace(" ", "%20"))
    return whole[0] if whole else None


def pictures_in(html: str) -> Iterator[tuple[str, str]]:
    """The addresses of pictures and frames within a text, each with its alternative text."""
    if not re.search(r"<(?:img|iframe)\b", html, re.I):
        return
    try:
        tree = tree_of(html)
    except HtmlError:
        return
    for element in tree.iter("img", "iframe"):
        if address := web_address(element.get("src") or ""):
            yield address, element.get("alt") or element.get("title") or ""


def article_of(slides: Iterable[Slide]) -> bytes | None:
    """The article of the slides that have a text; None if none has, or if it would be too long."""
    slides = [slide for slide in slides if slide.title or slide.html or slide.figures]
    if not any(plain(slide.html) for slide in slides):
        return None
    blocks = [block for slide in slides for block in _blocks(slide)]
    text = "\n\n".join(blocks) + "\n"
    is_long = len(text.encode()) > MAX_ARTICLE_BYTES or len(blocks) > _MOST_SIGNS
    if is_long or len(_SIGNS.findall(text)) > _MOST_SIGNS:
        return None
    return text.encode()


def _blocks(slide: Slide) -> Iterator[str]:
    if title := within_lines(" ".join(slide.title.split())):
        yield f"## [{title}](event:{slide.event})" if slide.event else f"# {title}"
    yield from slide.figures
    if slide.html.strip():
        try:
            text = markdown_of(slide.html).strip()
        except HtmlError:
            return
        if text:
            yield re.sub(r"^#{1,6} ", "### ", text, flags=re.M)
