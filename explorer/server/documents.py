"""What the panes fetch: `views/<slug>.json`, a story document, and `assets/<version>/…`, files.

Pages address both relative to themselves, so a base path or a proxy's prefix needs no setting here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from explorer.server.answers import ASK_AGAIN, FOR_EVER, file_answer, kept_if
from explorer.server.requests import RefusalError, offered
from explorer.server.shelf import library
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_path, document_version
from explorer.site.assets import Asset, asset, assets_version, packed
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.selection import OWN_CLOCK, PLACE_CLOCK, asked_for, choose, choose_story
from explorer.story.times import parse_zone
from explorer.views.document import story_document, story_languages


async def send_asset(request: Request) -> Response:
    """A file of the frontend, Leaflet or the basemap."""
    version = assets_version()
    try:
        found = asset(request.path_params["path"], version)
    except KeyError as error:
        raise RefusalError(404, "refusal_address") from error
    current = request.path_params["version"] == version
    return file_answer(found, request.headers, FOR_EVER if current else ASK_AGAIN)


DOCUMENT_QUEUE = WorkQueue[Asset]("documents", workers=1, waiting=64, kept=256)
OWN_CLOCK_QUEUE = WorkQueue[Asset]("own-clocks", workers=1, waiting=32, kept=64)
"""Documents in the time of a reader's own zone are apart: there are hundreds of zones, and they
must neither hold up nor push out those that most readers see."""


async def send_document(request: Request) -> Response:
    """A story document."""
    asked = await run_in_threadpool(_asked_document, request)
    version = document_version(asked.story)
    queue = OWN_CLOCK_QUEUE if asked.clock == OWN_CLOCK else DOCUMENT_QUEUE
    key = (asked.story.slug, version, asked.lang, asked.clock, asked.zone, asked.as_of)
    document = await queue.get(key, partial(_document, asked))
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


def _asked_document(request: Request) -> _AskedDocument:
    """What is to be made; looks at the files, so it runs in a thread."""
    story = library().story(request.path_params["slug"])
    zone = parse_zone(request.query_params.get("zone", "UTC"))
    lang = offered(request, "lang", story_languages(story), "")
    clocks = (PLACE_CLOCK, OWN_CLOCK, *story.clocks)
    clock = offered(request, "clock", clocks, PLACE_CLOCK)
    as_of = offered(request, "asof", tuple(AsOf), AsOf.NOW)
    shown = zone if clock == OWN_CLOCK else clock
    return _AskedDocument(story, lang, clock, shown, AsOf(as_of))


def _document(asked: _AskedDocument) -> Asset:
    content = story_document(
        asked.story, lang=asked.lang, clock=asked.clock, zone=asked.zone, as_of=asked.as_of
    )
    return packed(content, "application/json")


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
