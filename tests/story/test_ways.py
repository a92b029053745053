"""Ways: their length, climb and duration, and the line that is drawn of them."""

from datetime import UTC, datetime, timedelta
from math import cos, sin
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading.gpx_files import read_gpx
from explorer.reading.kept_stories import kept_story
from explorer.reading.library import files_digest, load_story
from explorer.story.drawn_ways import drawn_way
from explorer.story.geodesy import distance_km, length_km, piece_km
from explorer.story.places import Coordinate
from explorer.story.ways import Way, WayPoint, climb_of
from tests.hiking import height, hike_gpx, write_hike

NOON = datetime(2025, 6, 14, 12, tzinfo=UTC)


def way(*lines: list[tuple[float, ...]]) -> Way:
    """A way of points: latitude, longitude, and perhaps elevation and seconds after noon."""
    return Way(
        tuple(
            tuple(
                WayPoint(
                    lat=lat,
                    lon=lon,
                    elevation_m=more[0] if more else None,
                    time=NOON + timedelta(seconds=more[1]) if more[1:] else None,
                )
                for lat, lon, *more in line
            )
            for line in lines
        )
    )


def hike() -> Way:
    found = read_gpx(hike_gpx(), "hike.gpx").way
    assert found
    return found


def test_the_length_is_that_of_its_segments_without_the_gap() -> None:
    found = way([(46, 11), (46.05, 11)], [(47, 11), (47, 11.05), (47, 11.05)])
    lines = [[Coordinate(lat=p.lat, lon=p.lon) for p in line] for line in found.segments]

    assert found.length_km == pytest.approx(sum(length_km(tuple(line)) for line in lines))
    assert found.kms[1][0] == found.kms[0][-1]


@pytest.mark.parametrize(("off_m", "most_percent"), [(0, 1), (1, 1), (3, 4)])
def test_the_length_of_a_recording_does_not_grow_with_its_noise(
    off_m: float, most_percent: float
) -> None:
    dice = Random(7)
    lat, lon, true_km = 46.0, 11.0, 0.0
    points: list[tuple[float, ...]] = []
    for second in range(3_000):
        course = 0.9 * sin(second / 40) + 0.6 * sin(second / 170)
        north, east = cos(course), sin(course)
        lat, lon = lat + north / 111_200, lon + east / 77_300
        noise = dice.gauss(0, off_m) / 111_200, dice.gauss(0, off_m) / 77_300
        points.append((lat + noise[0], lon + noise[1]))
        true_km += piece_km(
            *(
                Coordinate(lat=lat - back * north / 111_200, lon=lon - back * east / 77_300)
                for back in (1, 0)
            )
        )

    found = way(points)

    assert found.length_km == pytest.approx(true_km, rel=most_percent / 100)
    kms = found.kms[0]
    assert list(kms) == sorted(kms)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-0.12, 0.12), st.floats(-0.12, 0.12))
def test_a_piece_is_as_long_as_the_shortest_line(
    lat: float, lon: float, north: float, east: float
) -> None:
    start = Coordinate(lat=lat, lon=lon)
    end = Coordinate(lat=max(-90, min(90, lat + north)), lon=(lon + east + 180) % 360 - 180)

    assert piece_km(start, end) == pytest.approx(distance_km(start, end), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("elevations", "ascent", "descent"),
    [
        ([100, 109, 100, 109], 0, 0),  # noise
        ([100, 200, 195, 300], 200, 0),
        ([300, 100, 150, 100], 50, 250),
        ([0, 11], 11, 0),
    ],
)
def test_only_what_exceeds_the_noise_is_climbed(
    elevations: list[float], ascent: float, descent: float
) -> None:
    climb = climb_of(elevations)

    assert climb and (climb.ascent, climb.descent) == (ascent, descent)
    assert (climb.lowest, climb.highest) == (min(elevations), max(elevations))


def test_one_elevation_is_no_climb() -> None:
    assert climb_of([100]) is None
    assert way([(1, 2, 100), (1, 2)]).climb is None


def test_a_noisy_hike_climbs_what_its_hills_do() -> None:
    found, true = hike(), climb_of([height(at / 1_000) for at in range(1_000)])

    assert found.climb and true
    assert (*found.climb,) == pytest.approx((*true,), rel=0.02)
    assert found.duration == timedelta(seconds=9_999)


