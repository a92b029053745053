"""How near the map looks at a step: at every scale, over the poles and the antimeridian."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading.library import load_story
from explorer.story.geodesy import distance_km
from explorer.story.itinerary import itinerary
from explorer.story.nearest import nearest_kms
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.story.scales import APART_PX, REACH_PX, step_zooms, zoom_among, zoom_at
from tests import counting
from tests.attaching import attach, gpx_of
from tests.records import LEG, event, place, write_story

MakeStory = Callable[..., Story]


def zooms(story: Story) -> list[int | None]:
    return [*step_zooms(story, itinerary(story))]


@pytest.mark.parametrize(
    ("km", "zoom"),
    [
        (0.02, 17),
        (0.3, 16),
        (1, 15),
        (5, 12),
        (20, 10),
        (100, 8),
        (500, 6),
        (1500, 4),
        (4000, 3),
        (15000, 3),
    ],
)
def test_the_zoom_follows_from_the_neighbour_at_every_scale(km: float, zoom: int) -> None:
    assert zoom_among(lat=41.9, nearest_km=km, farthest_km=km) == zoom


@given(st.floats(0.1, 2000), st.floats(-60, 60))
def test_a_neighbour_is_seen_and_apart(km: float, lat: float) -> None:
    zoom = zoom_among(lat=lat, nearest_km=km, farthest_km=km)
    away_px = 2 ** (zoom - zoom_at(span_km=km, span_px=1, lat=lat))

    assert away_px > APART_PX
    assert away_px < REACH_PX * 2**0.5001 or zoom == 3


def test_the_nearest_stop_is_apart_though_a_neighbour_is_an_ocean_away() -> None:
    assert zoom_among(lat=41.9, nearest_km=0.4, farthest_km=7000) == 14
    assert zoom_among(lat=41.9, nearest_km=7000, farthest_km=7000) == 3


def test_a_place_is_not_shown_nearer_than_it_is_known() -> None:
    assert zoom_among(lat=0, nearest_km=0.1, farthest_km=0.1, accuracy_km=100) == 8


@pytest.mark.parametrize(("lat", "zoom"), [(0, 11), (60, 10), (90, 4), (-90, 4)])
def test_a_single_place_has_a_zoom_up_to_the_poles(
    lat: float, zoom: int, make_story: MakeStory
) -> None:
    places = [place("rome", lat=lat, lon=0, accuracy_km=0)]
    assert zooms(make_story(articles={}, places=places, events=[event("a")])) == [zoom]


def test_neighbours_across_the_antimeridian_are_near(make_story: MakeStory) -> None:
    places = [
        place("rome", lat=0, lon=179.95, accuracy_km=0),
        place("tokyo", lat=0, lon=-179.95, accuracy_km=0),
    ]
    events = [event("a"), event("b", place="tokyo")]
    assert zooms(make_story(articles={}, places=places, events=events)) == [12, 12]


def test_a_step_is_seen_with_the_stops_before_and_after_it(make_story: MakeStory) -> None:
    places = [
        place("rome", lat=0, lon=0, accuracy_km=0),
        place("tokyo", lat=0, lon=1, accuracy_km=0),
        place("lima", lat=0, lon=11, accuracy_km=0),
    ]
    events = [
        event("a"),
        event("b", place="tokyo"),
        event("c", place="lima"),
        event("d", place="lima"),
    ]
    assert zooms(make_story(articles={}, places=places, events=events)) == [8, 7, 5, 5]


@pytest.mark.parametrize(("lat", "shown"), [(0.0, 8), (2.0, 7), (-40.0, 7)])
def test_a_step_is_seen_with_the_bends_of_the_way_there_as_long_as_its_stops_lie_apart(
    lat: float, shown: int, tmp_path: Path
) -> None:
    places = [
        place("rome", lat=0, lon=0, accuracy_km=0),
        place("tokyo", lat=0, lon=1, accuracy_km=0),
    ]
    folder = write_story(
        tmp_path,
        articles={},
        places=places,
        events=[event("a"), event("b", place="tokyo")],
        legs=[LEG | {"path": "known", "track_file": "a.gpx"}],
    )
    attach(folder, "a.gpx", gpx_of((0, 0), (lat, 0.5), (0, 1)))
    assert zooms(load_story(folder)) == [shown, shown]


def test_places_that_are_one_point_are_no_neighbours(make_story: MakeStory) -> None:
    places = [place("rome", accuracy_km=0), place("tokyo", lat=41.9, lon=12.5, accuracy_km=0)]
    events = [event("a"), event("b", place="tokyo")]
    assert zooms(make_story(articles={}, places=places, events=events)) == [10, 10]


@given(
    st.lists(
        st.builds(Coordinate, lat=st.floats(-90, 90), lon=st.floats(-180, 180)),
        min_size=2,
        max_size=12,
    )
)
def test_the_nearest_point_is_the_one_that_trying_all_finds(points: list[Coordinate]) -> None:
    for own, km in enumerate(nearest_kms(tuple(points))):
        tried = min(distance_km(points[own], at) for i, at in enumerate(points) if i != own)
        assert km == pytest.approx(tried, rel=0.006, abs=1e-5)


@pytest.mark.parametrize(
    "where",
    [
        [(lat * 4.3 % 170 - 85, lon * 7.7 % 360 - 180) for lat in range(40) for lon in range(40)],
        [(0, at * 0.2 - 180) for at in range(1600)],
        [(45, 7)] * 1600,
        [(-45, 7), *((45 + at % 40 / 400, 7 + at // 40 / 400) for at in range(1599))],
        [(0, 180), *((at % 40 / 400, at // 40 / 400) for at in range(1599))],
    ],
    ids=[
        *("all over the world", "along the equator", "all at one place", "in a city, but for one"),
        "in a city, but for one on the other side",
    ],
)
def test_few_pairs_of_many_points_are_measured(where: list[tuple[float, float]]) -> None:
    points = tuple(Coordinate(lat=lat, lon=lon) for lat, lon in where)

    assert len(points) == 1600
    assert counting.calls(lambda: nearest_kms(points)) < 1600 * 150, "all pairs are 1,600 each"
