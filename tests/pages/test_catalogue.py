"""The catalogue as a page: every story, what is wrong with others, its preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import extruct
import html5lib
import pytest
from starlette.testclient import TestClient

from tests.records import write_story
from tests.sharing import SITE, client

BROKEN = "This story cannot be shown at the moment: there is an error in its files."


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two good stories and a broken one."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    write_story(tmp_path, slug="one", title={"en": "The first"})
    write_story(tmp_path, slug="two", title={"en": "The second"})
    write_story(tmp_path, slug="torn", format=2)
    return tmp_path


@pytest.fixture
def site(stories: Path) -> TestClient:
    return client()


def parsed(html: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def text_of(tree: Any) -> str:
    return " ".join(" ".join(tree.itertext()).split())


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_page_is_well_formed_and_in_its_language(site: TestClient, lang: str) -> None:
    assert parsed(site.get(f"/stories/?lang={lang}").text).get("lang") == lang


def test_every_story_is_listed_with_its_dates_and_events(site: TestClient) -> None:
    told = text_of(parsed(site.get("/stories/?lang=en").text))

    for part in ("The first", "The second", "1–2 March 2023", "2 events, with their sources"):
        assert part in told


def test_a_broken_story_is_listed_with_what_to_fix(site: TestClient) -> None:
    told = text_of(parsed(site.get("/stories/?lang=en").text))

    assert f"torn {BROKEN}" in told
    assert "the story · format: found 2, expected 1" in told


def test_where_every_story_is_broken_the_page_still_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    write_story(tmp_path, slug="torn", format=2)

    answer = client().get("/stories/?lang=en")

    assert answer.status_code == 200
    assert BROKEN in answer.text
    assert "There are no stories here." not in answer.text


@pytest.mark.parametrize("address", ["/stories/torn?lang=en", "/stories/torn/arrival?lang=en"])
def test_the_page_of_a_broken_story_says_so_and_is_kept_by_search_engines(
    site: TestClient, address: str
) -> None:
    answer = site.get(address)

    assert answer.status_code == 503  # gone for now, not for ever
    assert BROKEN in answer.text
    assert "The first" not in answer.text


def test_no_page_says_where_the_server_keeps_its_files(site: TestClient, stories: Path) -> None:
    (stories / "unreadable").mkdir()
    (stories / "unreadable" / "article.en.txt").write_text("no story.yaml beside it")
    (stories / "latin").mkdir()
    (stories / "latin" / "story.yaml").write_bytes(b"title: caf\xe9")
    shown = [
        site.get(address).text
        for address in (
            "/",
            "/stories/",
            *(f"/stories/{slug}" for slug in ("torn", "unreadable", "latin", "nope")),
            *(
                f"/{kind}/torn.{suffix}"
                for kind in ("views", "stories")
                for suffix in ("json", "zip")
            ),
            "/?story=torn",
            "/readyz",
        )
    ]

    assert "torn/story.yaml:1 · the story · format: found 2, expected 1" in shown[1]
    assert "latin/story.yaml:1" in shown[1]
    assert not [page for page in shown if str(stories) in page or str(stories.parent) in page]


def test_the_explorers_page_of_a_broken_story_has_its_name_for_a_title(site: TestClient) -> None:
    html = site.get("/?story=torn&lang=it").text

    assert "<title>torn</title>" in html
    assert '<html lang="it">' in html


def test_an_unknown_story_is_404_with_the_others_beside_it(site: TestClient) -> None:
    answer = site.get("/stories/nope?lang=en")

    assert answer.status_code == 404
    assert "There is no story “nope” here." in answer.text
    assert "The second" in answer.text


def test_the_small_map_of_every_story_is_there_and_bears_no_names(site: TestClient) -> None:
    tree = parsed(site.get("/stories/?lang=en").text)
    pictures = [image.get("src") for image in tree.iter("img")]

    assert len(pictures) == 2
    for picture in pictures:
        answer = site.get(f"/{picture.removeprefix('../')}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert 'viewBox="0 0 480 300"' in answer.text
        assert "<text" not in answer.text


def test_the_explorer_without_a_story_has_the_catalogues_title_and_preview(
    site: TestClient,
) -> None:
    html = site.get("/?lang=en").text
    [found] = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
    tags = dict(found["properties"])

    assert "<title>Stories on this site</title>" in html
    assert tags["og:title"] == "Stories on this site"
    assert tags["og:image"].startswith(f"{SITE}/stories/one/card.png?lang=en&v=")
    assert f'<link rel="canonical" href="{SITE}/stories/?lang=en">' in html


def test_the_explorer_without_a_story_cannot_be_embedded_where_there_are_several(
    site: TestClient,
) -> None:
    assert site.get("/oembed", params={"url": f"{SITE}/"}).status_code == 404
    assert site.get("/oembed", params={"url": f"{SITE}/?story=two"}).status_code == 200


def test_the_pictures_of_the_list_may_be_kept_for_ever(site: TestClient) -> None:
    tree = parsed(site.get("/stories/?lang=en").text)
    pictures = [each.get(key) for each in tree.iter() for key in ("src", "srcset")]
    preview = next(each for each in tree.iter("meta") if each.get("property") == "og:image")
    addresses = [
        urljoin(f"{SITE}/stories/", each)
        for each in (*filter(None, pictures), preview.get("content"))
    ]

    assert len(addresses) == 5  # light and dark of each story, and the preview
    assert {site.get(each).headers["cache-control"] for each in addresses} == {
        "public, max-age=31536000, immutable"
    }
