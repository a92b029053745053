"""Travel that a map shows: lines that join its stops, and ways that somebody recorded.

Nobody is said to have travelled where no line leads: unless one line joins all events of a map,
each line is a track of its own with the stops that it joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from explorer.imports.found import FoundRecord, ReportLine
from explorer.imports.maps.drawn_ways import Section, Stop, sections
from explorer.imports.maps.map_entries import Entry
from explorer.imports.maps.marks import Geometry, Line
from explorer.imports.maps.nearby_points import rough_length_km
from explorer.imports.maps.recorded_ways import part_of
from explorer.imports.maps.shape_files import ShapeFiles
from explorer.language import language
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate
from explorer.writing.values import Value

ROUND_TRIP_KM: Final = 0.2
"""A way that ends as near to its beginning leads to no other place."""


@dataclass
class _Run:
    """Stops that one line joins without a gap."""

    label: str
    stops: list[Stop]
    legs: list[dict[str, Value]] = field(default_factory=list)
    is_way: bool = False
    """Whether somebody went along the line, and nobody drew it by hand."""


class Journeys:
    """The journeys of one map; its events get their tracks."""

    def __init__(self, stops: Sequence[Stop], shapes: ShapeFiles, lang: str) -> None:
        """Begin with none.

        Args:
            stops: events at points, in the order of their dates.
            shapes: where the files of ways go.
            lang: of the words for the beginning and the end of a way.
        """
        self._stops, self._shapes = stops, shapes
        self._speech = language(lang)
        self._runs: list[_Run] = []
        self._joined: set[tuple[str, str]] = set()
        self.report: list[ReportLine] = []

    def take(self, entry: Entry) -> list[FoundRecord] | None:
        """The records that a line becomes; None if it is no travel.

        Args:
            entry: of a line.
        """
        lines = entry.mark.geometry.lines
        if entry.mark.is_way or not self._stops:
            lines = (tuple(at for line in lines for at in line),)
        found = [
            section
            for line in lines
            for section in sections(line, self._stops, is_recorded=entry.mark.is_way)
            if (section.start.key, section.end.key) not in self._joined
        ]
        if not found and not entry.mark.is_way and self._stops:
            return None
        ends = {(section.start.key, section.end.key) for section in found}
        self._joined |= {(start, end) for start, end in ends if start != end}
        if entry.mark.is_way or not found:
            return self._whole_way(entry, lines[0], found)
        self._say_unkept(entry)
        return [self._leg(entry, section) for section in found]

    def conclude(self, events: int) -> bool:
        """Whether the whole map is one journey; if not, its events and legs get their tracks.

        Args:
            events: how many the map has.
        """
        if len(self._runs) == 1 and len(self._runs[0].stops) == events:
            return True
        for number, run in enumerate(self._runs, start=1):
            names = [each.label for each in self._runs]
            label = f"{run.label} ({number})" if names.count(run.label) > 1 else run.label
            track: dict[str, Value] = {"label": label, "route": "itinerary"}
            for stop in run.stops:
                tracks = stop.event.setdefault("track", [])
                if isinstance(tracks, list):
                    tracks.append(track)
            for leg in run.legs:
                leg["track"] = track
        return False

    def in_order(self, records: Sequence[FoundRecord]) -> list[FoundRecord]:
        """The records with the events without a date where a recorded way passes them."""
        places = {id(record.values): (at, 0) for at, record in enumerate(records)}
        last, done = (-1, 0), set[int]()
        for stop in self._stops_of_ways():
            event = id(stop.event)
            if event in done or event not in places:
                continue
            if last[0] >= 0 and "when" not in stop.event:
                places[event] = (last[0], last[1] + 1)
            last = max(last, places[event])
            done.add(event)
        return sorted(records, key=lambda record: places[id(record.values)])

    def _stops_of_ways(self) -> Iterable[Stop]:
        return (stop for run in self._runs if run.is_way for stop in run.stops)

    def _leg(self, entry: Entry, section: Section) -> FoundRecord:
        values: dict[str, Value] = {
            "from": section.start.place,
            "to": section.end.place,
            "mode": entry.mode,
            "path": "schematic",
        }
        if len(section.line) > 2:  # a line of two points is no way: it says only that there was one
            name, why = self._way_file(entry, section)
            if why:
                self._say(entry, "geometry", "its line", name or "", why)
            if name:
                values |= {"path": "known", "track_file": name}
        if note := str(entry.values.get("summary") or ""):
            values["note"] = note
        last = self._runs[-1] if self._runs else None
        if last is None or last.label != self._label(entry) or last.stops[-1] is not section.start:
            last = _Run(self._label(entry), [section.start], is_way=entry.mark.is_way)
            self._runs.append(last)
        last.stops.append(section.end)
        last.legs.append(values)
        return FoundRecord(kind="legs", values=values, where=entry.mark.where)

    def _way_file(self, entry: Entry, section: Section) -> tuple[str | None, str]:
        """The file of the way along a section, and what was changed of it."""
        label, whole = self._label(entry), entry.mark.way
        way = part_of(whole, section.begins, len(section.line)) if whole else None
        if way:
            return self._shapes.add_way(label, way)
        return self._shapes.add("ways", label, Geometry(lines=(section.line,)))

    def _whole_way(
        self, entry: Entry, line: Line, found: list[Section]
    ) -> list[FoundRecord] | None:
        """A way with events at its beginning and its end, if none is there, and its legs.

        None for a round trip without stops, which leads to no other place.
        """
        if len(line) < 2:
            return None
        if not found or _is_short(line, found[0]):
            if distance_km(line[0], line[-1]) < ROUND_TRIP_KM:
                return None
            start, begins = self._end(entry, line[0], is_start=True)
            end, ends = self._end(entry, line[-1], is_start=False)
            return [begins, ends, self._leg(entry, Section(start, end, line))]
        records: list[FoundRecord] = []
        first, last = found[0], found[-1]
        before = line[: first.begins + 1]
        past = last.begins + len(last.line) - 1
        after = line[past:]
        if rough_length_km(before) > ROUND_TRIP_KM:
            start, begins = self._end(entry, line[0], is_start=True)
            records += [begins, self._leg(entry, Section(start, first.start, before))]
        records += [self._leg(entry, each) for each in found if each.start is not each.end]
        if rough_length_km(after) > ROUND_TRIP_KM:
            end, ends = self._end(entry, line[-1], is_start=False)
            records += [self._leg(entry, Section(last.end, end, after, past)), ends]
        return records or None

    def _end(self, entry: Entry, at: Coordinate, *, is_start: bool) -> tuple[Stop, FoundRecord]:
        """The event at the beginning or at the end of a way."""
        own, key = entry.values, "import_way_start" if is_start else "import_way_end"
        title = self._speech.text(key, title=self._label(entry))
        place: dict[str, Value] = {"names": title, "lat": at.lat, "lon": at.lon}
        if entry.mark.accuracy_km:
            place["accuracy_km"] = entry.mark.accuracy_km
        event: dict[str, Value] = {"title": title, "place": place}
        event |= {name: own[name] for name in ("tags", "claims") if name in own}
        if is_start:
            event |= {n: own[n] for n in ("when", "time", "summary", "media") if n in own}
        elif "until" in own:
            times = {"when": own["until"], "time": own.get("until_time")}
            event |= {name: value for name, value in times.items() if value}
        elif "when" in own:
            event["when"] = own["when"]
        rest = entry.rest if is_start else {}
        record = FoundRecord(kind="events", values=event, where=entry.mark.where, rest=rest)
        return Stop(at, place, event), record

    def _say_unkept(self, entry: Entry) -> None:
        """Report what a leg has no field for."""
        own = entry.values
        unkept: dict[str, str] = {n: str(own[n]) for n in ("when", "until") if n in own}
        media = own.get("media")
        listed = [each for each in media if isinstance(each, dict)] if media else []  # type: ignore[union-attr]
        if listed:
            unkept["media"] = ", ".join(str(each.get("url") or each["file"]) for each in listed)
        for name, value in (unkept | dict(entry.rest)).items():
            why = "a leg has no field for it; the events at its ends have"
            self._say(entry, name, value, "", why)

    def _say(self, entry: Entry, name: str, found: str, became: str, why: str) -> None:
        line = ReportLine.reported(
            entry.mark.where, field=name, found=found, became=became, why=why
        )
        self.report.append(line)

    def _label(self, entry: Entry) -> str:
        """What a line is called."""
        return str(entry.values.get("title") or self._speech.text("import_way"))


def _is_short(line: Line, stop: Section) -> bool:
    """Whether a line leads nowhere else from the only stop on it."""
    parts = line[: stop.begins + 1], line[stop.begins :]
    return stop.start is stop.end and max(map(rough_length_km, parts)) <= ROUND_TRIP_KM
