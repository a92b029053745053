"""What the documentation says, run against the code."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from explorer.calendars import Calendar
from explorer.errors import DataError
from explorer.loading import load_story
from explorer.places import Place
from explorer.story import Claim, Event, Leg, Mode, Note, Says, Source, StoryFile
from explorer.times import PartOfDay, parse_clock, parse_date
from tests.records import CLAIM, LEG, SMALL, event, place, write_story

ROOT = Path(__file__).parent.parent
FORMAT = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SECTIONS = {
    "The story": StoryFile,
    "Places": Place,
    "Sources": Source,
    "Events": Event,
    "Claims": Claim,
    "Travel": Leg,
    "Notes": Note,
}
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])


def example(kind: str) -> str:
    """The fenced example that is marked with this word."""
    (found,) = re.findall(rf"^```\w+ {kind}\n(.*?)^```$", FORMAT, re.DOTALL | re.MULTILINE)
    return str(found)


def section(title: str) -> str:
    """The text under a heading, up to the next one."""
    (found,) = re.findall(rf"^##+ {title}$(.*?)(?=^##|\Z)", FORMAT, re.DOTALL | re.MULTILINE)
    return str(found)


def documented(title: str) -> set[str]:
    """The fields in the first column of a section's table."""
    rows = re.findall(r"^\| ((?:`\w+` ?)+) \|", section(title), re.MULTILINE)
    return {field for row in rows for field in re.findall(r"\w+", row)}


def fields(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


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
    assert documented(title) == fields(SECTIONS[title])


def test_the_example_shows_nearly_every_field() -> None:
    text = example("story")

    missing = {
        name for model in SECTIONS.values() for name in fields(model) if f"{name}:" not in text
    }

    assert missing == {"via", "arrives", "calendar", "aliases", "released_ids"}


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Events", list(PartOfDay)),
        ("Claims", list(Says)),
        ("Travel", list(Mode)),
        ("Travel", get_args(Leg.model_fields["path"].annotation)),
        ("Travel", ("rail", "road", "straight")),
        ("The story", list(Calendar)),
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
    "written", re.findall(r"`([^`]+)`", section("Clock times").partition("24 hours")[0])
)
def test_every_clock_time_in_the_documentation_can_be_read(written: str) -> None:
    assert parse_clock(written).text == written


MISTAKES = {
    "place": [
        {"lat": 120},
        {"lat": "51,8"},
        {"lon": 200},
        {"accuracy_km": -1},
        {"zone": "CEST"},
        {"country": "it"},
        {"coordinate_source": None},
        {"geonames": 0},
        {"wikidata": "x"},
        {"names": "Rome"},
        {"id": "The Talks"},
    ],
    "event": [
        {"place": "x"},
        {"place": None},
        {"when": "x"},
        {"when": "2023-02-29"},
        {"time": "x"},
        {"part_of_day": "x"},
        {"claims": []},
        {"aliases": ["a"]},
        {"claims": [CLAIM | {"source": "x"}]},
        {"claims": [CLAIM | {"says": "x"}]},
        {"claims": [CLAIM | {"says": "disputed"}]},
        {"title": {"it": "x"}},
        {"when": "2023-03", "time": "10:00"},
        {"when": "2023-03-26", "time": "02:30"},
    ],
    "leg": [
        {"from": "x"},
        {"mode": "x"},
        {"path": "x"},
        {"distance_km": 0},
        {"distance_km": 1},
        {"arrives": "x"},
    ],
    "story": [
        {"calendar": "x"},
        {"released_ids": ["arrival"], "events": [event("a")]},
        {"format": 2},
        {"languages": ["x"]},
        {"clocks": ["x"]},
        {"article": "x"},
    ],
}


def messages(root: Path) -> list[str]:
    """What is told of each of the mistakes above and of an article full of wrong links."""
    stories = [
        {"places": [place("rome", **wrong), SMALL["places"][1]]} for wrong in MISTAKES["place"]
    ]
    stories += [{"events": [event("a", **wrong)]} for wrong in MISTAKES["event"]]
    stories += [{"legs": [LEG | wrong]} for wrong in MISTAKES["leg"]]
    stories += MISTAKES["story"]
    stories += [{"sources": [SMALL["sources"][0], SMALL["sources"][1] | {"url": "x"}]}]
    stories += [{"events": [event("a", when="2023-03-02"), event("b")]}, {"title": {"it": "x"}}]
    stories += [{"articles": {"en": "[x](event:arival) [x](javascript:alert(1))"}}]
    found: list[str] = []
    for number, changes in enumerate(stories):
        articles = changes.pop("articles", {})
        folder = write_story(root, slug=f"s{number}", articles=articles, **changes)
        with pytest.raises(DataError) as refusal:
            load_story(folder)
        found += [str(problem) for problem in refusal.value.problems]
    return found


def test_every_message_in_the_documentation_is_one_that_is_told(tmp_path: Path) -> None:
    quoted = set(re.findall(r"`((?:found [^`]+, )?expected [^`]+)`", FORMAT))
    cases = {  # told of files, or shown with its middle left out
        "found byte 0xe8 at position 11, expected text in UTF-8 (save it as UTF-8)",
        "found 41.9, expected one of the fields id, names, lat, … (lat?)",
        "expected a slug",
    }
    told = messages(tmp_path)

    def is_told(message: str) -> bool:
        start = message.partition("…")[0] if not message.endswith("…}") else message
        return any(start.strip() in line for line in told)

    assert len(quoted) > 30
    assert sorted(message for message in quoted - cases if not is_told(message)) == []


def test_every_make_command_that_is_documented_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)

    used = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))

    assert used
    assert used - targets == set()


def test_every_make_target_that_is_no_file_is_told_as_such() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE)

    assert set(targets) - set(phony.split()) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    files = [link for link in links if link and "://" not in link]

    assert [link for link in files if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_heading_leads_to_one(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()
