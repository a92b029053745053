"""The documentation of the story format, run against the model."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from explorer.reading.library import load_story
from explorer.reading.yaml_files import read_yaml
from explorer.story.backgrounds import TILE_ENDINGS, Background, Bounds, ControlPoint
from explorer.story.calendars import Calendar
from explorer.story.clocks import parse_clock
from explorer.story.fields import Model
from explorer.story.media import ENDINGS, Media, MediaKind
from explorer.story.moments import PartOfDay
from explorer.story.notes import Note
from explorer.story.places import Draft, Place
from explorer.story.records import Event, StoryFile
from explorer.story.sources import Claim, Says, Source
from explorer.story.strands import Era, Route, Tag, TagKind, Track
from explorer.story.times import parse_date
from explorer.story.travel import Leg, Mode

FORMAT = (Path(__file__).parents[2] / "docs" / "data-format.md").read_text(encoding="utf-8")
SECTIONS: dict[str, Model] = {
    "The story": StoryFile,
    "Places": Place,
    "Sources": Source,
    "Events": Event,
    "Claims": Claim,
    "Drafts": Draft,
    "Travel": Leg,
    "Notes": Note,
    "Tracks": Track,
    "Tags": Tag,
    "Eras": Era,
    "Media": Media,
    "Background": Background,
    "Edges": Bounds,
    "Control points": ControlPoint,
}


def example(kind: str) -> str:
    """The fenced example that is marked with this word."""
    (found,) = re.findall(rf"^```\w+ {kind}\n(.*?)^```$", FORMAT, re.DOTALL | re.MULTILINE)
    return str(found)


def section(title: str) -> str:
    """The text under a heading, up to the next one."""
    (found,) = re.findall(rf"^##+ {title}$(.*?)(?=^##|\Z)", FORMAT, re.DOTALL | re.MULTILINE)
    return str(found)


def rows(title: str) -> list[list[str]]:
    """The table of a section: field, what, example, if wrong."""
    lines = re.findall(r"^\| (`\w+` \|.*) \|$", section(title), re.MULTILINE)
    return [line.split(" | ") for line in lines]


def fields(model: Model) -> set[str]:
    return {field.alias or name for name, field in model.__pydantic_fields__.items()}


def write_example(root: Path) -> Path:
    folder = root / "my-story"
    folder.mkdir()
    (folder / "story.yaml").write_text(example("story"), encoding="utf-8")
    (folder / "article.en.md").write_text(example("article"), encoding="utf-8")
    return folder


def test_the_complete_example_loads(tmp_path: Path) -> None:
    story = load_story(write_example(tmp_path))

    assert [record.id for record in story.events] == ["departure", "arrival", "statement"]
    assert [passage.kind for passage in story.articles["en"].passages] == [
        "heading",
        "paragraph",
        "quote",
    ]


@pytest.mark.parametrize("title", SECTIONS)
def test_every_field_is_documented_and_no_other(title: str) -> None:
    assert {row[0].strip("`") for row in rows(title)} == fields(SECTIONS[title])


def test_the_example_shows_nearly_every_field() -> None:
    text = example("story")

    missing = {
        name for model in SECTIONS.values() for name in fields(model) if f"{name}:" not in text
    }

    assert missing == {
        *("via", "arrives", "calendar", "aliases", "released_ids"),
        *("route", "tracks", "track", "tags", "label", "kind", "eras", "until", "until_time"),
        *("draft", "confidence", "why"),
        *("media", "file", "alt", "caption", "credit", "licence", "sensitive", "warning"),
        *("description", "transcript", "captions", "focus", "area", "track_file"),
        *("background", "provider", "layers", "bounds", "control_points", "min_zoom", "max_zoom"),
        *("name", "opacity", "south", "west", "north", "east", "x"),  # `y:` is in `country:`
    }


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Events", list(PartOfDay)),
        ("Claims", list(Says)),
        ("Travel", list(Mode)),
        ("Travel", get_args(Leg.model_fields["path"].annotation)),
        ("Travel", ("rail", "road", "straight")),
        ("The story", list(Calendar)),
        ("The story", list(Route)),
        ("Tags", list(TagKind)),
        ("Media", list(MediaKind)),
        ("Media", [ending for endings in ENDINGS.values() for ending in endings]),
        ("Background", TILE_ENDINGS),
    ],
)
def test_every_allowed_value_is_documented(title: str, values: list[str]) -> None:
    assert [value for value in values if f"`{value}`" not in section(title)] == []


@pytest.mark.parametrize(
    "written", re.findall(r"`([^`]+)`", section("Dates").partition("Years")[0])
)
def test_every_date_in_the_documentation_can_be_read(written: str) -> None:
    assert parse_date(written).text == written


@pytest.mark.parametrize(
    "written", re.findall(r"`([^`]+)`", section("Clock times").partition("Times use")[0])
)
def test_every_clock_time_in_the_documentation_can_be_read(written: str) -> None:
    assert parse_clock(written).text == written


ROWS = [(title, *row) for title in SECTIONS for row in rows(title)]
ABOVE = "[above](#a-complete-small-story)"


@pytest.mark.parametrize(("title", "name", "what", "shown", "wrong"), ROWS)
def test_every_field_has_a_message_and_an_example_that_the_model_takes(
    title: str, name: str, what: str, shown: str, wrong: str
) -> None:
    assert what
    assert re.fullmatch("`.*expected .+`", wrong)
    if shown == ABOVE:
        assert f"\n{name.strip('`')}:\n" in example("story")
        return
    value, _ = read_yaml(shown.strip("`"), "the example")

    assert name.strip("`") not in places_of_errors(SECTIONS[title], {name.strip("`"): value})


def places_of_errors(model: Model, record: dict[str, object]) -> set[int | str]:
    """Where a record is wrong; one of a single field mostly lacks others, which does not count."""
    try:
        TypeAdapter(model).validate_python(record)
    except ValidationError as refusal:
        return {part for error in refusal.errors() for part in error["loc"]}
    return set()
