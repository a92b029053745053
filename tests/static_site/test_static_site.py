"""The explorer as files: what a folder holds, what one file holds, and what neither lets in."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

import extruct
import html5lib
import pytest

from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_media import all_media
from explorer.static_site.contents import story_documents
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.document import facts_document, words_document
from tests.records import SHIPPED, event, made_story

HOSTILE = (
    "</script><script>alert(1)</script><!-- </style></noscript>\"'><img src=x onerror=alert(1)>"
)


def parsed(html: bytes) -> Any:
    """The page as a browser with scripts reads it, refusing every error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html.decode(), scripting=True)


def policy(page: Any) -> dict[str, str]:
    """The directives of a page's Content Security Policy."""
    found = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    return dict(directive.strip().split(" ", 1) for directive in found.split(";"))


def own_scripts(page: Any) -> list[str]:
    """The digests of the inline scripts of the page."""
    found = (script for script in page.iter("script") if not script.get("src"))
    texts = [script.text for script in found if script.get("type") != "application/json"]
    return [b64encode(sha256(text.encode()).digest()).decode() for text in texts]


@pytest.fixture(scope="module")
def folder(shipped: Story) -> dict[str, bytes]:
    return static_folder(shipped, "it")


@pytest.fixture(scope="module")
def one_file(shipped: Story) -> bytes:
    return single_file(shipped, "it")


def test_every_address_of_the_folder_is_relative_and_there(folder: dict[str, bytes]) -> None:
    page = parsed(folder["index.html"])
    found = [element.get("src") or element.get("href") for element in page.findall("head/*")]

    files = [address for address in found if address and address != "data:,"]

    assert len(files) == 4
    assert set(files) <= set(folder)


def test_every_document_is_there_under_the_name_that_the_page_fills_in(
    shipped: Story, folder: dict[str, bytes]
) -> None:
    page = parsed(folder["index.html"])
    site = json.loads(page.find(".//script[@id='ex-site']").text)

    documents, offered = site["documents"], site["offered"]
    names = {
        *(documents["facts"].format(asof=state) for state in offered["asof"]),
        *(documents["words"].format(lang=lang) for lang in offered["lang"]),
    }

    assert names == {name for name in folder if name.startswith("views/")}
    assert len(names) == 2 + 2


def test_facts_and_words_are_those_of_the_app(shipped: Story) -> None:
    media = all_media(shipped, SHIPPED / shipped.slug).files
    documents = story_documents(shipped, media)

    assert documents["facts.publication.json"] == facts_document(shipped, AsOf.PUBLICATION)
    assert documents["words.en.json"] == words_document(shipped, "en")


def test_the_language_that_is_asked_for_comes_first(shipped: Story) -> None:
    page = parsed(static_folder(shipped, "en")["index.html"])

    assert page.get("lang") == "en"
    assert json.loads(page.find(".//script[@id='ex-site']").text)["offered"]["lang"] == ["en", "it"]


def test_the_title_is_there_before_any_script_has_run(
    folder: dict[str, bytes], shipped: Story
) -> None:
    page = parsed(folder["index.html"])

    assert page.find(".//div[@data-pane='controls']//h1").text == shipped.title["it"]


def test_the_folder_may_load_its_own_files_only(folder: dict[str, bytes]) -> None:
    page = parsed(folder["index.html"])
    (digest,) = own_scripts(page)

    rules = policy(page)

    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert rules["script-src"] == f"'self' 'sha256-{digest}'"
    assert rules["font-src"] == "'self'"


def test_one_file_may_load_nothing_and_runs_its_own_scripts_only(one_file: bytes) -> None:
    page = parsed(one_file)
    digests = own_scripts(page)

    rules = policy(page)

    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules
    assert rules["script-src"] == " ".join(f"'sha256-{digest}'" for digest in digests)
    assert len(digests) == 2
    assert rules["font-src"] == "data:"


