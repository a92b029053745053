"""An import into a story that is there: what the author wrote by hand stays, conflicts are shown.

Each field is compared with what the last import wrote, or what the export said when it was
made. If only the file has changed since, the story follows; if only the author has, the story
stays; if both have, nobody but the author decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from explorer.imports.completion.completing import Completed
from explorer.imports.completion.joining import without_unused_legs
from explorer.imports.completion.ordering import how_many_moved, in_order_of_time, inserted
from explorer.imports.storage.field_paths import flat
from explorer.imports.storage.memory import Digests, digest, digests_of
from explorer.imports.storage.merging import Before, Conflict, Merge
from explorer.reading.meant_fields import MODELS, NOUNS
from explorer.story.fields import fields
from explorer.story.geodesy import distance_km
from explorer.story.places import Place, Record
from explorer.story.records import Event, StoryFile
from explorer.writing.values import Value, field_values

Values = Mapping[str, Value]

SAME_PLACE_KM = 25.0
"""How far apart two points of one name may be that mean the same town."""


@dataclass(kw_only=True)
class Update:
    """A story with an import merged into it, and what that changed."""

    story: StoryFile
    records: Digests = field(default_factory=dict)
    """What to remember of it."""
    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    edited: list[str] = field(default_factory=list)
    """The records that changed, by kind and id."""
    conflicts: list[Conflict] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    """Records of the file that the author has deleted, which stay deleted."""
    gone: list[str] = field(default_factory=list)
    """Records of the last import that are not in the file any more, which stay in the story."""
    moved: int = 0
    """Events of the story that are elsewhere, as their dates are now."""
    legs: list[str] = field(default_factory=list)
    """Those that are left out, as the events at their ends do not follow each other any more."""
    filled: list[str] = field(default_factory=list)
    """New texts of records that have in one language what the file has in another."""


def updated(
    story: StoryFile, done: Completed, last: Digests, exported: StoryFile | None = None
) -> Update:
    """A story with what an import found.

    Args:
        story: as it is.
        done: what the import found, as a story of its own.
        last: what the last import wrote.
        exported: the story as our own files had it when they were exported; None without any.
    """
    update = Update(story=story)
    is_its_own = exported is not None and _is_of(story, exported)
    was = digests_of(exported) if exported and is_its_own else {}
    lists: dict[str, tuple[Record, ...]] = {}
    for name in MODELS:
        if name == "legs":
            lists[name] = _with_new_legs(story, done.story, exported if is_its_own else None)
        else:
            lists[name] = tuple(_List(name, story, done, last, was).merged(update))
    update.records = {name: each for name, each in update.records.items() if each}
    update.story = story.model_copy(update={_attribute(name): each for name, each in lists.items()})
    events = tuple(_ordered(story, update.story))
    known = {event.id for event in story.events}
    update.moved = how_many_moved(story.events, [each for each in events if each.id in known])
    merged = update.story.model_copy(update={"events": events})
    update.story, _, legs = without_unused_legs(merged, {})
    update.legs = [line.where for line in legs]
    return update


def _is_of(story: StoryFile, exported: StoryFile) -> bool:
    """Whether an export is of this story: it has most of its events."""
    known = {event.id for event in story.events} | _former_ids(story).keys()
    return 2 * sum(event.id in known for event in exported.events) >= len(exported.events)


def _attribute(name: str) -> str:
    return fields(StoryFile)[name][0]


def _with_new_legs(
    story: StoryFile, new: StoryFile, exported: StoryFile | None
) -> tuple[Record, ...]:
    """The legs, with new ones; one that was exported and is no longer there was deleted."""
    known = {leg.key for of in (story, exported) if of for leg in of.legs}
    return (*story.legs, *(leg for leg in new.legs if leg.key not in known))


class _List:
    """A list of records of the story, of the file, and before, each by its present id."""

    def __init__(
        self, name: str, story: StoryFile, done: Completed, last: Digests, exported: Digests
    ) -> None:
        former = _former_ids(story) if name == "events" else {}
        self._name, self._story, self._new = name, story, done.story
        self._events_before = {*last.get("events", {}), *exported.get("events", {})}
        found = {record.id: record for record in getattr(done.story, name)}
        self._found = {former.get(key, key): record for key, record in found.items()}
        self._last = {former.get(key, key): each for key, each in last.get(name, {}).items()}
        was = exported.get(name, {})
        self._exported = {former.get(key, key): each for key, each in was.items()}
        self._borrowed = {
            former.get(key, key): paths for (of, key), paths in done.borrowed.items() if of == name
        }

    def merged(self, update: Update) -> Iterator[Record]:
        """The records of the story in their order, then new ones."""
        there = getattr(self._story, self._name)
        for record in there:
            yield self._one(record, update)
        yield from self._added({record.id for record in there}, update)

    def _one(self, record: Any, update: Update) -> Record:
        """A record of the story with what the file says of it."""
        key, noun = record.id, f"{NOUNS[self._name]} {record.id}"
        memory = update.records.setdefault(self._name, {})
        if key not in self._found:
            if key in self._last:
                update.gone.append(noun)
                memory[key] = dict(self._last[key])
            return record  # type: ignore[no-any-return]
        before = Before(last=self._last.get(key, {}), exported=self._exported.get(key, {}))
        other = self._found[key]
        if not before.base and _is_known_alike(record, other):
            return record  # type: ignore[no-any-return]
        model = MODELS[self._name]
        merge = Merge(model, noun, before, self._borrowed.get(key, ()))
        values = merge.of(field_values(record), {**field_values(other), "id": key})
        update.conflicts += merge.conflicts
        update.filled += [f"{noun} · {path}" for path in merge.filled]
        if merge.memory:
            memory[key] = merge.memory
        if values == field_values(record):
            return record  # type: ignore[no-any-return]
        try:
            changed = model.model_validate(values, context={"calendar": self._story.calendar})
        except ValidationError as error:  # a time of the story, say, and a date without a day
            reason = error.errors(include_url=False)[0]["msg"]
            update.conflicts.append(_together(noun, field_values(record), values, reason))
            return record  # type: ignore[no-any-return]
        update.changed[self._name] = update.changed.get(self._name, 0) + 1
        update.edited.append(noun)
        return changed

    def _added(self, there: Collection[str], update: Update) -> Iterator[Record]:
        """The records that the story does not have, but those that its author deleted."""
        memory = update.records.setdefault(self._name, {})
        is_of_events = self._name != "events"
        needed = _needed(self._new, self._events_before) if is_of_events else set()
        for key, record in self._found.items():
            if key in there:
                continue
            if (key in self._last or key in self._exported) and key not in needed:
                update.deleted.append(f"{NOUNS[self._name]} {key}")
                if key in self._last:
                    memory[key] = dict(self._last[key])
            else:
                values = flat(field_values(record), MODELS[self._name])
                memory[key] = {path: digest(each) for path, each in values.items()}
                update.added[self._name] = update.added.get(self._name, 0) + 1
                yield record


def _is_known_alike(record: Record, other: Record) -> bool:
    """Whether a record by hand is what a file means too, although no import has written it.

    An event with the same id is none: the file says something new of it.
    """
    if isinstance(record, Place) and isinstance(other, Place):
        return distance_km(record.coordinate, other.coordinate) <= SAME_PLACE_KM
    return not isinstance(record, Event)


def _together(record: str, old: Values, new: Values, reason: str) -> Conflict:
    """Changes of the file that do not go with what the author has changed."""
    names = dict.fromkeys(n for n in (*old, *new) if old.get(n) != new.get(n))
    texts = ("; ".join(f"{name}: {each.get(name)}" for name in names) for each in (old, new))
    yours, theirs = texts
    return Conflict(
        record=record,
        field=", ".join(names),
        yours=yours,
        theirs=f"{theirs} ({reason})",
    )


def _former_ids(story: StoryFile) -> dict[str, str]:
    """The present ids of events by those that they had before."""
    return {alias: event.id for event in story.events for alias in event.aliases}


def _needed(new: StoryFile, last: Collection[str]) -> set[str]:
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
