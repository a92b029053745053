"""GPX files of ways: tracks, routes, and every kind of mistake with its line and message."""

from datetime import UTC, datetime

import pytest

from explorer.reading.gpx_files import read_gpx
from explorer.story.ways import WayPoint
from tests.attaching import FLIGHT, gpx_of

BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>\n<gpx>&c;</gpx>'


def test_the_points_of_a_track_are_a_way() -> None:
    read = read_gpx(gpx_of(*FLIGHT), "a.gpx")

    assert read.problems == ()
    assert read.way and not read.way.is_planned
    assert read.way.segments == (tuple(WayPoint(lat=lat, lon=lon) for lat, lon in FLIGHT),)


def test_a_gap_stays_a_gap_and_what_is_no_line_has_none() -> None:
    text = gpx_of((1, 2), (3, 4)).replace(
        "</trk>",
        "<trkseg/><trkseg><trkpt lat='7' lon='8'/></trkseg>"
        "<trkseg><trkpt lat='5' lon='6'/><trkpt lat='5' lon='6'/></trkseg></trk>",
    )
    way = read_gpx(text, "a.gpx").way

    assert way and [[point.lat for point in line] for line in way.segments] == [[1, 3], [5, 5]]


def test_elevations_and_times_are_kept_and_what_watches_add_is_not() -> None:
    inner = (
        "<ele> 812.5 </ele><time>2023-03-01T10:30:00+01:00</time><extensions>"
        "<x:ele xmlns:x='http://www.garmin.com/xmlschemas/TrackPointExtension/v1'>1</x:ele>"
        "<x:time xmlns:x='urn:x'>soon</x:time></extensions>"
    )
    way = read_gpx(gpx_of((1, 2), (3, 4), inner=inner), "a.gpx").way

    assert way and {(point.elevation_m, point.time) for point in way.points} == {
        (812.5, datetime(2023, 3, 1, 9, 30, tzinfo=UTC))
    }


@pytest.mark.parametrize("written", ["NaN", "-32768", "-9999.0"])
def test_what_means_that_no_elevation_is_known_is_left_out(written: str) -> None:
    way = read_gpx(gpx_of((1, 2), (3, 4), inner=f"<ele>{written}</ele>"), "a.gpx").way

    assert way and {point.elevation_m for point in way.points} == {None}


def test_a_file_that_says_it_is_in_another_encoding_is_read() -> None:
    text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + gpx_of(*FLIGHT)

    assert read_gpx(text, "a.gpx").problems == ()


def test_waypoints_alone_are_no_way_and_the_hint_says_what_they_are_for() -> None:
    (problem,) = read_gpx(
        gpx_of().replace("<trk>", "<wpt lat='1' lon='2'/><trk>"), "a.gpx"
    ).problems

    assert problem.found == "no track or route"
    assert problem.hint == "its waypoints are places, not a route: make events of them with import"


def test_a_route_counts_where_there_is_no_track() -> None:
    route = gpx_of(*FLIGHT).replace("<trk><trkseg>", "<rte>").replace("</trkseg></trk>", "</rte>")

    way = read_gpx(route.replace("trkpt", "rtept"), "a.gpx").way
    assert way and way.is_planned


def test_times_that_go_on_are_taken_and_those_of_waypoints_do_not_count() -> None:
    times = iter(("2023-03-01T09:30:00Z", "2023-03-01T12:00:00+01:00", "2023-03-02T00:00:00Z"))
    text = gpx_of(*FLIGHT, inner="<time>TIME</time>")
    while "TIME" in text:
        text = text.replace("TIME", next(times), 1)
    waypoint = '<wpt lat="1" lon="2"><time>long ago</time></wpt>\n<trk>'

    assert read_gpx(text.replace("<trk>", waypoint), "a.gpx").problems == ()


def test_the_times_of_another_track_may_be_earlier() -> None:
    later, earlier = (
        gpx_of((1, 2), (3, 4), inner=f"<time>{day}T00:00:00Z</time>")
        for day in ("2023-03-02", "2023-03-01")
    )
    second = earlier[earlier.index("<trk>") : earlier.index("</gpx>")]

    assert read_gpx(later.replace("</gpx>", f"{second}</gpx>"), "a.gpx").problems == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<gpx", "a.gpx:1 · the file: found unclosed token, expected XML"),
        ("", "a.gpx:1 · the file: found nothing, expected XML"),
        (
            '{"type": "LineString"}',
            "a.gpx:1 · the file: found JSON in a file with another ending, expected a GPX file "
            "(if it is GeoJSON, name it .geojson)",
        ),
        (BOMB, "a.gpx:1 · the file: found a document type, expected GPX without one"),
        ("<kml/>", "a.gpx:1 · the file: found a file of type kml, expected a GPX file"),
        (
            "<gpx/>",
            "a.gpx:1 · the file: found a file of type gpx, expected a GPX file "
            '(xmlns="http://www.topografix.com/GPX/1/1" is missing in it)',
        ),
        (
            "<!DOCTYPE html><title>Sign in</title>",
            "a.gpx:1 · the file: found a web page, expected a GPX file (download it again: a "
            "server has sent this page in its place)",
        ),
        (gpx_of(), "a.gpx · the file: found no track or route, expected one of at least 2 points"),
        (gpx_of((1, 2)), "a.gpx · the file: found a single point, expected one of at least 2 poi"),
        (
            gpx_of((1, 2), (95, 3)),
            'a.gpx:4 · a point: found lat="95" lon="3", expected lat from -90 to 90 and lon from ',
        ),
        (gpx_of((1, float("nan"))), 'a.gpx:3 · a point: found lat="1" lon="nan", expected lat'),
        (
            gpx_of((1, 2)).replace(' lat="1" lon="2"', ""),
            "a.gpx:3 · a point: found no position, expected lat from -90 to 90",
        ),
        (
            gpx_of((1, 2), inner="<time>2023-03-01T09:30:00</time>"),
            "a.gpx:3 · a point · time: found '2023-03-01T09:30:00', expected a time with its off",
        ),
        (
            gpx_of((1, 2), inner="<time>yesterday</time>"),
            "a.gpx:3 · a point · time: found 'yesterday', expected a time with its offset, such as",
        ),
        (
            gpx_of(
                (1, 2),
                inner="<time>2023-03-02T00:00Z</time></trkpt>\n<trkpt lat='1' lon='2'>"
                "<time>2023-03-01T00:00Z</time>",
            ),
            "a.gpx:4 · a point · time: found 2023-03-01T00:00Z, expected a time not before that of",
        ),
        (
            gpx_of((1, 2), inner="<ele>high</ele>"),
            "a.gpx:3 · a point · ele: found 'high', expected an elevation in metres from -12,000",
        ),
        (
            gpx_of((1, 2), inner="<ele>8848000</ele>"),
            "a.gpx:3 · a point · ele: found '8848000', expected an elevation in metres from -12",
        ),
        (
            gpx_of((1, 2), inner="<time>0001-01-01T00:00:00+05:00</time>"),
            "a.gpx:3 · a point · time: found '0001-01-01T00:00:00+05:00', expected a time with it",
        ),
        (
            gpx_of(*[(1, 2)] * 100_001),
            "a.gpx:100003 · the file: found more than 100,000 points, expected at most 100,000",
        ),
    ],
    ids=range(19),
)
def test_a_mistake_is_named_with_its_line(text: str, message: str) -> None:
    (found,) = read_gpx(text, "a.gpx").problems

    assert str(found).startswith(message)
