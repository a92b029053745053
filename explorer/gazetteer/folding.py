"""Names reduced to what their spellings share: diacritics, scripts and punctuation folded away.

Scripts are transliterated by AnyAscii. Russian names are romanised in two ways that differ in their
letters: for English ("Khabarovsk") and, in Italian and in scholarship, by ISO/R 9:1968 as Italian
atlases use it ("Chabarovsk"); a Cyrillic name folds to both.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from anyascii import anyascii

_SCIENTIFIC: Final = str.maketrans(
    {
        "ж": "z", "й": "j", "х": "ch", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju",
        "Ж": "Z", "Й": "J", "Х": "Ch", "Ц": "C", "Ч": "C", "Ш": "S", "Щ": "Sc", "Ю": "Ju",
        "я": "ja", "Я": "Ja",
    }
)  # fmt: skip
"""Letters that scholars romanise otherwise than English does, already without diacritics."""

_SIGNS: Final = re.compile(r"['`\"]")
"""Apostrophes and soft signs, which are written or left out."""
_WORDS: Final = re.compile(r"[a-z0-9]+")
_ENDINGS: Final = re.compile(r"(?:yy|yj|iy|ij)\b")
"""Endings of Russian adjectives, which English writes -y."""


def fold(name: str) -> str:
    """The name in lower-case ASCII words, without diacritics, apostrophes and hyphens.

    Empty where nothing of it is a letter or a digit.

    >>> fold("Komsomol’sk-na-Amure"), fold("Комсомольск-на-Амуре")
    ('komsomolsk na amure', 'komsomolsk na amure')
    >>> fold("Vostochnyy"), fold("Łódź"), fold("Đà Nẵng")
    ('vostochny', 'lodz', 'da nang')
    """
    plain = name if name.isascii() else anyascii(unicodedata.normalize("NFC", name))
    words = _WORDS.findall(_SIGNS.sub("", plain.lower()))
    return _ENDINGS.sub("y", " ".join(words))


def foldings(name: str) -> frozenset[str]:
    """All the ways in which a name may be romanised, folded.

    >>> sorted(foldings("Хабаровск"))
    ['chabarovsk', 'khabarovsk']
    """
    scientific = name if name.isascii() else name.translate(_SCIENTIFIC)
    return frozenset({fold(spelling) for spelling in {name, scientific}})


def script(name: str) -> str:
    """The script that a name's first letter is of, as Unicode calls it; empty without a letter.

    >>> script("Roma"), script("Рим"), script("로마")
    ('LATIN', 'CYRILLIC', 'HANGUL')
    """
    letter = next((letter for letter in name if letter.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0]