def test_a_folder_may_load_from_the_servers_that_its_own_story_names_and_one_file_from_none(
    tmp_path: Path,
) -> None:
    maps = [
        {"url": "https://{s}.tiles.example:8443/{z}/{x}/{y}.png", "credit": "A library"},
        {"url": "http://maps.example/wms?map=old", "layers": "sheets", "credit": "An archive"},
    ]
    film = {"id": "talk", "kind": "embed", "url": "https://youtu.be/dQw4w9WgXcQ"}
    story = made_story(tmp_path, background=maps, media=[film])

    rules = policy(parsed(static_folder(story, "en")["index.html"]))

    servers = [f"https://{each}.tiles.example:8443" for each in "abc"]
    assert rules["img-src"].split() == ["'self'", "data:", "http://maps.example", *servers]
    assert rules["frame-src"] == "https://www.youtube-nocookie.com"
    assert "example" not in str(policy(parsed(single_file(story, "en"))))


def test_the_folder_has_the_typefaces_where_its_style_sheet_looks_and_their_licence(
    folder: dict[str, bytes],
) -> None:
    (sheet,) = (name for name in folder if name.endswith("/explorer.css"))
    asked = re.findall(r'url\("([^"]+\.woff2)"\)', folder[sheet].decode())

    assert len(asked) == 2
    for address in asked:
        assert folder[normpath(f"{PurePosixPath(sheet).parent}/{address}")][:4] == b"wOF2"
    assert b"SIL Open Font License" in folder["faces/licence.txt"]


def test_one_file_carries_the_typefaces(one_file: bytes) -> None:
    styles = "".join(style.text for style in parsed(one_file).iter("style"))
    carried = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', styles)

    assert [b64decode(each)[:4] for each in carried] == [b"wOF2", b"wOF2"]


def test_one_file_holds_every_file_of_the_folder(one_file: bytes, folder: dict[str, bytes]) -> None:
    inside = {
        script.get("data-file"): script.text
        for script in parsed(one_file).iter("script")
        if script.get("data-file")
    }

    for name, content in folder.items():
        if name.endswith(".json"):
            assert json.loads(inside[re.sub(r"^assets/\w+/", "", name)]) == json.loads(content)


def test_a_file_that_differs_has_another_address(make_story: Callable[..., Story]) -> None:
    one = static_folder(make_story(), "en")
    events = [event("departure"), event("arrival", place="rome")]
    other = static_folder(make_story(events=events, legs=[]), "en")

    shared = {path for path in one.keys() & other.keys() if one[path] != other[path]}

    assert shared == {"index.html"}
    assert one.keys() != other.keys()


@pytest.mark.parametrize("make", [single_file, lambda *of: static_folder(*of)["index.html"]])
def test_hostile_text_stays_text(
    make: Callable[[Story, str], bytes], make_story: Callable[..., Story]
) -> None:
    events = [event("departure", title={"en": HOSTILE}), event("arrival")]
    story = make_story(events=events, title={"en": HOSTILE})

    page = parsed(make(story, "en"))

    assert page.find(".//title").text == HOSTILE
    assert [script.text for script in page.iter("script") if script.text == "alert(1)"] == []
    assert list(page.iter("img")) == []


def test_a_page_without_an_address_makes_no_promise_to_link_previews(
    folder: dict[str, bytes],
) -> None:
    assert b"og:" not in folder["index.html"]
    assert b'<meta name="description"' in folder["index.html"]
    assert "card.png" not in folder


def test_with_an_address_a_link_shows_title_picture_and_language(shipped: Story) -> None:
    files = static_folder(shipped, "en", "https://example.org/kim")

    (found,) = extruct.extract(files["index.html"].decode(), syntaxes=["opengraph"])["opengraph"]
    tags = dict(found["properties"])

    assert tags["og:title"] == "Kim Jong Un in Russia, September 2023"
    assert tags["og:url"] == "https://example.org/kim/"
    assert tags["og:image"] == "https://example.org/kim/card.png"
    assert tags["og:locale"] == "en_US"
    assert files["card.png"].startswith(b"\x89PNG")


def test_one_file_on_the_web_has_a_preview_without_a_picture(shipped: Story) -> None:
    page = single_file(shipped, "en", "https://example.org/kim.html").decode()

    (found,) = extruct.extract(page, syntaxes=["opengraph"])["opengraph"]
    tags = dict(found["properties"])

    assert tags["og:url"] == "https://example.org/kim.html"
    assert "og:image" not in tags


def test_the_same_story_gives_the_same_bytes(shipped: Story, folder: dict[str, bytes]) -> None:
    assert static_folder(shipped, "it") == folder
