"""Archives that have nothing for their story, and stories that lack streets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from explorer.reading.checks.archives import check
from explorer.reading.library import load_story
from explorer.reading.locations import Location
from explorer.reading.reports import reported
from tests.reading.archived_mistakes import OPENMAPTILES
from tests.records import suspected, write_story
from tests.tiles.archived_stories import (
    EXTRACT,
    LAYERS,
    extract,
    imagery,
    story_with,
    tiles_of_rome,
)

HOW = "pmtiles extract cuts one out of OpenStreetMap: docs/streets.md"


def warnings(folder: Path) -> list[str]:
    story = load_story(folder)
    found = reported(check(story), story, lambda _: Location("story.yaml", None))
    return [problem.message.partition(": ")[2] for problem in found]


def over(root: Path, **changed: Any) -> list[str]:
    """What is said of the small story over an extract that was changed."""
    folder = story_with(root)
    extract(folder / "rome.pmtiles", **changed)
    return warnings(folder)


def test_an_extract_with_streets_around_a_place_is_fine(tmp_path: Path) -> None:
    assert over(tmp_path) == []


def test_an_archive_of_elsewhere_is_named_with_a_place_of_the_story(tmp_path: Path) -> None:
    assert over(tmp_path, bounds=(2.2, 48.8, 2.5, 48.9)) == [
        "found map tiles of 48.800 to 48.900 north, 2.200 to 2.500 east, expected some with a "
        "place of the story, such as rome (41.900, 12.500)"
    ]


def test_another_schema_is_named_by_its_layers(tmp_path: Path) -> None:
    assert over(tmp_path, metadata=OPENMAPTILES) == [
        "found the layers transportation, waterway, place, expected those of the Protomaps "
        f"basemap: earth, water, landuse, roads, buildings, places ({HOW})"
    ]


def test_an_archive_that_ends_before_the_streets(tmp_path: Path) -> None:
    assert over(tmp_path, tiles=tiles_of_rome(range(11)), metadata=LAYERS) == [
        "found tiles to zoom 10, expected tiles to zoom 13 at least, 15 for all streets "
        "(--maxzoom=15)"
    ]


def test_pictures_have_no_layers(tmp_path: Path) -> None:
    folder = story_with(tmp_path, {"file": "photo.pmtiles", "credit": "x"})
    imagery(folder / "photo.pmtiles")
    assert warnings(folder) == []


def walk(root: Path, lat: float, **changes: Any) -> list[str]:
    """What is said of a story of two places in Rome, the second one at this latitude."""
    folder = write_story(root, slug="walk", **changes)
    text = (folder / "story.yaml").read_text()
    text = text.replace("lat: 35.7", f"lat: {lat}").replace("lon: 139.7", "lon: 12.5")
    text = re.sub(r"accuracy_km: \d+", "accuracy_km: 0.05", text)
    (folder / "story.yaml").write_text(text)
    return warnings(folder)


def test_a_story_within_a_town_without_streets_is_reported_with_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = (
        "found no map with streets, although its places are in one town, expected an extract of "
        f"OpenStreetMap ({HOW})"
    )
    assert walk(tmp_path, 41.905) == [lacking]
    assert walk(tmp_path, 43.0) == []

    monkeypatch.setenv("EXPLORER_BASEMAP", str(extract(tmp_path / "planet.pmtiles")))
    assert walk(tmp_path, 41.905) == []


def test_a_file_that_is_missing_is_reported_elsewhere(tmp_path: Path) -> None:
    assert suspected(check, tmp_path, background=EXTRACT) == []
