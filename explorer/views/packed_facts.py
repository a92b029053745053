"""The facts of a long story as they are sent: an index of its events and places, packed.

What follows from another column is given as the difference from it, as most of it is the same. So
is what follows from the last event of the same tracks: where a traveller is, what the map shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any, Final

from explorer.story.places import Place
from explorer.views.columns import Columns
from explorer.views.packing import packed, packed_column
from explorer.views.story_facts import AliasFacts, EventFacts, PlaceFacts, StoryFacts
from explorer.views.written_numbers import written_signed

Column = Sequence[Any]
ALONG_TRACKS: Final = ("place", "stop", "zoom")
"""Given as changes from the last event of the same tracks."""


def packed_facts(facts: StoryFacts, part_size: int) -> StoryFacts:
    """The facts with their events, places and aliases packed.

    Args:
        facts: of a state of knowledge, whose events are an index.
        part_size: how many events' details come in each part.
    """
    return replace(
        facts,
        part_size=part_size,
        places=packed(facts.places),
        events=_packed_events(facts.events, facts.places),
        aliases=_packed_aliases(facts),
    )


def _packed_events(events: Columns[EventFacts], places: Columns[PlaceFacts]) -> Columns[EventFacts]:
    positions = {place: at for at, place in enumerate(places.get("id", ()))}
    found = Columns[EventFacts](events)
    for end in {"place", "to"} & found.keys():
        found[end] = [positions.get(place) for place in found[end]]
    own = [None if at is None else places["zone"][at] for at in found.get("place", ())]
    own = own or [None] * len(events.get("id", ()))
    if "moment" in found:
        found["moment"] = _related(found["moment"], own)
        if "ending" in found:
            zones, date = events["moment"]["zone"], events["moment"].get("date", {})
            found["ending"] = _related(found["ending"], zones, date.get("first"))
    if "stop" in found:
        found["stop"] = _differences(found["stop"], found["place"])
    along = {
        name: {"±": written_signed(_along(found[name], found.get("tracks", repeat(()))))}
        for name in ALONG_TRACKS
        if name in found
    }
    others = {name: column for name, column in found.items() if name not in along}
    return Columns(packed(Columns(others)) | along)


def _along(numbers: Column, tracks: Iterable[tuple[str, ...]]) -> list[int | None]:
    """Numbers of events, each as its change from that of the last event of the same tracks.

    >>> _along([7, 2, None, 8], [("a",), ("b",), ("b",), ("a",)])
    [7, 2, None, 1]
    """
    last: dict[tuple[str, ...], int] = {}
    found: list[int | None] = []
    for number, own in zip(numbers, tracks, strict=False):
        found.append(None if number is None else number - last.get(own, 0))
        if number is not None:
            last[own] = number
    return found


def _related(moments: Columns[Any], zones: Column, before: Column | None = None) -> Columns[Any]:
    """Moments with their ends as differences from their starts.

    Args:
        moments: the columns of some moments.
        zones: the zone of each that needs no saying.
        before: a day before each, from which its first day is given; None gives that itself.
    """
    found = Columns[Any](moments)
    if "date" in found:
        date = dict(found["date"])
        if "last" in date:
            date["last"] = _differences(date["last"], date.get("first"))
        if "first" in date:
            date["first"] = _differences(date["first"], before)
        found["date"] = date
    if "ends" in found:
        found["ends"] = _differences(found["ends"], found.get("starts"))
    said = [None if own == usual else own for own, usual in zip(found["zone"], zones, strict=True)]
    del found["zone"]
    return Columns(found | {"zone": said}) if any(said) else found


def _differences(ends: Column, starts: Column | None) -> list[int | None]:
    """How far each end is from its start; the end itself where the start is not known."""
    if starts is None:
        return [*ends]
    return [
        None if end is None else end - (start or 0) for start, end in zip(starts, ends, strict=True)
    ]


def packed_names(places: Sequence[Place], lang: str) -> Any:
    """The column of the names of places; None for one that its id says, as those of many do."""
    names = ((place.names[lang], said_by(place.id)) for place in places)
    return packed_column([None if name == said else name for name, said in names])


def said_by(place: str) -> str:
    """The name that the id of a place says; the browser makes it, too.

    >>> said_by("new-york")
    'New York'
    """
    return " ".join(word[:1].upper() + word[1:] for word in place.split("-"))


def _packed_aliases(facts: StoryFacts) -> Columns[AliasFacts]:
    """Former ids with the positions of the present events, of those that there are."""
    positions = {event: at for at, event in enumerate(facts.events.get("id", ()))}
    known = [(id, positions[now]) for id, now in facts.aliases.items() if now in positions]
    if not known:
        return Columns()
    columns = Columns[AliasFacts](id=[id for id, _ in known], event=[at for _, at in known])
    return Columns({name: packed_column(column) for name, column in columns.items()})
