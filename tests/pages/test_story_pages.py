"""Story pages: complete without script, linked, previewed, escaped, and 404 in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import extruct
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from schema_org.registry import CLASS_METADATA, PROPERTY_BY_SCHEMA

from explorer.pages.previews import preview_of
from explorer.pages.rendering import filled_in
from explorer.pages.structured_data import script_json
from explorer.pages.values import StoryPage
from explorer.pictures.cards import CARD_PX
from explorer.story.records import Story
from tests import records
from tests.sharing import SITE, STORY, client, text_of

LANGUAGES = ("it", "en")
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{7*7}} ]]>"


def parsed(html: str) -> Any:
    """The document, read as browsers do but refusing every error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def addresses(shipped: Story) -> Iterator[str]:
    for lang in LANGUAGES:
        yield f"{STORY}?lang={lang}"
        yield from (f"{STORY}/{event.id}?lang={lang}" for event in shipped.events)


def test_every_page_is_well_formed_and_in_its_language(shipped: Story) -> None:
    site = client()
    for address in addresses(shipped):
        answer = site.get(address)
        assert answer.status_code == 200
        assert parsed(answer.text).get("lang") == address[-2:]


def test_a_story_page_has_all_events_their_times_status_and_sources(shipped: Story) -> None:
    text = " ".join(parsed(client().get(f"{STORY}?lang=en").text).itertext())
    for event in shipped.events:
        assert event.title["en"] in text
        assert event.summary["en"] in text
        assert all(shipped.source(claim.source).publisher in text for claim in event.claims)
    assert "Confirmed" in text
    assert "Disputed" in text


def test_an_event_shows_its_place_time_and_the_second_clock() -> None:
    text = " ".join(parsed(client().get(f"{STORY}/meeting?lang=it").text).itertext())
    assert "13:09" in text
    assert "ora di Cosmodromo di Vostočnyj, UTC+9" in text
    assert "Roma 06:09" in text


@pytest.mark.parametrize("page", ["", "/meeting", "/return-pyongyang"])
def test_every_link_within_the_site_leads_somewhere(page: str) -> None:
    site = client()
    tree = parsed(site.get(f"{STORY}{page}?lang=it").text)
    links = {a.get("href") for a in tree.iter("a")} | {i.get("src") for i in tree.iter("img")}
    links |= {link.get("href") for link in tree.iter("link") if link.get("rel") == "stylesheet"}
    ours = {link for link in links if not re.match("https?:|#", link)}
    assert len(ours) > 30
    for link in ours:
        target = urljoin(f"{SITE}{STORY}{page}", link.partition("#")[0])
        assert site.get(target).status_code == 200, link


def test_anchors_point_at_what_is_on_the_story_page() -> None:
    tree = parsed(client().get(f"{STORY}?lang=en").text)
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    anchors = {a.get("href").partition("#")[2] for a in tree.iter("a") if "#" in a.get("href")}
    assert len(anchors) > 5
    assert anchors <= ids


def test_the_explorer_opens_in_exactly_the_state_of_the_page() -> None:
    html = client().get(f"{STORY}/meeting?lang=en").text
    assert 'class="open" href="../../?story=vostochny-2023&amp;event=meeting&amp;lang=en"' in html


def test_first_and_last_event_have_one_neighbour() -> None:
    first = client().get(f"{STORY}/departure-pyongyang").text
    last = client().get(f"{STORY}/return-pyongyang").text
    assert ('<a rel="prev"' in first, '<a rel="next"' in first) == (False, True)
    assert ('<a rel="prev"' in last, '<a rel="next"' in last) == (True, False)


def test_an_independent_parser_reads_the_preview_tags() -> None:
    html = client().get(f"{STORY}/meeting?lang=it").text
    [found] = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
    tags = dict(found["properties"])
    assert tags["og:title"] == "Putin e Kim si incontrano"
    assert tags["og:type"] == "article"
    assert tags["og:url"] == f"{SITE}{STORY}/meeting?lang=it"
    assert tags["og:locale"] == "it_IT"
    assert tags["og:image"].startswith(f"{SITE}{STORY}/meeting/card.png?lang=it&v=")
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert client().get(tags["og:image"]).headers["content-type"] == "image/png"


