"""What is peculiar to the journey of September 2023: where, when and who reports it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from explorer.reading.library import load_story
from explorer.story.days import Day
from explorer.story.geodesy import distance_km
from explorer.story.passage_parts import Target
from explorer.story.places import Place
from explorer.story.records import Event
from explorer.story.sources import Source
from tests.records import SHIPPED

STORY = load_story(SHIPPED / "vostochny-2023")

# West, south, east, north in degrees: Natural Earth's outlines, rounded outwards.
COUNTRIES = {"KP": (124.1, 37.6, 130.8, 43.1), "RU": (27.3, 41.1, 180.0, 81.9)}

# Offsets in force in September 2023 (Russian Federal Law 107-FZ; KCNA of 4 May 2018 on Pyongyang).
AMUR_KM = 130
"""Amur's stops lie this near to the cosmodrome; all others in Russia are on Vladivostok time."""
VOSTOCHNY = STORY.place("vostochny").coordinate

FIRST, LAST = Day.of(2023, 9, 10), Day.of(2023, 9, 19)


def ids(record: Place | Event | Source) -> str:
    return record.id


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_lies_in_its_country(place: Place) -> None:
    assert place.country
    west, south, east, north = COUNTRIES[place.country]

    assert west <= place.lon <= east
    assert south <= place.lat <= north


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_has_the_offset_that_was_in_force(place: Place) -> None:
    offset = datetime(2023, 9, 13, tzinfo=UTC).astimezone(ZoneInfo(place.zone)).utcoffset()

    amur = distance_km(place.coordinate, VOSTOCHNY) < AMUR_KM
    assert offset == timedelta(hours=9 if place.country == "KP" or amur else 10)


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_is_named_in_the_languages_of_the_story_and_of_the_country(place: Place) -> None:
    assert set(place.names) >= {"it", "en", "ru", "ko"}


@pytest.mark.parametrize("event", STORY.events, ids=ids)
def test_an_event_lies_within_the_visit_or_is_open(event: Event) -> None:
    assert event.when.earliest is None or event.when.earliest >= FIRST
    assert event.when.latest is None or event.when.latest <= LAST


@pytest.mark.parametrize("event", STORY.events, ids=ids)
def test_the_article_claims_nothing_more_exactly_than_its_day_of_publication(event: Event) -> None:
    published = STORY.source(STORY.article).date
    assert published is not None

    for claim in (claim for claim in event.claims if claim.source == STORY.article):
        assert claim.when is not None
        assert published.day in (claim.when.earliest, claim.when.latest)


@pytest.mark.parametrize("source", STORY.sources, ids=ids)
def test_a_source_has_an_address_and_is_from_the_days_of_the_visit_if_dated(source: Source) -> None:
    assert source.url or source.id == STORY.article
    if source.date and source.date.day:
        assert FIRST <= source.date.day <= Day.of(2023, 9, 20)


def test_the_article_mentions_every_event_that_it_claims() -> None:
    claimed = {
        event.id
        for event in STORY.events
        if any(claim.source == STORY.article for claim in event.claims)
    }
    mentions = {
        id
        for article in STORY.articles.values()
        for passage in article.passages
        for id in passage.mentions(Target.EVENT)
    }

    assert mentions == claimed
