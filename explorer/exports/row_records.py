"""The records of a story by rows: each row has its event and what this names.

A cell of a spreadsheet holds 32,767 characters at most, so no cell has the whole story. Rows may be
sorted and deleted: each says what the story is, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from explorer.exports.story_records import MEMBER

NAMED: Final = ("tracks", "tags", "media", "places", "sources")
"""The lists whose records events name."""


def row_records(records: Mapping[str, Any]) -> dict[str, str]:
    """JSON for the row of each event, by its id.

    The first row has besides what no event names, such as a place that only the article mentions,
    and the order of each list.

    Args:
        records: what `story_records` makes of a story; none if it is empty.
    """
    story = records.get(MEMBER, {})
    lists = {name: {each["id"]: each for each in story.get(name, ())} for name in NAMED}
    rows: dict[str, dict[str, Any]] = {}
    own = {n: v for n, v in story.items() if n not in NAMED and n != "events"}
    article = [("sources", str(story.get("article")))]
    unused = {(name, key) for name, listed in lists.items() for key in listed}
    for event in story.get("events", ()):
        named = [
            (name, key)
            for name, key in dict.fromkeys([*article, *_named(event, lists)])
            if key in lists[name]
        ]
        unused -= {*named}
        row: dict[str, Any] = {"story": own, "event": event}
        for name, key in named:
            row.setdefault(name, []).append(lists[name][key])
        rows[event["id"]] = row
    for row in [*rows.values()][:1]:
        for name, listed in lists.items():
            left = [each for key, each in listed.items() if (name, key) in unused]
            if left:
                row[name] = [*row.get(name, ()), *left]
        row["order"] = {name: [*listed] for name, listed in lists.items() if listed}
    return {
        key: json.dumps(row, ensure_ascii=True, separators=(",", ":")) for key, row in rows.items()
    }


def _named(event: Mapping[str, Any], lists: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The lists and ids of the records that an event names, and those that these name."""
    tracks = event.get("track", ())
    yield from (("tracks", each) for each in ([tracks] if isinstance(tracks, str) else tracks))
    yield from (("tags", each) for each in event.get("tags", ()))
    yield from (("sources", claim["source"]) for claim in event["claims"])
    media = [*event.get("media", ())]
    for key in filter(None, (event.get("place"), event.get("to"))):
        yield "places", key
        media += lists["places"].get(key, {}).get("media", ())
    for key in media:
        yield "media", key
        if source := lists["media"].get(key, {}).get("source"):
            yield "sources", source
