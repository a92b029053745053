"""What is in an article and cannot be shown as its author means it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.story.articles import Article
from explorer.story.errors import Problem, Severity


def check(article: Article) -> Iterator[Problem]:
    """Tell of each gap with its line in the article's file; readers see the text all the same."""
    for gap in article.gaps:
        where = (article.file, gap.line, "the article", "")
        yield Problem(*where, gap.found, gap.instead, gap.outcome, Severity.WARNING)
