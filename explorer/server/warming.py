"""Caches filled at the start with what a first reader will ask for, while nobody asks for anything.

The app is asked as a browser would ask it, so whatever answers an address fills its own caches. The
server is ready meanwhile: what a reader asks for first is made for them, and not again here.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from typing import Final

from starlette.concurrency import iterate_in_threadpool
from starlette.types import ASGIApp, Message, Scope

from explorer.reading.library import Library
from explorer.server.request_records import IN_FLIGHT, WARMING
from explorer.server.shelf import library, root_path
from explorer.server.streamlit_pages import waiting_shell
from explorer.site.addresses import assets_address, document_paths, document_version, page_path
from explorer.site.bundles import PARTS
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.selection import Made, selections

logger = logging.getLogger(__name__)

LOOK_S: Final = 0.05
"""How long to wait before another look whether readers are being served."""
ENCODINGS: Final = ("br", "gzip")
"""What browsers take: over HTTPS, and over plain HTTP."""
_STREAMLIT: Final = re.compile(r'(?:src|href)="(?:\./)?((?:static|component)/[^"]+\.(?:js|css))"')


def first_addresses(shelf: Library) -> Iterator[str]:
    """What the first readers ask for, relative to the page, in the order of its worth.

    Args:
        shelf: the stories; those of the story that is shown first are warmed, as there can be many.
    """
    assets = assets_address()
    for name in ("explorer.js", "explorer.css", "leaflet/leaflet.css", "map_frame.js"):
        yield assets + name
    front = next((story for story in shelf.stories if story.slug == shelf.front), None)
    story = front or next(iter(shelf.stories), None)
    if story is not None:
        yield from _of_story(story)
    yield from _STREAMLIT.findall(waiting_shell())
    for part in PARTS:
        yield assets + part


def _of_story(story: Story) -> Iterator[str]:
    version = document_version(story)
    for kind in (Made.FACTS, Made.WORDS):
        every = selections(story, story.languages, kind)
        for shown in sorted(every, key=lambda shown: shown.asof is not AsOf.NOW):
            yield from document_paths(story, shown, version)
    for lang in story.languages:
        yield page_path(story.slug, None, lang)
    yield f"stories/{story.slug}/card.png?lang={story.languages[0]}"


def _addresses_here() -> Iterator[str]:
    """Each only when it is its turn: of a long story it takes seconds to know its parts."""
    yield from first_addresses(library())


async def warm_caches(app: ASGIApp) -> None:
    """Ask the app for these addresses, one after another, whenever no reader is being served."""
    try:
        async for address in iterate_in_threadpool(_addresses_here()):
            for encoding in ENCODINGS:
                while IN_FLIGHT.count:
                    await asyncio.sleep(LOOK_S)
                await ask(app, f"{root_path()}{address}", encoding)
    except Exception:
        logger.exception("The caches are not warmed any further.")


async def ask(app: ASGIApp, address: str, encoding: str) -> int:
    """Ask the app for an address as this process's own; returns the status of its answer.

    Args:
        app: the app.
        address: path and query.
        encoding: the one that is accepted.
    """
    path, _, query = address.partition("?")
    headers = {"host": "localhost", "accept-encoding": encoding}
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": None,
        "server": ("localhost", 80),
        WARMING: True,
    }
    status = 0

    async def receive() -> Message:
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}  # never: nobody sets the event

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    await app(scope, receive, send)
    return status
