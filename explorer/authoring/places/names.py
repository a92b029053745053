"""Names in a text: runs of capitalised words, with the words before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.authoring.dates.date_headings import heading_date
from explorer.authoring.drafts.rows_and_notes import is_head_of_table
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import Word, ends_abbreviated, sentences, words
from explorer.gazetteer.folding import fold

_JOINING = frozenset({"de", "do", "dos", "es", "upon"})
"""Small words within a name, besides those between hyphens (``Komsomolsk-on-Amur``)."""

_SHORTEST_FUTURE = 4
"""Letters that a word of the future has more than."""
_CONTRACTED = re.compile(r"n['’ʼ]t$|^(?:\w{1,5})['’ʼ](?:ll|ve|re|d|m)$")
"""``I'll``, ``she'd``, ``won't``."""
_HEADING = re.compile(r"#{1,6} ")
_MARKUP = 4
"""Most characters between the edge of a table's cell and its first word."""
_DASH_FOLLOWS = re.compile(r"\s+[–—-]\s")
_AGENCY = re.compile(r"\([A-Za-zÀ-ÿ ./-]{2,30}\)\s*(?:[–—-]\s+)?")
"""An agency in brackets at the head of a news item: ``(ANSA) - ROMA, 3 MAR -``."""
_SHOUTED_END = re.compile(r"[.:](?:\s|$)")
"""Behind a town in capital letters at the head of a paragraph: ``MILANO. Sei arresti``."""
_LEAST_SHOUTED = 4
"""Letters of such a town, for shorter names are mostly abbreviations."""
_LONGEST_DATELINE = 60
"""Characters from the beginning of a paragraph to the dash behind its place and date."""


@dataclass(frozen=True)
class Name:
    """A run of capitalised words and its position."""

    text: str
    start: int
    """Position of its first character in the text."""
    end: int
    """Position after its last character."""
    before: tuple[str, ...]
    """The words before it in its sentence with nothing but spaces between, small letters, last
    one first; at most five."""
    after: tuple[str, ...]
    """The words behind it, likewise, next one first."""
    begins_sentence: bool
    """Whether a word is capitalised here anyway."""
    heads_dateline: bool
    """Whether a dash follows at the head of a paragraph, or it is beside a date there:
    ``Rome, Italy –``, ``Rome, 3 May``."""

    @property
    def key(self) -> str:
        """What its spellings share."""
        return fold(self.text)


def names_in(text: str, known: Vocabulary, *, headings: bool = False) -> list[Name]:
    """The names of a text in its order, without its headings, where anything is capitalised.

    With `headings` only the names in these.

    >>> from explorer.authoring.vocabularies import vocabulary
    >>> [name.text for name in names_in("Then to Komsomolsk-on-Amur, says Ann.", vocabulary("en"))]
    ['Komsomolsk-on-Amur', 'Ann']
    """
    found: list[Name] = []
    for start, end in sentences(text, known):
        first = end - len(text[start:end].lstrip())
        if is_head_of_table(text, Span(first, end)):
            continue
        is_heading = bool(_HEADING.match(text, first))
        begins_paragraph = first == 0 or text.endswith("\n\n", 0, first)
        date = heading_date(text, Span(first, end), known) if begins_paragraph else None
        if is_heading is headings or (date and not headings):
            found += _in_sentence(text, Span(first, end), date, known)
    return found


def _in_sentence(text: str, sentence: Span, date: Span | None, known: Vocabulary) -> Iterator[Name]:
    """The names of a sentence, which may begin with the date that heads what follows."""
    start, end = sentence.start, sentence.end
    spoken = words(text, known, start, end)
    begins_paragraph = start == 0 or text.endswith("\n\n", 0, start)
    agency = _AGENCY.match(text, start, end) if begins_paragraph else None
    head = agency.end() if agency else start
    dash = _DASH_FOLLOWS.search(text, head, min(end, head + _LONGEST_DATELINE))
    for first, last in _runs(text, spoken, known):
        begin, stop = spoken[first].start, spoken[last].end
        if begin < head:
            continue
        yield Name(
            text[begin:stop],
            begin,
            stop,
            before=_beside(text, spoken, first, -1, known),
            after=_beside(text, spoken, last, 1, known),
            begins_sentence=first == 0 or _begins_cell(text, begin),
            heads_dateline=begins_paragraph
            and (
                (begin == head and bool(dash and stop <= dash.start()))
                or (begin == head and _is_shouted(text, Span(begin, stop)))
                or (date is not None and _is_beside(text, Span(begin, stop), date))
            ),
        )