def test_times_that_go_back_or_are_missing_at_an_end_give_no_duration() -> None:
    assert way([(1, 2, 0, 0), (1, 3, 0, 9)], [(1, 3, 0, 5), (1, 4, 0, 20)]).duration is None
    assert way([(1, 2, 0, 0), (1, 3, 0)]).duration is None
    assert way([(1, 2, 0, 5), (1, 3, 0, 5)]).duration is None


def test_the_drawn_line_has_few_points_none_far_off() -> None:
    found = hike()
    drawn = drawn_way(found)
    (line,) = drawn.segments
    kept = {(point.lat, point.lon) for point in line}

    assert len(line) <= 1_000
    assert kept <= {(point.lat, point.lon) for point in found.points}
    # even with far fewer points than the tolerance would keep, nothing is off by a street
    coarse = drawn_way(found, 200).segments[0]
    near = [min(distance_km(point, at) for at in coarse) for point in found.points[::500]]
    assert max(near) < 0.12


def test_a_straight_line_with_many_points_is_drawn_with_two() -> None:
    drawn = drawn_way(way([(46, 11 + at / 1e5) for at in range(5_000)]))

    assert [len(line) for line in drawn.segments] == [2]


def test_a_line_across_the_antimeridian_is_cut_there() -> None:
    drawn = drawn_way(way([(10, 179.5), (10.3, 179.9), (10, -179.5)]))

    assert [len(line) for line in drawn.segments] == [3]
    assert [[round(point.lon, 3) for point in piece] for piece in drawn.path] == [
        [179.5, 179.9, 180],
        [-180, -179.5],
    ]


def test_a_loop_and_a_standstill_are_drawn() -> None:
    loop = drawn_way(way([(1, 2), (1.1, 2.1), (1, 2)])).segments[0]
    still = drawn_way(way([(1, 2, 5, 0), (1, 2, 5, 60)]))

    assert len(loop) == 3
    assert len(still.segments[0]) == 2
    assert set(still.pace) == {0}


def test_thousands_of_gaps_give_no_more_points_than_there_may_be() -> None:
    lines = [[(1 + at / 100, 2), (1 + at / 100, 2 + 0.001 * (at % 7 + 1))] for at in range(3_000)]
    drawn = drawn_way(way(*lines), most=100)

    assert sum(map(len, drawn.segments)) <= 100
    assert drawn_way(way(*lines), most=100) == drawn


def test_the_pace_is_where_the_time_was_spent() -> None:
    # half the time for the first tenth of the way
    pace = drawn_way(way([(0, 0, 0, 0), (0, 0.01, 0, 500), (0, 0.1, 0, 1_000)])).pace

    assert (pace[0], pace[60], pace[-1]) == pytest.approx((0, 0.1, 1), abs=1e-6)
    assert list(pace) == sorted(pace)


def test_elevations_are_at_even_steps_of_the_line() -> None:
    found = drawn_way(way([(0, 0, 100), (0, 0.1, 200), (0.3, 0.1, 500)])).elevations_m

    assert (found[0], found[30], found[-1]) == pytest.approx((100, 200, 500), abs=1)


@pytest.mark.parametrize("lat", [90.0, -90.0, 89.9])
def test_a_way_at_a_pole_is_drawn(lat: float) -> None:
    assert drawn_way(way([(lat, 0), (lat, 90), (80, 10)])).segments


def test_of_a_hundred_thousand_points_a_thousand_are_drawn() -> None:
    drawn = drawn_way(Way((hike().segments[0] * 10,)))

    assert sum(map(len, drawn.segments)) == 1_000


def test_a_story_has_the_ways_of_its_legs(tmp_path: Path) -> None:
    story = load_story(write_hike(tmp_path))
    up, down = (story.way_of(leg) for leg in story.legs)

    assert up and down and len(up.points) == 5_501
    assert up.points[-1] == down.points[0]
    assert story.way_of(None) is None


def test_a_long_story_is_kept_with_its_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.reading.library.MIN_BYTES", 1)
    folder = write_hike(tmp_path, count=60)
    story = load_story(folder)
    kept = kept_story(folder, files_digest(folder))

    assert kept is not None and kept is not story
    assert [way.segments for way in kept.ways.values()] == [
        way.segments for way in story.ways.values()
    ]
