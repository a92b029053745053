"""Which field or record was meant by a name: a near one, one in another language or in capitals."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from zoneinfo import available_timezones

from pydantic_core import ErrorDetails

from explorer.reading.hints import clock_meant, date_meant, in_english
from explorer.reading.typed_values import coordinate_meant, is_coordinate_pair, zone_meant
from explorer.reading.yaml_files import ValuePath
from explorer.reading.yaml_repairs import quoted
from explorer.story.clocks import parse_clock
from explorer.story.errors import TimeFormatError
from explorer.story.fields import fields, inner
from explorer.story.media import Media
from explorer.story.notes import Note
from explorer.story.places import Place, Record
from explorer.story.records import Event, StoryFile
from explorer.story.sources import Source
from explorer.story.strands import Era, Tag, Track
from explorer.story.times import parse_date
from explorer.story.travel import Leg

MODELS: dict[str, type[Record]] = {
    "places": Place,
    "sources": Source,
    "events": Event,
    "legs": Leg,
    "notes": Note,
    "tracks": Track,
    "tags": Tag,
    "eras": Era,
    "media": Media,
}
"""What the records of each collection are."""

NOUNS = {
    "places": "place",
    "sources": "source",
    "events": "event",
    "legs": "leg",
    "notes": "note",
    "tracks": "track",
    "tags": "tag",
    "eras": "era",
    "media": "media item",
}
"""What one record of each collection is called."""


def meant_fields(details: Sequence[ErrorDetails]) -> set[ValuePath]:
    """The fields that are there under another name, such as ``luogo``.

    Args:
        details: pydantic's errors in a story's records.
    """
    found: set[ValuePath] = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *record, field = detail["loc"]
            meant = field_meant(str(field), known_fields(detail["loc"])).rstrip("?")
            names = ("lat", "lon") if is_pair(str(field)) else (meant,)
            found |= {(*record, name) for name in names}
        elif detail["loc"][-1:] == ("lat",) and is_coordinate_pair(detail["input"]):
            found.add((*detail["loc"][:-1], "lon"))
    return found


def outdented_texts(details: Sequence[ErrorDetails]) -> dict[ValuePath, str]:
    """The texts that begin in the column of their field, and the empty fields, with its name.

    Args:
        details: pydantic's errors in a story's records.
    """
    empty = {
        detail["loc"][:-1]: detail["loc"]
        for detail in details
        if detail["type"] == "dict_type" and detail["input"] is None and detail["loc"]
    }
    found: dict[ValuePath, str] = {}
    for detail in details:
        field = empty.get(detail["loc"][:-1])
        is_code = len(str(detail["loc"][-1:])) == len("('en',)")
        if field and detail["type"] == "extra_forbidden" and is_code:
            found |= {detail["loc"]: str(field[-1]), field: str(field[-1])}
    return found | _outside_lists(details)


def _outside_lists(details: Sequence[ErrorDetails]) -> dict[ValuePath, str]:
    """Fields beside the list whose only entry lacks them, such as `says` below `- source`."""
    found: dict[ValuePath, str] = {}
    lacking = {
        (*loc[:-3], loc[-1]): loc
        for loc in (detail["loc"] for detail in details if detail["type"] == "missing")
        if len(loc) > 3 and loc[-2] == 0
    }
    for detail in details:
        if detail["type"] == "extra_forbidden" and (lacks := lacking.get(detail["loc"])):
            found |= {detail["loc"]: str(lacks[-3]), lacks: str(lacks[-3])}
    return found


def meant_lists(details: Sequence[ErrorDetails]) -> frozenset[str]:
    """The lists of records that a story has under another name, such as ``luoghi``.

    Args:
        details: pydantic's errors in a story's records.
    """
    return frozenset(str(path[0]) for path in meant_fields(details) if len(path) == 1)


def field_meant(field: str, known: list[str]) -> str:
    """The field that was meant by an unknown one, as a question; empty if nobody knows."""
    lower = re.sub(r"[\s-]+", "_", field.strip().lower())
    return f"{lower}?" if lower in known else in_english(lower, known) or near(lower, known)


def is_pair(field: str) -> bool:
    """Whether a field is meant to have both latitude and longitude."""
    return field.lower() in ("coordinates", "coordinate", "coord", "gps", "latlon", "posizione")


def elsewhere(field: str) -> str:
    """Of which other record a field is, for one that is in the wrong place."""
    owners: dict[str, type[Record]] = {"the story": StoryFile}
    owners |= {with_article(NOUNS[name]): model for name, model in MODELS.items()}
    found = next((owner for owner, model in owners.items() if field in _names(model)), "")
    return f"{field} is a field of {found}" if found else ""


def with_article(noun: str) -> str:
    """``an event``, ``a place``."""
    return f"an {noun}" if noun == "event" else f"a {noun}"


def near(wanted: str, known: Iterable[str]) -> str:
    """What was probably meant, as a question; empty where nothing is alike."""
    guess = difflib.get_close_matches(wanted, sorted(known), n=1, cutoff=0.7)
    return f"{guess[0]}?" if guess else ""


def known_fields(path: ValuePath) -> list[str]:
    """The fields of the record that holds the value at a path."""
    model: type[Record] = StoryFile
    for part in path[:-1]:
        model = inner(model, part) or model if isinstance(part, str) else model
    return _names(model)


def _names(model: type[Record]) -> list[str]:
    return list(fields(model))


def unknown_field(path: ValuePath, field: str, typed: object) -> tuple[str, str]:
    """The field that was meant by one that is not known, or else the fields that there are."""
    known = known_fields(path)
    if is_pair(field) and "lat" in known:
        pair = coordinate_meant("lat", typed).rstrip("?")
        return "the fields lat and lon", f"write {pair}" if pair else ""
    if meant := field_meant(field, known).rstrip("?"):
        is_short = isinstance(typed, str | int | float) and len(str(typed)) <= 40
        value = f"{meant}: {_in_yaml(typed)}" if is_short else f"{meant}:"
        return f"the field {meant}", f"write {_value_meant(meant, typed) or value}"
    return f"one of the fields {', '.join(known)}", elsewhere(field)


def _value_meant(field: str, typed: object) -> str:
    """A field with the value that was meant by one that it cannot have; empty if it can."""
    if typed is None or isinstance(typed, dict | list):
        return ""
    guesses = {"time": clock_meant, "until_time": clock_meant, "zone": zone_meant}
    guess = guesses.get(field) or (date_meant if field in ("when", "date", "until") else None)
    if guess is None or (isinstance(typed, str) and _is_sound(field, typed)):
        return ""
    meant = guess(typed).removesuffix("?").removeprefix("write ")
    if re.fullmatch(r"[a-z_]+: \S+", meant):  # another field, such as part_of_day
        return meant
    return f"{field}: {meant}" if meant and " " not in meant else f"{field}:"


def _is_sound(field: str, typed: str) -> bool:
    """Whether a text is a date or a clock time as a story has it."""
    try:
        if field in ("when", "date", "until"):
            parse_date(typed)
        elif field in ("time", "until_time"):
            parse_clock(typed)
        else:
            return typed in available_timezones()
    except TimeFormatError:
        return False
    return True


def _in_yaml(value: object) -> str:
    """A short value as it is typed in a story file."""
    text = str(value)
    is_plain = re.fullmatch(r"[\w./-]+(?: [\w./-]+)*", text)
    return text if is_plain or not isinstance(value, str) else quoted(text)
