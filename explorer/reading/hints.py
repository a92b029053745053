"""What an author probably meant: everyday dates and times, fields in Italian, lost languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from explorer.language.time_names import english_month, english_weekday, typed_weekdays
from explorer.reading.single_dates import plain_date
from explorer.reading.typed_dates import typed_date
from explorer.story.clocks import parse_clock
from explorer.story.days import year_text
from explorer.story.times import parse_date

_NUMBERED_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_HOUR = re.compile(r"(\d{1,2})(?:(?:[.:,h]| e )?(\d\d))?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_BESIDE_HOURS = re.compile(
    r"^(?:ore|alle|at|um|à|a las|las)\s+|\s*(?:uhr|h|hrs?|o'clock)\.?$|(?<=:\d\d):\d\d$",
    re.IGNORECASE,
)
"""What people write around a clock time, and the seconds that ours does not have."""
_ABOUT_HOURS = re.compile(
    r"^(?:c\.|ca\.?|circa|verso le|about)\s+|\s+(?:c\.|ca\.?|circa|about)$", re.IGNORECASE
)
_QUARTERS = {
    "33": "{0}-01/{0}-03",
    "34": "{0}-04/{0}-06",
    "35": "{0}-07/{0}-09",
    "36": "{0}-10/{0}-12",
}
"""The months of EDTF's quarters, with the year."""

_TYPED = {
    "place": "luogo località location posto ort lieu lugar",
    "places": "luoghi località locations posti orte lieux lugares",
    "title": "titolo titel titre título",
    "names": "nome nomi name nom noms nombre nombres",
    "when": "quando data date giorno day datum wann quand fecha cuándo",
    "date": "data when datum fecha giorno",
    "time": "ora orario hour uhrzeit heure hora",
    "until": "fino bis fin hasta",
    "part_of_day": "momento",
    "summary": "riassunto sommario descrizione description zusammenfassung résumé resumen",
    "note": "nota notes notiz",
    "notes": "note notizen notas",
    "source": "fonte quelle fuente",
    "sources": "fonti quellen fuentes",
    "event": "evento ereignis événement",
    "events": "eventi ereignisse événements eventos",
    "legs": "tappe tratte etappen étapes etapas",
    "tracks": "percorsi tracce",
    "tags": "etichette",
    "lang": "lingua language sprache langue idioma",
    "languages": "lingue sprachen langues idiomas",
    "country": "paese nazione stato land pays país",
    "zone": "fuso timezone zona",
    "lat": "latitudine latitude breite latitud",
    "lon": "longitudine longitude lng long länge longitud",
    "accuracy_km": "precisione accuracy",
    "coordinate_source": "fonte_coordinate",
    "publisher": "editore testata verlag éditeur editor",
    "url": "indirizzo link adresse sito",
    "article": "articolo artikel artículo",
    "clocks": "orologi",
    "calendar": "calendario kalender calendrier",
    "claims": "affermazioni dichiarazioni",
    "says": "dice sagt dit",
    "from": "da von de partenza",
    "to": "verso nach arrivo a",
    "mode": "mezzo mittel moyen medio",
    "path": "percorso",
    "text": "testo texte texto",
    "format": "formato",
    "happened": "avvenuto accaduto successo confermato confirmed reported passiert arrivé "
    "sucedió sì si yes",
    "announced": "annunciato previsto planned angekündigt annoncé anunciado",
    "disputed": "smentito contestato denied bestritten contesté desmentido no",
    "rail": "treno train ferrovia zug bahn tren",
    "road": "strada auto car bus macchina pullman straße route carretera coche",
    "air": "aereo volo plane flight flugzeug avion avión",
    "sea": "nave mare ship boat traghetto ferry schiff bateau barco",
    "foot": "piedi walk fuß pied pie",
    "unknown": "ignoto sconosciuto unbekannt inconnu desconocido",
    "dawn": "alba",
    "morning": "mattina mattino morgen matin mañana",
    "afternoon": "pomeriggio nachmittag après-midi tarde",
    "evening": "sera abend soir",
    "night": "notte nacht nuit noche",
    "julian": "giuliano julianisch julien juliano",
    "gregorian": "gregoriano gregorianisch grégorien",
}
"""What authors type for each of our words, in Italian, German, French, Spanish and English."""


