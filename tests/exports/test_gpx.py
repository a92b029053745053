"""GPX, checked against the rules of its schema and read with gpxpy and GDAL."""

from datetime import UTC, datetime
from pathlib import Path

import gpxpy
import pyogrio
from gpx import validate
from gpxpy.gpx import GPX
from lxml import etree

from explorer.exports.gpx import gpx
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import (
    HOSTILE,
    HOSTILE_URL,
    MakeStory,
    hostile_changes,
    nothing_published,
    timed_events,
    told,
)


def read(story: Story, as_of: AsOf = AsOf.NOW) -> GPX:
    content = gpx(told(story, as_of=as_of)).decode()
    result = validate(content)
    assert result.is_valid, result.issues
    return gpxpy.parse(content)


def test_every_event_with_a_place_is_a_waypoint(shipped: Story) -> None:
    placed = [event for event in shipped.events if event.place]

    points = read(shipped).waypoints
    assert [(point.name, point.latitude, point.longitude) for point in points] == [
        (event.title["en"], shipped.place(event.place).lat, shipped.place(event.place).lon)
        for event in placed
    ]
    assert {point.type for point in points} <= {"announced", "reported", "confirmed", "disputed"}


def test_the_journey_is_one_route_and_no_track(shipped: Story) -> None:
    document = read(shipped)

    (route,) = document.routes
    assert not document.tracks
    assert [point.name for point in route.points][:3] == ["Pyongyang", "Tumangang", "Khasan"]
    assert route.points[-1].name == "Pyongyang"


def test_only_an_exact_instant_is_a_time(make_story: MakeStory) -> None:
    points = read(make_story(events=timed_events(), articles={})).waypoints

    times = [(index, point.time) for index, point in enumerate(points) if point.time]
    assert times == [(6, datetime(2023, 3, 5, 12, 9, tzinfo=UTC))]


def test_an_event_without_a_place_is_no_waypoint(make_story: MakeStory) -> None:
    points = read(make_story(events=timed_events(), articles={})).waypoints

    assert len(points) == len(timed_events()) - 1


def test_hostile_text_comes_back_as_it_was(make_story: MakeStory) -> None:
    story = make_story(**hostile_changes())
    point = read(story).waypoints[0]

    assert (point.name, point.link) == (HOSTILE.replace("\x01", "\ufffd"), HOSTILE_URL)


def test_every_source_has_its_link(shipped: Story) -> None:
    root = etree.fromstring(gpx(told(shipped)))
    first = root.find("{*}wpt")

    assert [link.get("href") for link in first.iterfind("{*}link")] == [
        shipped.source(claim.source).url for claim in shipped.events[0].claims
    ]


def test_gdal_reads_waypoints_and_the_route(shipped: Story, tmp_path: Path) -> None:
    file = tmp_path / "story.gpx"
    file.write_bytes(gpx(told(shipped)))
    pyogrio.set_gdal_config_options({"GPX_N_MAX_LINKS": "100"})  # more than 2 are a warning

    _, _, points, _ = pyogrio.raw.read(file, layer="waypoints")
    _, _, routes, _ = pyogrio.raw.read(file, layer="routes")
    assert (len(points), len(routes)) == (len([e for e in shipped.events if e.place]), 1)


def test_an_empty_view_has_neither_points_nor_route(make_story: MakeStory) -> None:
    document = read(make_story(**nothing_published()), AsOf.PUBLICATION)

    assert (document.waypoints, document.routes) == ([], [])
