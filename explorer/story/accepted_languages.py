"""The language that a reader gets: the one asked for, else what the browser prefers."""

from __future__ import annotations

import re


def offered_language(asked: str | None, accepted: str, offered: tuple[str, ...]) -> str:
    """The language that an address asks for where it is offered, else what the browser accepts."""
    return asked if asked and asked in offered else accepted_language(accepted, offered)


def accepted_language(accept_language: str, offered: tuple[str, ...]) -> str:
    """The offered language that a browser's Accept-Language header prefers.

    The first offered one where the header names none of them; what cannot be read of it counts
    for nothing (RFC 9110, section 12.5.4).

    >>> accepted_language("de, en-GB;q=0.8, it;q=0.5", ("it", "en"))
    'en'
    """
    best, chosen = 0.0, offered[0]
    for entry in accept_language.split(",")[:20]:
        tag, _, weight = entry.partition(";")
        code = tag.strip().lower().partition("-")[0]
        match = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
        quality = float(match[1]) if match else 0.0 if weight else 1.0
        if code in offered and quality > best:
            best, chosen = quality, code
    return chosen
