"""Checks of ids: no duplicates, each reference leads to a record, old links to an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorer.reading.guesses import Guesses
from explorer.reading.meant_fields import with_article
from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.records import Story

Ids = Mapping[str, frozenset[str] | None]
"""The ids that a file has, of unsound records too, by noun; None where they are not known."""


def check_references(story: Story, ids: Ids) -> Iterator[Report]:
    """All problems with ids.

    Args:
        story: of the sound records.
        ids: the ids of all records.
    """
    yield from _twice(story)
    yield from _aliases(story)
    yield from _references(story, ids)
    if ids["event"] == frozenset(event.id for event in story.events):  # none of them is unsound
        yield from _lost_links(story)


def _twice(story: Story) -> Iterator[Report]:
    for name in ("places", "sources", "events", "notes", "tracks", "tags", "eras", "media"):
        seen: set[str] = set()
        for index, record in enumerate(getattr(story, name)):
            if record.id in seen:
                yield Report((name, index, "id"), repr(record.id), "an id that no other record has")
            seen.add(record.id)
    legs: set[tuple[str | None, ...]] = set()
    for index, leg in enumerate(story.legs):
        if leg.key in legs:
            found = f"a second leg {leg.words}"
            expected = "each journey only once, or in each leg the event at which it arrives"
            yield Report(("legs", index), found, expected)
        legs.add(leg.key)


def _aliases(story: Story) -> Iterator[Report]:
    taken = {event.id for event in story.events}
    for index, event in enumerate(story.events):
        for number, alias in enumerate(event.aliases):
            if alias in taken:
                path = ("events", index, "aliases", number)
                yield Report(path, repr(alias), "an id that no event has or had")
            taken.add(alias)


def _lost_links(story: Story) -> Iterator[Report]:
    """Published ids by which no event can be reached any more."""
    reached = frozenset(story.all_event_ids)
    for number, released in enumerate(story.released_ids):
        if released not in reached:
            expected = "the id or an alias of an event, for the links that readers have"
            hint = "add it to the aliases of the event that it was"
            yield Report(("released_ids", number), repr(released), expected, hint)


def _none_declared(noun: str) -> str:
    """That a story has no record of a kind yet, and where to write it."""
    field = "media" if noun == "media item" else f"{noun}s"
    return f"there are no {field} yet: add {field} to story.yaml"


def _references(story: Story, ids: Ids) -> Iterator[Report]:
    guesses = Guesses()

    def check(path: ValuePath, noun: str, wanted: str | None) -> Iterator[Report]:
        known = ids[noun]
        if wanted and known is not None and wanted not in known:
            expected = f"the id of {with_article(noun)}"
            hint = guesses.near(wanted, known) if known else _none_declared(noun)
            if noun == "place":
                hint = hint or "add it under places"
            yield Report(path, repr(wanted), expected, hint)

    def check_each(path: ValuePath, noun: str, wanted: tuple[str, ...]) -> Iterator[Report]:
        for number, one in enumerate(wanted):
            yield from check((*path, number), noun, one)

    yield from check(("article",), "source", story.article)
    for index, event in enumerate(story.events):
        yield from check(("events", index, "place"), "place", event.place)
        yield from check(("events", index, "to"), "place", event.to)
        yield from check_each(("events", index, "track"), "track", event.tracks)
        yield from check_each(("events", index, "tags"), "tag", event.tags)
        yield from check_each(("events", index, "media"), "media item", event.media)
        for number, claim in enumerate(event.claims):
            path = ("events", index, "claims", number, "source")
            yield from check(path, "source", claim.source)
    for index, leg in enumerate(story.legs):
        yield from check(("legs", index, "from"), "place", leg.origin)
        yield from check(("legs", index, "to"), "place", leg.destination)
        yield from check(("legs", index, "arrives"), "event", leg.arrives)
        yield from check(("legs", index, "track"), "track", leg.track)
        yield from check(("legs", index, "distance_source"), "source", leg.distance_source)
        yield from check_each(("legs", index, "via"), "place", leg.via)
    for index, place in enumerate(story.places):
        yield from check_each(("places", index, "media"), "media item", place.media)
    for index, medium in enumerate(story.media):
        yield from check(("media", index, "source"), "source", medium.source)
    for index, note in enumerate(story.notes):
        yield from check_each(("notes", index, "sources"), "source", note.sources)
