"""The lines of a text that only say when: its dateline, and those above what they date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from explorer.authoring.dates.date_headings import heading_date
from explorer.authoring.documents.plain_texts import ends_like_a_sentence
from explorer.authoring.recognition import FoundDate
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.story.days import Day
from explorer.story.times import EdtfDate, parse_date

LONGEST_LINE = 80
"""Characters of a line that says who wrote the article and when."""
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_NEWS = timedelta(days=7).days
"""A dateline at the head of an article is no farther from its publication than this."""


@dataclass(frozen=True)
class Timetable:
    """Lines with nothing but a date, and perhaps a place, in a text's order."""

    heads: tuple[tuple[Span, FoundDate], ...]
    """Each sentence that heads what follows it, and its date."""
    of_article: tuple[FoundDate, ...]
    """Those that say when the article itself was written."""
    headings: tuple[int, ...] = ()
    """Where headings begin; a line that is no heading dates what follows as far as the next one."""

    def above(self, sentence: Span) -> FoundDate | None:
        """The date that heads a sentence: of the last such line before it, or its own."""
        before = bisect_right(self.heads, sentence.start, key=lambda head: head[0].start)
        if not before:
            return None
        head, date = self.heads[before - 1]
        following = bisect_left(self.headings, head.start)
        next_heading = next(iter(self.headings[following : following + 1]), sentence.end)
        is_over = head.start < next_heading <= sentence.start
        return None if is_over else date

    def is_head(self, sentence: Span) -> bool:
        """Whether a sentence is such a line."""
        before = bisect_right(self.heads, sentence.start, key=lambda head: head[0].start)
        return before > 0 and self.heads[before - 1][0] == sentence


def timetable(
    text: str,
    dates: Sequence[tuple[Span, FoundDate]],
    published: EdtfDate | None,
    known: Vocabulary,
) -> Timetable:
    """The lines that date what follows them.

    Args:
        text: Markdown.
        dates: those of the text in its order, each with its sentence.
        published: the day of publication, if it is known.
        known: the words of the language.
    """
    heads: list[tuple[Span, FoundDate]] = []
    of_article: list[FoundDate] = []
    for sentence, date in dates:
        day = parse_date(date.edtf).day
        if _is_byline(text, sentence, day, published):
            of_article.append(date)
            continue
        head = heading_date(text, sentence, known) if day else None
        if day is None or head is None or head.end != date.span.end:
            continue
        if not heads and not of_article and _is_news(day, published):
            of_article.append(date)
        else:
            heads.append((sentence, date))
    headings = tuple(match.start() for match in _HEADING.finditer(text))
    return Timetable(tuple(heads), tuple(of_article), headings)


def _is_byline(text: str, sentence: Span, day: Day | None, published: EdtfDate | None) -> bool:
    """Whether a line has the full date of publication: ``By A. Rossi | 3 March 2023``."""
    line = text[sentence.start : sentence.end]
    is_line = len(line) <= LONGEST_LINE and not ends_like_a_sentence(line)
    is_line = is_line and bool(re.search(r"\d{4}", line))
    return is_line and day is not None and published is not None and day == published.day


def _is_news(day: Day, published: EdtfDate | None) -> bool:
    latest = published.latest if published else None
    return latest is not None and 0 <= latest.ordinal - day.ordinal <= _NEWS
