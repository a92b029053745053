"""The words of synthetic stories: as varied as an author's, so that they compress no better.

Texts are made of words of the bench's articles, each as often as they use it; names of places are
made of syllables, so that there are as many as a story needs, spelt in four languages.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unicodedata import normalize

LANGUAGES = ("en", "it")
ARTICLES = Path(__file__).parent / "drafts"
SPELLINGS = ("en", "it", "ru", "ko")
"""The languages in which places have names."""
_CONSONANTS = (
    *("n n н ㄴ", "d d д ㄷ", "r r р ㄹ", "m m м ㅁ", "b b б ㅂ", "s s с ㅅ", "g gh г ㄱ"),
    *("k c к ㅋ", "t t т ㅌ", "p p п ㅍ", "kh ch х ㅎ", "z z з ㅈ", "v v в ㅂ", "l l л ㄹ"),
    *("sh š ш ㅅ", "ch č ч ㅊ"),
)
_VOWELS = ("a a а ㅏ", "e e е ㅔ", "i i и ㅣ", "o o о ㅗ", "u u у ㅜ", "ya ja я ㅑ")
_ENDINGS = ("   ", "sk sk ск 스크", "vo vo во 보", "grad grad град 그라드", "n n н 은", "ye e е 예")


@cache
def words(language: str) -> tuple[str, ...]:
    """All words of the articles in a language, each as often as it is in them."""
    files = sorted(p for p in (ARTICLES / language).rglob("*") if p.suffix in {".txt", ".md"})
    texts = (path.read_text(encoding="utf-8") for path in files)
    return tuple(word for text in texts for word in re.findall(r"[^\W\d_]+", text))


def slug(text: str) -> str:
    """A text as the lower-case ASCII words of an id, with hyphens.

    >>> slug("Čagar, the harbour")
    'cagar-the-harbour'
    """
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))


@dataclass
class Writer:
    """Writes texts, names and ids by chance; what it has once given as an id is not given again."""

    rng: random.Random
    _taken: Counter[str] = field(default_factory=Counter)

    def sentence(self, length: int, language: str) -> str:
        """Some words that mean nothing, as a sentence without its full stop."""
        text = " ".join(self.rng.choices(words(language), k=length))
        return text[0].upper() + text[1:]

    def titles(self, length: int) -> dict[str, str]:
        """Another such sentence in each language."""
        return {language: self.sentence(length, language) for language in LANGUAGES}

    def texts(self, length: int) -> dict[str, str]:
        """The same, with full stops."""
        return {language: f"{text}." for language, text in self.titles(length).items()}

    def place_name(self) -> dict[str, str]:
        """The name of a place that does not exist, as each language spells it."""
        syllables = [self._syllable() for _ in range(self.rng.choice((2, 3, 3, 4, 5)))]
        parts = [*syllables, self.rng.choice(_ENDINGS).split(" ")]
        spelt = ("".join(spellings) for spellings in zip(*parts, strict=True))
        return {
            language: name.capitalize() for language, name in zip(SPELLINGS, spelt, strict=True)
        }

    def _syllable(self) -> list[str]:
        consonant = self.rng.choice(_CONSONANTS).split(" ")
        vowel = self.rng.choice(_VOWELS).split(" ")
        *written, hangul = (first + last for first, last in zip(consonant, vowel, strict=True))
        return [*written, _hangul(*hangul)]

    def id_of(self, text: str, most_words: int = 3) -> str:
        """An id as authors make it of a title: its longer words, and a number where it is taken."""
        parts = [part for part in slug(text).split("-") if len(part) > 3] or [slug(text)]
        name = "-".join(parts[:most_words]) or "untitled"
        self._taken[name] += 1
        return name if self._taken[name] == 1 else f"{name}-{self._taken[name]}"


def _hangul(lead: str, vowel: str) -> str:
    """The block of a consonant and a vowel, by the formula of Unicode's chapter 3.12."""
    leads, vowels = (
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
        "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
    )
    return chr(0xAC00 + (leads.index(lead) * len(vowels) + vowels.index(vowel)) * 28)
