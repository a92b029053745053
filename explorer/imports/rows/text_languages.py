"""The language of a file that does not say it, by the short words of its texts and its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from explorer.authoring.vocabularies import languages_with_vocabulary, vocabulary
from explorer.imports.found import Found
from explorer.writing.values import Value

MOST_TEXTS: Final = 2_000
"""Texts that are looked at; more say the same."""
LEAST_WORDS: Final = 2
"""Words of a language that have to be there."""
LEAD: Final = 2
"""So many times as often as those of any other language they have to be there."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_TEXTS: Final = ("title", "summary", "note", "caption", "alt")
_SHORT_WORDS: Final = {
    "de": "der die das den dem des ein eine einen einem einer und oder nicht ist sind war waren "
    "wird wurde wurden mit von vom zum zur im am auf aus bei nach für über sich sie er es auch "
    "als wie noch nur durch gegen bis seine ihre ihr",
    "fr": "le les des du un une et ou est sont était étaient dans sur avec pour par pas ne que "
    "qui au aux ce cette ces il elle ils elles se sa son ses leur leurs plus sans sous chez",
    "es": "el los las del un una unos y o es son era eran fue fueron en con por para no que se "
    "su sus al lo como más pero sin sobre desde hasta entre esta este está",
}
"""Of languages whose articles cannot be read yet."""
_COLUMNS: Final = {
    "en": "date place title description text year source person from to time image name location",
    "it": "data luogo titolo descrizione testo anno fonte persona mittente destinatario ora "
    "immagine nome luoghi evento riassunto didascalia segnatura collocazione città regesto",
    "de": "datum ort titel beschreibung text jahr quelle person absender empfänger uhrzeit bild "
    "name ereignis zusammenfassung anmerkung signatur absendeort",
    "fr": "date lieu titre description texte année source personne expéditeur destinataire heure "
    "image nom événement légende cote remarque",
    "es": "fecha lugar título descripción texto año fuente persona remitente destinatario hora "
    "imagen nombre evento leyenda signatura",
}
"""How columns are called."""


def guessed_language(found: Iterable[Found], among: Collection[str] = ()) -> str | None:
    """The language of texts, as a tag (BCP 47); None if that is not clear, or the files say it.

    Args:
        found: what was read, whatever language was taken for its texts.
        among: the languages that it can have; all that are known if empty.
    """
    silent = [each for each in found if not each.exported and not each.story.get("languages")]
    texts = Counter[str]()
    for each in silent:
        for text in islice(_texts(each), MOST_TEXTS):
            texts.update(_WORD.findall(text.lower()))
    columns = Counter(
        word
        for each in silent
        for column in each.columns
        for word in _WORD.findall(column.name.lower())
    )
    by_texts = _scores(texts, _short_words(), among)
    by_columns = _scores(columns, _own(_COLUMNS), among)
    return _clear(by_texts) or _clear(by_texts + by_columns)


def _texts(found: Found) -> Iterator[str]:
    """What an author wrote in sentences."""
    for record in found.records:
        for value in (record.values.get(name) for name in _TEXTS):
            yield from _plain(value)
        yield from record.rest.values()


def _plain(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    if isinstance(value, str):
        yield value


def _scores(
    words: Counter[str], known: dict[str, frozenset[str]], among: Collection[str]
) -> Counter[str]:
    """How many words are of each language."""
    possible = {code.partition("-")[0]: code for code in among} or {code: code for code in known}
    return Counter(
        {
            tag: sum(words[word] for word in known[code])
            for code, tag in possible.items()
            if code in known
        }
    )


def _clear(scores: Counter[str]) -> str | None:
    (first, most), (_, second) = [*scores.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= LEAST_WORDS and most >= LEAD * second else None


@cache
def _short_words() -> dict[str, frozenset[str]]:
    known = {
        code: " ".join(vocabulary(code).function_words) for code in languages_with_vocabulary()
    }
    return _own(_SHORT_WORDS | known)


def _own(words: dict[str, str]) -> dict[str, frozenset[str]]:
    """The words of each language that no other one has."""
    lists = {code: frozenset(text.split()) for code, text in words.items()}
    count = Counter(word for each in lists.values() for word in each)
    return {
        code: frozenset(word for word in each if count[word] == 1) for code, each in lists.items()
    }
