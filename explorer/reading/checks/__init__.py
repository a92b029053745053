"""What is suspicious in a story that is valid: warnings for its author to look at.

Each check is a module with `check(story)`; to add one, write it and list it in `CHECKS`. A warning
never keeps a story from being shown: the world may be stranger than a check knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explorer.reading.checks import (
    archives,
    areas,
    articles,
    backgrounds,
    claims,
    clocks,
    codes,
    distances,
    drafts,
    languages,
    markdown,
    media,
    positions,
    quotation_marks,
    scans,
    sources,
    speeds,
    zones,
)
from explorer.reading.locations import Locate
from explorer.reading.reports import Report, reported
from explorer.story.articles import Article
from explorer.story.errors import Problem, Severity, in_order
from explorer.story.records import Story

Check = Callable[[Story], Iterator[Report]]
ArticleCheck = Callable[[Article], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    archives.check,
    areas.check,
    articles.check,
    backgrounds.check,
    claims.check,
    clocks.check,
    codes.check,
    distances.check,
    drafts.check,
    languages.check,
    media.check,
    positions.check,
    quotation_marks.check,
    scans.check,
    sources.check,
    speeds.check,
    zones.check,
)

ARTICLE_CHECKS: tuple[ArticleCheck, ...] = (markdown.check,)
"""Checks of articles, whose line numbers are those of the article's file."""


def suspicions(story: Story, locate: Locate) -> tuple[Problem, ...]:
    """All warnings on a story, by line.

    Args:
        story: a story without errors.
        locate: finds a value in the story's files.
    """
    reports = [report for check in CHECKS for report in check(story)]
    warnings = reported(reports, story, locate, severity=Severity.WARNING)
    in_articles = (
        problem
        for article in story.articles.values()
        for check in ARTICLE_CHECKS
        for problem in check(article)
    )
    return in_order((*warnings, *in_articles))
