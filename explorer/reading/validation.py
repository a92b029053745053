"""Records in, a checked story out, or every problem in them, each with where, found and expected.

`check_records` holds the shape of each record against the model; `consistency` then holds the
records against each other. Nothing is repaired, and nothing dropped without a problem that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from explorer.reading.locations import Locate, Location
from explorer.reading.meant_fields import MODELS, NOUNS, meant_lists
from explorer.reading.messages import shape_problems
from explorer.reading.yaml_files import ValuePath
from explorer.story.backgrounds import Background, as_list
from explorer.story.calendars import Calendar
from explorer.story.errors import Problem
from explorer.story.records import StoryFile
from explorer.story.strands import Route

_AS_OF_RECORDS = {
    "unexpected_keyword_argument": "extra_forbidden",
    "dataclass_type": "model_type",
}
"""What pydantic calls in a record what it finds in a claim."""


@dataclass(frozen=True)
class Records:
    """What a story's files hold: the records in the right form, and what is wrong in the rest.

    So a mistake in one record does not hide the problems of all others.
    """

    sound: StoryFile
    """Every record in the right form, and nothing else; complete where there are no problems."""
    ids: dict[str, frozenset[str] | None]
    """The ids of all records by noun, of unsound ones too; None where one of these is wrong."""
    locate: Locate
    """Finds a value among the sound records in the story's files."""
    problems: tuple[Problem, ...]


def check_records(raw: object, locate: Locate, unknown: frozenset[str] = frozenset()) -> Records:
    """Hold what a story's files say against the model, record by record.

    Args:
        raw: what they say.
        locate: finds a value in them.
        unknown: lists of whose records nothing is known, which is no problem of its own.
    """
    whole, details = _validated(raw)
    unknown |= meant_lists(details)
    own = [detail for detail in details if unknown.isdisjoint(map(str, detail["loc"][:1]))]
    problems = tuple(shape_problems(own, raw, locate))
    wrong = {detail["loc"][:2] for detail in details}
    fields: dict[str, Any] = raw if isinstance(raw, dict) else dict.fromkeys(NOUNS)
    fields = fields | {"background": as_list(fields.get("background"))}
    lists = {
        name: entries
        for name in (*NOUNS, "background")
        if isinstance(entries := fields.get(name, []), list) and (name,) not in wrong
    }
    positions = {
        name: [at for at in range(len(entries)) if (name, at) not in wrong]
        for name, entries in lists.items()
    }

    def locate_sound(path: ValuePath) -> Location:
        if len(path) > 1 and path[0] in positions:
            name, at, *rest = path
            path = (name, positions[str(name)][int(at)], *rest)
        return locate(path)

    misnamed = {detail["loc"][0] for detail in own if detail["loc"][2:] == ("id",)}
    ids = {
        noun: frozenset(map(_id_of, lists[name]))
        if name in lists.keys() - misnamed - unknown
        else None
        for name, noun in NOUNS.items()
    }
    sound = whole or _sound(fields, {place[0] for place in wrong if place}, positions)
    return Records(sound, ids, locate_sound, problems)


def _validated(raw: object) -> tuple[StoryFile | None, list[ErrorDetails]]:
    """The records, or pydantic's errors in them."""
    try:
        return StoryFile.model_validate(raw, context={"calendar": _calendar(raw)}), []
    except ValidationError as error:
        details = details_of(error)
    # pydantic also finds a list too short when the entries it holds are wrong
    kept = [detail for detail in details if detail["type"] != "too_short" or not detail["input"]]
    return None, kept


def details_of(error: ValidationError) -> list[ErrorDetails]:
    """pydantic's errors, of the same types in records with slots as in others."""
    details = error.errors(include_url=False)
    for detail in details:
        detail["type"] = _AS_OF_RECORDS.get(detail["type"], detail["type"])
    return details


def _sound(
    fields: dict[str, Any], wrong: set[int | str], positions: dict[str, list[int]]
) -> StoryFile:
    """The sound part of a story file: what is wrong in it is left empty, or out."""
    empty: dict[str, object] = {"title": None, "summary": None, "article": ""}
    empty |= {"languages": (), "clocks": (), "released_ids": ()}
    own = {name: fields[name] for name in empty if name in fields and name not in wrong}
    context = {"calendar": _calendar(fields)}
    records = {
        name: tuple(
            model.model_validate(fields[name][at], context=context)
            for at in positions.get(name, ())
        )
        for name, model in (MODELS | {"background": Background}).items()
    }
    if "route" in fields and "route" not in wrong:
        own["route"] = Route(fields["route"])
    return StoryFile.model_construct(**{"format": 1, **context, **empty, **own, **records})


def _id_of(entry: object) -> str:
    return str(entry.get("id", "")) if isinstance(entry, dict) else ""


def _calendar(raw: object) -> Calendar:
    """The calendar of the dates; an unknown one is reported as a problem of that field."""
    written = raw.get("calendar") if isinstance(raw, dict) else None
    return Calendar.JULIAN if written == Calendar.JULIAN else Calendar.GREGORIAN
