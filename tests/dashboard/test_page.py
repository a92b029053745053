"""The page as Streamlit runs it: it shows a story or says why not, and never a stack trace."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from explorer.server.app import PAGE
from explorer.server.shelf import library
from explorer.site.addresses import document_version
from tests.records import event, place, write_story

Open = Callable[..., AppTest]
HOSTILE = (
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "\0",
    "{x}",
    "`$x`",
    "é" * 5000,
    "[x](javascript:alert(1))",
)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, one_story: Path) -> Open:
    """Opens the page with a query, with the stories of a folder or one that is shipped."""

    def opened(stories: Path = one_story, **query: str) -> AppTest:
        monkeypatch.setenv("EXPLORER_STORIES", str(stories))
        app = AppTest.from_file(str(PAGE), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return opened


def panes(app: AppTest) -> dict[str, dict[str, Any]]:
    """What each pane is given, by its name."""
    given = [part.proto for part in app.main if part.type == "bidi_component"]
    return {
        pane: json.loads(proto.json)
        for proto in given
        for pane in proto.component_name.removeprefix("explorer-").split("-")
    }


def parts(app: AppTest) -> str:
    """The catalogue and the problems as HTML; empty where neither is shown."""
    return "".join(part.proto.body for part in app.main if part.type == "html")


def everything(app: AppTest) -> list[str]:
    """All that the page sends to the browser."""
    return [str(part.proto) for part in app.main]


def test_the_page_shows_the_shipped_story(open_page: Open) -> None:
    app = open_page(event="meeting", lang="it", clock="Europe/Rome")

    assert not app.exception
    assert list(panes(app)) == ["controls", "timeline", "article", "table"]
    assert panes(app)["timeline"]["selection"] == {
        "story": "vostochny-2023",
        "event": "meeting",
        "lang": "it",
        "clock": "Europe/Rome",
        "asof": "now",
        "version": document_version(library().story("vostochny-2023")),
    }
    assert parts(app) == ""


@pytest.mark.parametrize(
    "query",
    [
        {"story": "vostochny-2023", "event": "meeting", "lang": "en"},
        {"story": "none"},
        {"event": "none"},
        {"lang": "tlh"},
        {"clock": "Mars/Base"},
        {"asof": "tomorrow"},
        {"asof": "publication", "event": "departure-pyongyang"},
        {"story": "", "event": "", "lang": "", "clock": "", "asof": ""},
        {"embed": "true", "utm_source": "x"},
    ],
)
def test_no_address_is_a_stack_trace(open_page: Open, query: dict[str, str]) -> None:
    assert not open_page(**query).exception


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_hostile_address_is_a_stack_trace(open_page: Open, hostile: str) -> None:
    keys = ("story", "event", "lang", "clock", "asof")

    app = open_page(**dict.fromkeys(keys, hostile))

    assert not app.exception
    assert len(panes(app)["controls"]["notices"]) == len(keys)


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"story": "none"}, "There is no story “none”"),
        ({"event": "none"}, "No event “none” here"),
        ({"clock": "Mars"}, "The clock “Mars” is not available"),
    ],
)
def test_what_cannot_be_had_is_told(open_page: Open, query: dict[str, str], notice: str) -> None:
    data = panes(open_page(lang="en", **query))

    (told,) = data["controls"]["notices"]
    assert told.startswith(notice)
    assert data["timeline"]["notices"] == []


def listed(app: AppTest) -> list[str]:
    """The problems that are listed, one a line, without the file's path."""
    told = re.findall(r"<details.*?<pre>(.*?)</pre></details>", parts(app), re.DOTALL)
    return [line.partition(" · ")[2] for text in told for line in unescape(text).splitlines()]


def test_without_any_story_the_page_says_so(open_page: Open, tmp_path: Path) -> None:
    app = open_page(stories=tmp_path)

    assert not app.exception
    assert "<p>There are no stories here.</p>" in parts(app)


def test_a_site_of_several_stories_lists_them(open_page: Open, tmp_path: Path) -> None:
    write_story(tmp_path, slug="one", title={"en": "The first"})
    write_story(tmp_path, slug="two", title={"en": "The second"})

    app = open_page(stories=tmp_path, lang="en")

    assert panes(app) == {}
    assert re.findall(r'<h2><a href="(.*?)">(.*?)</a></h2>', parts(app)) == [
        ("?story=one&amp;lang=en", "The first"),
        ("?story=two&amp;lang=en", "The second"),
    ]


def test_the_catalogue_tells_dates_events_languages_and_shows_a_map(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="one")
    write_story(tmp_path, slug="two")

    shown = parts(open_page(stories=tmp_path, lang="en"))

    assert "1–2 March 2023" in shown
    assert "2 events, with their sources" in shown
    assert '<a href="?story=one&amp;lang=en" lang="en" hreflang="en">English</a>' in shown
    assert 'src="./stories/one/map.svg?size=small&amp;lang=en&amp;v=' in shown
    assert 'alt="Map of the journey. Stops: Rome, Tokyo."' in shown


