"""Records held against the model: what does not fit is left out, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from explorer.imports.completion.gathering import Values
from explorer.imports.found import ReportLine
from explorer.reading.locations import Location
from explorer.reading.meant_fields import MODELS, NOUNS
from explorer.reading.messages import shape_problem
from explorer.reading.validation import details_of
from explorer.story.calendars import Calendar
from explorer.story.errors import Problem
from explorer.story.fields import fields
from explorer.story.places import Record

LONGEST_TEXT = 4_000
"""Characters of a text in the model."""
MOST_TRIES = 40
"""Wrong fields of one record that are left out, before the record is."""


@dataclass(frozen=True)
class Fitted:
    """A record as the model has it; None if something that it needs does not fit."""

    record: Record | None
    report: tuple[ReportLine, ...]


def fitted(kind: str, values: Values, where: str, calendar: Calendar) -> Fitted:
    """A record without what does not fit the model.

    Args:
        kind: its list, such as ``events``.
        values: its fields; those that do not fit are taken away.
        where: where it comes from, for the report.
        calendar: that of its dates.
    """
    report: list[ReportLine] = []
    for _ in range(MOST_TRIES):
        try:
            record = MODELS[kind].model_validate(values, context={"calendar": calendar})
        except ValidationError as error:
            detail = details_of(error)[0]
            problem = _problem(kind, values, detail)
            if not _taken_away(kind, values, detail):
                report.append(_line(where, problem, NOUNS[kind]))
                return Fitted(None, tuple(report))
            report.append(_line(where, problem, ""))
        else:
            return Fitted(record, tuple(report))
    return Fitted(None, tuple(report))


def _problem(kind: str, values: Values, detail: ErrorDetails) -> Problem:
    raw = {kind: [values]}
    nested = {**detail, "loc": (kind, 0, *detail["loc"])}
    return shape_problem(nested, raw, lambda _: Location("", None))  # type: ignore[arg-type]


def _line(where: str, problem: Problem, noun: str) -> ReportLine:
    """Why a field is left out, or the whole record."""
    hint = f" ({problem.hint})" if problem.hint else ""
    because = f"{problem.field}: found {problem.found}, " if noun and problem.field else ""
    return ReportLine.left_out(
        where,
        field="" if noun else problem.field,
        found=problem.record if noun else problem.found,
        why=f"{because}expected {problem.expected}{hint}",
    )


def _taken_away(kind: str, values: Values, detail: ErrorDetails) -> bool:
    """Take what is wrong out of a record; false if the record needs it."""
    path = [part for part in detail["loc"] if part != "[key]"]
    if not path:  # about the record as a whole: the message begins with the field, if it is one
        path = [str(detail.get("ctx", {}).get("error", "")).partition(":")[0]]
    name, *within = path
    known = fields(MODELS[kind])
    if name not in values:
        return False
    holder: Any = values[name]
    if detail["type"] == "string_too_long" and within and isinstance(holder, dict):
        holder[within[0]] = f"{holder[within[0]][: LONGEST_TEXT - 1].rstrip()}…"
        return True
    if isinstance(holder, list) and within and len(holder) > 1:
        del holder[int(within[0])]
        return True
    if name in known and known[str(name)][1].is_required():
        return False
    del values[str(name)]
    return True
