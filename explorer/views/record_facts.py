"""The facts of places, sources and legs: of all in a whole document, of some in a part."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from explorer.story.moments import Moment
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.sources import Source
from explorer.story.travel import Leg
from explorer.views.areas import area_names
from explorer.views.columns import Columns, columns, columns_of
from explorer.views.media import shown_by_id
from explorer.views.story_facts import (
    LegFacts,
    PlaceDetails,
    PlaceFacts,
    SourceFacts,
)
from explorer.views.times import offset_shown
from explorer.views.ways import way_facts


def place_positions(story: Story) -> Columns[PlaceFacts]:
    """`PlacePosition` of all places."""
    places = story.places
    areas = {name: at for at, name in enumerate(area_names(story))}
    return columns_of(
        {
            "id": [place.id for place in places],
            "lat": [place.lat for place in places],
            "lon": [place.lon for place in places],
            "accuracy_km": [place.accuracy_km for place in places],
            "zone": [place.zone for place in places],
            "area": [areas.get(place.area or "") for place in places],
        }
    )


def place_details(story: Story, places: Sequence[Place]) -> Columns[PlaceDetails]:
    """What else is known of some places."""
    shown = shown_by_id(story)
    return columns_of(
        {
            "id": [place.id for place in places],
            "names": [place.names for place in places],
            "zone_label": [_zone_label(story, place) for place in places],
            "geonames": [place.geonames for place in places],
            "wikidata": [place.wikidata for place in places],
            "coordinate_source": [place.coordinate_source for place in places],
            "media": [shown_only(place.media, shown) for place in places],
        }
    )


def shown_only(ids: tuple[str, ...], shown: Collection[str]) -> tuple[str, ...]:
    """The ids of those media that can be shown."""
    return tuple([each for each in ids if each in shown]) if ids else ids


def _zone_label(story: Story, place: Place) -> str:
    event = story.first_events.get(place.id)
    return _offset(place.zone, story.moment(event)) if event else ""


def _offset(zone: str, first: Moment) -> str:
    """The offset of a zone at a moment, in words; empty where the instant is not known."""
    return offset_shown(zone, next(iter(first.instants()), None))


def source_facts(sources: Sequence[Source]) -> Columns[SourceFacts]:
    """The facts of some sources."""
    return columns_of(
        {
            "id": [source.id for source in sources],
            "publisher": [source.publisher for source in sources],
            "title": [source.title for source in sources],
            "url": [source.url for source in sources],
            "lang": [source.lang for source in sources],
            "origin": [source.origin for source in sources],
        }
    )


def leg_facts(story: Story, legs: Sequence[Leg]) -> Columns[LegFacts]:
    """The facts of some legs."""
    return columns([_leg(leg, story) for leg in legs])


def _leg(leg: Leg, story: Story) -> LegFacts:
    return {
        "mode": leg.mode,
        "schematic": leg.path == "schematic",
        "via": leg.via,
        "distance_km": leg.distance_km,
        "distance_basis": leg.distance_basis,
        "distance_source": leg.distance_source,
        "way": way_facts(story, leg),
    }
