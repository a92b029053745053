"""Stories of any size, the same for the same seed, to measure what size costs.

`python -m bench.synthetic 1000 FOLDER` writes one to look at, its places and events in tables, or
with `--yaml` all of it in `story.yaml`.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from bench.made_records import Maker, Record, passages
from bench.made_words import LANGUAGES
from explorer.writing.tables import cells_of


def write_story(
    folder: Path,
    events: int,
    seed: int = 2023,
    *,
    in_tables: bool = True,
    is_journey: bool = True,
) -> Path:
    """Write a valid story folder below `folder` and return it.

    Args:
        folder: what `EXPLORER_STORIES` is to name; made if it is not there.
        events: how many; at least 3.
        seed: the same number gives the same story.
        in_tables: whether places and events are in tables beside `story.yaml`.
        is_journey: whether its tracks travel, or have the route `none`.
    """
    maker = Maker(random.Random(seed), events, is_journey)
    content = maker.content()
    story = folder / f"synthetic-{events}"
    story.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        article = "\n\n".join(passages(maker, content, language))
        (story / f"article.{language}.md").write_text(article + "\n", encoding="utf-8")
    if in_tables:
        for name in ("places", "events"):
            _write_table(story / f"{name}.csv", content.pop(name))
    (story / "story.yaml").write_text("".join(_lines(content)), encoding="utf-8")
    return story


def _write_table(path: Path, records: Sequence[Record]) -> None:
    rows = [dict(cells_of(record)) for record in records]
    names = dict.fromkeys(name for row in rows for name in row)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, names, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def _lines(content: Mapping[str, object]) -> Iterator[str]:
    """YAML as authors write it: a field a line, and short records in braces.

    What is in braces is JSON, which YAML contains: PyYAML would take a minute for 100,000 events.
    """
    for name, value in content.items():
        if not _are_records(value):
            yield f"{name}: {_flow(value)}\n"
            continue
        yield f"{name}:\n"
        for record in value:
            yield "".join(
                f"{'    ' if at else '  - '}{field}:{_value(each)}\n"
                for at, (field, each) in enumerate(record.items())
            )


def _are_records(value: object) -> TypeGuard[list[Record]]:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: object) -> str:
    if _are_records(value):
        return "".join(f"\n      - {_flow(each)}" for each in value)
    return f" {_flow(value)}"


_flow = json.JSONEncoder(ensure_ascii=False).encode


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a synthetic story.")
    parser.add_argument("events", type=int, help="how many events, at least 3")
    parser.add_argument("folder", type=Path, help="a folder of stories")
    parser.add_argument("--yaml", action="store_true", help="places and events in story.yaml too")
    parser.add_argument("--route", choices=("itinerary", "none"), default="itinerary")
    chosen = parser.parse_args()
    is_journey = chosen.route == "itinerary"
    print(
        write_story(chosen.folder, chosen.events, in_tables=not chosen.yaml, is_journey=is_journey)
    )
