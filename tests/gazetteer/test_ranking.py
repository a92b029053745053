"""What makes one place likelier than another, factor by factor."""

from typing import Any

import pytest

from explorer.gazetteer import Candidate, Entry, Landmark, Match
from explorer.gazetteer.areas import areas_named
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.ranking import CLEAR, Context, Hit, rank
from explorer.story.places import Coordinate

ROME = Landmark(name="Rome", coordinate=Coordinate(lat=41.9, lon=12.5))


def hit(name: str = "A", match: Match = Match.MAIN, **changes: Any) -> Hit:
    fields: dict[str, Any] = {
        "id": f"test:{name}",
        "name": name,
        "coordinate": Coordinate(lat=41.9, lon=12.5),
        "accuracy_km": 1,
        "country": "IT",
        "zone": "Europe/Rome",
        "kind": Kind.SETTLEMENT,
        "population": 10_000,
        "source": "A test",
    }
    return Hit(Entry(**fields | changes), name, match)


def ranked(*hits: Hit, **context: Any) -> list[str]:
    return [candidate.entry.name for candidate in rank(hits, Context(**context))]


def alone(found: Hit, **context: Any) -> Candidate:
    (candidate,) = rank([found], Context(**context))
    return candidate


@pytest.mark.parametrize(
    ("likelier", "other", "context"),
    [
        (hit("A"), hit("B", Match.OTHER), {}),
        (hit("A", Match.OTHER), hit("B", Match.TRANSLITERATED), {}),
        (hit("A", Match.TRANSLITERATED), hit("B", Match.BEGINNING), {}),
        (hit("A", population=50_000), hit("B", population=10_000), {}),
        (hit("A", population=1), hit("B", population=None, country="FR"), {"countries": ["IT"]}),
        (hit("A"), hit("B", coordinate=Coordinate(lat=0, lon=0)), {"near": [ROME]}),
        (hit("A"), hit("B", country="FR"), {"countries": ["IT"]}),
        (hit("A"), hit("B", country=None), {"countries": ["IT"]}),
    ],
)
def test_one_is_likelier_and_the_other_is_still_shown(
    likelier: Hit, other: Hit, context: dict[str, Any]
) -> None:
    assert ranked(other, likelier, **context) == ["A", "B"]


def test_at_500_km_a_place_counts_half() -> None:
    at_hand = alone(hit(), near=[ROME])
    # 500 km along the meridian, 111.1 km a degree there
    further = alone(hit(coordinate=Coordinate(lat=46.4, lon=12.5)), near=[ROME])

    assert further.weight / at_hand.weight == pytest.approx(0.5, abs=0.01)
    assert further.reasons[-1] == "500 km from Rome"


def test_a_draw_has_half_the_confidence_each() -> None:
    assert [each.confidence for each in rank([hit("A"), hit("B")])] == [0.5, 0.5]


def test_four_times_the_weight_is_clear() -> None:
    best, _ = rank([hit("A", population=160_000), hit("B", population=10_000)])

    assert best.confidence == pytest.approx(CLEAR)
    assert best.is_clear


def test_a_lone_namesake_far_away_is_not_clear() -> None:
    far = Coordinate(lat=-41.9, lon=-167.5)

    assert alone(hit()).is_clear
    assert not alone(hit(coordinate=far), near=[ROME], countries=["FR"]).is_clear


@pytest.mark.parametrize(
    "match", [Match.TRANSLITERATED, Match.BEGINNING, Match.WITHOUT_KIND, Match.SIMILAR]
)
def test_half_a_name_is_never_clear(match: Match) -> None:
    assert not alone(hit("A", match, population=20_000_000)).is_clear


def test_places_of_equal_weight_come_in_a_steady_order() -> None:
    assert ranked(hit("B"), hit("A")) == ranked(hit("A"), hit("B")) == ["A", "B"]


def test_nothing_found_is_ranked_as_nothing() -> None:
    assert rank([]) == ()


def test_in_an_article_a_village_beside_a_known_place_beats_a_larger_namesake() -> None:
    village = hit("A", population=1_000)
    town = hit("B", population=60_000, coordinate=Coordinate(lat=45, lon=7.7))
    assert ranked(village, town, near=[ROME]) == ["B", "A"]
    assert ranked(village, town, near=[ROME], closeness=12) == ["A", "B"]


def test_a_metropolis_far_away_is_not_outdone_by_a_hamlet_at_hand() -> None:
    hamlet = hit("A", population=700)
    city = hit("B", population=5_000_000, country="AU", coordinate=Coordinate(lat=-38, lon=145))
    named = areas_named("Italy")
    assert ranked(hamlet, city, near=[ROME], named=named, closeness=12) == ["B", "A"]


def test_two_entries_of_one_town_are_no_rivals() -> None:
    beside = hit("A-B", Match.OTHER, coordinate=Coordinate(lat=41.95, lon=12.5))
    far = hit("A-C", Match.OTHER, coordinate=Coordinate(lat=43.9, lon=12.5))
    assert [rank([hit("A"), other])[0].is_clear for other in (beside, far)] == [True, False]


def test_a_place_in_the_country_of_a_state_that_is_named_is_likelier_than_one_elsewhere() -> None:
    inside, outside = hit("A"), hit("B", country="FR")
    assert ranked(outside, inside, named=areas_named("Sicily")) == ["A", "B"]
