"""Our own calendars: which event an entry shows, and under which title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explorer.imports.completion.same_records import words_of
from explorer.imports.exported.own_records import Shown
from explorer.imports.found import Found
from explorer.imports.parsing.calendar_lines import Block
from explorer.story.control_characters import printable

_ESCAPED = re.compile(r"\\([nN,;\\])")


def titles_of(own: Found) -> dict[str, str]:
    """The titles of a story's events by their ids."""
    return {
        str(each.values.get("id")): words_of("events", each.values)
        for each in own.records
        if each.kind == "events"
    }


def shown_entry(block: Block, titles: Mapping[str, str]) -> Shown:
    """What an entry shows; ours have the event's id at the beginning of their UID.

    Behind the title of a time that is not exactly known the export puts what is known.
    """
    lat, _, lon = block.value("GEO").partition(";")
    event, title = block.value("UID").partition(".")[0], text_of(block, "SUMMARY")
    known = titles.get(event, "")
    shown_title, read = _as_shown(known), _as_shown(title)
    return Shown(
        event=event or None,
        where=f"line {block.number}",
        title=known if known and f"{read} (".startswith(f"{shown_title} (".lstrip()) else title,
        lat=_number(lat),
        lon=_number(lon),
    )


def _as_shown(title: str) -> str:
    """A title as a calendar can have it: no byte order mark, and ``\\N`` is a line break."""
    return " ".join(printable(title).replace("\ufeff", "").replace("\\N", " ").split())


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def text_of(block: Block, name: str) -> str:
    """A text of a component, read by hand: it may be broken elsewhere."""
    return " ".join(unescaped(block.value(name)).split())


def unescaped(text: str) -> str:
    """The text of a property, whose commas, semicolons and line breaks are escaped."""
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], text)
