"""The server: Streamlit's app with our own routes in one process.

`assets/<version>/…` sends the files of `assets`, `views/<slug>.json` the story documents. Pages
address both relative to themselves, so a base path or a proxy's prefix needs no setting here.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from explorer.paths import PACKAGE
from explorer.reading.library import Library, stories_folder
from explorer.server.answers import ASK_AGAIN, FOR_EVER, file_answer, kept_if
from explorer.server.bounded_requests import bound_requests
from explorer.server.downloads import downloads
from explorer.server.kept_files import KeptFiles
from explorer.server.kept_libraries import kept_library
from explorer.server.map_frames import MapFramePage, register_map_frame
from explorer.server.preloads import PreloadLinks, preload_links
from explorer.server.work_queues import LATER, BusyError, WorkQueue
from explorer.site.addresses import document_path, document_version
from explorer.site.assets import Asset, asset, assets_version, packed
from explorer.story.errors import TimeFormatError, UnknownStoryError
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.selection import OWN_CLOCK, PLACE_CLOCK, asked_for, choose, choose_story
from explorer.story.times import parse_zone
from explorer.views.document import story_document, story_languages

PAGE = PACKAGE / "dashboard" / "page.py"
"""The script that Streamlit runs for every reader."""


def library() -> Library:
    """All stories, read again when their files change; the last ones while their folder is away."""
    return kept_library()


def no_story() -> Response:
    """404; 503 while there are no stories at all, because their folder may be away."""
    if library().slugs:
        return PlainTextResponse("There is no such story.", 404)
    return PlainTextResponse("There are no stories here at the moment.", 503, LATER)


async def send_asset(request: Request) -> Response:
    """A file of the frontend, Leaflet or the basemap."""
    version = assets_version()
    try:
        found = asset(request.path_params["path"], version)
    except KeyError:
        return PlainTextResponse("There is no such file.", 404)
    current = request.path_params["version"] == version
    return file_answer(found, request.headers, FOR_EVER if current else ASK_AGAIN)


DOCUMENT_QUEUE = WorkQueue[Asset]("documents", workers=1, waiting=64, kept=256)
OWN_CLOCK_QUEUE = WorkQueue[Asset]("own-clocks", workers=1, waiting=32, kept=64)
"""Documents in the time of a reader's own zone are apart: there are hundreds of zones, and they
must neither hold up nor push out those that most readers see."""


async def send_document(request: Request) -> Response:
    """A story document."""
    asked = await run_in_threadpool(_asked_document, request)
    if isinstance(asked, Response):
        return asked
    version = document_version(asked.story)
    queue = OWN_CLOCK_QUEUE if asked.clock == OWN_CLOCK else DOCUMENT_QUEUE
    key = (asked.story.slug, version, asked.lang, asked.clock, asked.zone, asked.as_of)
    try:
        document = await queue.get(key, partial(_document, asked))
    except BusyError:
        return PlainTextResponse("Too much is asked for at the moment.", 503, LATER)
    return file_answer(document, request.headers, kept_if(request, version))


@dataclass(frozen=True)
class _AskedDocument:
    """What a request for a story document asks for; every field is one of a known set."""

    story: Story
    lang: str
    clock: str
    zone: str
    """The zone whose time is shown; that of the clock unless it is the reader's own."""
    as_of: AsOf


def _asked_document(request: Request) -> _AskedDocument | Response:
    """What is to be made, or why it is not; looks at the files, so it runs in a thread."""
    query = request.query_params
    try:
        story = library().story(request.path_params["slug"])
        zone = parse_zone(query.get("zone", "UTC"))
    except UnknownStoryError:
        return no_story()
    except TimeFormatError as error:
        return PlainTextResponse(f"The address is wrong: {error}", 400)
    lang = query.get("lang", "")
    clock = query.get("clock", PLACE_CLOCK)
    as_of = query.get("asof", AsOf.NOW)
    for key, asked, offered in (
        ("lang", lang, story_languages(story)),
        ("clock", clock, (PLACE_CLOCK, OWN_CLOCK, *story.clocks)),
        ("asof", as_of, tuple(AsOf)),
    ):
        if asked not in offered:
            return PlainTextResponse(f"{key}: expected one of {', '.join(offered)}", 400)
    shown = zone if clock == OWN_CLOCK else clock
    return _AskedDocument(story, lang, clock, shown, AsOf(as_of))


def _document(asked: _AskedDocument) -> Asset:
    content = story_document(
        asked.story, lang=asked.lang, clock=asked.clock, zone=asked.zone, as_of=asked.as_of
    )
    return packed(content, "application/json")


def base_path() -> str:
    """The server's base path, empty or `/like-this`."""
    base = config.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def routes() -> list[Route]:
    """Our routes beside Streamlit's, below the server's base path if it has one."""
    prefix = base_path()
    return [
        Route(f"{prefix}/assets/{{version}}/{{path:path}}", send_asset),
        Route(f"{prefix}/views/{{slug}}.json", send_document),
        *downloads(prefix),
    ]


def middleware() -> list[Middleware]:
    """What the page's answers pass through on their way out."""
    base = base_path().strip("/")
    return [
        Middleware(PreloadLinks, base=base, document=document_address),
        Middleware(KeptFiles, base=base),
        Middleware(MapFramePage, base=base),
    ]


def document_address(params: Mapping[str, str], accepted: str) -> str | None:
    """Address of the document that a page with these parameters shows, relative to the page.

    None where only the browser knows it, for the reader's own clock and where neither the
    parameters nor the browser (`Accept-Language`) tell a language, and where no story is shown.
    """
    shelf, params = library(), asked_for(params)
    slug, _ = choose_story(params, shelf.slugs)
    story = next((story for story in shelf.stories if story.slug == slug), None)
    if story is None or not (accepted or "lang" in params):
        return None
    selection, _ = choose(params, story, story_languages(story), accepted)
    if selection.clock == OWN_CLOCK:
        return None
    return document_path(selection, document_version(story))


def watch_stories() -> None:
    """Let Streamlit run open pages anew when a story file is saved, where it watches files at all.

    `server.fileWatcherType` is the operator's switch: `none` turns this off too. Our own modules
    are not watched: where a folder is moved, Streamlit would drop all that it watches and import
    them anew in every open page at once, which fails in some of them.
    """
    watched = [*config.get_option("server.folderWatchList"), str(stories_folder().resolve())]
    left_alone = [*config.get_option("server.folderWatchBlacklist"), str(PACKAGE)]
    config.set_option("server.folderWatchList", watched)
    config.set_option("server.folderWatchBlacklist", left_alone)
    config.set_option("server.runOnSave", True)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Be ready before the first reader comes: folium is imported, the map's frame can
    be asked for, stories and files are read.

    Streamlit collects garbage after every run of the page, and answers nobody meanwhile. What is
    here to stay is taken out of that: 65 ms of it, just when the map's frame asks for its files.
    """
    watch_stories()
    bound_requests()
    register_map_frame()
    import_module("folium")
    library()
    preload_links()
    gc.collect()
    gc.freeze()
    yield
