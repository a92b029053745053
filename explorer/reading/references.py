"""Checks of ids: no duplicates, each reference leads to a record, old links to an event."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from explorer.reading.guesses import Guesses
from explorer.reading.meant_fields import with_article
from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.records import Event, Story
from explorer.story.travel import Leg

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
    for path, noun, wanted in _lost(story, ids):
        known = ids[noun] or frozenset()
        expected = f"the id of {with_article(noun)}"
        hint = guesses.near(wanted, known) if known else _none_declared(noun)
        if noun == "place":
            hint = hint or "add it under places"
        yield Report(path, repr(wanted), expected, hint)


class _Everything(Container[str]):
    """What an id can be where it is not known which ids there are."""

    def __contains__(self, wanted: object) -> bool:
        return True


def _lost(story: Story, ids: Ids) -> Iterator[tuple[ValuePath, str, str]]:
    """Each id that leads nowhere: where, what kind of record is named, the id."""
    known: dict[str, Container[str]] = {
        noun: _Everything() if has is None else has for noun, has in ids.items()
    }
    sources, media = known["source"], known["media item"]
    if story.article and story.article not in sources:
        yield ("article",), "source", story.article
    yield from _lost_of_events(story.events, known)
    for index, leg in enumerate(story.legs):
        for field, noun, named in _named_by(leg):
            if named and named not in known[noun]:
                yield ("legs", index, field), noun, named
        for number, place in enumerate(leg.via):
            if place not in known["place"]:
                yield ("legs", index, "via", number), "place", place
    for index, located in enumerate(story.places):
        for number, medium in enumerate(located.media):
            if medium not in media:
                yield ("places", index, "media", number), "media item", medium
    for index, item in enumerate(story.media):
        if item.source and item.source not in sources:
            yield ("media", index, "source"), "source", item.source
    for index, note in enumerate(story.notes):
        for number, source in enumerate(note.sources):
            if source not in sources:
                yield ("notes", index, "sources", number), "source", source


def _lost_of_events(
    events: Sequence[Event], known: Mapping[str, Container[str]]
) -> Iterator[tuple[ValuePath, str, str]]:
    """Those of events: a hundred thousand of them name a million ids."""
    places, sources = known["place"], known["source"]
    lists = (
        ("track", "track", "tracks"),
        ("tags", "tag", "tags"),
        ("media", "media item", "media"),
    )
    for index, event in enumerate(events):
        if event.place and event.place not in places:
            yield ("events", index, "place"), "place", event.place
        if event.to and event.to not in places:
            yield ("events", index, "to"), "place", event.to
        for field, noun, attribute in lists:
            for number, named in enumerate(getattr(event, attribute)):
                if named not in known[noun]:
                    yield ("events", index, field, number), noun, named
        for number, claim in enumerate(event.claims):
            if claim.source not in sources:
                yield ("events", index, "claims", number, "source"), "source", claim.source


def _named_by(leg: Leg) -> tuple[tuple[str, str, str | None], ...]:
    """The fields of a leg that can hold an id: field, what kind of record, the id."""
    return (
        ("from", "place", leg.origin),
        ("to", "place", leg.destination),
        ("arrives", "event", leg.arrives),
        ("track", "track", leg.track),
        ("distance_source", "source", leg.distance_source),
    )
