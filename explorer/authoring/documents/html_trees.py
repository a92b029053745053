"""HTML as a tree, without what no reader of the page sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from explorer.story.errors import ExplorerError

UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "video",
        "audio",
        "map",
        "link",
        "meta",
    )
)
"""Elements without words of the text."""
_DEEPEST = 200
"""Elements around another. The deepest of real pages have some 60; libxml2 would cut at 256."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


class HtmlError(ExplorerError):
    """HTML that has no element at all, or is nested too deeply to be a page."""


def tree_of(source: str) -> html.HtmlElement:
    """The document of a page or of a piece of one; scripts and comments are gone.

    Raises:
        HtmlError: nothing in it can be read.
    """
    text = _DECLARATION.sub("", source).replace("\x00", "")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text or "<p></p>", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise HtmlError(f"found {str(error)[:80]}, expected HTML") from error
    if _depth(tree) > _DEEPEST or any("depth" in each.message for each in parser.error_log):
        raise HtmlError(f"found elements within more than {_DEEPEST} others, expected a web page")
    return tree


def _depth(tree: html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def children(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements within, without entities that the parser does not know."""
    yield from (child for child in element if isinstance(child.tag, str))


def is_unseen(element: html.HtmlElement) -> bool:
    """Whether no reader of the page sees the element."""
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_NONE.search(element.get("style") or ""))
