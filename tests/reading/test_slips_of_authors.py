"""Slips of authors, each in a story of its own: one problem, with its line and the remedy."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from explorer.reading.checks import suspicions
from explorer.reading.comments import check_comments
from explorer.reading.library import read_story

WRITTEN = yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text(encoding="utf-8"))
FILES = {"story.yaml": WRITTEN["story"], "article.en.md": WRITTEN["article"]}
ALWAYS = ("radio · date: found nothing", "found no passage that mentions it")
"""What is suspicious in the story without any slip."""


@pytest.mark.parametrize("slip", WRITTEN["slips"], ids=[slip["name"] for slip in WRITTEN["slips"]])
def test_a_slip_is_one_problem_that_says_what_to_type(tmp_path: Path, slip: dict[str, Any]) -> None:
    folder, name = tmp_path / "choir", slip.get("file", "story.yaml")
    folder.mkdir()
    files = FILES | {name: FILES[name].replace(slip["right"], slip["typed"])}
    for each, text in files.items():
        (folder / each).write_text(text, encoding="utf-8")

    reading = read_story(folder)
    found = list(reading.problems)
    if reading.story:
        found += [*suspicions(reading.story, reading.locate), *check_comments(folder)]

    shown = [problem.within_stories.removeprefix("choir/") for problem in found]
    unusual = [text for text in shown if not any(known in text for known in ALWAYS)]
    assert (FILES[name].count(slip["right"]), unusual) == (1, [slip["message"]])
