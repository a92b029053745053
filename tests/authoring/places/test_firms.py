"""Firms and teams that are called like towns."""

import pytest

from explorer.authoring.places.evidence import Evidence, Ground
from explorer.authoring.places.firms import firms_in, is_firm, is_of_sport, is_stake
from explorer.authoring.places.names import names_in
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "text", "firms"),
    [
        ("en", "Hallam & Ripon paid.", {"hallam", "ripon"}),
        ("en", "They sued Hallam \\& Ripon.", {"hallam", "ripon"}),
        ("en", "They own Skipton Holdings.", {"skipton holdings", "skipton"}),
        ("it", "Alla Lucca Industrie si sciopera.", {"lucca industrie", "lucca"}),
        ("en", "They live in Ripon and in Skipton.", set()),
    ],
)
def test_partners_and_what_ends_like_a_firm_are_firms(
    lang: str, text: str, firms: set[str]
) -> None:
    known = vocabulary(lang)
    assert firms_in(text, names_in(text, known), known) == firms


def test_a_town_with_the_name_of_a_firm_needs_more_than_a_preposition() -> None:
    name = names_in("They live in Ripon.", vocabulary("en"))[0]
    grounds = {
        ground: is_firm(name, Evidence(ground, "", "Ripon"), frozenset({"ripon"}))
        for ground in (Ground.LOCATIVE, Ground.NAME, Ground.KIND, Ground.DATELINE)
    }
    assert grounds == {
        Ground.LOCATIVE: True,
        Ground.NAME: True,
        Ground.KIND: False,
        Ground.DATELINE: False,
    }


@pytest.mark.parametrize(
    ("text", "is_money"), [("He has shares in Skipton.", True), ("He was in Skipton.", False)]
)
def test_what_one_has_shares_in_is_a_firm(text: str, *, is_money: bool) -> None:
    known = vocabulary("en")
    assert is_stake(names_in(text, known)[-1], known) is is_money


@pytest.mark.parametrize(
    ("lang", "text", "is_match"),
    [
        ("en", "Norwich beat Derby 2-1 in the league; one goal was late.", True),
        ("it", "Bari-Modena 2-1, il gol su rigore.", True),
        ("en", "The board voted 3-2 for the school.", False),
        ("en", "In the 2022-23 season the league had no goal.", False),
        ("en", "The league met on 12/3-14 and spoke of a goal.", False),
    ],
)
def test_a_score_and_words_of_a_sport_make_an_article_one_of_it(
    lang: str, text: str, *, is_match: bool
) -> None:
    assert is_of_sport(text, vocabulary(lang)) is is_match
