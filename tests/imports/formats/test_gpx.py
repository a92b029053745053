"""GPX of watches, apps and sites."""

import json
from itertools import pairwise

import pytest

from explorer.imports.found import Found
from explorer.reading.geojson_files import WAYS, read_geojson
from explorer.story.ways import Way
from tests.imports.reading import found_in_text, lines_of, refusal, values_of

HEAD = '<gpx version="1.1" creator="Watch" xmlns="http://www.topografix.com/GPX/1/1">'
TRACK = """<trk><name>Monte Cavo</name><type>hiking</type><trkseg>
<trkpt lat="41.7500" lon="12.7000"><ele>700</ele><time>2024-05-01T08:00:00Z</time></trkpt>
<trkpt lat="41.7510" lon="12.7050"><ele>750</ele><time>2024-05-01T08:20:00Z</time></trkpt>
<trkpt lat="41.7520" lon="12.7100"><ele>949</ele><time>2024-05-01T08:55:00.500Z</time></trkpt>
</trkseg></trk>"""


def test_a_track_is_a_leg_with_its_way_from_start_to_end() -> None:
    found = found_in_text("walk.gpx", f"{HEAD}{TRACK}</gpx>", "it")

    assert [
        (event["title"], event["when"], event["time"]) for event in values_of(found, "events")
    ] == [
        ("Monte Cavo: partenza", "2024-05-01", "10:00"),
        ("Monte Cavo: arrivo", "2024-05-01", "10:55"),
    ]
    (leg,) = values_of(found, "legs")
    assert (leg["mode"], leg["path"], leg["track_file"]) == (
        "foot",
        "known",
        "ways/monte-cavo.geojson",
    )
    assert json.loads(found.files["ways/monte-cavo.geojson"]) == {
        "type": "Feature",
        "properties": {
            "coordTimes": [
                "2024-05-01T08:00:00Z",
                "2024-05-01T08:20:00Z",
                "2024-05-01T08:55:00.500000Z",
            ]
        },
        "geometry": {
            "type": "LineString",
            "coordinates": [[12.7, 41.75, 700], [12.705, 41.751, 750], [12.71, 41.752, 949]],
        },
    }
    assert found.story == {"title": "Monte Cavo", "route": "itinerary"}
    assert not [line for line in lines_of(found) if " · ele" in line]


def way_in(found: Found, name: str) -> Way:
    way = read_geojson(found.files[name].decode(), name, WAYS).way
    assert way
    return way


def test_a_stretch_between_waypoints_has_its_own_elevations_and_the_gap_in_it() -> None:
    points = [
        f'<trkpt lat="{41.75 + at / 100}" lon="12.7"><ele>{700 + at}</ele></trkpt>'
        for at in range(8)
    ]
    names = "".join(
        f'<wpt lat="{41.75 + at / 100}" lon="12.7"><name>P{at}</name></wpt>' for at in (1, 6)
    )
    parts = "".join(
        f"<trkseg>{''.join(each)}</trkseg>" for each in (points[:4], points[4:5], points[5:])
    )
    found = found_in_text("a.gpx", f"{HEAD}{names}<trk><name>Up</name>{parts}</trk></gpx>")

    heights = {
        name: [[point.elevation_m for point in part] for part in way_in(found, name).segments]
        for name in found.files
    }
    assert heights == {"ways/up.geojson": [[701, 702, 703], [705, 706]]}


def test_a_planned_route_stays_planned() -> None:
    points = "".join(f'<rtept lat="{41.75 + at / 100}" lon="12.7"/>' for at in range(3))
    found = found_in_text("a.gpx", f"{HEAD}<rte><name>Plan</name>{points}</rte></gpx>")

    assert way_in(found, "ways/plan.geojson").is_planned


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "<ele>750</ele>",
            "<ele>high</ele>",
            "ele: high (1 of its points) →  (expected an elevation in metres from -12,000 to "
            "100,000)",
        ),
        (
            "08:20:00Z",
            "08:20:00",
            "time: 2024-05-01T08:20:00 (1 of its points) →  (expected a time with its offset, such "
            "as 2023-09-13T04:09:00Z)",
        ),
        (
            "08:20:00Z",
            "07:20:00Z",
            "time: 3 times →  (a time is before that of the point before it)",
        ),
    ],
)
def test_what_is_recorded_wrongly_is_left_out_and_the_way_can_be_read(
    old: str, new: str, line: str
) -> None:
    found = found_in_text("walk.gpx", f"{HEAD}{TRACK.replace(old, new)}</gpx>")

    assert lines_of(found)[0] == f"track “Monte Cavo” · {line}"
    assert len(way_in(found, "ways/monte-cavo.geojson").points) == 3


