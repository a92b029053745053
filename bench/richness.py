"""How rich a story is: the values in its files, counted the same way for every story."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml


def values(content: object) -> int:
    """The values in what a YAML file says: fields, texts, numbers, lists and records, all of them.

    >>> values({"id": "rome", "names": {"en": "Rome"}})
    7
    """
    if isinstance(content, Mapping):
        return 1 + sum(1 + values(each) for each in content.values())
    if isinstance(content, Sequence) and not isinstance(content, str):
        return 1 + sum(map(values, content))
    return 1


def values_per_event(content: Mapping[str, object]) -> float:
    """The values of a whole story for each of its events.

    Args:
        content: what `story.yaml` says, with the records of all tables in it.

    Raises:
        ValueError: it has no events.
    """
    events = content.get("events")
    if not isinstance(events, Sequence) or not events:
        raise ValueError("events: found none, expected at least one")
    return values(content) / len(events)


def story_content(folder: Path) -> dict[str, object]:
    """What the `story.yaml` of a folder says; it must have no tables beside it."""
    text = (folder / "story.yaml").read_text(encoding="utf-8")
    content: dict[str, object] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content


def filled_cells(folder: Path) -> dict[str, int]:
    """The cells that are not empty in each table of a folder, without the header."""
    found = {}
    for path in sorted(folder.glob("*.csv")):
        _, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        found[path.name] = sum(map(bool, (cell for row in rows for cell in row)))
    return found


def gzipped_bytes(texts: Sequence[str]) -> float:
    """What each of some texts weighs among the others, a line each, compressed as a server does."""
    lines = "\n".join(texts).encode()
    return len(gzip.compress(lines, mtime=0)) / len(texts)
