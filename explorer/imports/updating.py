"""An import into a story that is there: what the author wrote by hand stays, conflicts are shown.

Each field is compared with what the last import wrote. If only the file has changed since, the
story follows; if only the author has, the story stays; if both have, nobody but the author decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from explorer.imports.memory import Digests, digest, flat, unflat
from explorer.imports.ordering import in_order_of_time, inserted
from explorer.reading.meant_fields import MODELS, NOUNS
from explorer.story.fields import Model, fields
from explorer.story.geodesy import distance_km
from explorer.story.places import Place, Record
from explorer.story.records import Event, StoryFile
from explorer.writing.values import Value, field_values, means_the_same

Values = dict[str, Value]

SAME_PLACE_KM = 25.0
"""How far apart two points of one name may be that mean the same town."""


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A field that the author and the file have both changed."""

    record: str
    """``event talks``."""
    field: str
    yours: str
    """What the story has, which stays."""
    theirs: str
    """What the file has."""


@dataclass(kw_only=True)
class Update:
    """A story with an import merged into it, and what that changed."""

    story: StoryFile
    records: Digests = field(default_factory=dict)
    """What to remember of it."""
    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    """Records of the file that the author has deleted, which stay deleted."""
    gone: list[str] = field(default_factory=list)
    """Records of the last import that are not in the file any more, which stay in the story."""


def updated(story: StoryFile, new: StoryFile, last: Digests) -> Update:
    """A story with what an import found.

    Args:
        story: as it is.
        new: what the import found, as a story of its own.
        last: what the last import wrote.
    """
    update = Update(story=story)
    lists: dict[str, tuple[Record, ...]] = {}
    for name in MODELS:
        if name == "legs":
            lists[name] = _with_new_legs(story, new)
        else:
            lists[name] = tuple(_merged(name, story, new, last, update))
    update.records = {name: each for name, each in update.records.items() if each}
    update.story = story.model_copy(update={_attribute(name): each for name, each in lists.items()})
    update.story = update.story.model_copy(update={"events": tuple(_ordered(story, update.story))})
    return update


def _attribute(name: str) -> str:
    return fields(StoryFile)[name][0]


def _with_new_legs(story: StoryFile, new: StoryFile) -> tuple[Record, ...]:
    known = {leg.key for leg in story.legs}
    return (*story.legs, *(leg for leg in new.legs if leg.key not in known))


def _merged(
    name: str, story: StoryFile, new: StoryFile, last: Digests, update: Update
) -> Iterator[Record]:
    """The records of a list: those of the story in their order, then new ones."""
    model = MODELS[name]
    found = {record.id: record for record in getattr(new, name)}
    former = _former_ids(story) if name == "events" else {}
    found = {former.get(key, key): record for key, record in found.items()}
    before = {former.get(key, key): each for key, each in last.get(name, {}).items()}
    memory = update.records.setdefault(name, {})
    there = set()
    for record in getattr(story, name):
        there.add(record.id)
        if record.id not in found:
            if record.id in before:
                update.gone.append(f"{NOUNS[name]} {record.id}")
                memory[record.id] = dict(before[record.id])
            yield record
            continue
        if record.id not in before and _is_known_alike(record, found[record.id]):
            yield record
            continue
        merge = _Merge(model, f"{NOUNS[name]} {record.id}", before.get(record.id, {}))
        values = merge.of(field_values(record), {**field_values(found[record.id]), "id": record.id})
        update.conflicts += merge.conflicts
        memory[record.id] = merge.memory
        if values == field_values(record):
            yield record
        else:
            update.changed[name] = update.changed.get(name, 0) + 1
            yield model.model_validate(values, context={"calendar": story.calendar})
    yield from _new_records(name, found, there, update, last, new)


