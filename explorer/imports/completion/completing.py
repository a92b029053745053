"""Found records become a whole story: sources, places, zones, texts, and the order of events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explorer.gazetteer import Gazetteer
from explorer.imports.completion.claiming import ImportFacts, claimed, mark_unnamed, source_of
from explorer.imports.completion.finishing import (
    DEFAULT_ZONE,
    Surroundings,
    finished,
    usual_zone,
    without_wrong_times,
)
from explorer.imports.completion.fitting import fitted
from explorer.imports.completion.gathering import Gathering, Values
from explorer.imports.completion.joining import without_unused_legs
from explorer.imports.completion.locating import located, shown_point
from explorer.imports.completion.ordering import how_many_moved, in_order_of_time
from explorer.imports.completion.wording import borrowed, borrowed_paths, languages_of, worded
from explorer.imports.found import Found, Given, ReportLine
from explorer.imports.storage.attached_files import apart
from explorer.language import language
from explorer.reading.meant_fields import MODELS
from explorer.story.calendars import Calendar
from explorer.story.places import Record
from explorer.story.records import Event, StoryFile
from explorer.story.strands import Route


@dataclass(frozen=True, kw_only=True)
class Completed:
    """A story that can be written, and what became of what was found."""

    story: StoryFile
    files: Mapping[str, bytes]
    """What lies beside its records."""
    report: tuple[ReportLine, ...]
    where: Mapping[tuple[str, str], str]
    """Where each record comes from, by its list and id."""
    borrowed: Mapping[tuple[str, str], frozenset[str]]
    """The paths of the texts that no file has in their language, by list and id of the record."""


def completed(
    sources: Sequence[tuple[Given, Found]],
    facts: ImportFacts,
    open_gazetteer: Callable[[], Gazetteer],
) -> Completed:
    """The story of what was found in files.

    Args:
        sources: the files, each with what is in it.
        facts: what is known beside.
        open_gazetteer: gives what finds places by their names; asked only if it is needed.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    sources, not_kept = apart(sources)
    own: Values = {name: each for _, found in sources for name, each in found.story.items()}
    gathering = Gathering(facts.known)
    for given, found in sources:
        article = facts.article or own.get("article")
        source = source_of(given, found, facts, str(article) if article else None)
        own.setdefault("article", source["id"])
        gathering.gather([*claimed(found, source, facts)])
    work = _Completing(own, gathering, facts)
    origin = ", ".join(given.name for given, _ in sources)
    records = work.records(origin, open_gazetteer)
    story = work.story(records, origin)
    files = {name: each for _, found in sources for name, each in found.files.items()}
    story, kept, left_out = without_unused_legs(story, files)
    report = [line for _, found in sources for line in found.report]
    return Completed(
        story=story,
        files=kept,
        report=(*report, *not_kept, *gathering.report, *work.report, *left_out),
        where=gathering.where,
        borrowed=work.borrowed,
    )


def as_exported(
    sources: Sequence[tuple[Given, Found]],
    facts: ImportFacts,
    open_gazetteer: Callable[[], Gazetteer],
) -> StoryFile | None:
    """The story as our exports had it; None if none is ours.

    Args:
        sources: the files, each with what is in it.
        facts: what is known beside.
        open_gazetteer: gives what finds places by their names; asked only if it is needed.

    Raises:
        CacheError: the gazetteer's index cannot be built.
    """
    own = [
        (given, replace(found, records=found.exported, files={}, report=()))
        for given, found in sources
        if found.exported
    ]
    return completed(own, facts, open_gazetteer).story if own else None


