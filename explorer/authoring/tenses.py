"""Whether the words around a date speak of the past or of what is to come.

The verb nearest before the date decides, for a date mostly belongs to the verb that it follows; if
there is none, or if the date begins its clause, the first verb behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

_REACH = 400
"""Characters on either side of a date in which its verb is looked for."""
_LONGEST_PHRASE = 3
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
    before = list(_cues(text, Span(start, at.start), known, closes=True))
    first = next(_cues(text, Span(at.end, end), known), None)
    head = text[start : at.start]
    begins_clause = _new_clause(known).search(head) and not _CLOSED.match(text, at.end)
    if first and (not before or (begins_clause and "," not in text[at.end : first.start])):
        return first.tense
    return before[-1].tense if before else Tense.NONE


def is_told_as_past(text: str, known: Vocabulary) -> bool:
    """Whether a text has at least as many verbs of the past as of what is to come."""
    tenses = [cue.tense for cue in _cues(text, Span(0, len(text)), known)]
    return tenses.count(Tense.PAST) >= tenses.count(Tense.COMING)


def is_verb(word: str, known: Vocabulary) -> bool:
    """Whether a word shows a tense by itself."""
    is_listed = word in known.participle_helpers or _phrase([word], 0, known)[0] is not None
    return is_listed or _ending([word], 0, known, is_last=False) is not None


@cache
def _new_clause(known: Vocabulary) -> re.Pattern[str]:
    """What comes before a date that begins a clause: ``…, but on Friday``."""
    joins = "|".join(sorted(known.clause_joins)) or "(?!)"
    return re.compile(rf"(?:[,;:–—(“«\"]|\b(?:{joins})(?=\s)){_BESIDE}", re.IGNORECASE)


def _cues(text: str, within: Span, known: Vocabulary, *, closes: bool = False) -> Iterator[_Cue]:
    """The verbs in a stretch; a participle that `closes` it before the date needs no helper."""
    spoken = list(_WORD.finditer(text, within.start, within.end))
    plain = [re.sub("[’ʼ]", "'", word[0].lower()) for word in spoken]
    index = 0
    while index < len(spoken):
        word = spoken[index][0]
        may_be_verb = word[0].islower() or (index == 0 and word not in known.capitalised)
        tense, length = _phrase(plain, index, known) if may_be_verb else (None, 1)
        if not tense and may_be_verb:
            tense = _ending(plain, index, known, is_last=closes and index == len(plain) - 1)
        if tense and not _is_infinitive(plain, index, tense):
            yield _Cue(spoken[index].start(), spoken[index + length - 1].end(), tense)
        index += length


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
            is_noun = before in known.before_nouns | known.determiners or before.endswith("'ll")
            return (None if is_noun else Tense.SCHEDULED), length
        if phrase in known.present_words:
            is_helper = phrase in known.participle_helpers
            is_helper = is_helper and _is_participle(plain, index + length, known)
            return (None if is_helper else Tense.EITHER), length
    return None, 1


def _ending(plain: list[str], index: int, known: Vocabulary, *, is_last: bool) -> Tense | None:
    """The tense that the ending of a verb shows."""
    word = plain[index]
    if word.endswith("'ll"):
        return Tense.COMING
    helpers = plain[max(0, index - _HELPER_REACH) : index]
    if _is_participle(plain, index, known):
        return _participle(helpers, known, is_last=is_last)
    if len(word) < _SHORTEST_VERB or word in known.no_tense:
        return None
    if word.endswith(tuple(known.future_endings)):
        return Tense.COMING
    is_adjective = bool(helpers) and helpers[-1] in known.determiners
    is_past = word.endswith(tuple(known.past_endings)) and not is_adjective
    return Tense.PAST if is_past else None


def _participle(helpers: list[str], known: Vocabulary, *, is_last: bool) -> Tense | None:
    """The tense of a participle: of the past behind ``ha``, or right before its date."""
    if known.participle_helpers.intersection(helpers):
        return Tense.PAST
    endings = tuple(known.future_endings)
    is_other = any(word.endswith(endings) or word in known.present_words for word in helpers)
    is_noun = bool(helpers) and helpers[-1] in known.determiners
    return Tense.PAST if is_last and not is_other and not is_noun else None


def _is_participle(plain: list[str], index: int, known: Vocabulary) -> bool:
    word = plain[index] if index < len(plain) else ""
    is_long = len(word) > _SHORTEST_VERB and word not in known.no_tense
    ends_so = is_long and word.endswith(tuple(known.participles))
    masculine = f"{word.removeprefix('ri')[:-1]}o"
    return ends_so or bool({masculine, f"{word[:-1]}o"} & known.participle_words)


def _is_infinitive(plain: list[str], index: int, tense: Tense) -> bool:
    """Whether it is the second part of ``be held``, whose tense is that of the word before."""
    return tense is Tense.PAST and index > 0 and plain[index - 1] == "be"
