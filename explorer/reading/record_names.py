"""What a record and its field are called in the messages of problems."""

from __future__ import annotations

from typing import Any

from explorer.reading.meant_fields import NOUNS
from explorer.reading.yaml_files import ValuePath


def record_and_field(path: ValuePath, raw: object) -> tuple[str, str]:
    """``("place khasan", "lat")`` from ``("places", 1, "lat")``."""
    if path[:1] == ("background",) and len(path) > 1:
        return _of_background(path, raw)
    if len(path) < 2 or path[0] not in NOUNS or not isinstance(path[1], int):
        return "the story", ".".join(str(part) for part in path)
    name = str(path[1] + 1)
    try:
        entry: Any = raw[path[0]][path[1]]  # type: ignore[index]
        name = str(entry.get("id") or _leg_name(entry))
    except (AttributeError, KeyError, TypeError):
        pass
    return f"{NOUNS[str(path[0])]} {name}", ".".join(str(part) for part in path[2:])


def _of_background(path: ValuePath, raw: object) -> tuple[str, str]:
    """A background of several is called by what it shows."""
    entries = raw.get("background") if isinstance(raw, dict) else None
    if isinstance(entries, list | tuple) and len(entries) > 1:
        entry = entries[int(path[1])]
        of = entry if isinstance(entry, dict) else {}
        shows = of.get("file") or of.get("provider") or of.get("url") or int(path[1]) + 1
        return f"background {str(shows)[:60]}", ".".join(map(str, path[2:]))
    return "the story", ".".join(map(str, (path[0], *path[2:])))


def _leg_name(entry: dict[str, Any]) -> str:
    """What a leg is called, which has no id; see `Leg.words`."""
    if entry.get("from"):
        return f"{entry['from']} to {entry['to']}"
    return f"to event {entry['arrives']}"
