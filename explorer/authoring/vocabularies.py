"""The words of a language that reading an article needs, from one file a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language; all in lower case."""

    language: str
    """ISO 639 code."""
    function_words: frozenset[str]
    """Words that say nothing of what a sentence is about."""
    elided: frozenset[str]
    """What stands before an apostrophe as a word of its own, as in ``dell'incontro``."""
    place_kinds: frozenset[str]
    """What a place can be, where that is part of its name: ``cosmodromo``, ``island``."""

    @classmethod
    def empty(cls, language: str) -> Vocabulary:
        """A vocabulary for a language of which no words are known."""
        return cls(language, frozenset(), frozenset(), frozenset())


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language.

    Raises:
        KeyError: there is none, see `languages_with_vocabulary`.
    """
    if language not in languages_with_vocabulary():
        raise KeyError(language)
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        words = {name: frozenset(text.split()) for name, text in tomllib.load(file).items()}
    return Vocabulary(language, **words)


@cache
def languages_with_vocabulary() -> tuple[str, ...]:
    """Codes of the languages whose texts can be read, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
