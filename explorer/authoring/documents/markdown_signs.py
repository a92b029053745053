"""Words written so that Markdown shows them as they are."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&]")
_EMPHASIS = re.compile(r"(?<![\\*])\*{1,3}(?![\s*])|(?<![\s\\*])\*{1,3}(?!\*)")
"""Asterisks before or after a word, not those that begin an item of a list."""
_PART_OF_WORD = re.compile(
    r"(?<=\w)(\*{1,3})(\w{1,60})\1(?!\*)|(?<![\w*\\])(\*{1,3})(\w{1,60})\3(?=\w)"
)
_AT_START = re.compile(r"^[#+=~-]", re.M)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)])", re.M)
"""What begins a list: Markdown takes numbers of up to nine digits for one."""


def escaped(words: str) -> str:
    """The words with a backslash before each sign that Markdown would interpret.

    Args:
        words: one or more lines without indentation.

    >>> print(escaped("1. *April* was cold."))
    1\\. \\*April\\* was cold.
    """
    return at_line_starts(within_lines(words))


def within_lines(words: str) -> str:
    """The same, if the words do not begin a line."""
    return _ANYWHERE.sub(lambda sign: f"\\{sign[0]}", words)


def at_line_starts(text: str) -> str:
    """Markdown whose lines begin neither a heading nor a list, whatever they begin with."""
    return _NUMBERED.sub(r"\1\\", _AT_START.sub(lambda sign: f"\\{sign[0]}", text))


def with_whole_words(text: str) -> str:
    """Markdown without the signs that set only a part of a word apart, so that it is one word.

    >>> with_whole_words("From Tor**ino**, *at* **M**ilan")
    'From Torino, *at* Milan'
    """
    return _PART_OF_WORD.sub(r"\2\4", text)


def without_emphasis(text: str) -> str:
    """Markdown, as long as before, with spaces for the signs that set words apart.

    >>> without_emphasis("At **Forlì**, they *sang*.")
    'At   Forlì  , they  sang .'
    """
    return _EMPHASIS.sub(lambda signs: " " * len(signs[0]), text)
