"""Recorded ways are whole in exports: every point, with its elevation and time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gpxpy
import pytest
from gpx import validate
from lxml import etree

from explorer.exports.geojson import geojson
from explorer.exports.gpx import gpx
from explorer.exports.kml import GX, NAMESPACE, kml
from explorer.reading.geojson_files import WAYS, read_geojson
from explorer.reading.gpx_files import read_gpx
from explorer.reading.library import load_story
from explorer.story.records import Story
from tests.attaching import attach, gpx_of
from tests.exporting import told
from tests.hiking import write_hike
from tests.records import LEG, write_story

NAMES = {"k": NAMESPACE, "gx": GX}


@pytest.fixture(scope="module")
def hike(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_hike(tmp_path_factory.mktemp("hike"), count=400))


def with_way(root: Path, text: str) -> Story:
    folder = write_story(root, legs=[LEG | {"path": "known", "track_file": "a.gpx"}])
    attach(folder, "a.gpx", text)
    return load_story(folder)


def leg_features(story: Story) -> list[Any]:
    document = json.loads(geojson(told(story)))
    return [each for each in document["features"] if each["properties"]["kind"] == "leg"]


def test_geojson_has_every_point_and_is_a_way_again(hike: Story) -> None:
    for feature, way in zip(leg_features(hike), hike.ways.values(), strict=True):
        again = read_geojson(json.dumps(feature), "a.geojson", WAYS).way

        assert again and len(again.points) == len(way.points)
        for here, there in zip(again.points, way.points, strict=True):
            assert (here.lat, here.lon) == pytest.approx((there.lat, there.lon), abs=1e-6)
            assert (here.elevation_m, here.time) == (there.elevation_m, there.time)
        assert feature["properties"]["distance_along_km"] == round(way.length_km, 3)


def test_gpx_has_a_track_of_it_beside_the_route(hike: Story) -> None:
    text = gpx(told(hike)).decode()
    tracks = gpxpy.parse(text).tracks
    read = read_gpx(text, "a.gpx").way

    assert validate(text).is_valid
    assert [track.name for track in tracks] == [
        "From Lower hut to The summit",
        "From The summit to Refuge",
    ]
    assert read and read.segments == tuple(
        segment for way in hike.ways.values() for segment in way.segments
    )


def test_kml_has_tracks_with_times(hike: Story) -> None:
    root = etree.fromstring(kml(told(hike)))
    whens = [each.text for each in root.iterfind(".//gx:Track/k:when", NAMES)]
    coords = [each.text for each in root.iterfind(".//gx:Track/gx:coord", NAMES)]

    assert len(whens) == len(coords) == sum(len(way.points) for way in hike.ways.values())
    assert (whens[0], coords[0].count(" ")) == ("2025-06-14T05:40:00Z", 2)


def test_a_way_without_times_is_lines_in_kml_and_has_no_times_in_geojson(tmp_path: Path) -> None:
    points = ((41.9, 12.5), (55, 60), (35.7, 139.7))
    story = with_way(tmp_path, gpx_of(*points, inner="<ele>9000.5</ele>"))
    root = etree.fromstring(kml(told(story)))
    (line,) = (each.text for each in root.iterfind(".//k:LineString/k:coordinates", NAMES))
    (feature,) = leg_features(story)

    assert line == "12.5,41.9,9000.5 60.0,55.0,9000.5 139.7,35.7,9000.5"
    assert feature["geometry"]["coordinates"][1] == [60, 55, 9000.5]
    assert feature["properties"]["coordTimes"] is None


def test_a_planned_route_is_a_route(tmp_path: Path) -> None:
    text = gpx_of((41.9, 12.5), (55, 60), (35.7, 139.7))
    route = text.replace("<trk><trkseg>", "<rte>").replace("</trkseg></trk>", "</rte>")
    found = gpxpy.parse(gpx(told(with_way(tmp_path, route.replace("trkpt", "rtept")))).decode())

    assert not found.tracks
    assert [len(each.points) for each in found.routes] == [2, 3]


def test_gaps_and_the_antimeridian_part_a_line(tmp_path: Path) -> None:
    text = gpx_of((41.9, 12.5), (60, -80), (60, -170), (60, 170), (50, 150)).replace(
        "</trk>",
        '<trkseg><trkpt lat="40" lon="140"/><trkpt lat="35.7" lon="139.7"/></trkseg></trk>',
    )
    (feature,) = leg_features(with_way(tmp_path, text))
    lines = feature["geometry"]["coordinates"]

    assert feature["geometry"]["type"] == "MultiLineString"
    assert [(line[0], line[-1]) for line in lines] == [
        ([12.5, 41.9], [-180, 60]),
        ([180, 60], [150, 50]),
        ([140, 40], [139.7, 35.7]),
    ]
