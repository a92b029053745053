"""A text as words with their positions in it, each with what its inflections share.

The Snowball stemmers of the languages find the stems; names are compared by `gazetteer.folding`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from explorer.authoring.dates.date_names import month_pattern, weekday_pattern
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer.folding import fold
from explorer.story.vocabulary import stemmer_for

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[”“\"»’')\]]*+(?:\[\^[^\[\]\s]{1,60}\])*+\s++(?=[\W_]{0,20}+[A-ZÀ-ÖØ-Ý])|\n\s*\n"
    r"|\n(?=[ \t]*+(?:\||[-*+][ \t]|\d{1,9}[.)][ \t]))",
)
"""Nothing of it is tried twice, however many spaces and marks follow each other."""

_ONLY_TIME = re.compile(r"\W{0,9}\d{1,2}(?:\\?[.:]\d\d)?\s?[ap]\.\s?m\.", re.IGNORECASE)
"""The time at the head of a line of a programme: ``9.30 a.m. Arrival``."""

_LONGEST_HEADING = 200
"""Characters."""
_INITIALS = re.compile(r"(?:\b[A-Za-z]\.\s?){2}$")
_CAPITAL_INITIALS = re.compile(r"(?<!, )\b(?:[A-Z]\.){2,3}$")
"""``U.S.``, but not what ends an address, as in ``Raleigh, N.C.``"""
_TIME_ZONE = r"[A-Z]{2,4}\b"
_DATELINE_GOES_ON = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[—–]|--?\s)")
_DATELINE_WORD = re.compile(r"\b[^\W\d_]{1,5}\.$")
"""The short name of a state or a month: ``Calif.``, ``14 OTT.``"""
_LONGEST_DATELINE = 60
_LAST_WORD = re.compile(r"(?<![\w.])[^\W\d_]+(?=\.$)")
_LONGEST_ABBREVIATION = 12
"""Characters that are looked back for one, its point among them."""


@dataclass(frozen=True)
class Word:
    """A word and its position."""

    text: str
    start: int
    """Position of its first character in the text."""
    end: int
    """Position after its last character."""
    stem: str
    """What its inflections share, folded."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words(text: str, vocabulary: Vocabulary, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a text, or of the part from `start` to `end`, in order.

    Hyphens part words; so does an apostrophe after an elided word, but not one within a name.

    >>> from explorer.authoring.vocabularies import vocabulary
    >>> [word.text for word in words("dell'arrivo a Komsomol'sk-na-Amure", vocabulary("it"))]
    ['dell', 'arrivo', 'a', "Komsomol'sk", 'na', 'Amure']
    """
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        for first, last in _unelided(match, vocabulary):
            form = text[first:last]
            found.append(Word(form, first, last, stem(form, vocabulary.language)))
    return found


def _unelided(match: re.Match[str], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    start, end = match.span()
    head = re.split("['’ʼ]", match[0], maxsplit=1)[0]
    if len(head) < end - start and head.lower() in vocabulary.elided:
        yield start, start + len(head)
        start += len(head) + 1
    is_possessive = bool(_POSSESSIVE.search(match[0])) and end - start > len("'s")
    yield start, end - 2 if is_possessive else end


def sentences(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Start and end of each sentence; an empty line ends one too, an abbreviation does not.

    Each row of a table and each item of a list is one of its own.

    >>> from explorer.authoring.vocabularies import vocabulary
    >>> text = "Il sig. Verdi canta. Bravo!"
    >>> [text[start:end] for start, end in sentences(text, vocabulary("it"))]
    ['Il sig. Verdi canta.', 'Bravo!']
    """
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if match[0].count("\n") < 2 and (
            ends_abbreviated(text, match.start(), vocabulary)
            or _ONLY_TIME.fullmatch(text, start, match.start())
            or _goes_on(text, match, vocabulary)
            or _is_in_dateline(text, start, match.start())
            or _is_within_heading(text, match)
        ):
            continue
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]


def _is_within_heading(text: str, end: re.Match[str]) -> bool:
    """Whether a point ends no sentence, for it is in a heading: ``## 7th May. Linz``."""
    first = max(0, end.start() - _LONGEST_HEADING)
    before = text[first : end.start()].rpartition("\n")
    is_whole = bool(before[1]) or first == 0
    return is_whole and before[2].startswith("#") and "\n" not in end[0]


def _goes_on(text: str, end: re.Match[str], known: Vocabulary) -> bool:
    """Whether a point of ``9 a.m. Monday`` or ``U.S. Senate`` ends no sentence."""
    head = text[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start()]
    if not _INITIALS.search(head):
        return False
    if _day_or_zone(known.language).match(text, end.end()):
        return True
    following = _WORD.match(text, end.end())
    is_name = following is not None and following[0].lower() not in known.function_words
    return is_name and bool(_CAPITAL_INITIALS.search(head))


@cache
def _day_or_zone(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{weekday_pattern(language)}|{month_pattern(language)}|{_TIME_ZONE})\b")


def _is_in_dateline(text: str, start: int, end: int) -> bool:
    """Whether a point belongs to ``COLUMBUS, Ga. (AP) —`` at the head of a passage."""
    head = text[max(start, end - _LONGEST_DATELINE - 1) : end]
    is_head = len(head) <= _LONGEST_DATELINE and (start == 0 or text[start - 2 : start] == "\n\n")
    is_short = is_head and _DATELINE_WORD.search(head)
    return bool(is_short and _DATELINE_GOES_ON.match(text, end))


def ends_abbreviated(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the text up to `end` ends with the point of ``Mr.``, or of an initial as in ``J.``"""
    last = _LAST_WORD.search(text[max(0, end - _LONGEST_ABBREVIATION) : end])
    if last is None:
        return False
    is_initial = len(last[0]) == 1 and last[0].isupper()
    return is_initial or last[0].lower() in vocabulary.abbreviations


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """What the inflections of a word share, folded; the folded word where no stemmer is known.

    >>> stem("incontrati", "it") == stem("Incontro", "it")
    True
    """
    stemmer = stemmer_for(language)
    return fold(str(stemmer.stemWord(word.lower())) if stemmer else word)
