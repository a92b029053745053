"""The words beside a date, and what they say of a number of days."""

from __future__ import annotations

import re

from explorer.authoring.vocabularies import Vocabulary

_BESIDE = 40
"""Characters before and behind a date in which its neighbouring words are looked for."""
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_]{1,20}[\s'’ʼ]{1,3}){1,4}$")
_WORDS_AFTER = re.compile(r"\s([^\W\d_]+)(?:\s([^\W\d_]+))?")
_BROKEN_NUMBER = re.compile(r"\d[.,/–]$")
"""The first part of a number, or of two: ``2.5``, ``2/3``."""


def words_before(text: str, start: int) -> list[str]:
    """The words before a date with nothing but spaces between, last one first."""
    beside = _WORDS_BEFORE.search(text[max(0, start - _BESIDE) : start])
    return re.findall(r"[^\W\d_]+", beside[0].lower())[::-1] if beside else []


def words_after(text: str, end: int) -> tuple[str, str]:
    """The two words behind a date with nothing but a space between; empty without one."""
    after = _WORDS_AFTER.match(text, end, end + _BESIDE)
    return ((after[1] or "").lower(), (after[2] or "").lower()) if after else ("", "")


def number_in(words: str, numbered: frozenset[str]) -> int | None:
    """The number that a lexicon gives to words, or that they are."""
    if words.isdecimal():
        return int(words)
    written = re.sub(r"\s+", "_", re.sub(r"[’ʼ]", "'", words.lower()))
    numbers = dict(each.split(":") for each in numbered)
    return int(numbers[written]) if written in numbers else None


def is_rough(text: str, start: int, end: int, known: Vocabulary) -> bool:
    """Whether words beside a number of days make it rough or another: ``two or``, ``hundred``."""
    before = words_before(text, start)[:2]
    if before and ({before[0], "_".join(before[::-1])} & known.roughly):
        return True
    # ``one hundred and two days ago``, but ``they left Rome and two days ago …``
    counted = before[1:] if before and before[0] in known.conjunctions else before[:1]
    if any(word in known.roughly or number_in(word, known.numbers) is not None for word in counted):
        return True
    after, further = words_after(text, end)
    is_rough_behind = after in known.roughly and not further  # ``tre giorni fa circa.``
    return is_rough_behind or bool(_BROKEN_NUMBER.search(text, max(0, start - 2), start))
