"""Stories of any size, the same for the same seed, to measure what size costs.

`python -m bench.synthetic 1000 FOLDER` writes one to look at, its places and events in tables, or
with `--yaml` all of it in `story.yaml`.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import yaml

from bench.made_records import LANGUAGES, Maker, passages
from explorer.story.records import StoryFile
from explorer.writing.tables import tables_of


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
        for file, text in tables_of(StoryFile.model_validate(content)).items():
            (story / file).write_text(text, encoding="utf-8")
        del content["places"], content["events"]
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False)
    (story / "story.yaml").write_text(text, encoding="utf-8")
    return story


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
