"""GPX files of ways: tracks, routes, and every kind of mistake with its line and message."""

import pytest

from explorer.reading.gpx_files import read_gpx
from explorer.story.shapes import Position, Shape
from tests.attaching import FLIGHT, gpx_of

BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>\n<gpx>&c;</gpx>'


def test_the_points_of_a_track_are_a_way() -> None:
    shape = read_gpx(gpx_of(*FLIGHT), "a.gpx")

    assert shape.problems == ()
    assert shape.shape == Shape((tuple(Position(lat=lat, lon=lon) for lat, lon in FLIGHT),))


def test_a_route_counts_where_there_is_no_track() -> None:
    route = gpx_of(*FLIGHT).replace("<trk><trkseg>", "<rte>").replace("</trkseg></trk>", "</rte>")

    assert read_gpx(route.replace("trkpt", "rtept"), "a.gpx").problems == ()


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
        ("", "a.gpx:1 · the file: found no element found, expected XML"),
        (BOMB, "a.gpx:1 · the file: found a document type, expected GPX without one"),
        ("<kml/>", "a.gpx:1 · the file: found a file of type kml, expected a GPX file"),
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
            gpx_of(*[(1, 2)] * 100_001),
            "a.gpx:100003 · the file: found more than 100,000 points, expected at most 100,000",
        ),
    ],
    ids=range(13),
)
def test_a_mistake_is_named_with_its_line(text: str, message: str) -> None:
    (found,) = read_gpx(text, "a.gpx").problems

    assert str(found).startswith(message)
