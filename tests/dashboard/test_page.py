"""The page as Streamlit runs it: it shows a story or says why not, and never a stack trace."""

import re
from pathlib import Path

import pytest

from explorer.server.shelf import library
from explorer.site.addresses import document_version
from explorer.story.conditions import CONDITIONS
from tests.dashboard.opening import Open, everything, panes, parts
from tests.records import event, place, write_story

HOSTILE = (
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "\0",
    "{x}",
    "`$x`",
    "é" * 5000,
    "[x](javascript:alert(1))",
)


def test_the_page_shows_the_shipped_story(open_page: Open) -> None:
    app = open_page(event="meeting", lang="it", clock="Europe/Rome")

    assert not app.exception
    unfiltered = dict.fromkeys(CONDITIONS, "") | {"rest": "gone"}
    assert panes(app)["selection"] == unfiltered | {
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
    assert len(panes(app)["notices"]) == len(keys)


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"story": "none"}, "There is no story “none”"),
        ({"event": "none"}, "There is no event “none” here"),
        ({"clock": "Mars"}, "The clock “Mars” is not available"),
    ],
)
def test_what_cannot_be_loaded_is_reported(
    open_page: Open, query: dict[str, str], notice: str
) -> None:
    data = panes(open_page(lang="en", **query))

    (told,) = data["notices"]
    assert told.startswith(notice)


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


def test_the_catalogue_shows_dates_events_languages_and_a_map(
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
    assert panes(app)["selection"]["story"] == "two"
    assert panes(app)["others"] == "./"


def test_a_story_alone_knows_of_no_others(open_page: Open) -> None:
    assert panes(open_page(lang="en"))["others"] == ""


def test_an_unknown_story_among_several_is_reported_above_the_catalogue(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="one")
    write_story(tmp_path, slug="two")

    shown = parts(open_page(stories=tmp_path, story="<b>", lang="en"))

    assert (
        '<p class="ex-catalogue-notice" role="status">There is no story “&lt;b&gt;” here.</p>'
        in shown
    )


@pytest.mark.parametrize(("lang", "heading"), [("it", "Storie su questo sito"), ("tlh", "Stories")])
def test_the_catalogue_speaks_the_language_of_the_address(
    open_page: Open, tmp_path: Path, lang: str, heading: str
) -> None:
    write_story(tmp_path, slug="one")
    write_story(tmp_path, slug="two")

    assert heading in parts(open_page(stories=tmp_path, lang=lang))


def test_that_a_story_lacks_the_language_asked_for_is_said_in_the_language_of_the_page(
    open_page: Open, tmp_path: Path
) -> None:
    write_story(tmp_path, "small")
    (told,) = panes(open_page(tmp_path, lang="it"))["notices"]
    assert told == "This story is not available in “Italian”; showing it in English."


def test_a_story_in_no_language_of_the_interface_is_opened_too(
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
    assert panes(app)["selection"]["lang"] == "de"


def test_running_again_gives_the_same_page(open_page: Open) -> None:
    app = open_page(lang="en")
    first = everything(app)

    assert everything(app.run()) == first
