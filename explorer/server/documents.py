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
from explorer.server.requests import RefusalError, chosen_in
from explorer.server.shelf import library
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_path, document_version
from explorer.site.assets import Asset, asset, assets_version, packed
from explorer.story.records import Story
from explorer.story.selection import (
    OWN_CLOCK,
    Made,
    Selection,
    asked_for,
    choose,
    choose_story,
)
from explorer.story.zones import parse_zone
from explorer.views.document import story_document


async def send_asset(request: Request) -> Response:
    """A file of the frontend, Leaflet or the basemap.

    Raises:
        RefusalError: there is no such file.
    """
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
    story, asked = await run_in_threadpool(_asked_document, request)
    queue = OWN_CLOCK_QUEUE if asked.selection.clock == OWN_CLOCK else DOCUMENT_QUEUE
    document = await queue.get(asked, partial(_document, story, asked))
    return file_answer(document, request.headers, kept_if(request, asked.version))


@dataclass(frozen=True)
class _AskedDocument:
    """What identifies a story document; every field is one of a known set."""

    version: str
    selection: Selection
    zone: str | None
    """The reader's own zone; None where its clock is not chosen."""


def _asked_document(request: Request) -> tuple[Story, _AskedDocument]:
    """What is to be made; looks at the files, so it runs in a thread."""
    story = library().story(request.path_params["slug"])
    zone = parse_zone(request.query_params.get("zone", "UTC"))
    selection = chosen_in(request, story, Made.DOCUMENT)
    own = zone if selection.clock == OWN_CLOCK else None
    return story, _AskedDocument(document_version(story), selection, own)


def _document(story: Story, asked: _AskedDocument) -> Asset:
    shown = asked.selection
    content = story_document(
        story, lang=shown.lang, clock=shown.clock, zone=asked.zone, as_of=shown.asof
    )
    return packed(content, "application/json")


def document_address(params: Mapping[str, str], accepted: str) -> str | None:
    """Address of the document that a page with these parameters shows, relative to the page.

    None where only the browser knows it, for the reader's own clock and where neither the
    parameters nor the browser (`Accept-Language`) name a language, and if no story is shown.
    """
    shelf, params = library(), asked_for(params)
    slug, _ = choose_story(params, shelf.slugs)
    story = next((story for story in shelf.stories if story.slug == slug), None)
    if story is None or not (accepted or "lang" in params):
        return None
    selection, _ = choose(params, story, story.languages, accepted)
    if selection.clock == OWN_CLOCK:
        return None
    return document_path(selection, document_version(story))
