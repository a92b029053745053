"""The ways of legs in words and as values, in Python and in the browser's assembly alike."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.drawn_ways import DrawnWay, drawn_way
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story
from explorer.story.seams import seam_of
from explorer.story.ways import Way
from explorer.views import ways
from explorer.views.document import facts_document
from explorer.views.legs import leg_path, leg_views
from explorer.views.ways import way_facts
from tests.assembling import assembled, called
from tests.attaching import attach, gpx_of, line_of
from tests.hiking import write_hike
from tests.records import LEG, write_story

MIDDAY = ((41.9, 12.5), (55.0, 70.0), (35.7, 139.7))


@pytest.fixture(scope="module")
def hike(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load_story(write_hike(tmp_path_factory.mktemp("hike")))


def with_way(root: Path, text: str | dict[str, Any], name: str = "ways/a.gpx") -> Story:
    folder = write_story(root, legs=[LEG | {"path": "known", "track_file": name}])
    attach(folder, name, text)
    return load_story(folder)


def legs_of(story: Story, lang: str = "en") -> list[dict[str, Any]]:
    return [asdict(leg) for leg in leg_views(story, itinerary(story, AsOf.NOW), language(lang))]


def leg_features(story: Story) -> list[dict[str, Any]]:
    features = assembled(story, "en", AsOf.NOW, "place")["map"]["features"]
    return [each for each in features if each["properties"]["kind"] == "leg"]


def test_a_leg_says_how_long_its_way_is_and_how_far_it_climbs(hike: Story) -> None:
    up, down = legs_of(hike)

    assert up["words"] == ("on foot · 5.2 km along the recorded route · 3.6 km in a straight line")
    assert up["way"] == (
        "Ascent 829 m, descent 16 m; elevation 1,238 to 2,050 m above sea level."
        " Recording time: 1 h 32 min."
    )
    assert down["way"].endswith("Recording time: 1 h 15 min.")
    assert legs_of(hike, "it")[0]["way"].endswith("Durata della registrazione: 1 h 32 min.")


@pytest.mark.parametrize("lang", ["en", "it"])
def test_the_browser_says_the_same(hike: Story, lang: str) -> None:
    events = assembled(hike, lang, AsOf.NOW, "place")["events"]

    assert [leg for event in events for leg in event["legs"]] == json.loads(
        json.dumps(legs_of(hike, lang))
    )


def test_the_browser_draws_the_line_that_pictures_have(hike: Story) -> None:
    journeys = itinerary(hike, AsOf.NOW).journeys
    for feature, journey in zip(leg_features(hike), journeys, strict=True):
        (piece,) = leg_path(hike, journey)
        line = feature["geometry"]["coordinates"]

        assert feature["geometry"]["type"] == "LineString"
        assert 100 < len(line) == len(piece) <= 1_000
        for (lon, lat), point in zip(line, piece, strict=True):
            assert (lon, lat) == pytest.approx((point.lon, point.lat), abs=6e-6)


def test_elevations_and_pace_come_with_the_line(hike: Story) -> None:
    way = leg_features(hike)[0]["properties"]["way"]
    elevations = called("core/assembly/features.js", "sums", way["elevations"])
    pace = called("core/assembly/features.js", "sums", way["pace"])

    assert (elevations[0], max(elevations)) == pytest.approx((1_240, 2_050), abs=15)
    assert (pace[0], pace[-1], len(pace)) == (0, 1_000, 121)
    assert pace == sorted(pace)


def test_a_documented_distance_comes_first(tmp_path: Path) -> None:
    said = {"distance_km": 5.2, "distance_basis": "road", "distance_source": "wire"}
    leg = LEG | said | {"path": "known", "track_file": "a.geojson"}
    folder = write_story(tmp_path, legs=[leg])
    attach(folder, "a.geojson", line_of(MIDDAY))
    (shown,) = legs_of(load_story(folder))

    assert "by road according to The Wire · 9,9" in shown["words"]
    assert shown["way"] is None


def test_a_planned_route_is_called_one(tmp_path: Path) -> None:
    route = gpx_of(*MIDDAY).replace("<trk><trkseg>", "<rte>").replace("</trkseg></trk>", "</rte>")
    (shown,) = legs_of(with_way(tmp_path, route.replace("trkpt", "rtept")))

    assert "km along the planned route" in shown["words"]


def test_a_gap_is_no_line(tmp_path: Path) -> None:
    lines = [[[12.5, 41.9], [13, 42]], [[139, 35], [139.7, 35.7]]]
    story = with_way(tmp_path, {"type": "MultiLineString", "coordinates": lines}, "a.geojson")
    (feature,) = leg_features(story)

    assert feature["geometry"] == {"type": "MultiLineString", "coordinates": lines}
    laid = called("map/longitudes.js", "laidOut", lines, -180)
    assert [len(line) for line in laid] == [2, 2]


def test_a_way_over_the_antimeridian_is_cut_there_and_the_map_elsewhere(tmp_path: Path) -> None:
    east = ((41.9, 12.5), (60, -90), (60, -179), (60, 179), (35.7, 139.7))
    story = with_way(tmp_path, gpx_of(*east))
    (feature,) = leg_features(story)
    pieces = feature["geometry"]["coordinates"]

    assert [piece[-1][0] for piece in pieces] == [-180, pytest.approx(139.7)]
    seam = seam_of(story, itinerary(story, AsOf.NOW))
    assert 12.5 < seam < 139.7
    assert len(called("map/longitudes.js", "laidOut", pieces, seam)) == 1


def test_a_story_of_ten_thousand_points_is_a_small_document(hike: Story) -> None:
    facts = way_facts(hike, hike.legs[0])

    assert len(json.dumps(facts, separators=(",", ":"))) < 12_000
    assert len(facts_document(hike, AsOf.NOW)) < 30_000


def test_many_ways_have_fewer_points_each(tmp_path: Path) -> None:
    story = load_story(write_hike(tmp_path))
    more = {f"ways/{at}.gpx": way for at, way in enumerate([*story.ways.values()] * 10)}
    crowded = story.model_copy(update={"ways": story.ways | more})
    facts = way_facts(crowded, crowded.legs[0])

    assert facts and len(facts["lons"][0]) == 181
    assert drawn_way(next(iter(story.ways.values())), 181).segments


def test_a_way_is_drawn_once_for_all_who_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = load_story(write_hike(tmp_path, count=400))
    made = []

    def counted(way: Way, most: int) -> DrawnWay:
        made.append(way)
        return drawn_way(way, most)

    monkeypatch.setattr(ways, "drawn_way", counted)
    for as_of in AsOf:
        facts_document(story, as_of)
        for journey in itinerary(story, as_of).journeys:
            leg_path(story, journey)

    assert set(made) == set(story.ways.values())
    assert len(made) == len(story.ways)
