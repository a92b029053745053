"""Whether a sentence announces a visit to a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.authoring.dates.tenses import is_verb
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import Word, words

_CLAUSE_END = re.compile(r"[,;:–—]|$")
_PARTICIPLE = re.compile(r"(?:ed|en|wn|ung?|one|ome|ept|elt|ound|ought|aught)$")
"""How English participles end; some other verbs do so too, and announce nothing behind ``'d``."""
_LONGEST_PHRASE = 3
_SHORTEST_FUTURE = 4
"""Letters of the shortest verb whose ending marks the future tense."""


def announcement(text: str, sentence: Span, mention: Span, known: Vocabulary) -> str:
    """The words by which a sentence announces what it mentions; empty if it reports the past.

    They are before the mention or in the same clause: in ``he is in Rome, where he will speak``
    he is in Rome. A capitalised word announces nothing unless the sentence begins with it, and no
    name does: ``Will Smith``.
    """
    clause_end = _CLAUSE_END.search(text, mention.end, sentence.end)
    end = clause_end.start() if clause_end else sentence.end
    head = words(text, known, sentence.start, end)
    if not any(is_verb(word.text.lower(), known) for word in head):
        end = sentence.end  # ``In Rome, next week, they will decide``
    spoken = [
        word
        for word in words(text, known, sentence.start, end)
        if not mention.overlaps(word.start, word.end)
    ]
    if spoken and not _begins_name(spoken):
        first, *rest = spoken
        spoken = [replace(first, text=first.text.lower()), *rest]
    for index, word in enumerate(spoken):
        joins = known.clause_joins | known.list_joins
        if index and word.start > mention.end and spoken[index - 1].text in joins:
            break  # ``held in Rome on Monday and will speak in Milan``
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = [each.text for each in spoken[index : index + length]]
            if "_".join(phrase) in known.announcing:
                return " ".join(phrase)
        if _is_future(word, known):
            return word.text
        if _is_contracted(spoken[index : index + 2], known):
            return text[word.start : word.end]
    return ""


def _begins_name(spoken: Sequence[Word]) -> bool:
    """Whether the next word belongs to the first one, by its capital letter."""
    first, *rest = spoken[:2]
    return any(word.is_capitalised and word.start == first.end + 1 for word in rest)


def _is_future(word: Word, known: Vocabulary) -> bool:
    is_long = len(word.text) >= _SHORTEST_FUTURE and not word.is_capitalised
    return is_long and word.text.endswith(tuple(known.future_endings))


def _is_contracted(pair: Sequence[Word], known: Vocabulary) -> bool:
    """Whether a word has ``will`` or ``would`` in it: ``we'll sing``, but not ``she'd sung``."""
    _, apostrophe, short = re.sub("[’ʼ]", "'", pair[0].text).partition("'")
    if short == "ll":
        return True
    following = pair[1].text if pair[1:] else ""
    is_past = _PARTICIPLE.search(following) or following in known.past_words
    return bool(apostrophe and following) and short == "d" and not is_past
