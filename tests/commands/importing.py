"""A table that is imported in tests of the command, and what becomes of it."""

from pathlib import Path

from explorer.__main__ import main
from explorer.reading.library import load_story
from explorer.story.records import Story

HEAD = "id,date,title,place,lat,lon,topic\n"
START = "a,2023-03-01,Start,Rome,41.89,12.48,trip\n"
END = "b,2023-03-02,End,Milan,45.46,9.19,trip\n"


def write(stories: Path, text: str) -> None:
    """Write the table that is imported."""
    (stories.parent / "trip.csv").write_text(text, encoding="utf-8")


def run(stories: Path, *options: str, file: str = "trip.csv") -> int:
    """Import the table."""
    return main(["--stories", str(stories), "import", str(stories.parent / file), *options])


def undo(stories: Path) -> int:
    return main(["--stories", str(stories), "import", "--undo", "--into", "trip"])


def trip(stories: Path) -> Story:
    return load_story(stories / "trip")


def change(stories: Path, old: str, new: str) -> None:
    """Change the story by hand."""
    path = stories / "trip" / "story.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