def test_of_what_a_watch_measures_elevations_and_times_alone_are_taken() -> None:
    heart = "<extensions><hr>121</hr><name>My watch</name></extensions></trkpt>"
    found = found_in_text("walk.gpx", f"{HEAD}{TRACK.replace('</trkpt>', heart)}</gpx>")

    assert b"121" not in found.files["ways/monte-cavo.geojson"]
    assert lines_of(found)[0] == (
        "the file · extensions: 3 points with measured values →  "
        "(a way has elevations and times only)"
    )


def test_a_waypoint_on_the_way_is_a_stop_at_the_time_at_which_it_was_passed() -> None:
    waypoint = '<wpt lat="41.7510" lon="12.7050"><name>Spring</name><sym>Water</sym></wpt>'
    way = f"{HEAD}{waypoint}{TRACK}</gpx>"
    found = found_in_text("walk.gpx", way)

    spring = values_of(found, "events")[0]
    assert (spring["title"], spring["when"], spring["time"]) == ("Spring", "2024-05-01", "10:20")
    assert lines_of(found)[0] == (
        "waypoint “Spring” · time: no time → 2024-05-01T08:20:00Z "
        "(the track passes it at that time)"
    )


def hike_without_times(*at: int) -> str:
    """A track north without times, and waypoints by it, in this order."""
    waypoints = (f'<wpt lat="{41.75 + n / 100:.2f}" lon="12.7"><name>P{n}</name></wpt>' for n in at)
    points = (f'<trkpt lat="{41.75 + n / 200:.3f}" lon="12.7"/>' for n in range(9))
    track = f"<trk><name>Hike</name><trkseg>{''.join(points)}</trkseg></trk>"
    return f"{HEAD}{''.join(waypoints)}{track}</gpx>"


@pytest.mark.parametrize("at", [(1, 2, 3), (3, 1, 2), (2,)])
def test_without_times_waypoints_are_stops_in_the_order_along_the_track(
    at: tuple[int, ...],
) -> None:
    found = found_in_text("hike.gpx", hike_without_times(*at))

    order = ["Hike: start", *(f"P{each}" for each in sorted(at)), "Hike: end"]
    assert [event["title"] for event in values_of(found, "events")] == order
    legs = [(leg["from"]["names"], leg["to"]["names"]) for leg in values_of(found, "legs")]
    assert legs == [*pairwise(order)]
    assert found.story["route"] == "itinerary"


def test_a_round_trip_is_one_event_with_its_way() -> None:
    back = '<trkpt lat="41.7500" lon="12.7001"><time>2024-05-01T10:00:00Z</time></trkpt>'
    found = found_in_text(
        "walk.gpx", f"{HEAD}{TRACK.replace('</trkseg>', back + '</trkseg>')}</gpx>"
    )

    (event,) = values_of(found, "events")
    assert (event["title"], event["time"], event["until_time"]) == ("Monte Cavo", "10:00", "12:00")
    assert event["place"]["area"] == "areas/monte-cavo.geojson"
    assert values_of(found, "legs") == []
    assert lines_of(found)[-1] == (
        "track “Monte Cavo” · ele: its elevations and times →  "
        "(an area has positions only; the way of a leg from one event to another has more)"
    )


def test_an_older_version_is_read_too() -> None:
    text = """<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0"><name>Old</name>
    <wpt lat="41.9" lon="12.5"><name>Rome</name><url>https://a.example/</url></wpt>
    <wpt lat="141.9" lon="12.5"><name>Off</name></wpt></gpx>"""
    found = found_in_text("old.gpx", text)

    assert found.story == {"title": "Old"}
    assert values_of(found, "events")[0]["claims"][0]["source"]["url"] == "https://a.example/"
    assert lines_of(found) == [
        "waypoint “Off” · position: lat 141.9, lon 12.5 →  "
        "(expected lat from -90 to 90 and lon from -180 to 180)"
    ]


def test_a_file_without_a_position_is_refused() -> None:
    message = "a.gpx · the file: found no waypoint, track or route, expected GPX with at least one"
    assert refusal("a.gpx", f"{HEAD}</gpx>") == message


def test_legs_join_events_in_the_order_that_the_story_will_have() -> None:
    times = ("08:00:00", "08:02:00", "08:01:00")
    points = [(41.75 + 0.01 * at, 12.7) for at in range(3)]
    waypoints = "".join(
        f'<wpt lat="{lat}" lon="{lon}"><name>P{at}</name><time>2024-05-01T{times[at]}Z</time></wpt>'
        for at, (lat, lon) in enumerate(points)
    )
    track = "".join(f'<trkpt lat="{lat}" lon="{lon}"/>' for lat, lon in points)
    found = found_in_text("a.gpx", f"{HEAD}{waypoints}<trk><trkseg>{track}</trkseg></trk></gpx>")

    legs = [(leg["from"]["names"], leg["to"]["names"]) for leg in values_of(found, "legs")]
    assert legs == [("P0", "P2")]
