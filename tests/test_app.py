"""The page as Streamlit runs it: it shows a story or says why not, and never a stack trace."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from explorer.site import PAGE
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
    given = [json.loads(part.proto.json) for part in app.main if part.type == "bidi_component"]
    return {data["pane"]: data for data in given}


def catalogue(app: AppTest) -> str:
    """The list of stories as HTML; empty where it is not shown."""
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
    }
    assert catalogue(app) == ""


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
        ({"event": "none"}, "There is no event “none” in this view"),
        ({"clock": "Mars"}, "The clock “Mars” is not offered"),
    ],
)
def test_what_cannot_be_had_is_told(open_page: Open, query: dict[str, str], notice: str) -> None:
    data = panes(open_page(lang="en", **query))

    (told,) = data["controls"]["notices"]
    assert told.startswith(notice)
    assert data["timeline"]["notices"] == []


def test_without_any_story_the_page_says_so(open_page: Open, tmp_path: Path) -> None:
    app = open_page(stories=tmp_path)

    assert not app.exception
    assert [info.value for info in app.info] == ["There is no story to show here."]


def test_a_broken_story_is_listed_with_its_problems_beside_the_good_one(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="good")
    write_story(tmp_path, slug="bad", format=2, clocks=["Mars"])

    app = open_page(stories=tmp_path)

    assert not app.exception
    ((name, listed),) = re.findall(
        r"<details><summary>(.*)</summary><pre>(.*)</pre></details>", catalogue(app), re.DOTALL
    )
    assert name == "bad: Cannot be shown: problems in its files"
    assert [line.partition(" · ")[2] for line in unescape(listed).splitlines()] == [
        "the story · format: found 2, expected 1",
        "the story · clocks.0: found 'Mars', expected an IANA zone such as Asia/Vladivostok",
    ]


def test_where_all_stories_are_broken_their_problems_are_listed(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="bad", format=2)

    app = open_page(stories=tmp_path, story="bad")

    assert not app.exception
    assert app.info
    assert catalogue(app).count("<details>") == 1


def test_markup_in_titles_and_problems_stays_text(open_page: Open, tmp_path: Path) -> None:
    write_story(tmp_path, slug="bad", format="<img src=x onerror=alert(1)>")
    write_story(tmp_path, slug="good", title={"en": "<b>&</b>"})

    shown = catalogue(open_page(stories=tmp_path))

    assert "found &#x27;&lt;img src=x onerror=alert(1)&gt;&#x27;, expected 1" in shown
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in shown
    assert set(re.findall(r"<(\w+)", shown)) == {"ul", "li", "a", "details", "summary", "pre"}


def test_a_site_of_several_stories_lists_them(open_page: Open, tmp_path: Path) -> None:
    write_story(tmp_path, slug="one", title={"en": "The first"})
    write_story(tmp_path, slug="two", title={"en": "The second"})

    shown = catalogue(open_page(stories=tmp_path, lang="en"))

    assert re.findall(r'<a href="(.*?)" lang="en">(.*?)</a>', shown) == [
        ("?story=one&amp;lang=en", "The first"),
        ("?story=two&amp;lang=en", "The second"),
    ]


def test_that_a_story_lacks_a_language_is_said_in_that_language(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, "small")
    (told,) = panes(open_page(tmp_path, lang="it"))["controls"]["notices"]
    assert told == "Questa storia non è raccontata in «Italiano»."


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
    assert app.info


def test_running_again_gives_the_same_page(open_page: Open) -> None:
    app = open_page(lang="en")
    first = everything(app)

    assert everything(app.run()) == first
