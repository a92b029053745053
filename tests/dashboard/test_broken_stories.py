"""Stories that cannot be shown: their problems are on the page, and harm no other story."""

import re
from pathlib import Path

import pytest

from tests.dashboard.opening import Open, listed, panes, parts
from tests.records import write_story


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
def test_where_the_only_story_is_broken_its_problems_are_reported(
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


def test_a_story_that_breaks_keeps_its_last_good_version_until_it_is_fixed(
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
    assert before["selection"]["version"] != panes(app)["selection"]["version"]


def test_markup_in_titles_and_problems_stays_text(open_page: Open, tmp_path: Path) -> None:
    write_story(tmp_path, slug="bad", format="<img src=x onerror=alert(1)>")
    write_story(tmp_path, slug="good", title={"en": "<b>&</b>"})

    shown = parts(open_page(stories=tmp_path))

    assert "found &#39;&lt;img src=x onerror=alert(1)&gt;&#39;, expected 1" in shown
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert "<img src=x" not in shown
