"""What an author probably meant by a value that is typed as people write it elsewhere.

Dates in words, coordinates in degrees, names of countries and languages instead of their codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from explorer.language.time_names import LANGUAGES, unaccented

_CURLY = "“”„‟«»‹›‘’‚"
_DEGREES = re.compile(
    r"(?P<sign>[-−+]?)(?P<before>[NSEWO]?)\s*(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*[°º]?"
    r"(?:(?<=[°º\s])\s*(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['′’]?)?"
    r"(?:(?<=['′’\s])\s*(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|'')?)?\s*(?P<after>[NSEWO]?)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(-?\d{1,2}\.\d+)\s*[,;]\s*(-?\d{1,3}\.\d+)")


def within_curly_quotes(value: object) -> str:
    """The text within curly quotation marks; empty if there are none around it.

    >>> within_curly_quotes("“2023-03-03”")
    '2023-03-03'
    """
    is_quoted = isinstance(value, str) and len(value) > 2 and {value[0], value[-1]} <= set(_CURLY)
    return str(value)[1:-1].strip() if is_quoted else ""


def coordinate_meant(field: str, value: object) -> str:
    """The number of degrees that was meant, as a question; empty if nobody knows.

    >>> coordinate_meant("lat", "38°07′30″ S"), coordinate_meant("lon", "14,7927° W")
    ('-38.125?', '-14.7927?')
    >>> coordinate_meant("lat", "38.1, 13.4"), coordinate_meant("lat", "13° E")
    ('lat: 38.1 and lon: 13.4?', 'are lat and lon swapped?')
    """
    text = re.sub(r"^(?:ca?\.|circa|about)\s+", "", str(value).strip())
    if field not in ("lat", "lon"):
        return ""
    if pair := _PAIR.fullmatch(text):
        return f"lat: {pair[1]} and lon: {pair[2]}?"
    found = _DEGREES.fullmatch(text)
    if not found:
        return ""
    letter = (found["before"] or found["after"]).upper()
    if letter and (letter in "NS") != (field == "lat"):
        return "are lat and lon swapped?"
    parts = (found["degrees"], found["minutes"] or "0", found["seconds"] or "0")
    degrees, minutes, seconds = (float(part.replace(",", ".")) for part in parts)
    number = degrees + minutes / 60 + seconds / 3600
    is_negative = found["sign"] in ("-", "−") or letter in ("S", "W")
    if number > (90 if field == "lat" else 180) or minutes >= 60 or seconds >= 60:
        return ""
    if letter == "O":  # ovest, oeste, ouest; Osten
        return f"-{number:g} for west, {number:g} for east"
    return f"{'-' if is_negative and number else ''}{number:g}?"


def is_coordinate_pair(value: object) -> bool:
    """Whether a text is latitude and longitude, with a comma between them."""
    return isinstance(value, str) and bool(_PAIR.fullmatch(value.strip()))


def code_meant(value: object, kind: str) -> str:
    """The code of a country or a language, as a question; empty if its name is not known.

    >>> code_meant("Italia", "territories"), code_meant("it", "territories")
    ('IT?', 'IT?')
    >>> code_meant("inglese", "languages"), code_meant("EN", "languages")
    ('en?', 'en?')
    """
    text = str(value).strip()
    code = text.upper() if kind == "territories" else text.lower()
    if code in getattr(Locale("en"), kind) and re.fullmatch(r"[A-Za-z]{2}", code):
        return f"{code}?"
    if len(code) == 3 and (found := get_global("territory_aliases").get(code)):
        return f"{found[0]}?"
    by_name = next((code for name, code in _names(kind) if name == unaccented(text)), "")
    return f"{by_name}?" if by_name else ""


@cache
def _names(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple(_named(kind))


def _named(kind: str) -> Iterator[tuple[str, str]]:
    for lang in LANGUAGES:
        for code, name in getattr(Locale(lang), kind).items():
            if re.fullmatch(r"[A-Za-z]{2}", code):
                yield unaccented(name), code


def zone_meant(value: object) -> str:
    """The IANA zone that was meant, as a question; empty if nobody knows.

    >>> zone_meant("europe/rome"), zone_meant("Rome"), zone_meant("Europe/Roma")
    ('Europe/Rome?', 'Europe/Rome?', 'Europe/Rome?')
    """
    text = str(value).strip().replace(" ", "_").lower()
    # "Etc/GMT+1" is an hour behind Greenwich
    named = (zone for zone in available_timezones() if "/" in zone and zone[:4] != "Etc/")
    zones = {zone.lower(): zone for zone in sorted(named)}
    by_town = {name.rpartition("/")[2]: zone for name, zone in zones.items()}
    known = _zones_by_city() | zones | by_town
    if re.fullmatch(r"(?:utc|gmt)[+-−]?\d.*|ces?t|e[ds]t|ora_.*", text):
        return "a zone has the name of a city, such as Europe/Rome, as it has summer time too"
    nearest = get_close_matches(text, zones, n=1, cutoff=0.85) if "/" in text else [text]
    found = known.get(nearest[0] if nearest and text not in known else text, "")
    return f"{found}?" if found else ""


@cache
def _zones_by_city() -> dict[str, str]:
    """The zones by what their city is called in the languages of authors."""
    return {
        names["city"].lower().replace(" ", "_"): zone
        for lang in reversed(LANGUAGES)
        for zone, names in Locale(lang).time_zones.items()
        if "city" in names and zone in available_timezones()
    }


def number_in(value: object, pattern: str) -> str:
    """The id that a longer text contains, such as an address, as a question; empty if none.

    >>> number_in("https://www.wikidata.org/wiki/Q220", r"Q[1-9][0-9]*")
    'Q220?'
    """
    found = re.search(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])", str(value))
    return f"{found[0]}?" if found else ""


def id_meant(value: object) -> str:
    """An id made of what was typed, as a question; empty if nothing of it can be one.

    >>> id_meant("Il concerto è finito")
    'il-concerto-e-finito?'
    """
    made = re.sub(r"[^a-z0-9]+", "-", unaccented(str(value))).strip("-")
    return f"{made}?" if made and isinstance(value, str) else ""


def address_meant(value: object) -> str:
    """The web address that was meant, as a question; empty if it is none.

    >>> address_meant("www.radio.example"), address_meant("https://radio.example/full house")
    ('https://www.radio.example?', 'https://radio.example/full%20house?')
    """
    text = re.sub(r"^(https?:/)/?\s*", r"\1/", str(value).strip())
    if inside := re.search(r"[<(](https?://[^\s<>()\"]+)[>)]", text):
        return f"{inside[1]}?"
    if re.fullmatch(r"(?:www\.|[\w-]+\.)[\w.-]+(?:/\S*)?", text):
        return f"https://{text}?"
    if re.fullmatch(r"https?://[^<>\"]+", text):
        return re.sub(r"\s+", "%20", text) + "?"
    return ""


def coordinate_in_range(field: str, value: object) -> str:
    if not isinstance(value, int | float):
        return ""
    if field == "lat" and abs(value) <= 180:
        return "are lat and lon swapped?"
    shifted = float(value)
    while abs(shifted) > (90 if field == "lat" else 180):
        shifted /= 10
    return f"{shifted:g}?"


def number_meant(value: object) -> str:
    """The number that a text was meant to be: in quotes, or with a decimal comma."""
    if not isinstance(value, str):
        return ""
    bare = re.sub(r"\s*(?:km|m)$|(?<=\d)[  ](?=\d{3}\b)", "", value.strip())
    number = bare.replace(",", ".", 1)
    if not re.fullmatch(r"-?(0|[1-9]\d{0,9})(\.\d+)?", number):
        return ""
    if "," in value:
        return f"{number}, with a point?"
    return f"{number}, the number alone?" if bare != value else f"{number} without quotes?"