def in_english(word: str, known: list[str]) -> str:
    """Our word for what was typed, as a question; empty if it is not one of those known.

    >>> in_english("luogo", ["place", "when"])
    'place?'
    """
    lower = word.strip().lower()
    last = lower.rpartition(" ")[2]  # "by plane", "la mattina"
    for typed in dict.fromkeys((lower, last, re.sub("[ai]$", "o", last))):
        meant = (ours for ours in known if typed == ours or typed in _TYPED.get(ours, "").split())
        if found := next(meant, ""):
            return f"{found}?"
    return ""


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
    if found := re.fullmatch(r"(\d[\d-]*)(?:~\?|\?~)", text):
        return _if_valid(f"{found[1]}%")
    meant = typed_date(text, day_first=None)
    if meant and meant.why.startswith("without “") and not meant.until:
        return f"write {meant.when}, {meant.why}"
    if meant and (day := _other_weekday(text, meant.when)):
        return f"write {meant.when}, a {day}"
    if meant and not meant.why:
        if meant.time:
            return f'when: {meant.when} and time: "{meant.time}"?'
        return _if_valid(f"{meant.when}/{meant.until}" if meant.until else meant.when)
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d\d", text):
        return "write the year with four digits"
    words = re.fullmatch(r"\d{1,2}\.?\s+[^\W\d_]{3,}|[^\W\d_]{3,}(?:\s+\d{1,2})?", text)
    return "write the year too" if words and typed_date(f"{text} 2000", day_first=None) else ""


def _other_weekday(text: str, when: str) -> str:
    """The weekday of a day whose text names another one; empty if it does not."""
    named = {
        typed_weekdays()[word]
        for word in re.findall(r"[^\W\d_]{3,}", plain_date(text))
        if word in typed_weekdays()
    }
    if not named or not re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        return ""
    day = date.fromisoformat(when)
    return "" if day.weekday() in named else english_weekday(day)


def _numbered(first: int, second: int, year: str) -> str:
    """Day and month in either order; both, where both can be."""
    orders = dict.fromkeys(((first, second), (second, first)))
    can_be = [
        (f"{year}-{month:02}-{day:02}", f"the {_ordinal(day)} of {english_month(month)}")
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
    if words := _hour_in_words(text):
        return words
    if words := _odd_minutes(text):
        return words
    bare, changes = _ABOUT_HOURS.subn("", _BESIDE_HOURS.sub("", text).rstrip("'’"))
    is_about = changes > 0
    found = _HOUR.fullmatch(bare)
    if not found:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower().startswith("p") else 0)
    written = f"{hour:02}:{found[2] or '00'}"
    try:
        parse_clock(written)
    except ValueError:
        return ""
    return f'"{"~" if is_about else ""}{written}"?'


def _odd_minutes(text: str) -> str:
    """What was meant by an hour of the next day, or by minutes of one digit."""
    found = re.fullmatch(r"(\d{1,2})[:.](\d{1,2})", text)
    if not found:
        return ""
    hour, minutes = int(found[1]), found[2]
    if 24 <= hour < 30 and len(minutes) == 2 and int(minutes) < 60:
        return f'"{hour - 24:02}:{minutes}" of the next day?'
    if hour < 24 and len(minutes) == 1:
        written = [f'"{hour:02}:0{minutes}"', f'"{hour:02}:{minutes}0"']
        return f"{' or '.join(written if int(minutes) < 6 else written[:1])}?"
    return ""


def _hour_in_words(text: str) -> str:
    """A clock time as a whole hour, a stretch of time, or a part of the day."""
    lower = text.lower()
    if part := in_english(lower, ["dawn", "morning", "afternoon", "evening", "night"]):
        return f"part_of_day: {part}"
    if lower in ("mezzogiorno", "noon", "midday", "mittag", "midi", "mediodía"):
        return '"12:00"?'
    if lower in ("mezzanotte", "midnight", "mitternacht", "minuit", "medianoche"):
        return '"00:00"?'
    if found := re.fullmatch(r"(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)", text):
        return f'"{int(found[1]):02}:{found[2]}/{int(found[3]):02}:{found[4]}"?'
    return ""


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


def scan_meant(value: object) -> str:
    """What to do with edges in the wrong order, or with a file of a format that is not read.

    >>> scan_meant({"south": 47.3, "west": 6.2, "north": 35.5, "east": 18.8})
    'south: 35.5 and north: 47.3?'
    >>> scan_meant({"file": "maps/1569.tif", "credit": "A library"})
    'save the picture as .jpg or .png'
    """
    if not isinstance(value, dict):
        return ""
    south, north = value.get("south"), value.get("north")
    if isinstance(south, int | float) and isinstance(north, int | float) and south > north:
        return f"south: {north:g} and north: {south:g}?"
    name = str(value.get("file", "")).lower()
    if name.endswith((".tif", ".tiff", ".gtiff", ".jp2", ".bmp", ".heic")):
        return "save the picture as .jpg or .png"
    if name.endswith((".jgw", ".pgw", ".tfw", ".wld")):
        return "name the picture, and write bounds or control_points"
    return ""
