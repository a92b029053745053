"""Synthetic stories are valid, as rich as the shipped one, and the same in both forms."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.richness import filled_cells, gzipped_bytes, story_content, values, values_per_event
from bench.synthetic import write_story
from explorer.reading.checks import suspicions
from explorer.reading.library import load_story, read_story
from explorer.story.records import Story
from explorer.story.strands import Route
from tests.records import SHIPPED

EVENTS = 90
STORIES = ("vostochny-2023", "magellan-elcano-1519")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_story(tmp_path_factory.mktemp("yaml"), EVENTS, in_tables=False)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return load_story(folder)


def test_every_field_text_list_and_record_is_a_value() -> None:
    record = {"id": "rome", "names": {"en": "Rome", "it": "Roma"}, "tags": ["a", "b"], "lat": 41.9}

    assert values(record) == 1 + 2 + 2 + 4 + 2 + 2 + 2


@pytest.mark.parametrize("route", ["itinerary", "none"])
def test_they_are_as_rich_as_the_shipped_story(route: str, tmp_path: Path) -> None:
    is_journey = route == "itinerary"
    folder = write_story(tmp_path, 350, in_tables=False, is_journey=is_journey)
    made = values_per_event(story_content(folder))
    shipped = values_per_event(story_content(SHIPPED / "vostochny-2023"))

    assert made >= 112
    assert made == pytest.approx(shipped, rel=0.1)


TEXTS: dict[str, Callable[[Story], list[str]]] = {
    "ids of events": lambda story: [event.id for event in story.events],
    "titles": lambda story: [event.title["en"] for event in story.events],
    "summaries": lambda story: [event.summary["it"] for event in story.events],
    "names of places": lambda story: [" ".join(place.names.values()) for place in story.places],
    "ids of places": lambda story: [place.id for place in story.places],
    "ids of sources": lambda story: [source.id for source in story.sources],
    "titles of sources": lambda story: [str(each.title) for each in story.sources if each.title],
}


@pytest.mark.parametrize("kind", TEXTS)
def test_their_texts_compress_no_better_than_those_of_the_shipped_stories(
    kind: str, story: Story
) -> None:
    made = TEXTS[kind](story)
    shipped = [TEXTS[kind](load_story(SHIPPED / name)) for name in STORIES]
    enough = min(len(made), *map(len, shipped))
    weights = [gzipped_bytes(texts[:enough]) for texts in shipped]

    assert 0.85 * min(weights) < gzipped_bytes(made[:enough]) < 1.35 * max(weights)


def test_each_language_has_its_own_words(story: Story) -> None:
    for event in story.events:
        assert len({str(event.title[language]) for language in story.languages}) == 2
    assert {tuple(place.names) for place in story.places} == {("en", "it", "ru", "ko")}


def test_a_story_without_events_has_no_richness() -> None:
    with pytest.raises(ValueError, match="events: found none"):
        values_per_event({"events": []})


def test_check_has_nothing_to_say(folder: Path) -> None:
    reading = read_story(folder)

    assert reading.story
    assert [*reading.problems, *suspicions(reading.story, reading.locate)] == []


def test_tables_say_the_same(folder: Path, story: Story, tmp_path: Path) -> None:
    tables = write_story(tmp_path, EVENTS)
    in_tables = load_story(tables)

    assert sorted(filled_cells(tables)) == ["events.csv", "places.csv"]
    names = set(Story.model_fields) - {"version", "articles"}
    assert in_tables.model_dump(include=names) == story.model_dump(include=names)


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    again = write_story(tmp_path, EVENTS, in_tables=False)
    other = write_story(tmp_path / "other", EVENTS, seed=1, in_tables=False)

    texts = [(each / "story.yaml").read_text("utf-8") for each in (folder, again, other)]
    assert texts[0] == texts[1] != texts[2]


def test_they_have_a_third_as_many_places_three_tracks_and_tags_on_half(story: Story) -> None:
    assert len(story.places) == EVENTS // 3
    assert {track for event in story.events for track in event.tracks} == {
        track.id for track in story.tracks
    }
    assert len(story.tracks) == 3
    assert sum(bool(event.tags) for event in story.events) == EVENTS // 2
    assert {tag.kind.value for tag in story.tags} == {"person", "organisation", "topic"}


def test_the_article_mentions_a_tenth_in_each_language_and_claims_it(
    folder: Path, story: Story
) -> None:
    claimed = [e.id for e in story.events if any(c.source == "article" for c in e.claims)]

    assert claimed == [event.id for event in story.events[::10]]
    for language in ("en", "it"):
        text = (folder / f"article.{language}.md").read_text("utf-8")
        assert re.findall(r"\]\(event:([^)]+)\)", text) == claimed


def test_without_a_route_nobody_travels(tmp_path: Path) -> None:
    story = load_story(write_story(tmp_path, EVENTS, is_journey=False))

    assert story.route is Route.NONE
    assert not story.is_journey
    assert story.legs == ()
