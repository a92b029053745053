"""What the head of an article says about it: its title, and the date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from explorer.authoring.dates.clock_times import times_in
from explorer.authoring.dates.date_headings import heading_date
from explorer.authoring.dates.dating import dates_in
from explorer.authoring.dates.tenses import is_mostly_past
from explorer.authoring.documents.plain_texts import ends_like_a_sentence
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.story.articles import parse_article
from explorer.story.times import EdtfDate, parse_date

HEAD_PASSAGES = 8
"""How many passages from the top are looked at for the date."""
LONGEST_LINE = 80
"""Maximum number of characters of a line with place and date; a longer one is ordinary text."""

_BEFORE_TIME = 6
"""Most characters before the time of day that begins a line: ``alle``."""
_DIGIT = re.compile(r"\d")

LONGEST_TITLE = 200
"""Characters of an article's title."""


@dataclass(frozen=True)
class Dateline:
    """When an article was published, by its own head."""

    date: EdtfDate
    words: str
    """The words that say so, exactly as in the text."""


def dateline(text: str, known: Vocabulary) -> Dateline | None:
    """The day at the head of an article, with its year; None if there is none.

    A year may be half spelt out, as in ``14 Settembre DUEMILA23``; other odd spellings are not
    guessed at. A line with two days gives no date of publication, nor does a sentence, unless
    it follows behind a dash: ``Rome, 14 September 2023 – They met.`` If each letter or day of a
    diary has such a line, none of them is of the publication.
    """
    passages = _passages(text)
    for position, words in enumerate(passages[:HEAD_PASSAGES]):
        head, _, behind = re.sub(r"\s[–—-]\s", "\0", words).partition("\0")
        line = head if behind else words
        if len(line) > LONGEST_LINE or (not behind and _is_sentence(line)):
            continue
        if day := _day_of(line, known):
            below = passages[position + 1 :]
            is_diary = not behind and _has_another(below, day, known)
            return None if is_diary or _is_programme(line, below, known) else Dateline(day, line)
    return None


def _is_programme(line: str, below: list[str], known: Vocabulary) -> bool:
    """Whether a line with nothing but a date has lines below it that begin with a time of day."""
    is_day = heading_date(line, Span(0, len(line)), known) is not None
    times = [next(times_in(each, Span(0, len(each)), known), None) for each in below[:2]]
    begun = [each is not None and each.span.start <= _BEFORE_TIME for each in times]
    return is_day and bool(begun) and all(begun)


def _is_sentence(line: str) -> bool:
    """Whether it ends like a sentence, and not with the point of a date: ``March 3, 1811.``"""
    return ends_like_a_sentence(line) and not re.search(r"\d{4}\.$", line)


def _is_after(day: EdtfDate | None, first: EdtfDate) -> bool:
    return bool(day and day.day and first.day and day.day > first.day)


def _day_of(line: str, known: Vocabulary, near: EdtfDate | None = None) -> EdtfDate | None:
    base = near.day.date if near and near.day else None
    days = dates_in(_plain_years(line, known), known, base)[0]
    is_updated = bool(known.updated.intersection(re.findall(r"\w+", line.lower())))
    when = parse_date(days[0].edtf) if len(days) == 1 or (days and is_updated) else None
    return when if when and when.day else None


def _has_another(passages: list[str], first: EdtfDate, known: Vocabulary) -> bool:
    """Whether more lines give a day, as above each letter or each day of a diary."""
    for line, below in pairwise(passages):
        if len(line) > LONGEST_LINE or not _DIGIT.search(line) or not ends_like_a_sentence(below):
            continue
        is_line = heading_date(line, Span(0, len(line)), known)
        day = _day_of(line, known, first) if is_line else None
        if _is_after(day, first) and is_mostly_past(below, known):
            return True
    return False


def heading_of(text: str) -> str:
    """The first heading, cut to a line; empty if there is none."""
    article = parse_article(text, file="")
    headings = (passage for passage in article.passages if passage.kind == "heading")
    first = next(headings, None)
    return cut("".join(part.text for part in first.items[0]), LONGEST_TITLE) if first else ""


def title_of(text: str) -> str:
    """The first heading, else the first passage, cut to a line; empty for an empty text."""
    return heading_of(text) or cut(next(iter(_passages(text)), ""), LONGEST_TITLE)


def cut(words: str, longest: int) -> str:
    """The words on one line, at most so many characters, cut between words where they are more.

    >>> cut("They met at the cosmodrome and went on.", 20)
    'They met at the…'
    """
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,;:–—-')}…"


def _passages(text: str) -> list[str]:
    article = parse_article(text, file="")
    return ["".join(part.text for part in passage.items[0]) for passage in article.passages]


def _plain_years(line: str, known: Vocabulary) -> str:
    for words in known.two_thousand:
        line = re.sub(rf"\b{words}\s?(\d\d)\b", r"20\1", line, flags=re.IGNORECASE)
    return line
