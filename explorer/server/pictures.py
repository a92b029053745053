"""Pictures of a story or an event over HTTP: `…/card.png` and `…/map.svg`.

Drawing takes a tenth of a second and more, so it has queues of its own: however many pictures are
asked for, pages and documents are answered meanwhile, and a picture that is kept does not wait.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from explorer.pages.values import StoryPage
from explorer.pictures.cards import draw_card, event_words, story_words
from explorer.pictures.map_pictures import ink_style, map_picture, map_style
from explorer.pictures.palettes import Theme
from explorer.server.answers import answer, kept_if
from explorer.server.requests import Wanted, check_length, offered, wanted
from explorer.server.security_headers import PICTURE
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_version
from explorer.story.itinerary import AsOf

MAP_PX = {"wide": (860, 560), "narrow": (420, 480), "small": (480, 300), "paper": (860, 560)}
"""Sizes of the map picture: narrow for phones, so that its names can be read; small, without names,
for the catalogue; paper is in black."""

SYSTEM_THEME = "system"
THEMES: dict[str, Theme | None] = {SYSTEM_THEME: None, "light": "light", "dark": "dark"}
"""Themes of the map picture; of one that follows the system, as far as the browser tells it."""

CARDS = WorkQueue[bytes]("cards", workers=1, waiting=64, kept=512)
MAPS = WorkQueue[bytes]("maps", workers=1, waiting=64, kept=256)
"""Cards are for crawlers and chats, maps for readers: neither waits for the other."""


async def send_card(request: Request) -> Response:
    """The preview picture of a story or of one event."""
    return await _picture(request, CARDS, "card", _card, "image/png", {})


async def send_map(request: Request) -> Response:
    """The map picture of a story or of one event."""
    size = offered(request, "size", tuple(MAP_PX), "wide")
    as_of = offered(request, "asof", tuple(AsOf), AsOf.NOW)
    theme = offered(request, "theme", tuple(THEMES), SYSTEM_THEME)
    draw = partial(_map, size, AsOf(as_of), THEMES[theme])
    headers = {"Content-Security-Policy": PICTURE}
    return await _picture(request, MAPS, f"{size} {as_of} {theme}", draw, "image/svg+xml", headers)


async def _picture(  # noqa: PLR0917 - two callers, beside it
    request: Request,
    queue: WorkQueue[bytes],
    kind: str,
    draw: Callable[[Wanted], bytes],
    media_type: str,
    headers: dict[str, str],
) -> Response:
    check_length(request)
    found = await run_in_threadpool(wanted, request)
    version = document_version(found.story)
    key = (kind, found.story.slug, version, found.event, found.lang)
    body = await queue.get(key, partial(draw, found))
    fields = {"Vary": "Accept-Language", **headers}
    return answer(request, body, media_type, caching=kept_if(request, version), headers=fields)


def _card(found: Wanted) -> bytes:
    page = StoryPage(found.story, found.lang, found.event, "")
    count = len(page.timeline.rows)
    if page.row:
        day = page.day_of[page.row.id]
        words = event_words(page.story, page.row, day, count, page.speech)
    else:
        words = story_words(page.story, page.dates, count, page.speech)
    return draw_card(page.story, page.itinerary, page.lang, page.position, words)


def _map(size: str, as_of: AsOf, theme: Theme | None, found: Wanted) -> bytes:
    page = StoryPage(found.story, found.lang, found.event, "", as_of=as_of)
    picture = map_picture(
        page.story, page.itinerary, page.lang, page.position, size_px=MAP_PX[size]
    )
    style = ink_style() if size == "paper" else map_style(theme)
    return picture.svg(style, title=page.map_words(), named=size != "small").encode()
