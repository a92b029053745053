"""Names in several languages: which a feature has, and which of them the map may show."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from explorer.basemap.corrections import (
    DISPUTED_ISLANDS,
    LAKES_CALLED_SEAS,
    LANGUAGES,
    NAMES,
    NOT_NAMED,
    SEA_SIGNS,
    SEA_WORDS,
)

_ASIDE: Final = re.compile(r"\s*[(（](?!Malvin)[^)）]*[)）]$")
"""What distinguishes a name from others; but `(Malvinas)` is part of the one that the UN uses."""
_WORD: Final = re.compile(r"\w+")


class Translations:
    """The names that a table of Natural Earth 5 gives to the features of a layer.

    The layers are of an earlier version than the tables and have no common number, so a feature is
    found by what it is called there, and by what else distinguishes features of one name.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]], *keys: Sequence[str]) -> None:
        self._keys = keys
        self._rows: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
        for row in rows:
            for key in keys:
                values = tuple(_plain(row.get(column, "")) for column in key)
                self._rows.setdefault((*key, *values), []).append(row)

    def tags(self, feature: Mapping[str, Any]) -> dict[str, str]:
        """Return the attributes `name`, in English, and `name:xx` for each language with a name.

        A feature that the table does not have, or that it cannot distinguish from others so named,
        keeps the name of the layer and gets no other.
        """
        own = str(feature.get("name_en") or feature.get("name") or "").strip()
        for key in self._keys:
            values = tuple(_plain(str(feature.get(column) or "")) for column in key)
            found = [named(row) for row in self._rows.get((*key, *values), [])]
            if found and all(each == found[0] for each in found):
                return found[0]
        return shown({"name": _lowered(own)}) if own else {}


def named(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of a row, whose columns are `name_en`, `name_it` and so on."""
    name = row.get("name_en") or row.get("name") or ""
    others = {f"name:{language}": row.get(f"name_{language}") for language in LANGUAGES}
    return shown({"name": _lowered(str(name))} | others)


def shown(names: Mapping[str, str | None]) -> dict[str, str]:
    """Return the names of nature that the map may show: tidied, corrected, and none of a sea.

    >>> shown({"name": "Lake Garda", "name:it": "lago di Garda (Italia)", "name:de": ""})
    {'name': 'Lake Garda', 'name:it': 'Lago di Garda'}
    >>> shown({"name": "Red Sea", "name:it": "Mar Rosso"})
    {}
    >>> shown({"name": "Dead Sea", "name:it": "Mar Morto"})
    {'name': 'Dead Sea', 'name:it': 'Mar Morto'}
    """
    tidy = tidied(names)
    english = tidy.get("name", "")
    is_lake = english in LAKES_CALLED_SEAS
    if not english or english in DISPUTED_ISLANDS | NOT_NAMED:
        return {}
    if names_a_sea(english) and not is_lake:
        return {}
    for language, better in NAMES.get(english, {}).items():
        tidy["name" if language == "en" else f"name:{language}"] = better
    return {key: name for key, name in tidy.items() if is_lake or not names_a_sea(name)}


def tidied(names: Mapping[str, str | None]) -> dict[str, str]:
    """Return the names that are not empty, as a map writes them."""
    return {key: tidy for key, name in names.items() if name and (tidy := _tidy(name))}


def names_a_sea(name: str) -> bool:
    """Whether a name is that of a sea, a gulf or a strait, by its words.

    >>> names_a_sea("Mare di Levante"), names_a_sea("Seattle"), names_a_sea("日本海")
    (True, False, True)
    """
    words = {word.lower() for word in _WORD.findall(name)}
    return bool(words & SEA_WORDS) or name.endswith(SEA_SIGNS)


def _tidy(name: str) -> str:
    """A name as a map writes it: without what distinguishes it, and with a capital."""
    plain = "".join(each for each in name if unicodedata.category(each) != "Cf")
    text = _ASIDE.sub("", unicodedata.normalize("NFC", " ".join(plain.split())))
    return text[:1].upper() + text[1:]


def _lowered(name: str) -> str:
    """A name that the layer writes in capitals, as `TIAN SHAN`, in small letters."""
    return name.title() if name.isupper() and len(name) > 3 else name


def _plain(value: str) -> str:
    """A value as it is compared: numbers without a fraction of zero."""
    return value.strip().removesuffix(".0")
