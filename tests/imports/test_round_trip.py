"""What we export comes back: equal but for the fields that the format declares as omitted."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from explorer.exports import Export, export_named
from explorer.exports.carried import jpeg_pictures, own_media
from explorer.exports.icalendar import calendar_events
from explorer.exports.timelinejs import timeline_events
from explorer.exports.values import subject
from explorer.gazetteer import Gazetteer
from explorer.imports import import_of
from explorer.imports.completion.claiming import ImportFacts
from explorer.imports.completion.completing import completed
from explorer.imports.found import Choices, Given
from explorer.reading.library import load_story
from explorer.reading.own_files import story_files
from explorer.site.addresses import copy_addresses
from explorer.story.fields import Kind, Model, inner, kind
from explorer.story.itinerary import AsOf
from explorer.story.records import Story, StoryFile
from explorer.writing.values import field_values
from tests.exports.every_field import written
from tests.exports.rich_story import RICH
from tests.imports.generated_stories import stories
from tests.records import SHIPPED, SMALL, Records, event, write_story

FORMATS = (
    *("geojson", "lpf", "kml", "kmz", "gpx", "zip"),
    *("ics", "csv", "timelinejs", "storymapjs"),
)
TODAY = date(2030, 1, 1)
DATED = {"timelinejs": timeline_events, "ics": calendar_events}
"""What chooses the events of formats that need a date."""
every_format = pytest.mark.parametrize("name", FORMATS)


def no_gazetteer() -> Gazetteer:
    raise AssertionError("every place of an export has its position")


def exported(export: Export, story: Story, folder: Path, lang: str, *, is_addressed: bool) -> bytes:
    """The file of a story, as the command line and the server write it."""
    address_of = copy_addresses("https://x.example", story.slug) if is_addressed else None
    files = story_files(folder, story)
    if export.of_folder:
        files |= own_media(story, folder).files
    of = subject(story, lang=lang, as_of=AsOf.NOW, files=files, address_of=address_of)
    pictures = jpeg_pictures(story, folder).files if export.has_pictures else {}
    return export.write(replace(of, pictures=pictures))


def imported(export: Export, content: bytes, lang: str) -> dict[str, Any]:
    """The records of the story in a file, as the command `import` completes them."""
    given_file = Given(name=f"story.{export.suffix}", content=content)
    format_of = import_of(given_file)
    assert format_of is not None
    assert format_of.name == export.name
    found = format_of.read(given_file, Choices(lang=lang))
    facts = ImportFacts(lang=lang, today=TODAY)
    return dict(field_values(completed([(given_file, found)], facts, no_gazetteer).story))


def kept(
    values: Mapping[str, Any], omitted: Collection[str], lang: str | None, model: Model = StoryFile
) -> dict[str, Any]:
    """The fields of a story that a format does not omit, with texts in one language.

    Args:
        values: the records, as `story.yaml` has them.
        omitted: paths of the fields that the format omits.
        lang: the language of the file; None if it has all.
        model: the kind of record.
    """

    def part(value: Any, within: Model, path: str) -> Any:
        if isinstance(value, list):
            return [part(each, within, path) for each in value]
        return {
            name: field(each, within, name, f"{path}{name}")
            for name, each in value.items()
            if f"{path}{name}" not in omitted
        }

    def field(value: Any, within: Model, name: str, path: str) -> Any:
        if record := inner(within, name):
            return part(value, record, f"{path}.")
        if lang and kind(within, name) is Kind.TEXTS and path not in ("places.names",):
            return {code: text for code, text in value.items() if code == lang}
        if path == "media.file":
            return str(PurePosixPath(value).with_suffix(""))
        return value

    return dict(part(values, model, ""))


def shown_in(name: str, story: Story, omitted: Collection[str]) -> set[str]:
    """The ids of the events that a format has; without one its file is no story."""
    if name in DATED:
        of = subject(story, lang=story.languages[0], as_of=AsOf.NOW)
        return {event.row.id for event in DATED[name](of)}
    return {each.id for each in story.events if "events.zone" not in omitted or each.place}


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Every value by its path, so that a difference is easily seen."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    found: dict[str, Any] = {}
    for name, each in entries:
        here = f"{path}.{name}" if path else str(name)
        found |= flat(each, here) if isinstance(each, dict | list) else {here: each}
    return found


def assert_comes_back(name: str, folder: Path, *, is_addressed: bool = True) -> None:
    """Export and import a story in each of its languages, and compare the records."""
    story, export = load_story(folder), export_named(name)
    assert export is not None
    omitted = export.fields_omitted(is_addressed=is_addressed)
    languages = story.languages[:1] if export.of_folder else story.languages
    shown = shown_in(name, story, omitted)
    for lang in languages if shown else ():
        content = exported(export, story, folder, lang, is_addressed=is_addressed)
        found = imported(export, content, lang)
        only = None if export.of_folder else lang
        whole = dict(field_values(story))
        whole["events"] = [each for each in whole["events"] if each["id"] in shown]
        back, expected = (flat(kept(each, omitted, only)) for each in (found, whole))
        assert {*back.items()} ^ {*expected.items()} == set()


@every_format
@pytest.mark.parametrize("is_addressed", [True, False], ids=["site", "no-site"])
@pytest.mark.parametrize("slug", ["vostochny-2023", "magellan-elcano-1519"])
def test_a_shipped_story_comes_back(slug: str, is_addressed: bool, name: str) -> None:
    assert_comes_back(name, SHIPPED / slug, is_addressed=is_addressed)


@every_format
def test_a_story_with_every_field_comes_back(name: str, tmp_path: Path) -> None:
    assert_comes_back(name, written(tmp_path, "story", RICH))


@pytest.mark.parametrize("title", ["\ufeff<br>", "A\\Note", "'+", "' -->", "'quoted'", "(so)"])
@pytest.mark.parametrize("name", ["ics", "csv"])
def test_a_title_of_odd_signs_comes_back(name: str, title: str, tmp_path: Path) -> None:
    odd = [event("odd", when="1900", title={"en": title})]
    assert_comes_back(
        name, write_story(tmp_path, slug="odd", articles={}, **SMALL | {"events": odd})
    )


@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(records=stories())
def test_any_story_comes_back(records: Records, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "any", ignore_errors=True)
    folder = write_story(tmp_path, slug="any", articles={}, **records)

    for name in FORMATS:
        assert_comes_back(name, folder)
