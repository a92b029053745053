"""Whether the words around a date speak of the past or of what is to come.

The verb nearest before the date decides, for a date mostly belongs to the verb that it follows; if
there is none, or if the date begins its clause, the first verb behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

_REACH = 400
"""Characters on either side of a date in which its verb is looked for."""
_LONGEST_PHRASE = 3
_NEAR = 12
"""Verbs on either side that may be the nearest one."""
_SHORTEST_VERB = 4
"""Letters of the shortest verb that is known by its ending."""
_HELPER_REACH = 3
"""Words between an auxiliary verb and its participle: ``ha poi finalmente visto``."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_BESIDE = r"\s*(?:[^\W\d_]+[\s'’]+){0,2}$"
_CLOSED = re.compile(r"\s*(?:[.,;:!?)]|$)")
"""What comes behind a date that ends its clause."""


class Tense(StrEnum):
    """When something is, as seen from the publication."""

    PAST = "past"
    COMING = "coming"
    SCHEDULED = "scheduled"
    """A present tense with which the language announces what has a date."""
    EITHER = "either"
    """A present tense that the language uses for both."""
    NONE = "none"
    """No verb is known."""


@dataclass(frozen=True)
class _Cue:
    """A verb, or another word that shows a tense."""

    start: int
    end: int
    tense: Tense
    is_bare: bool
    """Whether it counts only right before a date: ``arrestato lunedì``."""


def side_of(tense: Tense) -> Tense:
    """The side of the publication on which something with a date of that tense is.

    >>> side_of(Tense.SCHEDULED)
    <Tense.COMING: 'coming'>
    """
    return Tense.COMING if tense is Tense.SCHEDULED else tense


def tense_at(text: str, sentence: Span, at: Span, known: Vocabulary) -> Tense:
    """The tense of the verb to which the words at a place belong.

    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text, known = "He said on Monday that he will resign on Friday.", vocabulary("en")
    >>> days = [Span(start, start + 6) for start in map(text.index, ("Monday", "Friday"))]
    >>> [str(tense_at(text, Span(0, len(text)), day, known)) for day in days]
    ['past', 'coming']
    """
    start, end = max(sentence.start, at.start - _REACH), min(sentence.end, at.end + _REACH)
    return Verbs(text, Span(start, end), known).tense_of(at)


class Verbs:
    """The verbs of a sentence, found once for all its dates."""

    def __init__(self, text: str, sentence: Span, known: Vocabulary) -> None:
        """Find them."""
        self._text, self._sentence, self._known = text, sentence, known
        self._cues = list(_cues(text, sentence, known))
        self._starts = [cue.start for cue in self._cues]
        found = _aside(known).finditer(text, sentence.start, sentence.end) if self._cues else ()
        self._asides = [Span(*aside.span()) for aside in found]

    def tense_of(self, at: Span) -> Tense:
        """The tense of the verb to which the words at a place belong."""
        position = bisect_left(self._starts, at.start)
        is_closed = bool(_CLOSED.match(self._text, at.end))
        before = self._last_before(position, at, is_closed=is_closed)
        after = (cue for cue in self._cues[position : position + _NEAR] if not cue.is_bare)
        near = (cue for cue in after if cue.start < at.end + _REACH)
        first = next((cue for cue in near if not self._is_aside(cue, at)), None)
        start = max(self._sentence.start, at.start - _REACH, before.end if before else 0)
        begins_clause = not is_closed and _new_clause(self._known).search(
            self._text, start, at.start
        )
        if first and (
            before is None or (begins_clause and "," not in self._text[at.end : first.start])
        ):
            return first.tense
        return before.tense if before else Tense.NONE

    def _last_before(self, position: int, at: Span, *, is_closed: bool) -> _Cue | None:
        for cue in reversed(self._cues[max(0, position - _NEAR) : position]):
            is_near = at.start - _REACH < cue.end <= at.start and not self._is_aside(cue, at)
            if is_near and (not cue.is_bare or self._is_beside(cue, at, is_closed=is_closed)):
                return cue
        return None

    def _is_beside(self, cue: _Cue, at: Span, *, is_closed: bool) -> bool:
        """Whether a participle is right before a date, or in the clause that the date closes."""
        words = _WORD.findall(self._text, cue.end, at.start)
        if is_closed and len(words) <= _LONGEST_PHRASE:
            return not re.search(r"[,;:]", self._text[cue.end : at.start])
        return len(words) <= 1 and all(word.lower() in self._known.function_words for word in words)

    def _is_aside(self, cue: _Cue, at: Span) -> bool:
        """Whether a verb is of a relative clause between commas to which the words do not belong.

        In ``the firm, which owns two mines, said on Monday`` only ``said`` counts.
        """
        last = bisect_right(self._asides, cue.start, key=lambda aside: aside.start) - 1
        if last < 0 or self._asides[last].end <= cue.start:
            return False
        return not self._asides[last].overlaps(at.start, at.end)


def is_mostly_past(text: str, known: Vocabulary) -> bool:
    """Whether a text has more verbs of the past than of what is to come."""
    cues = _cues(text, Span(0, len(text)), known)
    tenses = [cue.tense for cue in cues if not cue.is_bare]
    return tenses.count(Tense.PAST) > tenses.count(Tense.COMING)


def is_verb(word: str, known: Vocabulary) -> bool:
    """Whether a word shows a tense by itself."""
    is_listed = word in known.participle_helpers or _phrase([word], 0, known)[0] is not None
    return is_listed or _ending([word], 0, known)[0] is not None


@cache
def _aside(known: Vocabulary) -> re.Pattern[str]:
    """A relative clause between commas: ``, which owns two mines,``."""
    pronouns = "|".join(sorted(known.relative_pronouns)) or "(?!)"
    return re.compile(rf",\s(?:{pronouns})\b[^,;:–—]{{1,160}}(?=,)", re.IGNORECASE)


@cache
def _new_clause(known: Vocabulary) -> re.Pattern[str]:
    """What comes before a date that begins a clause: ``…, but on Friday``."""
    joins = "|".join(sorted(known.clause_joins)) or "(?!)"
    return re.compile(rf"(?:[,;:–—(“«\"]|\b(?:{joins})(?=\s)){_BESIDE}", re.IGNORECASE)


def _cues(text: str, within: Span, known: Vocabulary) -> Iterator[_Cue]:
    """The verbs in a stretch."""
    spoken = list(_WORD.finditer(text, within.start, within.end))
    plain = [_plain(word[0], known) for word in spoken]
    index = 0
    while index < len(spoken):
        word = spoken[index][0]
        may_be_verb = word[0].islower() or (index == 0 and word not in known.capitalised)
        tense, length = _phrase(plain, index, known) if may_be_verb else (None, 1)
        is_bare = False
        if not tense and may_be_verb:
            tense, is_bare = _ending(plain, index, known)
        if tense and not _is_infinitive(plain, index, tense, known):
            yield _Cue(spoken[index].start(), spoken[index + length - 1].end(), tense, is_bare)
        index += length


def _plain(word: str, known: Vocabulary) -> str:
    return word if word in known.capitalised else re.sub("[’ʼ]", "'", word.lower())


def _phrase(plain: list[str], index: int, known: Vocabulary) -> tuple[Tense | None, int]:
    """The tense of the longest listed phrase from a word on, and how many words it has."""
    for length in range(min(_LONGEST_PHRASE, len(plain) - index), 0, -1):
        phrase = "_".join(plain[index : index + length])
        if phrase in known.past_words:
            return Tense.PAST, length
        if phrase in known.coming_words or phrase in known.announcing:
            return Tense.COMING, length
        if phrase in known.scheduled_words:
            before = plain[index - 1] if index else ""
            others = known.before_nouns | (known.determiners - known.list_joins)
            is_noun = before in others or before.endswith("'ll")
            return (None if is_noun else Tense.SCHEDULED), length
        if phrase in known.present_words:
            is_helper = phrase in known.participle_helpers
            is_helper = is_helper and _is_participle(plain, index + length, known)
            return (None if is_helper else Tense.EITHER), length
    return None, 1


def _ending(plain: list[str], index: int, known: Vocabulary) -> tuple[Tense | None, bool]:
    """The tense that the ending of a verb shows, and whether it is a participle by itself."""
    word = plain[index]
    if word.endswith("'ll"):
        return Tense.COMING, False
    helpers = plain[max(0, index - _HELPER_REACH) : index]
    if _is_participle(plain, index, known):
        return _participle(helpers, known)
    if len(word) < _SHORTEST_VERB or word in known.no_tense:
        return None, False
    if word.endswith(tuple(known.future_endings)):
        return Tense.COMING, False
    is_adjective = bool(helpers) and helpers[-1] in known.determiners
    is_past = word.endswith(tuple(known.past_endings)) and not is_adjective
    return (Tense.PAST if is_past else None), False


def _participle(helpers: list[str], known: Vocabulary) -> tuple[Tense | None, bool]:
    """The tense of a participle: of the past behind ``ha``, or by itself right before its date."""
    if known.participle_helpers.intersection(helpers):
        return Tense.PAST, False
    endings = tuple(known.future_endings)
    is_other = any(word.endswith(endings) or word in known.present_words for word in helpers)
    is_noun = bool(helpers) and helpers[-1] in known.determiners
    return (None if is_other or is_noun else Tense.PAST), True


def _is_participle(plain: list[str], index: int, known: Vocabulary) -> bool:
    word = plain[index] if index < len(plain) else ""
    is_long = len(word) > _SHORTEST_VERB and word not in known.no_tense
    ends_so = is_long and word.endswith(tuple(known.participles))
    masculine = f"{word.removeprefix('ri')[:-1]}o"
    return ends_so or bool({masculine, f"{word[:-1]}o"} & known.participle_words)


def _is_infinitive(plain: list[str], index: int, tense: Tense, known: Vocabulary) -> bool:
    """Whether it is the second part of ``be held`` or ``will cut``, whose first part counts."""
    before = plain[index - 1] if index else ""
    if before == "have" and index > 1 and plain[index - 2] == "to":
        return True
    is_second = before == "be" or before in known.before_nouns or before.endswith("'ll")
    return tense is Tense.PAST and is_second
