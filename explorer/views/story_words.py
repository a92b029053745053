"""What a story document holds for one language, whatever the clock and the state of knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from explorer.language import NumberWords
from explorer.views.article import ArticleView
from explorer.views.clock_words import ClockWords
from explorer.views.columns import Columns
from explorer.views.media import MediumWords


@dataclass(frozen=True)
class Choice:
    """A value of a setting; a language is under its own name."""

    id: str
    label: str


class NoteWords(TypedDict):
    """An editor's note."""

    title: str
    text: str


class EventWords(TypedDict):
    """An event in words, as it is known today."""

    title: str
    summary: str
    note: str | None
    claims: tuple[str | None, ...]
    """The note of each of its claims; empty if none has one."""


@dataclass(frozen=True, kw_only=True)
class SharedWords:
    """The words that the story document has as they are."""

    lang: str
    """Tag of the story's texts (BCP 47)."""
    direction: str
    """Which way these are written: `ltr` or `rtl`."""
    interface_lang: str
    """The language of the interface, which may be another one."""
    title: str
    summary: str
    dates: str
    """The dates that the story covers."""
    choices: Mapping[str, tuple[Choice, ...]]
    """What readers can choose, by the key that it has in an address."""
    strings: Mapping[str, str | Mapping[str, str]]
    """Every text of the interface by key, or its plural forms by category."""
    language_names: Mapping[str, str]
    vocabulary: tuple[str, ...]
    """The forms of words, plain and with spaces between them: see `story/vocabulary.py`."""
    article: ArticleView
    numbers: NumberWords
    clocks: ClockWords


@dataclass(frozen=True, kw_only=True)
class StoryWords(SharedWords):
    """All that the panes show that depends on the language."""

    tracks: Mapping[str, str]
    """The label of each track."""
    tags: Mapping[str, str]
    """The label of each tag."""
    eras: Mapping[str, str]
    """The label of each era."""
    backgrounds: Mapping[str, str]
    """The names of backgrounds, of those that have some."""
    place_names: list[str | None] | None
    """The name of each place where the facts are an index, packed (`packing.py`)."""
    places: Mapping[str, str]
    """The notes on places."""
    sources: Mapping[str, str]
    """The dates of sources."""
    notes: Mapping[str, NoteWords]
    media: Mapping[str, MediumWords]
    """What is said of each medium."""
    legs: Mapping[str, str]
    """The notes on legs, by their position."""
    ways: Mapping[str, str]
    """What is known of the ways of legs, by the leg's position: climb and duration."""
    areas: tuple[str, ...]
    """The size of each area."""
    events: Columns[EventWords]
    """All events of the story, in whatever state of knowledge."""
