"""The article as values: parts or items, what it mentions, what is said about the text."""

from collections.abc import Callable
from dataclasses import asdict

import pytest

from explorer.language import language
from explorer.story.itinerary import itinerary
from explorer.story.records import Story
from explorer.views.article import view_article
from explorer.views.legs import leg_views
from explorer.views.timeline import view_timeline
from tests.records import SMALL, place, source

MakeStory = Callable[..., Story]
IT, EN = language("it"), language("en")
HOSTILE = "<script>alert(1)</script> &lt;b> `${x}` {{x}} \u2028"


def test_a_passage_has_its_parts_and_what_it_mentions(make_story: MakeStory) -> None:
    article = "Al *[volo](event:arrival)* per [Roma](place:rome), [qui](https://a.example/?b=1)."

    (passage,) = view_article(make_story(articles={"en": article}), EN).passages

    assert asdict(passage) == {
        "id": "p1",
        "kind": "paragraph",
        "level": 0,
        "events": ("arrival",),
        "places": ("rome",),
        "parts": (
            {"text": "Al "},
            {"text": "volo", "emphasis": "em", "event": "arrival"},
            {"text": " per "},
            {"text": "Roma", "place": "rome"},
            {"text": ", "},
            {"text": "qui", "url": "https://a.example/?b=1"},
            {"text": "."},
        ),
        "items": None,
        "aligns": None,
    }


def test_a_list_has_items_and_no_parts(make_story: MakeStory) -> None:
    (passage,) = view_article(make_story(articles={"en": "- one\n- two"}), EN).passages

    assert passage.parts is None
    assert passage.items == (({"text": "one"},), ({"text": "two"},))


def test_a_table_has_rows_and_a_passage_knows_the_footnotes_it_refers_to(
    make_story: MakeStory,
) -> None:
    text = "One[^1].\n\n| a | b |\n|---|--:|\n| 1[^1] | 2 |\n\n[^1]: Ibid.\n"
    one, table, note = view_article(make_story(articles={"en": text}), EN).passages

    assert one.parts == ({"text": "One"}, {"text": "", "footnote": 1}, {"text": "."})
    assert table.aligns == ("start", "end")
    assert table.rows() == [
        (({"text": "a"},), ({"text": "b"},)),
        (({"text": "1"}, {"text": "", "footnote": 1}), ({"text": "2"},)),
    ]
    assert (note.kind, note.level, note.items) == ("footnote", 1, (({"text": "Ibid."},),))
    assert [each.refers_to(1) for each in (one, table, note)] == [True, True, False]


def test_hostile_text_stays_the_same_text(make_story: MakeStory) -> None:
    (passage,) = view_article(make_story(articles={"en": f"Words `{HOSTILE}`"}), EN).passages

    assert passage.parts is not None
    assert "<script>alert(1)</script>" in passage.parts[0]["text"]


@pytest.mark.parametrize(
    ("articles", "local", "credit"),
    [
        ({"en": "Ours."}, False, "About an article (The Gazette, 4 March 2023)."),
        ({"en.local": "Theirs."}, True, "The Gazette, 4 March 2023."),
    ],
)
def test_the_credit_distinguishes_our_account_from_the_original(
    make_story: MakeStory, articles: dict[str, str], local: bool, credit: str
) -> None:
    view = view_article(make_story(articles=articles), EN)

    assert (view.local, view.credit) == (local, credit)


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2023-03-04", "4 March 2023"), ("2023-03", "March 2023"), ("2023", "2023")],
)
def test_the_credit_has_the_date_as_exactly_as_it_is_known(
    make_story: MakeStory, date: str, shown: str
) -> None:
    article = source("article", publisher="The Gazette", title="A headline", date=date, url=None)

    view = view_article(make_story(sources=[article, SMALL["sources"][1]]), EN)

    assert view.credit == f"About “A headline” (The Gazette, {shown})."


def test_an_article_in_another_language_is_shown_with_a_notice(make_story: MakeStory) -> None:
    story = make_story(
        articles={"en": "Words."},
        languages=["it", "en"],
        title={"it": "Viaggio", "en": "Journey"},
        summary={"it": "Via", "en": "Away"},
        places=[place(id, names={"it": "R", "en": "R"}) for id in ("rome", "tokyo")],
        events=[
            {**record, "title": {"it": "T", "en": "T"}, "summary": {"it": "S", "en": "S"}}
            for record in SMALL["events"]
        ],
    )

    view = view_article(story, IT)

    assert view.lang == "en"
    assert view.notice == (
        "Questa storia non ha ancora un articolo in italiano: ecco quello in English."
    )


def test_a_story_without_article_has_no_passages_and_no_notice(make_story: MakeStory) -> None:
    view = view_article(make_story(articles={}), EN)

    assert (view.lang, view.notice, view.passages) == ("en", None, ())


def test_an_article_is_called_so_among_those_who_say_something(make_story: MakeStory) -> None:
    story = make_story(articles={"en": "Words."})
    route = itinerary(story)

    _, arrival = view_timeline(story, route, leg_views(story, route, EN), "place", EN).rows

    assert arrival.status.detail == "single source: the article"
