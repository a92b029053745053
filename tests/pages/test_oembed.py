"""oEmbed: the embed code of any address of this site, as JSON and XML, and of no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.pages.oembed import embed_code, oembed_xml
from explorer.story.selection import Selection
from tests.sharing import SITE, STORY, client

EVENT = f"{SITE}{STORY}/meeting?lang=it"
_CLIENT = client()


def asked(url: str, more: str = "") -> Any:
    return _CLIENT.get(f"/oembed?url={quote(url, safe='')}{more}")


def frame_of(html: str) -> dict[str, str]:
    [found] = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert found.tag == "iframe"
    return dict(found.attrib)


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (EVENT, "/meeting?lang=it"),
        (f"{SITE}{STORY}?lang=en", "?lang=en"),
        (f"{SITE}{STORY}/meeting/", "/meeting?lang=it"),
        (f"{SITE}{STORY}/meeting).", "/meeting?lang=it"),
        (f"{EVENT}&amp;fbclid=x.", "/meeting?lang=it"),
        (
            f"{SITE}/?story=vostochny-2023&amp;event=meeting&amp;lang=it&amp;utm_source=x",
            "/meeting?lang=it",
        ),
        (
            f"{SITE}/?story=vostochny-2023&event=talks-delegations&lang=en&clock=UTC&asof=publication",
            "/talks-delegations?lang=en&clock=UTC&asof=publication",
        ),
        (
            f"{SITE}/?story=vostochny-2023&lang=en&q=train+car&rest=dim&tag=peskov,shoigu&from=2023",
            "?lang=en&from=2023&tag=peskov,shoigu&q=train+car&rest=dim",
        ),
        (f"{SITE}{STORY}?lang=en&tag=peskov", "?lang=en&tag=peskov"),
    ],
)
def test_an_address_of_this_site_is_embedded_in_its_state(url: str, page: str) -> None:
    fields = asked(url).json()
    assert frame_of(fields["html"])["src"] == f"{SITE}{STORY}{page}&embed=true"
    assert (fields["version"], fields["type"]) == ("1.0", "rich")


def test_the_title_of_a_filtered_story_says_how_much_of_it_is_shown() -> None:
    fields = asked(f"{SITE}/?story=vostochny-2023&lang=it&tag=shoigu").json()
    assert fields["title"] == "Kim Jong-un in Russia, settembre 2023: 2 eventi su 29"
    assert frame_of(fields["html"])["title"] == fields["title"]


@pytest.mark.parametrize("url", [f"{SITE}/", SITE])
def test_the_plain_address_of_a_site_of_one_story_is_that_story(
    url: str, one_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(one_story))

    source = frame_of(asked(url).json()["html"])["src"]
    assert source == f"{SITE}{STORY}?lang=it&embed=true"


def test_the_frame_has_a_title_and_no_more_rights_than_it_needs() -> None:
    frame = frame_of(asked(EVENT).json()["html"])
    assert frame["title"] == "Putin e Kim si incontrano"
    assert "allow-top-navigation" not in frame["sandbox"]
    assert "allow-forms" not in frame["sandbox"]


def test_sizes_keep_to_what_the_client_allows() -> None:
    fields = asked(EVENT, "&maxwidth=320&maxheight=400").json()
    assert (fields["width"], fields["height"]) == (320, 400)
    assert "thumbnail_url" not in fields
    assert asked(EVENT).json()["thumbnail_width"] == 1200


def test_the_page_says_where_its_embed_code_is() -> None:
    html = _CLIENT.get(f"{STORY}/meeting?lang=it").text
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    links = {link.get("type"): link.get("href") for link in tree.iter("link")}
    as_json = _CLIENT.get(links["application/json+oembed"])
    as_xml = _CLIENT.get(links["text/xml+oembed"])
    tree = ElementTree.fromstring(as_xml.content)
    assert {field.tag: field.text for field in tree} == {
        name: str(value) for name, value in as_json.json().items()
    }
    assert as_xml.headers["content-type"] == "text/xml; charset=utf-8"


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("", "", 400),
        ("https://elsewhere.example/", "", 404),
        (f"{SITE}.evil.example/", "", 404),
        (f"{SITE}{STORY}/nope", "", 404),
        (f"{SITE}/?story=nope", "", 404),
        (f"{SITE}/assets/x/explorer.js", "", 404),
        ("http://[", "", 404),
        (EVENT, "&format=yaml", 501),
        (EVENT, "&maxwidth=-1", 400),
        (EVENT, "&maxheight=1e9", 400),
        ("x" * 9000, "", 400),
    ],
)
def test_what_cannot_be_embedded_is_refused(url: str, more: str, status: int) -> None:
    assert asked(url, more).status_code == status


@given(st.text(max_size=200))
def test_no_address_makes_it_stumble(url: str) -> None:
    safe = url.encode("utf-8", "replace").decode()
    assert asked(f"{SITE}/{safe}").status_code in (200, 400, 404)
    assert asked(safe).status_code in (200, 400, 404)


@given(st.text())
def test_hostile_titles_stay_text(title: str) -> None:
    shown = "".join(letter for letter in title if letter not in "\r\x00")
    html = embed_code(SITE, Selection("s", None, "it"), shown, width_px=100, height_px=100)
    assert '"' not in html.partition('title="')[2].partition('" width=')[0]
    ElementTree.fromstring(oembed_xml({"title": title}))
