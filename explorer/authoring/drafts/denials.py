"""What did not happen or will not: ``never visited Cairo``, ``a stop in Goma was cancelled``.

A negation denies what follows it in its clause; what is cancelled takes its whole clause along.
What is postponed to a day is denied for every other day, and announced for that one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from explorer.authoring.dates.date_forms import either
from explorer.authoring.dates.tenses import is_verb
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

DENIED = "it did not happen or will not, judging by the words beside it"
"""Why a place or a date is left out."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_MARKS = re.compile(r"[,;:!?()“”«»\"–—]")
_LONGEST_PHRASE = 2
_VERB_REACH = 3
"""Words behind ``and`` among which the verb of a new clause is."""
_FROM_REACH = 120
_MOVED_REACH = 40
"""Most characters between ``postponed`` and the day to which something is."""


@dataclass(frozen=True)
class Denial:
    """A stretch of a text that reports what is not."""

    span: Span
    moved_to: Span | None = None
    """The day to which it is postponed, if the text says so; its places are no denied ones."""

    def denies_place(self, span: Span) -> bool:
        """Whether it denies that something was at the place mentioned there."""
        return self.moved_to is None and self.span.overlaps(span.start, span.end)

    def denies_date(self, span: Span) -> bool:
        """Whether it denies that something was on the day named there."""
        return span != self.moved_to and self.span.overlaps(span.start, span.end)


def denials_in(
    text: str, sentence: Span, dates: Collection[Span], known: Vocabulary
) -> Iterator[Denial]:
    """What a sentence denies.

    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text = "She never saw Cairo, but her trip to Goma was called off."
    >>> found = denials_in(text, Span(0, len(text)), (), vocabulary("en"))
    >>> [text[each.span.start : each.span.end] for each in found]
    ['never saw Cairo', 'but her trip to Goma was called off']
    """
    if not _signs(known).search(text, sentence.start, sentence.end):
        return
    clauses = list(_clauses(text, sentence, known))
    for index, clause in enumerate(clauses):
        plain = [_plain(word[0]) for word in clause]
        whole = Span(_start(clauses, index, known), clause[-1].end())
        for at, word in enumerate(clause):
            if _negates(plain, at, known):
                yield Denial(Span(word.start(), whole.end))
                break
            if _is_phrase(plain, at, known.postponed):
                yield Denial(whole, _moved_to(text, word.end(), dates, known))
                break
            if _is_phrase(plain, at, known.cancelled):
                yield Denial(whole)
                break


def _plain(word: str) -> str:
    return re.sub("[’ʼ]", "'", word.lower())


@cache
def _signs(known: Vocabulary) -> re.Pattern[str]:
    """What a sentence that denies something holds."""
    words = known.negators | known.cancelled | known.postponed
    return re.compile(rf"\b(?:{either(words)})|n['’ʼ]t\b", re.IGNORECASE)


def _negates(plain: list[str], at: int, known: Vocabulary) -> bool:
    """Whether a word negates its clause, unlike that of ``not only`` or ``finché non``."""
    beside = {*plain[max(0, at - 1) : at], *plain[at + 1 : at + 2]}
    of_verb = plain[at] != "not" or at == 0 or plain[at - 1] in known.auxiliaries
    is_negator = plain[at] in known.negators or plain[at].endswith("n't")
    return is_negator and of_verb and not known.not_negated.intersection(beside)


def _is_phrase(plain: list[str], at: int, phrases: frozenset[str]) -> bool:
    lengths = range(1, _LONGEST_PHRASE + 1)
    return any("_".join(plain[at : at + length]) in phrases for length in lengths)


def _clauses(text: str, sentence: Span, known: Vocabulary) -> Iterator[list[re.Match[str]]]:
    """The words of each clause of a sentence."""
    clause: list[re.Match[str]] = []
    spoken = list(_WORD.finditer(text, sentence.start, sentence.end))
    for index, word in enumerate(spoken):
        is_parted = clause and _MARKS.search(text, clause[-1].end(), word.start())
        if clause and (is_parted or _begins_clause(spoken, index, known)):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause


def _begins_clause(spoken: Sequence[re.Match[str]], index: int, known: Vocabulary) -> bool:
    word = _plain(spoken[index][0])
    if word in known.subordinators:
        return True
    following = spoken[index + 1 : index + 1 + _VERB_REACH]
    joins = known.conjunctions | known.list_joins
    return word in joins and any(is_verb(_plain(each[0]), known) for each in following)


def _start(clauses: Sequence[list[re.Match[str]]], index: int, known: Vocabulary) -> int:
    """Where what a clause says begins: the subject may be before ``, planned for May, was …``"""
    while index > 0:
        first, *more = (_plain(word[0]) for word in clauses[index][:2])
        opens = more[0] if first in known.subordinators and more else first
        if not is_verb(opens, known) and opens not in known.participle_helpers:
            break
        index -= 1
    return clauses[index][0].start()


def _moved_to(text: str, end: int, dates: Collection[Span], known: Vocabulary) -> Span | None:
    """The first date behind ``postponed`` that ``to`` precedes, also behind ``from Friday``."""
    behind = [date for date in dates if end <= date.start <= end + _FROM_REACH]
    behind.sort(key=lambda date: date.start)
    for before, date in pairwise((None, *behind)):
        start = before.end if before else end
        is_near = before or (date and date.start <= end + _MOVED_REACH)
        if date and is_near and _set_for(known).match(text[start : date.end]):
            return date
    return None


@cache
def _set_for(known: Vocabulary) -> re.Pattern[str]:
    """What leads from ``postponed`` to its new day, which may have taken the article in."""
    words = {*known.set_for, *known.until}
    return re.compile(rf"\s(?:{either(words)})(?:\s|['’])", re.IGNORECASE)