class _Completing:
    """One import on its way to a story."""

    def __init__(self, own: Values, gathering: Gathering, facts: ImportFacts) -> None:
        self._own, self._gathering, self._facts = own, gathering, facts
        self._lists = gathering.lists
        listed = facts.languages or own.get("languages")
        self._languages = (
            list(map(str, listed))
            if isinstance(listed, list | tuple) and listed
            else languages_of(self._lists, facts.lang)
        )
        self._lang = facts.lang if facts.lang in self._languages else self._languages[0]
        self._calendar = Calendar(str(own.get("calendar") or Calendar.GREGORIAN))
        self.report: list[ReportLine] = []
        self.borrowed: dict[tuple[str, str], frozenset[str]] = {}

    def records(
        self, origin: str, open_gazetteer: Callable[[], Gazetteer]
    ) -> dict[str, list[Record]]:
        """All records that fit, events last and in their order."""
        named = self._lists.pop("places", {})
        for place in named.values():
            if not place.get("names"):
                place["names"] = shown_point(lat=place.get("lat"), lon=place.get("lon"))
        found = located(
            named,
            where={key: self._where("places", key) for key in named},
            origin=origin,
            open_gazetteer=open_gazetteer,
            countries=self._facts.countries,
        )
        self.report += found.report
        events = self._lists.pop("events", {})
        mark_unnamed(self._lists.get("sources", {}).values())
        done = {"places": self._fitted("places", found.places)}
        for kind, records in self._lists.items():
            done[kind] = self._fitted(kind, records)
        ids = {record.id for record in done["places"]}  # type: ignore[attr-defined]
        around = Surroundings(
            places={key: place for key, place in found.places.items() if key in ids},
            named=named,
            zone=self._facts.zone or usual_zone(found.places, events.values()) or DEFAULT_ZONE,
            calendar=self._calendar,
            lang=self._lang,
        )
        done["events"] = self._events(events, around)
        return done

    def _where(self, kind: str, key: str) -> str:
        return self._gathering.where.get((kind, key), "")

    def _fitted(self, kind: str, records: Mapping[str, Values]) -> list[Record]:
        """The records of a list in the form of the model; what does not fit is reported."""
        done = []
        model = MODELS[kind]
        for key, values in records.items():
            where = self._where(kind, key)
            if (kind, key) not in self._facts.there:
                self.report += borrowed(values, model, self._languages, where)
            paths = borrowed_paths(values, model, self._languages, self._lang)
            self.borrowed[kind, key] = paths
            whole = worded(values, model, self._languages, self._lang)
            one = fitted(kind, whole, where, self._calendar)
            self.report += one.report
            if one.record:
                done.append(one.record)
        return done

    def _events(self, events: Mapping[str, Values], around: Surroundings) -> list[Record]:
        whole: dict[str, Values] = {}
        for key, event in self._facts.watch(list(events.items()), "events"):
            where, rest = self._where("events", key), self._gathering.rest.get(key, {})
            if not self._facts.keeps_rest:
                self.report += [_not_kept(where, name, text) for name, text in rest.items()]
                rest = {}
            whole[key], said = finished(event, rest, where, around)
            self.report += said
        zones = {key: str(place["zone"]) for key, place in around.places.items()}
        done: list[Event] = []
        for record in self._fitted("events", whole):
            if isinstance(record, Event):
                zone = record.zone or zones[record.place or ""]
                where = self._where("events", record.id)
                right, said = without_wrong_times(record, zone, where)
                self.report += said
                done.append(right)
        return list[Record](self._in_order(done, zones))

    def _in_order(self, events: list[Event], zones: Mapping[str, str]) -> list[Event]:
        ordered = in_order_of_time(events, zones)
        moved = how_many_moved(events, ordered)
        if moved and not self._facts.there:  # the order of a story that is there is its own
            self.report.append(
                ReportLine.changed(
                    "the order of events",
                    found=f"{moved:,} elsewhere in the file",
                    became="in the order of their dates",
                    why="readers step from event to event in the order in which they happened",
                )
            )
        return ordered

    def story(self, records: Mapping[str, list[Record]], origin: str) -> StoryFile:
        """The story of these records, not yet held together: reading its files does that."""
        speech = language(self._languages[0])
        stem = origin.partition(",")[0].rpartition(".")[0] or origin
        texts = {
            "title": self._facts.title or self._own.get("title") or stem,
            "summary": self._own.get("summary") or speech.text("import_summary", files=origin),
        }
        values: dict[str, Any] = {
            "format": 1,
            "languages": tuple(self._languages),
            **worded(texts, StoryFile, self._languages, self._lang),
            "article": self._own["article"],
            "calendar": self._calendar,
            "route": Route(self._facts.route or str(self._own.get("route") or Route.NONE)),
            **{kind: tuple(each) for kind, each in records.items()},
        }
        known = ("clocks", "background", "released_ids")
        values |= {name: self._own[name] for name in known if self._own.get(name)}
        return StoryFile.model_construct(**values)


def _not_kept(where: str, name: str, text: str) -> ReportLine:
    return ReportLine.left_out(
        where, field=name, found=text, why="no field can hold it; --keep-rest puts it into the note"
    )