def test_a_story_among_several_is_opened_by_its_name_and_knows_of_the_others(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="one")
    write_story(tmp_path, slug="two")

    app = open_page(stories=tmp_path, story="two", lang="en")

    assert parts(app) == ""
    assert panes(app)["controls"]["selection"]["story"] == "two"
    assert panes(app)["controls"]["others"] is True


def test_a_story_alone_knows_of_no_others(open_page: Open) -> None:
    assert panes(open_page(lang="en"))["controls"]["others"] is False


def test_an_unknown_story_among_several_is_told_above_the_catalogue(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="one")
    write_story(tmp_path, slug="two")

    shown = parts(open_page(stories=tmp_path, story="<b>", lang="en"))

    assert '<p class="ex-told" role="status">There is no story “&lt;b&gt;” here.</p>' in shown


@pytest.mark.parametrize(("lang", "heading"), [("it", "Storie su questo sito"), ("tlh", "Stories")])
def test_the_catalogue_speaks_the_language_of_the_address(
    open_page: Open, tmp_path: Path, lang: str, heading: str
) -> None:
    write_story(tmp_path, slug="one")
    write_story(tmp_path, slug="two")

    assert heading in parts(open_page(stories=tmp_path, lang=lang))


def test_a_broken_story_is_listed_with_its_problems_beside_the_good_one(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="good")
    write_story(tmp_path, slug="bad", format=2, clocks=["Mars"])

    app = open_page(stories=tmp_path, lang="en")

    assert not app.exception
    assert re.findall(r"<h2>(?:<a .*?>)?(.*?)<", parts(app)) == ["A small journey", "bad"]
    assert listed(app) == [
        "the story · format: found 2, expected 1",
        "the story · clocks.0: found 'Mars', expected an IANA zone such as Asia/Vladivostok",
    ]


@pytest.mark.parametrize("query", [{"story": "bad"}, {}])
def test_where_the_only_story_is_broken_its_problems_are_told(
    open_page: Open, tmp_path: Path, query: dict[str, str]
) -> None:
    write_story(tmp_path, slug="bad", format=2)

    app = open_page(stories=tmp_path, lang="en", **query)

    assert not app.exception
    assert "This story cannot be shown at the moment: there is an error in its files." in parts(app)
    assert listed(app) == ["the story · format: found 2, expected 1"]


def test_a_link_to_a_broken_story_shows_its_problems_and_no_other_story(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="good")
    write_story(tmp_path, slug="bad", format=2)

    app = open_page(stories=tmp_path, story="bad", lang="en")

    assert panes(app) == {}
    assert listed(app) == ["the story · format: found 2, expected 1"]


def test_a_broken_story_has_a_title_a_way_home_and_its_problems_folded(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="bad", format=2)

    shown = parts(open_page(stories=tmp_path, lang="en"))

    assert '<h1 id="ex-broken">bad</h1>' in shown
    assert '<a href="stories/?lang=en">Stories on this site</a>' in shown
    assert '<details class="ex-problems"><summary>For editors: what to fix</summary>' in shown
    assert "bad/story.yaml:1 · the story · format: found 2, expected 1" in shown
    assert str(tmp_path) not in shown


def test_a_story_that_breaks_keeps_its_last_good_version_until_it_is_mended(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path)
    app = open_page(stories=tmp_path, lang="en")
    before = panes(app)

    write_story(tmp_path, format=2)
    app.run()
    assert panes(app) == before
    assert "you are seeing its last valid version" in parts(app)
    assert listed(app) == ["the story · format: found 2, expected 1"]

    write_story(tmp_path, title={"en": "A renamed journey"})
    app.run()
    assert parts(app) == ""
    versions = [
        given["selection"].pop("version") for given in (*before.values(), *panes(app).values())
    ]
    assert len(set(versions)) == 2


def test_markup_in_titles_and_problems_stays_text(open_page: Open, tmp_path: Path) -> None:
    write_story(tmp_path, slug="bad", format="<img src=x onerror=alert(1)>")
    write_story(tmp_path, slug="good", title={"en": "<b>&</b>"})

    shown = parts(open_page(stories=tmp_path))

    assert "found &#39;&lt;img src=x onerror=alert(1)&gt;&#39;, expected 1" in shown
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert "<img src=x" not in shown


def test_that_a_story_lacks_the_language_asked_for_is_said_in_the_language_of_the_page(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, "small")
    (told,) = panes(open_page(tmp_path, lang="it"))["controls"]["notices"]
    assert told == "This story is not available in “Italian”."


def test_a_story_that_the_interface_cannot_tell_is_not_opened(
    open_page: Open, tmp_path: Path
) -> None:
    german = {"de": "Reise"}
    write_story(
        tmp_path,
        articles={},
        languages=["de"],
        title=german,
        summary=german,
        places=[place("rome", names=german)],
        events=[event("a", title=german, summary=german)],
    )

    app = open_page(stories=tmp_path)

    assert not app.exception
    assert panes(app) == {}
    assert "the interface has no other" in parts(app)


def test_running_again_gives_the_same_page(open_page: Open) -> None:
    app = open_page(lang="en")
    first = everything(app)

    assert everything(app.run()) == first