def test_the_explorers_own_page_has_the_preview_of_its_state() -> None:
    html = client().get("/?story=vostochny-2023&event=meeting&lang=it&clock=UTC").text
    [found] = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
    tags = dict(found["properties"])
    assert tags["og:url"] == f"{SITE}/?story=vostochny-2023&event=meeting&lang=it&clock=UTC"
    assert "<title>Putin e Kim si incontrano</title>" in html
    assert '<html lang="it">' in html
    assert f'<link rel="canonical" href="{SITE}{STORY}/meeting?lang=it">' in html


@pytest.mark.parametrize(
    ("query", "title", "begins"),
    [
        (
            "lang=en&tag=shoigu",
            "Kim Jong Un in Russia, September 2023: 2 of 29 events",
            "People: Sergei Shoigu. The summit with Putin",
        ),
        (
            "lang=it&status=disputed&q=%22%3E%3Cscript%3E",
            "Kim Jong-un in Russia, settembre 2023: 0 eventi su 29",
            'Stato: Controverso; Parole: "><script>. Il vertice',
        ),
        (
            "event=meeting&lang=en&tag=peskov,nobody&from=soon",
            "Putin and Kim meet",
            "1 of 29 events (People: Dmitry Peskov). Wednesday, 13 September 2023",
        ),
        (
            "lang=en&tag=nobody&rest=dim",
            "Kim Jong Un in Russia, September 2023",
            "The summit with Putin",
        ),
    ],
)
def test_the_preview_says_which_events_an_address_shows(
    query: str, title: str, begins: str
) -> None:
    html = client().get(f"/?story=vostochny-2023&{query}").text
    [found] = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
    tags = dict(found["properties"])
    assert tags["og:title"] == title
    assert tags["og:description"].startswith(begins)
    assert f"{STORY}/" in tags["og:image"]
    assert "tag=" not in tags["og:image"]
    assert "<script>. Il" not in html


def test_a_page_names_itself_and_its_other_languages() -> None:
    tree = parsed(client().get(f"{STORY}/meeting?lang=en").text)
    links = [link for link in tree.iter("link") if link.get("rel") in ("canonical", "alternate")]
    found = {link.get("hreflang") or link.get("type"): link.get("href") for link in links}
    assert found["it"] == f"{SITE}{STORY}/meeting?lang=it"
    assert found["x-default"] == f"{SITE}{STORY}/meeting"
    assert found[None] == found["en"] == f"{SITE}{STORY}/meeting?lang=en"


def kinds(name: str) -> set[str]:
    """A class of schema.org with all that it is a kind of."""
    found = {name}
    for parent in CLASS_METADATA[name].parents:
        found |= kinds(parent)
    return found


def check_vocabulary(thing: dict[str, Any]) -> int:
    """Check a thing against schema.org's classes, domains and ranges; returns how many."""
    mine, count = kinds(thing["@type"]), 1
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        known = PROPERTY_BY_SCHEMA[name]
        assert mine & set(known.domains), f"{thing['@type']} has no {name}"
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                assert kinds(entry["@type"]) & set(known.ranges), f"{name}: {entry['@type']}"
                count += check_vocabulary(entry)
            else:
                text = {"Text", "URL", "Date", "DateTime", "Number", "ImageObject", "Country"}
                assert text & set(known.ranges), f"{name} is no plain value"
    return count


@pytest.mark.parametrize("page", ["", "/meeting", "/handout.html"])
def test_a_map_says_whose_data_it_is_made_of(page: str) -> None:
    html = client().get(f"{STORY}{page}?lang=en").text

    assert html.count("Natural Earth · GSHHG (LGPL)") == 1


