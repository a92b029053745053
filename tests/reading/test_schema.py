"""The JSON Schema that editors use says the same as the model, to an independent validator too."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from explorer.reading.schema import story_schema
from explorer.reading.yaml_files import read_yaml
from explorer.story.fields import fields
from explorer.story.records import StoryFile
from tests.attaching import IMAGE
from tests.records import CLAIM, LEG, SHIPPED, SMALL, Records, event, place, source

FILE = SHIPPED.parent / "story.schema.json"
VALIDATOR = Draft202012Validator(json.loads(story_schema()))
FOLDERS = sorted(path.parent for path in SHIPPED.glob("*/story.yaml"))


def where(record: Any) -> list[str]:
    """Where an independent validator finds something wrong."""
    return sorted(
        ".".join(map(str, error.absolute_path)) for error in VALIDATOR.iter_errors(record)
    )


def test_the_file_in_the_repository_is_what_the_model_says() -> None:
    assert FILE.read_text(encoding="utf-8") == story_schema(), (
        "run python -m explorer check --schema > data/story.schema.json"
    )


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json.loads(story_schema()))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_shipped_story_is_valid_under_it_and_names_it(folder: Path) -> None:
    text = (folder / "story.yaml").read_text(encoding="utf-8")
    comment, _, named = text.partition("\n")[0].partition("$schema=")

    assert where(read_yaml(text, "story.yaml")[0]) == []
    assert comment == "# yaml-language-server: "
    assert (folder / named).resolve() == FILE.resolve()


def test_every_field_is_described() -> None:
    schema = json.loads(story_schema())
    records = [schema, *schema["$defs"].values()]

    bare = [
        f"{record['title']}.{name}"
        for record in records
        for name, field in record.get("properties", {}).items()
        if not field.get("description")
    ]
    assert bare == []
    assert set(schema["properties"]) == set(fields(StoryFile))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"format": 2}, "format"),
        ({"titel": {"en": "x"}}, ""),
        ({"title": {"English": "x"}}, "title"),
        ({"languages": []}, "languages"),
        ({"released_ids": ["The Talks"]}, "released_ids.0"),
        ({"places": [place("rome", lat=91)]}, "places.0.lat"),
        ({"places": [place("rome", lat="51,8")]}, "places.0.lat"),
        ({"places": [place("rome", country="ru")]}, "places.0.country"),
        ({"sources": [source("wire", url="ftp://wire.example")]}, "sources.0.url"),
        ({"sources": [source("wire", date="14 September")]}, "sources.0.date"),
        ({"events": [event("a", when="yesterday")]}, "events.0.when"),
        ({"events": [event("a", time="25:00")]}, "events.0.time"),
        ({"events": [event("a", part_of_day="noon")]}, "events.0.part_of_day"),
        ({"events": [event("a", zone="UTC")]}, "events.0"),
        ({"events": [event("a", place=None)]}, "events.0"),
        ({"events": [event("a", claims=[])]}, "events.0.claims"),
        ({"events": [event("a", claims=[CLAIM | {"says": "maybe"}])]}, "events.0.claims.0.says"),
        ({"events": [event("a", claims=[CLAIM | {"says": "disputed"}])]}, "events.0.claims.0"),
        ({"legs": [LEG | {"mode": "train"}]}, "legs.0.mode"),
        ({"legs": [LEG | {"distance_km": 9}]}, "legs.0"),
        ({"legs": [{"mode": "air", "path": "known"}]}, "legs.0"),
        ({"legs": [LEG | {"track_file": "a.gpx"}]}, "legs.0.path"),
        ({"places": [place("rome", area="a.kml")]}, "places.0.area"),
        ({"media": [IMAGE | {"file": "hall.jpg"}]}, "media.0.file"),
        ({"media": [IMAGE | {"url": "https://a.example/a.jpg"}]}, "media.0"),
        ({"media": [{"id": "a", "kind": "image", "file": "media/a.jpg"}]}, "media.0"),
        ({"media": [IMAGE | {"sensitive": "yes"}]}, "media.0.sensitive"),
        ({"background": {"provider": "OpenTopoMap", "file": "a.pmtiles"}}, "background"),
        ({"background": {"file": "a.pmtiles"}}, "background"),
        ({"background": {"provider": "OpenTopoMap", "max_zoom": 99}}, "background"),
    ],
)
def test_a_slip_is_found_while_typing(changes: Records, path: str) -> None:
    assert set(where(SMALL | changes)) == {path}


@pytest.mark.parametrize("when", [2023, "2023", "2023-09", "2023-09-13~", "../2023", "unknown"])
def test_a_date_that_can_be_read_is_none(when: str | int) -> None:
    assert where(SMALL | {"events": [event("a", when=when)]}) == []


@pytest.mark.parametrize("time", ["13:09", "~18:00", "06:00?", "08:00/09:00", "../17:46"])
def test_a_clock_time_that_can_be_read_is_none(time: str) -> None:
    assert where(SMALL | {"events": [event("a", time=time)]}) == []