def _begins_cell(text: str, start: int) -> bool:
    return text[max(0, start - _MARKUP) : start].rstrip(" *").endswith("|")


def _is_shouted(text: str, name: Span) -> bool:
    words = text[name.start : name.end]
    is_long = name.end - name.start >= _LEAST_SHOUTED
    return is_long and words.isupper() and bool(_SHOUTED_END.match(text, name.end))


def _is_beside(text: str, name: Span, date: Span) -> bool:
    """Whether a name is the place of a line with a date: the first one before or behind it."""
    if name.end <= date.start:
        line = text[max(text.rfind("\n", 0, name.start) + 1, name.start - _LONGEST_DATELINE) :]
        return not re.match(r"[\s#*]*\w", line[: max(0, name.start - (len(text) - len(line)))])
    return bool(re.fullmatch(r"[\s,.:;|–—-]{1,5}", text[date.end : name.start]))


def _runs(text: str, spoken: list[Word], known: Vocabulary) -> Iterator[tuple[int, int]]:
    """First and last index of each run; what only begins a sentence is no part of one."""
    index = 0
    while index < len(spoken):
        last = index
        is_verb = index == 0 and _is_verb(spoken[0], known)
        is_name = spoken[index].is_capitalised and not is_verb
        if is_name and not _is_small_word(text, spoken[index], known):
            while (step := _joined(text, spoken, last, known)) and last + step < len(spoken):
                last += step
            yield index, _with_small_end(text, spoken, last)
        index = last + 1


def _is_small_word(text: str, word: Word, known: Vocabulary) -> bool:
    is_initial = text.startswith(".", word.end) and ends_abbreviated(text, word.end + 1, known)
    small = word.text.lower()
    is_contracted = bool(_CONTRACTED.search(small)) and known.language == "en"
    return (small in known.function_words or is_contracted) and not is_initial


def _is_verb(first: Word, known: Vocabulary) -> bool:
    """Whether a sentence's first word only leads to a name: ``Raggiungerà Torino``."""
    word = first.text.lower()
    is_future = len(word) > _SHORTEST_FUTURE and word.endswith(tuple(known.future_endings))
    return is_future or word in known.weak_locatives


def _joined(text: str, spoken: list[Word], last: int, known: Vocabulary) -> int:
    """How many words further the name goes on; 0 where it ends."""
    for step in (1, 2):
        if last + step >= len(spoken) or not spoken[last + step].is_capitalised:
            continue
        between = _between(text, spoken[last].end, spoken[last + step].start, known)
        if step == 1 and between in (" ", "-", "\n"):
            return 1
        small = re.fullmatch(r"([ -])(\w+)\1", between)
        if step == 2 and small and (small[1] == "-" or small[2] in _JOINING):
            return 2
    return 0


def _between(text: str, start: int, end: int, known: Vocabulary) -> str:
    """What parts two words, without the point of an abbreviation."""
    has_point = text.startswith(".", start) and ends_abbreviated(text, start + 1, known)
    return text[start + has_point : end]


def _with_small_end(text: str, spoken: list[Word], last: int) -> int:
    """The last word of a name that ends like ``Jong-un``."""
    goes_on = last + 1 < len(spoken) and spoken[last + 1].start == spoken[last].end + 1
    return last + 1 if goes_on and text[spoken[last].end] == "-" else last


def _beside(
    text: str, spoken: list[Word], index: int, step: int, known: Vocabulary
) -> tuple[str, ...]:
    found: list[str] = []
    while 0 <= index + step < len(spoken) and len(found) < 5:
        pair = sorted((spoken[index], spoken[index + step]), key=lambda word: word.start)
        if re.search(r"[^\s'’ʼ-]", _between(text, pair[0].end, pair[1].start, known)):
            break
        index += step
        found.append(spoken[index].text.lower())
    return tuple(found)
