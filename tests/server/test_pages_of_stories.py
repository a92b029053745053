"""The page of a story: what it depends on, who may keep it, what it requests ahead."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import html5lib
import pytest

from explorer.pages.panes_pages import ahead_script
from explorer.server import documents, story_pages
from explorer.server.bounded_caches import BoundedCache
from explorer.site.addresses import assets_address
from explorer.site.map_options import tile_origins
from explorer.views import parts
from tests import records
from tests.sharing import SITE, STORY, client

EVENT = f"{STORY}/meeting"


def policy_of(address: str) -> dict[str, str]:
    """The directives of a page's policy."""
    policy = client().get(address).headers["content-security-policy"]
    return dict(directive.partition(" ")[::2] for directive in policy.split("; "))


@pytest.mark.parametrize("address", [STORY, EVENT])
def test_it_may_load_only_its_own_files_and_run_only_the_script_of_its_head(address: str) -> None:
    policy = policy_of(address)
    page = html5lib.parse(client().get(address).text, namespaceHTMLElements=False)
    inline = [each.text for each in page.iter("script") if not each.get("src")]
    (first,) = (text for text in inline if text == str(ahead_script()))
    digest = b64encode(sha256(first.encode()).digest()).decode()
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' 'sha256-{digest}'"
    assert policy["connect-src"] == "'self'"
    assert policy["img-src"].split() == ["'self'", "data:", *tile_origins()]
    assert [policy[name] for name in ("frame-src", "base-uri", "form-action")] == ["'none'"] * 3


def test_only_an_embed_may_be_framed_by_others() -> None:
    assert policy_of(f"{EVENT}?lang=en")["frame-ancestors"] == "'self'"
    assert policy_of(f"{EVENT}?lang=en&embed=true")["frame-ancestors"] == "*"


def test_a_page_that_names_its_language_is_the_same_for_everybody() -> None:
    site = client()
    for address in (f"{EVENT}?lang=it", f"{EVENT}?lang=it-CH"):
        italian, english = (
            site.get(address, headers={"accept-language": lang, "cookie": f"lang={lang}"})
            for lang in ("it", "en")
        )
        assert italian.content == english.content
        assert italian.headers["vary"] == "Accept-Encoding"
        assert "set-cookie" not in italian.headers


@pytest.mark.parametrize("query", ["", "?lang=xx"])
def test_if_the_browser_decides_the_language_it_varies_with_that(query: str) -> None:
    answer = client().get(f"{EVENT}{query}", headers={"accept-language": "en"})
    assert '<html lang="en"' in answer.text
    assert answer.headers["vary"] == "Accept-Language, Accept-Encoding"


def test_browsers_ask_each_time_and_shared_caches_once_a_minute() -> None:
    assert client().get(EVENT).headers["cache-control"] == "public, max-age=0, s-maxage=60"


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_each_encoding_has_a_strong_entity_tag_of_its_own(encoding: str) -> None:
    site = client()
    first = site.get(EVENT, headers={"accept-encoding": encoding})
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert tag.endswith(f'-{encoding}"') == (encoding != "identity")
    for known in (tag, f'"other", W/{tag}'):
        again = site.get(EVENT, headers={"accept-encoding": encoding, "if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert site.get(EVENT, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_saved_story_has_another_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    tags = set()
    for title in ("One", "Two"):
        records.write_story(tmp_path, articles={}, title={"en": title})
        tags.add(client().get("/stories/small").headers["etag"])
    assert len(tags) == 2


@pytest.mark.parametrize(
    ("query", "asof"), [("", "now"), ("&asof=publication", "publication"), ("&asof=x", "now")]
)
@pytest.mark.parametrize(("page", "root"), [(STORY, "../"), (EVENT, "../../")])
def test_what_the_panes_show_first_is_requested_ahead(
    page: str, root: str, query: str, asof: str
) -> None:
    answer = client().get(f"{page}?lang=en{query}").text
    ahead = re.findall(r'<link rel="preload" as="fetch" crossorigin href="([^"]+)">', answer)
    facts, words = (address.partition("&amp;v=")[0] for address in ahead)
    assert facts == f"{root}views/vostochny-2023.facts.json?asof={asof}"
    assert words == f"{root}views/vostochny-2023.words.json?lang=en"


@pytest.mark.parametrize(("page", "part"), [(STORY, 0), (f"{STORY}/ballet", 2)])
def test_of_a_long_story_the_part_that_is_shown_first_is_requested_ahead(
    page: str, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("LONG_STORY", 0), ("EVENTS_PER_PART", 10)):
        monkeypatch.setattr(parts, name, value)
    for name in ("PAGES", "TEXTS"):
        monkeypatch.setattr(story_pages, name, BoundedCache(f"long-{name}", 8))
    answer = client().get(f"{page}?lang=en")
    path = re.findall(r"views/[^ \"]+[.]part[.]json[^\"]+", answer.text)[0]

    assert f"?lang=en&amp;asof=now&amp;part={part}&amp;v=" in path
    assert client().get("/" + path.replace("&amp;", "&")).json()["first"] == part * 10


@pytest.mark.parametrize(("page", "root"), [(f"{STORY}?", "../"), ("/?story=vostochny-2023&", "")])
def test_of_a_long_story_the_code_that_only_such_a_story_needs_is_requested_ahead(
    page: str, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ahead() -> list[str]:
        answer = client().get(f"{page}lang=en").text
        return re.findall(
            r'<link rel="modulepreload" href="([^"]+)">', answer.partition("</head>")[0]
        )

    assert ahead() == []
    monkeypatch.setattr(parts, "LONG_STORY", 0)
    for name in ("PAGES", "TEXTS"):
        monkeypatch.setattr(story_pages, name, BoundedCache(f"long-{name}", 8))
    folder = f"{root}{assets_address()}"
    assert ahead() == [f"{folder}core/long_story.js", f"{folder}long_panes.js"]


def test_a_part_that_a_story_lacks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/views/vostochny-2023.part.json?lang=en&asof=now&part="
    documents.PARTS.kept.clear()
    assert client().get(f"{address}0").status_code == 404
    monkeypatch.setattr(parts, "LONG_STORY", 0)
    monkeypatch.setattr(parts, "EVENTS_PER_PART", 10)
    answer = client().get(f"{address}3")
    assert (answer.status_code, answer.text) == (400, "part: expected one of 0 … 2")
    assert client().get(f"{address}0").status_code == 200


def test_a_link_with_a_filter_says_what_it_shows() -> None:
    query = "lang=it&tag=shoigu"
    page = client().get(f"{STORY}?{query}").text
    assert "<title>Kim Jong-un in Russia, settembre 2023: 2 eventi su 29</title>" in page
    assert f'<meta property="og:url" content="{SITE}{STORY}?{query}">'.replace("&", "&amp;") in page
    assert f'<link rel="canonical" href="{SITE}{STORY}?lang=it">' in page


@pytest.mark.parametrize("page", ["/stories/nope", f"{STORY}/nope"])
def test_what_does_not_exist_is_answered_without_the_explorer(page: str) -> None:
    answer = client().get(page)
    assert answer.status_code == 404
    assert "<script" not in answer.text


def test_a_story_without_places_opens_without_a_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.write_story(
        tmp_path,
        articles={},
        places=[],
        events=[records.event("one", place=None, zone="Europe/Rome")],
    )
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    page = client().get("/stories/small").text
    assert '"map":null' in page
    assert '"others":""' in page
