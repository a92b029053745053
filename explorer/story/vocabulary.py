"""The words of a story, grouped by stem, so that a search forgives inflection.

Whoever types the beginning of a word finds every word that begins so, and every other form of
those: `frontend/core/searching.js` does the same in the browser, with the groups that it is sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

import snowballstemmer  # type: ignore[import-untyped]
from babel import Locale, UnknownLocaleError

from explorer.story.derived import KeptWithStory
from explorer.story.passage_parts import Target
from explorer.story.records import Event, Story

_WORD = re.compile(r"[^\W_]+")
MIN_LETTERS = 4
"""Of a word that is left when the last letters of another are left out."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff]")
"""Signs of scripts that put no space between words."""


def plain(text: str) -> str:
    """The text without accents and case, so that `Vostocnyj` finds `Vostočnyj`.

    >>> plain("Vostočnyj")
    'vostocnyj'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if unicodedata.category(sign) != "Mn").lower()


def words_in(text: str) -> list[str]:
    """The plain words of a text.

    >>> words_in("L’incontro di Vostočnyj, 2023")
    ['l', 'incontro', 'di', 'vostocnyj', '2023']
    """
    return _WORD.findall(plain(text))


def is_unspaced(word: str) -> bool:
    """Whether it has signs of a script that puts no space between words.

    >>> [is_unspaced(word) for word in ("meeting", "会議")]
    [False, True]
    """
    return bool(_UNSPACED.search(word))


def meant_by(typed: str, words: Collection[str], groups: Iterable[tuple[str, ...]]) -> set[str]:
    """The plain words that a plain word which is typed finds: those that begin so, in all forms.

    If there are none, its last letters are left out, a third of it at most: it may be a form that
    the story does not have. In a script that puts no space between words it is enough that a word
    contains it.

    Args:
        typed: what is typed.
        words: the words that there are.
        groups: see `vocabulary`.

    >>> sorted(meant_by("trains", {"train", "troops"}, [("train", "trained")]))
    ['train', 'trained']
    """
    shortest = 2 * len(typed) // 3
    for length in range(len(typed), max(shortest, MIN_LETTERS - 1), -1):
        if found := _finding(typed[:length], words, groups):
            return found
    return _finding(typed, words, groups)


def _finding(typed: str, words: Collection[str], groups: Iterable[tuple[str, ...]]) -> set[str]:
    is_within = is_unspaced(typed)

    def matches(word: str) -> bool:
        return typed in word if is_within else word.startswith(typed)

    found = {word for word in words if matches(word)}
    return found.union(*(group for group in groups if any(matches(word) for word in group)))


def texts_of(story: Story, event: Event, lang: str) -> Iterator[str]:
    """The texts by which an event is found, but for its summary and notes.

    The names of its places are in all languages; the passages of the article are those that mention
    the event.
    """
    yield event.title[lang]
    for place in (event.place, event.to):
        if place:
            yield from story.place(place).names.values()
    yield from (story.track(track).label[lang] for track in event.tracks)
    yield from (story.tag(tag).label[lang] for tag in event.tags)
    yield from _passages(story, lang).get(event.id, ())


@KeptWithStory
def vocabulary(story: Story, lang: str) -> tuple[tuple[str, ...], ...]:
    """The plain words of a story that share their stem with another, group by group.

    Args:
        story: the story.
        lang: the language of its texts; one without a stemmer has no groups.
    """
    stemmer = stemmer_for(lang)
    if not stemmer:
        return ()
    # Most words are many times in a story; the signs around them are removed only once.
    pieces = set(chain.from_iterable(map(str.split, _texts(story, lang))))
    words = sorted({word for piece in pieces for word in _WORD.findall(piece.lower())})
    groups: dict[str, set[str]] = {}
    for stem, word in zip(stemmer.stemWords(words), words, strict=True):
        groups.setdefault(stem, set()).add(plain(word))
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def _texts(story: Story, lang: str) -> Iterator[str]:
    """All texts by which events are found; a place without events adds some that find none."""
    yield from {name for place in story.places for name in place.names.values()}
    yield from (track.label[lang] for track in story.tracks)
    yield from (tag.label[lang] for tag in story.tags)
    yield from {text for texts in _passages(story, lang).values() for text in texts}
    for event in story.events:
        yield event.title[lang]
        yield event.summary[lang]
        if event.note:
            yield event.note[lang]
        for claim in event.claims:
            if claim.note:
                yield claim.note[lang]


@cache
def stemmer_for(lang: str) -> snowballstemmer.stemmer | None:
    """The stemmer of a language by its tag (BCP 47); None if there is none."""
    try:
        name = (Locale.parse(lang, sep="-").english_name or "").partition(" (")[0].lower()
    except (UnknownLocaleError, ValueError):
        return None
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


@KeptWithStory
def _passages(story: Story, lang: str) -> Mapping[str, list[str]]:
    """The texts of the passages that mention each event."""
    tongue = next((code for code in (lang, *story.languages) if code in story.articles), None)
    found: dict[str, list[str]] = {}
    for passage in story.articles[tongue].passages if tongue else ():
        text = "\n".join("".join(part.text for part in item) for item in passage.items)
        for event in passage.mentions(Target.EVENT):
            found.setdefault(event, []).append(text)
    return found
