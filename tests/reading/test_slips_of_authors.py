"""Slips of authors, each in a story of its own: one problem, with its line and the remedy."""

import re
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


LINES = [slip for slip in WRITTEN["slips"] if re.search(r"\(write \w+: .*\)$", slip["message"])]


@pytest.mark.parametrize("slip", LINES, ids=[slip["name"] for slip in LINES])
def test_a_line_that_is_proposed_is_right_once_it_is_typed(
    tmp_path: Path, slip: dict[str, Any]
) -> None:
    folder = tmp_path / "choir"
    folder.mkdir()
    number = int(slip["message"].split(":")[1].split()[0])
    written = slip["message"].partition("(write ")[2].removesuffix(")")
    lines = WRITTEN["story"].replace(slip["right"], slip["typed"]).split("\n")
    indentation = re.match(" *", WRITTEN["story"].split("\n")[number - 1])
    lines[number - 1] = (indentation[0] if indentation else "") + written
    (folder / "story.yaml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "article.en.md").write_text(WRITTEN["article"], encoding="utf-8")

    assert [problem.within_stories for problem in read_story(folder).problems] == []