def test_a_preview_says_the_size_of_its_card() -> None:
    tree = parsed(client().get(f"{STORY}?lang=en").text)
    told = {meta.get("property"): meta.get("content") for meta in tree.iter("meta")}

    assert (told["og:image:width"], told["og:image:height"]) == tuple(map(str, CARD_PX))


@pytest.mark.parametrize("page", ["", "/meeting"])
def test_the_structured_data_keeps_to_schema_org(page: str) -> None:
    html = client().get(f"{STORY}{page}?lang=it").text
    [found] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert found["@context"] == "https://schema.org"
    assert sum(check_vocabulary(thing) for thing in found["@graph"]) > 5


def test_structured_data_says_whose_article_it_is_and_invents_no_day(shipped: Story) -> None:
    html = client().get(f"{STORY}?lang=it").text
    [found] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    [article] = found["@graph"]
    assert article["@type"] == "Article"
    assert article["isBasedOn"]["datePublished"] == "2023-09-14"
    assert len(article["about"]) == len(shipped.events)
    dated = [event.get("startDate") for event in article["about"]]
    assert all(day is None or re.match(r"2023-09-\d\d", day) for day in dated)


@pytest.mark.parametrize(
    ("header", "lang"),
    [("it-IT,it;q=0.9", "it"), ("de, en;q=0.5", "en"), ("", "it"), ("en;q=x, *", "it")],
)
def test_a_page_speaks_the_browsers_language(header: str, lang: str) -> None:
    answer = client().get(STORY, headers={"accept-language": header})
    assert parsed(answer.text).get("lang") == lang
    assert "Accept-Language" in answer.headers["vary"]


def test_an_unknown_language_is_reported_and_the_page_still_shown() -> None:
    answer = client().get(f"{STORY}?lang=<xx>", headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert "This story is not available in “&lt;xx&gt;”; showing it in English." in answer.text


def test_the_language_of_a_region_is_given_the_language() -> None:
    answer = client().get(f"{STORY}?lang=it-CH", headers={"accept-language": "en"})
    assert parsed(answer.text).get("lang") == "it"
    assert 'role="note"' not in answer.text


def test_pages_are_kept_until_they_change() -> None:
    site = client()
    first = site.get(STORY)
    again = site.get(STORY, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_sitemap_lists_every_page_in_every_language(
    shipped: Story, one_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(one_story))
    xml = client().get("/sitemap.xml").text
    assert xml.count("<loc>") == 2 * (2 + len(shipped.events))
    assert f'hreflang="en" href="{SITE}{STORY}/meeting?lang=en"' in xml
    assert f"Sitemap: {SITE}/sitemap.xml" in client().get("/robots.txt").text


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = records.event("arrival", title={"en": HOSTILE}, summary={"en": HOSTILE})
    story = records.made_story(tmp_path, title={"en": HOSTILE}, events=[hostile])
    for event_id in (None, "arrival"):
        page = StoryPage(story, "en", event_id, "../")
        preview = preview_of(page, SITE, "v")
        html = filled_in(text_of(page), page, preview, SITE, unknown_lang=HOSTILE).decode()
        tree = parsed(html)
        scripts = [element.get("type") for element in tree.iter("script")]
        assert scripts == [None, "application/json", "application/ld+json"]
        assert not [i for i in tree.iter("img") if i.get("onerror")]
        assert "49" not in "".join(tree.find("head/title").itertext())
        [data] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
        assert HOSTILE in json.dumps(data, ensure_ascii=False).replace('\\"', '"')


@given(st.text())
def test_json_in_a_script_comes_back_equal_and_cannot_end_it(text: str) -> None:
    written = script_json({"name": text})
    assert json.loads(written) == {"name": text}
    assert "<" not in written


def test_nobody_travels_in_a_story_of_one_place(tmp_path: Path) -> None:
    story = records.made_story(
        tmp_path, events=[records.event("one"), records.event("two")], articles={}
    )
    page = StoryPage(story, "en", None, "")

    assert page.map_words() == "Map of the places: Rome."
