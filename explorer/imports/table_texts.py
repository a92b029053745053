"""The texts of cells: words, without the marks of HTML."""

from __future__ import annotations

import re

from explorer.authoring.html_texts import markdown_of
from explorer.authoring.html_trees import HtmlError
from explorer.exports.annotations import article_text
from explorer.story.articles import parse_article
from explorer.story.errors import DataError

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w+);")


def plain_text(text: str) -> str:
    r"""The words of a cell, in paragraphs if it has several.

    >>> plain_text("<p>A <b>school</b> unit.</p>"), plain_text("a < b")
    ('A school unit.', 'a < b')
    """
    if not _MARKUP.search(text):
        return text.strip()
    try:
        article = parse_article(markdown_of(text), file="")
    except (DataError, HtmlError):  # nothing in it is words
        return ""
    lines = (" ".join(line.split()) for line in article_text(article).splitlines())
    return "\n".join(filter(None, lines))
