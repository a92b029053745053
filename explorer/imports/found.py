"""What a file of another tool contains, as records of a story that nobody has checked yet.

A format's module turns bytes into a `Found`; what follows is the same for all of them: ids, places
by name, zones, the report and the story's files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from explorer.writing.values import Value


class Outcome(StrEnum):
    """What became of something in the file."""

    TAKEN = "taken"
    CHANGED = "changed"
    LEFT_OUT = "left out"
    UNCLEAR = "unclear"
    """It has to be decided by the author before anything is written."""


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """One line of the report."""

    where: str
    """Where in the file, in the words of its format: ``row 12``, ``placemark “Rome”``."""
    outcome: Outcome
    field: str = ""
    """The column or property as the file names it; empty where the whole entry is meant."""
    found: str
    """Its content, shortened by whoever shows it."""
    became: str = ""
    """What it is in the story."""
    why: str = ""
    """The reason, in a few words, and what to do if something can be done."""


@dataclass(frozen=True, kw_only=True)
class FoundRecord:
    """One record, with the values that an author would write for it in `story.yaml`."""

    kind: str
    """The list that it belongs to: ``events``, ``places``, ``sources``, ``legs``, ``media``, …"""
    values: Mapping[str, Value]
    """Its fields. A place without ``lat`` and ``lon`` is looked up by its names; an event without
    a ``zone`` gets the one of its place, a record without an ``id`` one made of its words."""
    where: str
    """Where it comes from, as in `ReportLine`."""
    rest: Mapping[str, str] = field(default_factory=dict)
    """What the entry has beside, by column or property, for which a story has no field."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """All that was found in one file."""

    story: Mapping[str, Value] = field(default_factory=dict)
    """Fields of the story itself, such as ``title``, ``summary``, ``languages`` and ``route``."""
    records: tuple[FoundRecord, ...] = ()
    """In the file's order."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What lies beside `story.yaml`, by name: ``media/hall.jpg``, ``tracks/1.gpx``, articles."""
    report: tuple[ReportLine, ...] = ()
    """What was changed or left out; what was taken is counted from the records."""
