"""What is in an article and cannot be shown as its author means it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.story.articles import Article
from explorer.story.errors import Problem, Severity


def check(article: Article) -> Iterator[Problem]:
    """Report each gap with its line in the article's file; readers see the text all the same."""
    for gap in article.gaps:
        yield Problem(
            file=article.file,
            line=gap.line,
            record="the article",
            found=gap.found,
            expected=gap.instead,
            hint=gap.outcome,
            severity=Severity.WARNING,
        )