def _new_records(  # noqa: PLR0917 - a list on its way from three stories to one
    name: str,
    found: Mapping[str, Record],
    there: Collection[str],
    update: Update,
    last: Digests,
    new: StoryFile,
) -> Iterator[Record]:
    """The records of a list that the story does not have, but those that its author deleted."""
    before, memory = last.get(name, {}), update.records.setdefault(name, {})
    needed = _needed(new, last.get("events", {})) if name != "events" else set()
    for key, record in found.items():
        if key in there:
            continue
        if key in before and key not in needed:
            update.deleted.append(f"{NOUNS[name]} {key}")
            memory[key] = dict(before[key])
        else:
            values = flat(field_values(record), MODELS[name])
            memory[key] = {path: digest(each) for path, each in values.items()}
            update.added[name] = update.added.get(name, 0) + 1
            yield record


def _is_known_alike(record: Record, other: Record) -> bool:
    """Whether a record by hand is what a file means too, although no import has written it.

    An event with the same id is none: the file says something new of it.
    """
    if isinstance(record, Place) and isinstance(other, Place):
        return distance_km(record.coordinate, other.coordinate) <= SAME_PLACE_KM
    return not isinstance(record, Event)


class _Merge:
    """One record of the story, of the file and of the last import."""

    def __init__(self, model: Model, record: str, last: Mapping[str, str]) -> None:
        self._model, self._record, self._last = model, record, last
        self.conflicts: list[Conflict] = []
        self.memory: dict[str, str] = {}

    def of(self, old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Any]:
        """The fields that the record is to have."""
        ours, theirs = flat(old, self._model), flat(new, self._model)
        merged = dict(ours)
        for path, value in theirs.items():
            self.memory[path] = digest(value)
            if path in ours and means_the_same(ours[path], value):
                continue
            if self._is_untouched(path, ours.get(path)):
                merged[path] = value
            elif self._last.get(path) != digest(value):
                self._keep(path, ours.get(path), value)
        for path in self._last.keys() - theirs.keys():
            is_needed = self._is_required(path)
            if path in merged and self._is_untouched(path, merged[path]) and not is_needed:
                del merged[path]
        return unflat(merged, self._model)

    def _is_untouched(self, path: str, value: Value) -> bool:
        """Whether a field is as the last import left it, or not there and never was."""
        if path in self._last:
            return digest(value) == self._last[path]
        return value is None

    def _is_required(self, path: str) -> bool:
        definition = fields(self._model).get(path.partition(".")[0])
        return definition is None or definition[1].is_required()

    def _keep(self, path: str, ours: Value, theirs: Value) -> None:
        """Leave a conflict as it is, and remember it as undecided."""
        del self.memory[path]
        if path in self._last:
            self.memory[path] = self._last[path]
        self.conflicts.append(
            Conflict(record=self._record, field=path, yours=_shown(ours), theirs=_shown(theirs))
        )


def _shown(value: Value) -> str:
    return "nothing" if value is None else str(value)


def _former_ids(story: StoryFile) -> dict[str, str]:
    """The present ids of events by those that they had before."""
    return {alias: event.id for event in story.events for alias in event.aliases}


def _needed(new: StoryFile, last: Mapping[str, object]) -> set[str]:
    """The ids that events of the file name which the last import did not have."""
    named: set[str] = set()
    for event in new.events:
        if event.id not in last:
            named |= {each for each in (event.place, event.to) if each}
            named |= {*event.tags, *event.tracks, *event.media}
            named |= {claim.source for claim in event.claims}
    return named


def _ordered(old: StoryFile, merged: StoryFile) -> Sequence[Event]:
    """The events in order: new ones and those of another date where they belong."""
    zones = {place.id: place.zone for place in merged.places}
    dated = {event.id: (event.when, event.time, event.part_of_day) for event in old.events}
    stay: list[Event] = []
    move: list[Event] = []
    for event in merged.events:
        is_as_before = dated.get(event.id) == (event.when, event.time, event.part_of_day)
        (stay if is_as_before else move).append(event)
    placed = inserted(stay, move, zones) if move else stay
    return in_order_of_time(placed, zones)
