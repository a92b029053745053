"""The entries of a map become events, its areas files, and its lines legs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from explorer.gazetteer.points import zone_at
from explorer.imports.completion.ordering import Bounds, places_in_time
from explorer.imports.found import Choices, Found, FoundRecord, ReportLine
from explorer.imports.maps.drawn_ways import Stop
from explorer.imports.maps.map_entries import Entry, entry_of
from explorer.imports.maps.map_journeys import Journeys
from explorer.imports.maps.marks import Mark
from explorer.imports.maps.shape_files import ShapeFiles
from explorer.imports.rows.property_names import STYLE, meaning_of
from explorer.imports.rows.table_dates import day_comes_first
from explorer.story.clocks import parse_clock
from explorer.story.errors import TimeFormatError
from explorer.story.moments import Moment, PartOfDay
from explorer.story.places import Coordinate
from explorer.story.times import parse_date
from explorer.writing.values import Value

DRAWN: Final = "the explorer draws what is known, not how the map drew it"
"""Why styles are left out."""


def found_in(
    marks: Sequence[Mark],
    choices: Choices,
    *,
    title: str = "",
    summary: str = "",
    report: Sequence[ReportLine] = (),
) -> Found:
    """What the marks of a map are in a story.

    Args:
        marks: in the file's order.
        choices: of the author.
        title: the map's.
        summary: its description.
        report: what has been left out already.
    """
    if choices.day_first is None:
        day_first, example = day_comes_first(_typed_dates(marks, choices))
        if example:
            why = "day or month first? no date of the map shows it: --day-first or --month-first"
            line = ReportLine.unclear("all entries", field="when", found=example, why=why)
            return Found(report=(line,))
        choices = replace(choices, day_first=day_first)
    return _Map(marks, choices, report).found(title, summary)


def _typed_dates(marks: Sequence[Mark], choices: Choices) -> Iterator[str]:
    """What the properties of all marks have as dates."""
    for mark in marks:
        for name, value in mark.properties.items():
            if meaning_of(name, choices.columns) in ("when", "until"):
                yield value.strip()


class _Map:
    """One map on its way to records."""

    def __init__(
        self, marks: Sequence[Mark], choices: Choices, report: Sequence[ReportLine]
    ) -> None:
        self._entries = [entry_of(mark, choices) for mark in marks]
        self._events = [dict(entry.values) for entry in self._entries]
        self._shapes = ShapeFiles()
        self._report = [*report, *_styles(marks, choices)]
        both = zip(self._entries, self._events, strict=True)
        stops = [_stop(entry, event) for entry, event in both if entry.mark.geometry.points]
        self._journeys = Journeys(_by_time(stops), self._shapes, choices.lang)

    def found(self, title: str, summary: str) -> Found:
        """All of it."""
        records: list[FoundRecord] = []
        for entry, event in zip(self._entries, self._events, strict=True):
            self._report += entry.report
            taken = self._journeys.take(entry) if entry.mark.geometry.is_line else None
            records += self._event(entry, event) if taken is None else taken
        story: dict[str, Value] = {"title": title} if title else {}
        if summary:
            story["summary"] = summary
        if self._journeys.conclude(sum(each.kind == "events" for each in records)):
            story["route"] = "itinerary"
        return Found(
            story=story,
            records=tuple(self._journeys.in_order(records)),
            files=self._shapes.files,
            report=(*self._report, *self._journeys.report),
        )

    def _event(self, entry: Entry, values: dict[str, Value]) -> list[FoundRecord]:
        rest = dict(entry.rest)
        if entry.is_bare and entry.mark.geometry.position:
            values["title"] = entry.mark.where[:1].upper() + entry.mark.where[1:]
            why = "it has no name and no text; give it a title, or delete it"
            self._say(entry, "title", "no name", str(values["title"]), why)
        if place := self._place(entry, str(values.get("title") or "")):
            values["place"] = place
        if further := entry.mark.geometry.points[1:]:
            rest["further points"] = "; ".join(f"{each.lat}, {each.lon}" for each in further)
        if not values and not rest:
            self._say(entry, "", "an entry without content", "", "it is empty")
            return []
        return [FoundRecord(kind="events", values=values, where=entry.mark.where, rest=rest)]

    def _place(self, entry: Entry, title: str) -> dict[str, Value]:
        """The place of an entry, with what it covers; empty if it has no position and no name."""
        geometry, at = entry.mark.geometry, entry.mark.geometry.position
        if at is None:
            return {"names": entry.place_name} if entry.place_name else {}
        place = _point(entry, title, at)
        area, why = self._shapes.area(title, geometry)
        if why:
            self._say(entry, "geometry", "its shape", str(area.get("area", "")), why)
        if area and entry.mark.way and entry.mark.way.climb:
            why = "an area has positions only; the way of a leg from one event to another has more"
            self._say(entry, "ele", "its elevations and times", "", why)
        return place | area

    def _say(self, entry: Entry, name: str, found: str, became: str, why: str) -> None:
        """Report what was changed, or left out if nothing became of it."""
        line = ReportLine.reported(
            entry.mark.where, field=name, found=found, became=became, why=why
        )
        self._report.append(line)


def _stop(entry: Entry, event: dict[str, Value]) -> Stop:
    at = entry.mark.geometry.points[0]
    return Stop(at, _point(entry, str(event.get("title") or ""), at), event)


def _point(entry: Entry, title: str, at: Coordinate) -> dict[str, Value]:
    """The place of an entry at a point."""
    place: dict[str, Value] = {"names": entry.place_name or title, "lat": at.lat, "lon": at.lon}
    if entry.mark.accuracy_km:
        place["accuracy_km"] = entry.mark.accuracy_km
    if entry.country:
        place["country"] = entry.country
    if entry.wikidata:
        place["wikidata"] = entry.wikidata
    return place


def _by_time(stops: Sequence[Stop]) -> list[Stop]:
    """In the order in which the story will have them."""
    return [stops[at] for at in places_in_time([_bounds(stop) for stop in stops])]


def _bounds(stop: Stop) -> Bounds:
    """The earliest and the latest instant that the event of a stop can mean."""
    event, zone = stop.event, zone_at(stop.at)
    try:
        date = parse_date(str(event.get("when") or ""))
        clock = parse_clock(str(event["time"])) if "time" in event else None
    except TimeFormatError:
        return None, None
    part = PartOfDay(str(event["part_of_day"])) if "part_of_day" in event else None
    return Moment(date, clock, part, zone).bounds()


def _styles(marks: Sequence[Mark], choices: Choices) -> list[ReportLine]:
    """One line for each kind of style that is left out."""
    counted = Counter(
        name
        for mark in marks
        for name, value in mark.properties.items()
        if value.strip() and meaning_of(name, choices.columns) == STYLE
    )
    return [
        ReportLine.left_out(
            "the file",
            field=name,
            found=f"a style of {count} entr{'y' if count == 1 else 'ies'}",
            why=DRAWN,
        )
        for name, count in counted.items()
    ]
