"""A draft is marked wherever it is shown, and search engines are asked not to list it."""

from pathlib import Path

import pytest

from explorer.pages.sitemaps import sitemap_xml
from explorer.reading.library import load_story
from explorer.static_site import static_folder
from tests.assembling import assembled
from tests.records import SMALL, event, place, write_story
from tests.sharing import SITE, client

GUESS = {"confidence": 0.8, "why": "a guess"}
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft, in which one place of two is a guess, and a story without drafts."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    write_story(tmp_path, slug="guessed", places=[place("rome", draft=GUESS), SMALL["places"][1]])
    write_story(tmp_path, slug="told")
    return tmp_path


@pytest.mark.parametrize(("slug", "is_draft"), [("guessed", True), ("told", False)])
def test_the_document_says_whether_the_story_is_a_draft_and_which_events_are(
    stories: Path, slug: str, is_draft: bool
) -> None:
    document = assembled(load_story(stories / slug), "en")

    told = "Draft: the place or the date is a guess that the author has not confirmed yet."
    assert document["draft"] is is_draft
    assert [row["draft"] for row in document["events"]] == [told if is_draft else None, None]


def test_an_event_that_is_a_guess_says_so_in_the_reader_s_language(tmp_path: Path) -> None:
    told = {"en": "x", "it": "y"}
    changes = {"languages": ["en", "it"], "title": told, "summary": told, "places": [
        place("rome", names=told)
    ], "events": [event("a", title=told, summary=told, draft=GUESS)]}  # fmt: skip
    story = load_story(write_story(tmp_path, articles={}, **changes))

    document = assembled(story, "it")

    assert document["events"][0]["draft"] == (
        "Bozza: luogo o data sono supposizioni che l’autore non ha ancora confermato."
    )


@pytest.mark.parametrize("path", ["guessed", "guessed/departure", "guessed/arrival"])
@pytest.mark.usefixtures("stories")
def test_the_pages_of_a_draft_ask_not_to_be_listed(path: str) -> None:
    assert NOINDEX in client().get(f"/stories/{path}?lang=en").text


@pytest.mark.parametrize("path", ["told", "told/departure"])
@pytest.mark.usefixtures("stories")
def test_the_pages_of_other_stories_do_not(path: str) -> None:
    assert NOINDEX not in client().get(f"/stories/{path}?lang=en").text


@pytest.mark.usefixtures("stories")
def test_pages_and_catalogue_say_it_in_plain_words() -> None:
    site = client()

    assert "This story is a draft" in site.get("/stories/guessed?lang=en").text
    assert "the place or the date is a guess" in site.get("/stories/guessed/departure?lang=en").text
    assert "a guess" not in site.get("/stories/guessed/arrival?lang=en").text
    assert site.get("/stories/?lang=en").text.count("Draft, not confirmed") == 1


@pytest.mark.parametrize("base_url", [None, "https://example.org/kim"])
@pytest.mark.parametrize(("slug", "count"), [("guessed", 1), ("told", 0)])
def test_a_draft_as_files_asks_not_to_be_listed_either(
    stories: Path, slug: str, count: int, base_url: str | None
) -> None:
    page = static_folder(load_story(stories / slug), "en", base_url)["index.html"].decode()

    assert page.count(NOINDEX) == count


def test_the_sitemap_leaves_drafts_out(stories: Path) -> None:
    both = (load_story(stories / "guessed"), load_story(stories / "told"))

    listed = sitemap_xml(SITE, both, ("en",))

    assert f"{SITE}/stories/told?lang=en" in listed
    assert "guessed" not in listed
