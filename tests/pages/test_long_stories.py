"""Pages of a long story: what is near, and the way to everything else without JavaScript."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import html5lib
import pytest
from starlette.testclient import TestClient

from bench.synthetic import write_story
from explorer.pages import near, sitemaps
from explorer.pages.parts import Part
from explorer.pages.values import StoryPage
from explorer.reading.library import load_story
from explorer.static_site import single_file
from explorer.story.records import Story
from tests.sharing import SITE, client

EVENTS = 350
HOME = f"/stories/synthetic-{EVENTS}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    write_story(folder, EVENTS)
    return folder


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return load_story(folder / f"synthetic-{EVENTS}")


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("EXPLORER_STORIES", str(folder))
    return client()


def parsed(html: str) -> Any:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def links_of(page: Any, address: str) -> set[str]:
    """The addresses within the site to which a page leads, without anchors."""
    found = {urljoin(f"{SITE}{address}", a.get("href")) for a in page.iter("a")}
    return {link.partition("#")[0].removeprefix(SITE) for link in found if link.startswith(SITE)}


def test_a_long_page_is_small_and_has_the_events_around_its_own(
    site: TestClient, story: Story
) -> None:
    middle = story.events[200]
    html = site.get(f"{HOME}/{middle.id}?lang=en").text
    listed = [int(value) for value in re.findall(r'<li value="(\d+)"><svg', html)]

    assert listed == [*range(191, 211)]
    assert "Event 201 of 350" in html
    assert len(gzip.compress(html.encode())) < 20_000
    assert len(gzip.compress(site.get(f"{HOME}?lang=en").content)) < 20_000


def test_without_javascript_every_event_is_reached_from_the_page_of_the_story(
    site: TestClient, story: Story
) -> None:
    reached, to_visit = set(), [f"{HOME}?lang=en"]
    while to_visit:
        address = to_visit.pop()
        answer = site.get(address)
        assert answer.status_code == 200, address
        links = links_of(parsed(answer.text), address)
        lists = {link for link in links if re.search(r"/(events|article)-\d+\.html", link)}
        to_visit += sorted(lists - reached)
        reached |= links
        reached.add(address)

    assert {f"{HOME}/{event.id}?lang=en" for event in story.events} <= reached


def test_the_pages_of_a_list_lead_back_and_on_and_to_the_other_language(site: TestClient) -> None:
    page = parsed(site.get(f"{HOME}/events-2.html?lang=en").text)
    by_rel = {a.get("rel"): a.get("href") for a in page.iter("a") if a.get("rel")}
    links = {(link.get("rel"), link.get("hreflang")): link for link in page.iter("link")}

    assert by_rel["prev"].endswith("/events-1.html?lang=en")
    assert by_rel["next"].endswith("/events-3.html?lang=en")
    assert links["canonical", None].get("href") == f"{SITE}{HOME}/events-2.html?lang=en"
    assert links["alternate", "it"].get("href") == f"{SITE}{HOME}/events-2.html?lang=it"
    assert page.find(".//h1").text == "Events 101–200 of 350"


@pytest.mark.parametrize("name", ["events-0", "events-5", "article-3", "places-1"])
def test_a_part_that_is_not_there_is_not_found(site: TestClient, name: str) -> None:
    assert site.get(f"{HOME}/{name}.html").status_code == 404


def test_a_short_story_has_no_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert client().get("/stories/vostochny-2023/events-1.html").status_code == 404


def test_a_long_article_is_read_in_parts_with_the_notes_to_which_each_refers(
    story: Story,
) -> None:
    whole = story.articles["en"].passages
    shown = [StoryPage(story, "en", None, "", part=Part("article", at)) for at in (1,)]
    passages = [passage.id for page in shown for passage in page.article.passages]

    assert passages == [passage.id for passage in whole]
    for page in shown:
        named = {
            part["note"]
            for passage in page.article.passages
            for part in passage.parts or ()
            if "note" in part
        }
        assert {note.id for note in page.ends.notes} == named


def test_an_event_has_the_passages_around_the_last_mention_up_to_it(story: Story) -> None:
    body = story.articles["en"].passages
    named = body[20].mentions(near.Target.EVENT)[0]

    article = StoryPage(story, "en", named, "").article

    assert [passage.id for passage in article.passages] == [each.id for each in body[18:24]]


def test_a_handout_prints_its_limit_and_says_so(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.server.handouts.PRINTED", 40)

    html = site.get(f"{HOME}/handout.html?lang=en").text

    assert html.count('id="event-') == 40
    assert "This handout has the first 40 of 350 events." in html


def test_a_filter_lists_its_first_events_and_how_many_it_shows(site: TestClient) -> None:
    html = site.get(f"{HOME}?lang=en&status=confirmed,reported,announced,disputed").text

    assert "350 of 350 events" in html
    assert "The first 100:" in html


def test_structured_data_name_the_events_of_the_page_only(site: TestClient) -> None:
    html = site.get(f"{HOME}?lang=en").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    (article,) = json.loads(found[1])["@graph"]

    assert len(article["about"]) == near.NEAR
    assert {*article["about"][0]} == {"@type", "@id", "url", "name"}


def test_a_page_for_a_missing_event_of_a_long_story_does_not_list_all(site: TestClient) -> None:
    answer = site.get(f"{HOME}/never?lang=en")

    assert answer.status_code == 404
    assert len(answer.text) < 10_000
    assert f"{HOME}?lang=en".removeprefix("/") in answer.text


def test_a_static_page_has_the_first_events_as_text_and_no_link_into_nothing(
    story: Story,
) -> None:
    html = single_file(story, "en").decode()
    page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html, scripting=False)
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    anchors = {a.get("href", "")[1:] for a in page.iter("a") if a.get("href", "").startswith("#")}

    assert "Here are the first 6 of 350 events as text." in html
    assert len({name for name in ids if name.startswith("event-")}) == 6
    assert anchors - {"", *ids} == set()


def sitemap_pages(xml: str) -> Iterator[str]:
    return (found[1] for found in re.finditer(r"<loc>([^<]*)</loc>", xml))


def test_a_long_sitemap_is_in_parts_that_have_every_page_once(
    site: TestClient, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [*sitemap_pages(site.get("/sitemap.xml").text)]
    monkeypatch.setattr(sitemaps, "LISTED", 100)
    index = site.get("/sitemap.xml").text
    listed = [site.get(each).text for each in sitemap_pages(index)]

    assert "<sitemapindex" in index
    assert [page for xml in listed for page in sitemap_pages(xml)] == whole
    assert f"{SITE}{HOME}/events-4.html?lang=it" in whole
    assert len(whole) == len({*whole}) == 2 * (1 + 1 + 4 + 1 + len(story.events))
    assert site.get(f"/sitemap-{len(listed) + 1}.xml").status_code == 404
