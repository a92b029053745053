"""What an author probably meant: everyday dates and times, fields in Italian, lost languages."""

from __future__ import annotations

import re
import unicodedata

from explorer.story.clocks import parse_clock
from explorer.story.days import year_text
from explorer.story.times import parse_date

_NUMBERED_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_HOUR = re.compile(r"(\d{1,2})[.:h](\d\d)\s*([ap]\.?m\.?)?", re.IGNORECASE)
_QUARTERS = {
    "33": "{0}-01/{0}-03",
    "34": "{0}-04/{0}-06",
    "35": "{0}-07/{0}-09",
    "36": "{0}-10/{0}-12",
}
"""The months of EDTF's quarters, with the year."""

_TYPED = {
    "place": "luogo località location",
    "places": "luoghi locations",
    "title": "titolo",
    "names": "nome nomi name",
    "when": "quando data date giorno day",
    "date": "data when",
    "time": "ora orario hour",
    "part_of_day": "momento",
    "summary": "riassunto sommario descrizione description",
    "note": "nota notes",
    "notes": "note",
    "source": "fonte",
    "sources": "fonti",
    "events": "eventi",
    "legs": "tappe tratte",
    "lang": "lingua language",
    "languages": "lingue",
    "country": "paese nazione",
    "zone": "fuso timezone",
    "lat": "latitudine latitude",
    "lon": "longitudine longitude lng",
    "accuracy_km": "precisione accuracy",
    "publisher": "editore testata",
    "url": "indirizzo link",
    "article": "articolo",
    "clocks": "orologi",
    "calendar": "calendario",
    "says": "dice",
    "from": "da",
    "mode": "mezzo",
    "path": "percorso",
    "text": "testo",
    "happened": "avvenuto accaduto successo confermato confirmed reported",
    "announced": "annunciato previsto planned",
    "disputed": "smentito contestato denied",
    "rail": "treno train",
    "road": "strada auto car bus",
    "air": "aereo volo plane flight",
    "sea": "nave mare ship boat",
    "foot": "piedi walk",
    "unknown": "ignoto sconosciuto",
    "dawn": "alba",
    "morning": "mattina mattino",
    "afternoon": "pomeriggio",
    "evening": "sera",
    "night": "notte",
    "julian": "giuliano",
    "gregorian": "gregoriano",
}
"""What authors type for each of our words."""


def in_english(word: str, known: list[str]) -> str:
    """Our word for what was typed, as a question; empty if it is not one of those known.

    >>> in_english("luogo", ["place", "when"])
    'place?'
    """
    meant = (ours for ours in known if word.lower() in _TYPED.get(ours, "").split())
    return f"{found}?" if (found := next(meant, "")) else ""


def date_meant(value: object) -> str:
    """The EDTF date that was meant, as a question, or why there cannot be one; empty if unknown.

    >>> date_meant("1/3/2023")
    '2023-03-01 for the 1st of March, 2023-01-03 for the 3rd of January'
    >>> date_meant("c. 1566")
    'write 1566~'
    """
    text = str(value).strip()
    if found := _NUMBERED_DATE.fullmatch(text):
        return _numbered(int(found[1]), int(found[2]), found[3])
    if found := re.fullmatch(r"(\d{1,4})\s*(?:B\.?C\.?(?:E\.?)?|a\.\s?C\.?)", text):
        return _if_valid(year_text(1 - int(found[1])))
    if (found := re.fullmatch(r"-(\d{1,3})", text)) and int(found[1]):
        year = int(found[1])
        return f"{year_text(1 - year)} for {year} BC, {year_text(-year)} for {year + 1} BC"
    if found := re.fullmatch(r"(\d{4})-(2[5-9]|3\d|4[01])", text):
        what = "a quarter" if found[2] in _QUARTERS else "a part of the year"
        months = _QUARTERS.get(found[2], "").format(found[1])
        example = f", such as {months}" if months and _if_valid(months) else ""
        return f"{what}? write its months{example}"
    forms = (
        (r"(?:c\.|ca\.?|circa|about|verso il)\s*(\d[\d-]*)", r"\1~"),
        (r"(\d[\d-]*)(?:~\?|\?~)", r"\1%"),
        (r"(\d{4})[./](\d\d)[./](\d\d)", r"\1-\2-\3"),
        (r"(\d{4})\s*[-–]\s*(\d{4})", r"\1/\2"),
    )
    for form, written in forms:
        if re.fullmatch(form, text, re.IGNORECASE):
            return _if_valid(re.sub(form, written, text, flags=re.IGNORECASE))
    return ""


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _numbered(first: int, second: int, year: str) -> str:
    """Day and month in either order; both, where both can be."""
    orders = dict.fromkeys(((first, second), (second, first)))
    can_be = [
        (f"{year}-{month:02}-{day:02}", f"the {_ordinal(day)} of {_MONTHS[month - 1]}")
        for day, month in orders
        if 1 <= month <= 12 and _if_valid(f"{year}-{month:02}-{day:02}")
    ]
    if len(can_be) == 1:
        return f"{can_be[0][0]}?"
    return ", ".join(f"{written} for {words}" for written, words in can_be)


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    return f"{day}{ending}"


def _if_valid(written: str) -> str:
    try:
        parse_date(written)
    except ValueError:
        return ""
    # A question mark after them would be taken for a part of the date.
    return f"write {written}" if written.endswith(("~", "?", "%")) else f"{written}?"


def clock_meant(value: object) -> str:
    """The clock time that was meant, as a question; empty if nobody knows.

    >>> clock_meant(9.3)
    '"09:30"?'
    >>> clock_meant("9.30 pm")
    '"21:30"?'
    """
    text = f"{value:.2f}" if isinstance(value, float) else str(value).strip()
    found = _HOUR.fullmatch(text)
    if not found:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower().startswith("p") else 0)
    written = f"{hour:02}:{found[2]}"
    try:
        parse_clock(written)
    except ValueError:
        return ""
    return f'"{written}"?'


def renamed(value: object, pattern: str) -> str:
    """What a file could be called, as a question; empty if nobody knows.

    >>> renamed("media\\\\hall.jpg", "^media/.+$"), renamed("media/Città 1.jpg", "^media/.+$")
    ('media/hall.jpg?', 'rename it to media/Citta-1.jpg?')
    """
    path = str(value).replace("\\", "/").removeprefix("./")
    letters = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_./-]+", "-", letters)
    if not isinstance(value, str) or not re.fullmatch(pattern, name):
        return ""
    return f"{name}?" if name == path else f"rename it to {name}?"


def in_a_language(value: object, raw: object) -> str:
    """A text as one by language, in the first language of the story; empty if it is not a text."""
    languages = raw.get("languages") if isinstance(raw, dict) else None
    code = languages[0] if isinstance(languages, list) and languages else "en"
    if not isinstance(value, str) or not isinstance(code, str):
        return ""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{{{code}: "{quoted}"}}?' if len(quoted) <= 60 else ""
