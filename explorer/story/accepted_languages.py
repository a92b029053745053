"""The language that a reader gets: the one asked for, else what the browser prefers."""

from __future__ import annotations

import re


def offered_language(asked: str | None, accepted: str, offered: tuple[str, ...]) -> str:
    """The nearest to what an address asks for, else what the browser accepts.

    >>> offered_language("it-CH", "de", ("en", "it")), offered_language("ko", "de", ("en", "it"))
    ('it', 'en')
    """
    return nearest(asked or "", offered) or accepted_language(accepted, offered)


def accepted_language(accept_language: str, offered: tuple[str, ...]) -> str:
    """The offered language that a browser's Accept-Language header prefers.

    The first offered one where the header names none of them; what cannot be read of it counts
    for nothing (RFC 9110, section 12.5.4).

    >>> accepted_language("de, en-GB;q=0.8, it;q=0.5", ("it", "en"))
    'en'
    >>> accepted_language("pt-BR, pt;q=0.9", ("en", "pt-BR"))
    'pt-BR'
    """
    best, chosen = 0.0, offered[0]
    for entry in accept_language.split(",")[:20]:
        tag, _, weight = entry.partition(";")
        code = _lookup(tag.strip(), offered)
        match = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
        quality = float(match[1]) if match else 0.0 if weight else 1.0
        if code and quality > best:
            best, chosen = quality, code
    return chosen


def _lookup(wanted: str, offered: tuple[str, ...]) -> str | None:
    """The nearest offered language; a reader of `pt-PT` gets even `pt-BR` if there is no other."""
    primary = wanted.lower().partition("-")[0]
    same = (code for code in offered if code.lower().partition("-")[0] == primary)
    return nearest(wanted, offered) or next(same, None)


def nearest(tag: str, offered: tuple[str, ...]) -> str | None:
    """The offered language for a tag: itself, else with fewer subtags (RFC 4647, section 3.4).

    >>> nearest("zh-Hant-TW", ("en", "zh-Hant")), nearest("de", ("en",))
    ('zh-Hant', None)
    """
    by_tag = {code.lower(): code for code in offered}
    subtags = tag.lower().split("-")
    shorter = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    return next((by_tag[each] for each in shorter if each in by_tag), None)
