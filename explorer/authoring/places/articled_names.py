"""Names of towns with small words in them, in full: ``all'Aquila``, ``Monaco di Baviera``.

An article before a name is in small letters, or part of a preposition, so it is missing from the
run of capitalised words; a preposition within one parts it in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer import Gazetteer
from explorer.gazetteer.countries import named_country

LEAST_PEOPLE = 10_000
"""Population of the smallest town whose article is recognised: ``la Roma`` is a club."""

LEAST_PEOPLE_JOINED = 100
"""The same of one with a preposition in its name."""

_JOIN = re.compile(
    r"\s(?:d['’]|(?:al|am|an der|bei|da|de la|dei|del|dell['’]|della|delle|di|do|en|im|in|le|nelle|"
    r"nell['’]|of|on|sul|sulla|sur|upon)\s|dell['’]|nell['’])"
)
_LAST_WORD = re.compile(r"(\w+)(?:\s|['’ʼ])$")


def in_full(
    text: str, names: Iterable[Name], known: Vocabulary, gazetteer: Gazetteer
) -> list[Name]:
    """The names, those of towns with an article in full and after their bare preposition.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    joined = list(_joined(text, list(names), gazetteer))
    articles = {form: (of, article) for form, of, article in map(_parted, known.articled)}
    found = []
    for name in joined:
        last = _LAST_WORD.search(text[max(0, name.start - 8) : name.start])
        of, article = articles.get(last[1].lower(), ("", "")) if last else ("", "")
        full = f"{article}{'' if article.endswith(chr(39)) else ' '}{name.text}"
        if last and article and gazetteer.is_town(full, people=LEAST_PEOPLE):
            is_own = not of and last[1][:1].isupper()
            before = (*filter(None, (of,)), *name.before[1:])
            start = name.start - len(last[0]) if is_own else name.start
            found.append(replace(name, text=full, start=start, before=before))
        else:
            found.append(name)
    return found


def _joined(text: str, names: list[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names, two of which are one if a town or a country is called so."""
    index = 0
    while index < len(names):
        name, following = names[index], names[index + 1 : index + 2]
        whole = text[name.start : following[0].end] if following else ""
        if (
            following
            and _JOIN.fullmatch(text, name.end, following[0].start)
            and (named_country(whole) or gazetteer.is_town(whole, people=LEAST_PEOPLE_JOINED))
        ):
            end, after = following[0].end, following[0].after
            yield replace(name, text=whole, end=end, after=after)
            index += 1
        else:
            yield name
        index += 1


def _parted(entry: str) -> tuple[str, str, str]:
    form, of, article = entry.split(":")
    return form, of, article
