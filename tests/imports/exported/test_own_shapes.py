"""Ways in our own exports become files of the story again, point for point."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from explorer.exports import export_named
from explorer.exports.way_files import is_same_way, way_file
from explorer.imports.found import Found
from explorer.imports.storage.attached_files import updated_files
from explorer.reading.gpx_files import read_gpx
from explorer.reading.library import load_story
from explorer.story.records import Story
from explorer.story.ways import Way, WayPoint
from tests.areas import write_lagoon
from tests.attaching import attach
from tests.exporting import told
from tests.hiking import write_hike
from tests.imports.reading import found_in_text, lines_of, values_of
from tests.records import LEG, write_story

FORMATS = ("geojson", "kml", "gpx")
HEAD = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
PLANNED = "".join(
    f'<rte><rtept lat="{lat}" lon="{lon}"><ele>{ele}</ele></rtept><rtept lat="35.7" lon="139.7"/>'
    "</rte>"
    for lat, lon, ele in ((41.9, 12.5, 20), (45.1, 170.123456, -3.5))
)
BROKEN = (
    '<trk><trkseg><trkpt lat="41.9" lon="12.5"/><trkpt lat="42.0" lon="13"/></trkseg>'
    '<trkseg><trkpt lat="50" lon="80"><ele>90</ele></trkpt><trkpt lat="35.7" lon="139.7"/>'
    "</trkseg></trk>"
)


def exported(story: Story, name: str) -> Found:
    export = export_named(name)
    assert export
    return found_in_text(f"story.{export.suffix}", export.write(told(story)))


def ways_of(found: Found) -> dict[str, Way | None]:
    return {name: read_gpx(content.decode(), name).way for name, content in found.files.items()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_point_of_a_recording_comes_back_with_elevation_and_time(
    name: str, tmp_path: Path
) -> None:
    story = load_story(write_hike(tmp_path, count=60))
    back = ways_of(exported(story, name))

    assert back.keys() == story.ways.keys() == {"ways/up.gpx", "ways/down.gpx"}
    for file, way in story.ways.items():
        again = back[file]
        assert again and is_same_way(way, again)
        assert [point.time for point in again.points] == [point.time for point in way.points]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("body", [BROKEN, PLANNED], ids=["gaps", "planned"])
def test_gaps_come_back(body: str, name: str, tmp_path: Path) -> None:
    folder = write_story(tmp_path, legs=[LEG | {"path": "known", "track_file": "ways/a.gpx"}])
    attach(folder, "ways/a.gpx", f"{HEAD}{body}</gpx>")
    story = load_story(folder)

    (again,) = ways_of(exported(story, name)).values()

    (way,) = story.ways.values()
    assert again and [*map(len, again.segments)] == [2, 2]
    assert is_same_way(way, again)
    assert again.is_planned is (way.is_planned and name != "kml")


def test_an_export_is_no_change_of_the_recording_that_it_rounds(tmp_path: Path) -> None:
    folder = write_hike(tmp_path, count=60)
    found = exported(load_story(folder), "kml")

    same = updated_files(folder, found.files, {})
    assert (same.written, same.conflicts) == ({}, [])
    moved = {name: text.replace(b'lon="11.67', b'lon="11.68') for name, text in found.files.items()}
    assert [each.record for each in updated_files(folder, moved, {}).conflicts] == [
        "file ways/up.gpx",
        "file ways/down.gpx",
    ]


def test_an_export_is_no_change_of_areas_either(tmp_path: Path) -> None:
    folder = write_lagoon(tmp_path)
    found = exported(load_story(folder), "geojson")

    assert len(found.files) == 4
    same = updated_files(folder, found.files, {})
    assert (same.written, same.conflicts) == ({}, [])
    moved = {name: text.replace(b"[12.", b"[12.1", 1) for name, text in found.files.items()}
    assert len(updated_files(folder, moved, {}).conflicts) == 4


def test_a_leg_whose_line_was_deleted_has_no_way_any_more(tmp_path: Path) -> None:
    story = load_story(write_hike(tmp_path, count=60))
    export = export_named("gpx")
    assert export
    text = export.write(told(story)).decode()
    start, end = text.index("<trk>"), text.rindex("<trk>")
    found = found_in_text("story.gpx", text[:start] + text[end:])

    assert [leg.get("track_file") for leg in values_of(found, "legs")] == [None, "ways/down.gpx"]
    assert "its way is not in the file" in "\n".join(lines_of(found))


def test_a_way_of_too_many_points_is_thinned_to_what_a_file_can_have() -> None:
    start = datetime(2025, 6, 14, tzinfo=UTC)
    points = tuple(
        WayPoint(
            lat=46 + at * 1e-6,
            lon=11.123456,
            elevation_m=1234.5,
            time=start + timedelta(seconds=at),
        )
        for at in range(100_001)
    )
    content, step = way_file(Way((points,)), "ways/a.geojson")

    assert (step, len(content) <= 5_000_000) == (2, True)
    small, step = way_file(Way((points[:100],)), "ways/a.gpx")
    assert step == 1
    assert b'\n<trkpt lat="46.000099" lon="11.123456">\n<ele>1234.5</ele>\n<time>' in small
