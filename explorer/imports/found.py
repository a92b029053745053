"""What a file of another tool contains, as records of a story that nobody has checked yet.

A format's module turns bytes into a `Found`; what follows is the same for all of them: ids, places
by name, zones, the report and the story's files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from explorer.story.places import Coordinate
from explorer.writing.values import Value

HEAD_BYTES = 4_096
"""How much of a file decides what it is, if it is not an archive."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A file that an author brings."""

    name: str
    """Its name, for messages and for what its ending says: ``letters.csv``."""
    content: bytes
    """All of it; whoever read it has checked its size."""
    folder: Path | None = None
    """The folder that it is in, for files that it names; None if it was fetched."""
    url: str | None = None
    """The address from which it was fetched."""

    @property
    def head(self) -> bytes:
        """Its beginning, without a byte order mark of UTF-8."""
        return self.content[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")

    @property
    def suffix(self) -> str:
        """The end of its name in small letters, with its dot: ``.csv``."""
        return Path(self.name).suffix.lower()


T = TypeVar("T")


class Watch(Protocol):
    """Shows the progress of long work to whoever waits for it."""

    def __call__(self, work: Iterable[T], label: str) -> Iterator[T]:
        """Give the same items, and count them under this label."""


def unwatched(work: Iterable[T], label: str) -> Iterator[T]:
    """Work that nobody waits for."""
    yield from work


def nothing_known(name: str, at: Coordinate) -> None:
    """The distance of a point from places of a name, of which nothing is known."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the author has chosen where a file leaves a choice."""

    lang: str = "en"
    """The language of its texts; a tag (BCP 47)."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The field of each column or property that the author has named; see `--map`."""
    sheet: str | None = None
    """The name of the sheet, in a file of several."""
    key: str | None = None
    """The column or property from which ids are made."""
    day_first: bool | None = None
    """Whether 1/3/2023 is the first of March; None if the file has to show it."""
    watch: Watch = unwatched
    """Counts the rows that are read."""
    distance_from: Callable[[str, Coordinate], float | None] = nothing_known
    """How many km a point is from the nearest place of a name; None if no such place is known."""


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

    @classmethod
    def left_out(cls, where: str, *, found: str, why: str, field: str = "") -> ReportLine:
        """Something that is not in the story."""
        return cls(where=where, outcome=Outcome.LEFT_OUT, field=field, found=found, why=why)

    @classmethod
    def changed(
        cls, where: str, *, found: str, became: str, why: str, field: str = ""
    ) -> ReportLine:
        """Something that is in the story in another form."""
        return replace(
            cls.left_out(where, found=found, why=why, field=field),
            outcome=Outcome.CHANGED,
            became=became,
        )

    @classmethod
    def reported(
        cls, where: str, *, found: str, became: str, why: str, field: str = ""
    ) -> ReportLine:
        """Something that was changed, or left out if nothing became of it."""
        if not became:
            return cls.left_out(where, found=found, why=why, field=field)
        return cls.changed(where, found=found, became=became, why=why, field=field)

    @classmethod
    def unclear(cls, where: str, *, found: str, why: str, field: str = "") -> ReportLine:
        """Something that the author has to decide."""
        return cls(where=where, outcome=Outcome.UNCLEAR, field=field, found=found, why=why)


@dataclass(frozen=True, kw_only=True)
class FoundRecord:
    """One record, with the values that an author would write for it in `story.yaml`."""

    kind: str
    """The list that it belongs to: ``events``, ``places``, ``sources``, ``legs``, ``media``, …"""
    values: Mapping[str, Value]
    """Its fields. Whatever a format does not know is completed: a place without ``lat`` and ``lon``
    is looked up by its names, a zone follows from the point, an event without claims, or a claim
    without a source, is claimed by the file itself, and a record without an ``id`` gets one made of
    its words. The ``zone`` of an event with a place is that of its times, which are brought to the
    zone of the place.

    A text by language may be a plain text: it is in the language of the import. Where a field has
    the id of another record (``place``, ``to``, ``tags``, ``track``, ``media``, ``source``), it may
    have the fields of that record instead; what is the same in several rows becomes one record.
    """
    where: str
    """Where it comes from, as in `ReportLine`."""
    rest: Mapping[str, str] = field(default_factory=dict)
    """What the entry has beside, by column or property, for which a story has no field."""


@dataclass(frozen=True, kw_only=True)
class TakenColumn:
    """For what a column or property of all entries is taken."""

    name: str
    """As the file names it."""
    field: str
    """The field that it becomes; empty if there is none."""
    why: str
    """By what that was decided: its name, its content, or the author."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """All that was found in one file."""

    story: Mapping[str, Value] = field(default_factory=dict)
    """Fields of the story itself, such as ``title``, ``summary``, ``languages`` and ``route``.

    Unless ``route`` is ``itinerary``, nobody is said to have travelled from event to event.
    """
    records: tuple[FoundRecord, ...] = ()
    """In the file's order."""
    exported: tuple[FoundRecord, ...] = ()
    """The records as we exported them, in one of our exports that may have been edited since."""
    has_copies: bool = False
    """Whether its media are the copies that we exported, not the originals of the story."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What lies beside `story.yaml`, by name: ``media/hall.jpg``, ``tracks/1.gpx``, articles."""
    report: tuple[ReportLine, ...] = ()
    """What was changed or left out; what was taken is counted from the records."""
    columns: tuple[TakenColumn, ...] = ()
    """For what its columns are taken, in a file whose columns have no fixed meaning."""

    def within(self, file: str) -> Found:
        """The same, with the file's name before where each entry is, if there are several files."""

        def placed(where: str) -> str:
            return where if where == file else f"{file}, {where}".removesuffix(", ")

        return replace(
            self,
            records=tuple(replace(each, where=placed(each.where)) for each in self.records),
            exported=tuple(replace(each, where=placed(each.where)) for each in self.exported),
            report=tuple(replace(each, where=placed(each.where)) for each in self.report),
        )
