"""What the story document lets its readers choose between."""

from collections.abc import Callable

from explorer.story.records import Story
from tests.assembling import assembled
from tests.records import event

MakeStory = Callable[..., Story]


def test_the_choices_name_every_clock_and_view(shipped: Story) -> None:
    shown = assembled(shipped, "it")

    assert [(clock["id"], clock["label"]) for clock in shown["choices"]["clock"]] == [
        ("place", "Ora del luogo"),
        ("Europe/Rome", "Roma"),
        ("Europe/Moscow", "Mosca"),
        ("UTC", "UTC"),
        ("own", "La mia ora"),
    ]
    assert [view["id"] for view in shown["choices"]["asof"]] == ["publication", "now"]
    assert shown["choices"]["lang"] == [
        {"id": "it", "label": "Italiano"},
        {"id": "en", "label": "English"},
    ]


def test_an_article_that_claims_nothing_offers_only_what_is_known_now(
    make_story: MakeStory,
) -> None:
    shown = assembled(make_story(articles={}, events=[event("a")]))

    assert [view["id"] for view in shown["choices"]["asof"]] == ["now"]


ANNOUNCED = [{"source": "article", "says": "announced"}]


def test_two_views_that_show_the_same_are_not_offered(make_story: MakeStory) -> None:
    plan = [event("a", claims=ANNOUNCED), event("b", place="tokyo", claims=ANNOUNCED)]

    assert assembled(make_story(events=plan, articles={}))["choices"]["asof"] == [
        {"id": "now", "label": "What is known today"}
    ]


def test_nothing_has_turned_out_where_all_is_announced(make_story: MakeStory) -> None:
    wire = [{"source": "wire", "says": "announced"}]
    plan = [event("a", claims=ANNOUNCED), event("b", claims=[*ANNOUNCED, *wire])]

    assert [
        view["label"] for view in assembled(make_story(events=plan, articles={}))["choices"]["asof"]
    ] == [
        "What the article knew (4 March)",
        "What is known today",
    ]
