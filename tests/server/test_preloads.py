"""What the page asks the browser to fetch early."""

import asyncio
import re
from importlib.util import find_spec
from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.server.documents import document_addresses
from explorer.server.kept_files import NAMED_BY_CONTENT
from explorer.server.preloads import (
    STREAMLIT_CHUNKS,
    PreloadLinks,
    frontend_tags,
    panes_tags,
    preload_links,
    streamlit_tags,
)
from explorer.site.assets import asset, assets_version

FRAME_BUILD = Path(find_spec("streamlit_folium").origin).parent / "frontend" / "build"


def addresses() -> list[str]:
    """What the page's header and its head name."""
    linked = [link.partition(">")[0].removeprefix("<") for link in preload_links().split(", ")]
    return [*linked, *addresses_in(frontend_tags()), *addresses_in(panes_tags())]


def addresses_in(tags: str) -> list[str]:
    return re.findall(r'(?:href|src)="(.*?)"', tags)


def client(root: str = "/") -> TestClient:
    page = Route("/{path:path}", lambda request: PlainTextResponse("page"))
    return TestClient(Starlette(routes=[page], middleware=[Middleware(PreloadLinks, root=root)]))


def test_the_page_carries_the_links_and_nothing_else_does():
    answers = client()
    assert answers.get("/").headers["link"] == preload_links()
    assert "link" not in answers.get("/views/x.json").headers


def test_the_page_is_found_below_a_base_path():
    assert "link" in client("/explorer/").get("/explorer/").headers


def test_the_parts_of_the_document_that_the_page_will_ask_for_are_linked_where_they_are_sure():
    page = Route("/{path:path}", lambda request: PlainTextResponse("page"))
    how = Middleware(PreloadLinks, documents=document_addresses)
    answers = TestClient(Starlette(routes=[page], middleware=[how]))

    sure = answers.get("/?story=vostochny-2023&lang=en&clock=own").headers["link"]
    assert "<views/vostochny-2023.facts.json?asof=now&v=" in sure
    assert "<views/vostochny-2023.words.json?lang=en&v=" in sure
    plain = answers.get("/").headers["link"]  # the story in front
    assert "<views/vostochny-2023.facts.json?asof=now&v=" in plain
    assert "<views/" not in answers.get("/?lang=en" + "&b=2" * 50).headers["link"]


def test_the_stories_are_looked_at_in_a_thread():
    loops = []

    def documents(*_):
        loops.append(asyncio._get_running_loop())
        return ()

    page = Route("/{path:path}", lambda request: PlainTextResponse("page"))
    how = Middleware(PreloadLinks, documents=documents)
    TestClient(Starlette(routes=[page], middleware=[how])).get("/")

    assert loops == [None]


def test_where_the_page_names_no_language_the_browser_does():
    page = Route("/{path:path}", lambda request: PlainTextResponse("page"))
    how = Middleware(PreloadLinks, documents=document_addresses)
    answers = TestClient(Starlette(routes=[page], middleware=[how]))
    address = "/?story=vostochny-2023"

    for accepted, lang in (("it-IT,en;q=0.9", "it"), ("de,en;q=0.8", "en"), ("fr", "it")):
        linked = answers.get(address, headers={"accept-language": accepted}).headers["link"]
        assert f"<views/vostochny-2023.words.json?lang={lang}&" in linked
    told_nothing = answers.get(address, headers={"accept-language": ""}).headers["link"]
    assert "facts.json" in told_nothing
    assert "words.json" not in told_nothing


def test_every_file_of_this_site_that_is_linked_is_served():
    ours = f"assets/{assets_version()}/"
    names = [found.removeprefix(ours) for found in addresses() if found.startswith(ours)]
    assert list(dict.fromkeys(names)) == [
        "explorer.js",
        "explorer.css",
        "leaflet/leaflet.css",
        "map_frame.js",
    ]
    assert all(asset(name, "1").body for name in names)


def test_every_script_of_streamlit_that_is_linked_is_there():
    static = Path(streamlit.__file__).parent / "static"
    found = [one for one in addresses_in(streamlit_tags()) if one.startswith("static/")]
    assert len(found) == len(STREAMLIT_CHUNKS)
    assert all((static / address).is_file() for address in found)


def test_links_are_relative_to_the_page():
    found = [*addresses(), *addresses_in(streamlit_tags())]
    assert not [one for one in found if one.startswith(("/", "http"))]


def test_the_script_of_the_maps_frame_is_linked():
    linked = [one for one in addresses_in(streamlit_tags()) if one.startswith("component/")]
    assert len(linked) == 1
    for address in linked:
        assert (FRAME_BUILD / "static" / address.partition("/static/")[2]).is_file()
        assert NAMED_BY_CONTENT.fullmatch(address)  # so browsers may keep what they fetched ahead
