"""The words of one language in which the browser writes dates and names zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.language import Language
from explorer.language.date_words import DateWords


@dataclass(frozen=True)
class ClockWords:
    """What depends on the language alone; the other words are texts of the interface."""

    dates: DateWords
    zones: Mapping[str, str]
    """Names of zones that are not called by the city in their IANA name, by that name."""


def clock_words(language: Language) -> ClockWords:
    """The words of a language."""
    return ClockWords(language.dates, language.zones)
