"""Ids made of words, so that links can be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from explorer.gazetteer.folding import fold

LONGEST = 60
"""Characters of an id that is made of words, so that a number can follow."""


def id_of_words(words: str) -> str:
    """An id made of words, cut between two of them; empty if nothing of them is a letter or digit.

    >>> id_of_words("L’arrivo a Łódź"), id_of_words("…")
    ('larrivo-a-lodz', '')
    """
    whole = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
    if len(whole) <= LONGEST:
        return whole
    kept = whole[: LONGEST + 1]
    return (kept.rpartition("-")[0] or kept)[:LONGEST].strip("-")


def free_id(candidates: Iterable[str], taken: Collection[str], first: int = 2) -> str:
    """The first of the ids that is free, or else the first of all with a number.

    Args:
        candidates: ids, the best one first; empty ones do not count.
        taken: ids that are not free.
        first: the first number that may be free.

    >>> free_id(["rome", "rome-1848"], {"rome"}), free_id(["rome"], {"rome", "rome-2"})
    ('rome-1848', 'rome-3')
    """
    ids = [each for each in candidates if each]
    free = next((each for each in ids if each not in taken), None)
    numbered = (f"{ids[0]}-{number}" for number in count(first))
    return free or next(each for each in numbered if each not in taken)
