"""What is peculiar to the first voyage round the world: its calendar, its line, its gaps."""

from itertools import pairwise

import pytest

from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.calendars import Calendar
from explorer.story.geodesy import distance_km
from explorer.story.itinerary import Journey, itinerary
from explorer.story.offsets import is_sun_time
from explorer.story.passage_parts import Target
from explorer.story.places import Coordinate
from explorer.story.times import UNDATED
from explorer.story.web_mercator import world_position
from explorer.tiles.builtin import world_archive
from explorer.tiles.grid import tile_at
from explorer.views.legs import leg_path, leg_views
from explorer.views.timeline import view_timeline
from tests.records import SHIPPED

STORY = load_story(SHIPPED / "magellan-elcano-1519")
EVENTS = {event.id: event for event in STORY.events}
VOYAGE = itinerary(STORY)
LAND_ZOOM = 5
"""The zoom whose coast a line keeps off: a unit of its tiles is 300 metres."""

NEAR_KM = 70
"""So near to a named point a line may touch land: a river, a narrow strait, a harbour."""


def test_it_begins_and_ends_at_the_same_quay() -> None:
    assert len(VOYAGE.steps) == 38
    assert [stop.place for stop in VOYAGE.stops][:2] == ["seville", "sanlucar"]
    assert [stop.place for stop in VOYAGE.stops][-2:] == ["sanlucar", "seville"]


def test_the_line_goes_once_round_the_world_westwards_and_crosses_the_antimeridian_once() -> None:
    pieces = [piece for journey in VOYAGE.journeys for piece in leg_path(STORY, journey)]

    east_deg = sum(end.lon - start.lon for piece in pieces for start, end in pairwise(piece))
    assert round(east_deg, 6) == -360
    assert len(pieces) == len(VOYAGE.journeys) + 1
    (cut,) = (journey.arrives for journey in VOYAGE.journeys if len(leg_path(STORY, journey)) == 2)
    assert VOYAGE.steps[cut].event.id == "guam"


def is_land(point: Coordinate) -> bool:
    """Whether a point is inside of the basemap's land, by the even-odd rule."""
    tile = tile_at(lon=point.lon, lat=point.lat, zoom=LAND_ZOOM)
    earth = world_archive().layers(tile).get("earth")
    rings = [part for each in earth.features for part in each.parts] if earth else []
    across, down = world_position(lon=point.lon, lat=point.lat)
    units = earth.extent if earth else 1
    x, y = (across * 2**LAND_ZOOM - tile.x) * units, (down * 2**LAND_ZOOM - tile.y) * units
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def ends(journey: Journey) -> str:
    return f"{journey.origin}-{journey.destination}"


@pytest.mark.parametrize("journey", VOYAGE.journeys, ids=ends)
def test_a_line_goes_by_sea(journey: Journey) -> None:
    assert journey.leg
    ids = (journey.origin, *journey.leg.via, journey.destination)
    named = [STORY.place(id).coordinate for id in ids]

    def ashore(point: Coordinate) -> bool:
        is_far = all(distance_km(point, place) > NEAR_KM for place in named)
        return is_far and is_land(point)

    path = leg_path(STORY, journey)
    assert [point for piece in path for point in piece if ashore(point)] == []


# Pigafetta's and Albo's own days of the week; Easter after the Julian computus.
@pytest.mark.parametrize(
    ("event", "heading"),
    [
        ("sanlucar-sailing", "Tuesday, 20 September 1519"),
        ("mutiny", "Sunday, 1 April 1520"),
        ("cape-desired", "Wednesday, 28 November 1520"),
        ("guam", "Wednesday, 6 March 1521"),
        ("easter-mass", "Sunday, 31 March 1521"),
        ("mactan", "Saturday, 27 April 1521"),
        ("tidore", "Friday, 8 November 1521"),
        ("lost-day", "Wednesday, 9 July 1522"),
        ("sanlucar-return", "Saturday, 6 September 1522"),
        ("seville-return", "Monday, 8 September 1522"),
        ("plata", "January 1520"),
        ("patagonians", "about June 1520"),
        ("enrique-home", "Date not known"),
    ],
)
def test_a_day_is_under_the_name_that_the_sources_give_it(event: str, heading: str) -> None:
    english = language("en")
    legs = leg_views(STORY, VOYAGE, english)
    days = view_timeline(STORY, VOYAGE, legs, "place", english).days

    assert STORY.calendar is Calendar.JULIAN
    assert [day.heading for day in days if event in day.events] == [heading]


def test_nothing_is_dated_or_placed_beyond_the_sources() -> None:
    assert [event.id for event in STORY.events if event.when == UNDATED] == ["enrique-home"]
    assert [event.id for event in STORY.events if event.place is None] == [
        "line-rains",
        "santiago-wreck",
        "hunger",
        "enrique-home",
        "trinidad",
    ]
    assert all(event.time is None for event in STORY.events)
    assert all(STORY.place(id).accuracy_km >= 300 for id in ("san-pablo", "sharks"))


def test_no_zone_pretends_to_have_existed() -> None:
    moments = [STORY.moment(event) for event in STORY.events if event.place]

    instants = [(moment.zone, at) for moment in moments for at in moment.instants()]
    assert instants
    assert [zone for zone, at in instants if not is_sun_time(zone, at)] == []


def test_the_article_mentions_every_event_and_claims_none() -> None:
    mentions = {
        id
        for article in STORY.articles.values()
        for passage in article.passages
        for id in passage.mentions(Target.EVENT)
    }

    assert mentions == set(EVENTS)
    assert not any(
        claim.source == STORY.article for event in STORY.events for claim in event.claims
    )
