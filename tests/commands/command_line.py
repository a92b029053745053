"""The command line on a folder with one good story, for its tests."""

from pathlib import Path

from explorer.__main__ import main
from tests.records import SMALL, event, source, write_story

DATED = [SMALL["sources"][0], source("wire", date="2023-03-02")]


def broken(stories: Path) -> None:
    write_story(
        stories, slug="wrong", sources=DATED, articles={}, events=[event("a", when="2023-02-30")]
    )


def run(stories: Path, *arguments: str) -> int:
    return main(["--stories", str(stories), *arguments])
