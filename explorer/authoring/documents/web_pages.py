"""Web pages as Markdown: the article's own text, without menus, teasers and notices around it."""

from __future__ import annotations

import codecs
import re
from copy import deepcopy

import trafilatura
from lxml import html
from lxml.html import HtmlElement

from explorer.authoring.documents.document_archives import DocumentError
from explorer.authoring.documents.html_footnotes import take_footnotes
from explorer.authoring.documents.html_texts import markdown_of_tree
from explorer.authoring.documents.html_trees import HtmlError, tree_of
from explorer.authoring.documents.imprints import Imprint
from explorer.authoring.documents.page_imprints import is_for_subscribers, page_imprint
from explorer.authoring.documents.word_texts import DocumentText

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_OF_TEXTS = re.compile(
    r"ascii|utf-(?:8|16|32).*|iso8859-\d+|cp\d+|koi8-.|mac-\w+|kz1048|tis-620"
    r"|gb\w+|hz|big5\w*|euc_\w+|iso2022_\w+|shift_jis\w*|johab"
)
"""Python's names of encodings in which pages are written; it has others, some of them slow."""
_SUBSCRIBERS = "perhaps the rest of the text, which the page shows to subscribers only"
_AROUND = ("nav", "aside", "footer", "form", "header")
"""Elements around an article, if they do not hold its heading."""
_FEW_WORDS = 150
"""A page with fewer words beside those that were found is taken whole."""


def page_text(content: bytes, *, address: str = "", charset: str = "") -> DocumentText:
    """The article of a page, and its imprint.

    Args:
        content: of the page, in any encoding.
        address: of the page, if known.
        charset: its encoding, if its server named one.

    Raises:
        DocumentError: there is no text on it, or it is no page.
    """
    try:
        tree = tree_of(_decoded(content, charset))
        imprint = page_imprint(tree, address)
        hidden = (_SUBSCRIBERS,) if is_for_subscribers(tree) else ()
        notes = take_footnotes(tree)
        main, around = _main(tree)
        markdown = markdown_of_tree(main, base=imprint.url or address, notes=notes)
    except HtmlError as error:
        raise DocumentError("a damaged web page", "a whole one", str(error)) from error
    if not markdown.strip():
        found = "a page without text"
        hint = "it may need a browser: open it there, copy the article into a text file"
        raise DocumentError(found, "an article", hint)
    words = (f"{around:,} words around the article on its page",) if around else ()
    return DocumentText(_headed(markdown, imprint), imprint, (*hidden, *words))


def _decoded(content: bytes, charset: str) -> str:
    """The text of a page: in UTF-8 if it can be, else as it says, else as Western pages are."""
    declared = _CHARSET.search(content[:4_096])
    for name in (charset, "utf-8-sig", declared[1].decode() if declared else "", "cp1252"):
        try:
            if name and _OF_TEXTS.match(codecs.lookup(name).name):
                return content.decode(name)
        except (LookupError, UnicodeError):
            continue
    return content.decode("latin-1")


def _main(tree: HtmlElement) -> tuple[HtmlElement, int]:
    """The element with the article, and how many words are around it.

    It is the whole page if they are few: then they may be the article's own.
    """
    whole = _without_surroundings(tree)
    found = trafilatura.extract(
        deepcopy(tree),
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        favor_recall=True,
    )
    if not found:
        return whole, 0
    article = html.document_fromstring(found)
    around = len(whole.text_content().split()) - len(article.text_content().split())
    return (whole, 0) if around < _FEW_WORDS else (article, around)


def _without_surroundings(tree: HtmlElement) -> HtmlElement:
    whole = deepcopy(tree)
    for element in list(whole.iter(*_AROUND)):
        if element.find(".//h1") is None and element.getparent() is not None:
            element.drop_tree()
    for element in list(whole.iter("script", "style", "noscript", "template", "head")):
        if element.getparent() is not None:
            element.drop_tree()
    return whole


def _headed(markdown: str, imprint: Imprint) -> str:
    """The text below its headline, which is often kept apart from it."""
    if not imprint.title or re.search(r"^# ", markdown, re.M):
        return markdown
    return f"# {markdown_title(imprint.title)}\n\n{markdown}"


def markdown_title(title: str) -> str:
    """A title as a heading shows it, without the name of the site after it.

    >>> markdown_title("The choir goes home | The Gazette")
    'The choir goes home'
    """
    return re.split(r"\s+[|·–—]\s+", title)[0]
