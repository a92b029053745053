"""Dates and clock times as authors write them in records, and as editors may check them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from explorer.story.calendars import Calendar
from explorer.story.clocks import CLOCK_PATTERN, ClockTime, parse_clock
from explorer.story.times import DATE_PATTERN, UNDATED, EdtfDate, parse_date

Edtf = Annotated[
    EdtfDate,
    BeforeValidator(lambda text: parse_date(str(text))),
    # A year without quotes is a number in YAML.
    WithJsonSchema({"type": ["string", "integer"], "pattern": DATE_PATTERN}),
]
"""An EDTF date, parsed."""


def _told_date(text: object, info: ValidationInfo) -> EdtfDate:
    if text == UNDATED.text:
        return UNDATED
    own = info.data.get("calendar")
    return parse_date(str(text), own or (info.context or {}).get("calendar", Calendar.GREGORIAN))


ToldDate = Annotated[
    EdtfDate,
    BeforeValidator(_told_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{UNDATED.text}$|{DATE_PATTERN}"}),
]
"""An EDTF date, or `unknown`.

In the calendar of the record, if it has one, else in that of the story (the validation's context).
"""

Clock = Annotated[
    ClockTime,
    BeforeValidator(lambda text: parse_clock(str(text))),
    WithJsonSchema({"type": "string", "pattern": CLOCK_PATTERN}),
]
"""A local clock time, parsed."""
