"""Pictures of a story or an event over HTTP: `…/card.png` and `…/map.svg`.

Drawing takes a tenth of a second and more, so it has queues of its own: however many pictures are
asked for, pages and documents are answered meanwhile, and a picture that is kept does not wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from explorer.pages.values import StoryPage
from explorer.pictures.cards import draw_card, event_words, story_words
from explorer.pictures.extracts import Extract, extracts_of
from explorer.pictures.map_pictures import MapPicture, map_picture
from explorer.pictures.palettes import Theme
from explorer.pictures.photos import Photo, photo_of
from explorer.pictures.style_sheets import ink_style, map_style
from explorer.reading.library import stories_folder
from explorer.server.answers import answer, kept_if
from explorer.server.media import picture_copy
from explorer.server.requests import Wanted, check_length, chosen_in, wanted
from explorer.server.security_headers import PICTURE
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_version
from explorer.site.faces import FaceError, picture_face
from explorer.story.selection import Made, Selection, one_of
from explorer.views.media import card_picture

MAP_PX = {"wide": (860, 560), "narrow": (420, 480), "small": (480, 300), "paper": (860, 560)}
"""Sizes of the map picture: narrow for phones, so that its names can be read; small, without names,
for the catalogue; paper is in black."""

SYSTEM_THEME = "system"
THEMES: dict[str, Theme | None] = {SYSTEM_THEME: None, "light": "light", "dark": "dark"}
"""Themes of the map picture; the third follows the system, if the browser supports this."""

CARDS = WorkQueue[bytes]("cards", workers=1, waiting=64, kept=512)
MAPS = WorkQueue[bytes]("maps", workers=1, waiting=64, kept=256)
EXCERPTS = WorkQueue[bytes]("excerpt-maps", workers=1, waiting=32, kept=0)
"""Cards are for crawlers and chats, maps for readers: neither waits for the other. A map of only
the events that a filter shows is not kept: readers can search for any words."""


async def send_card(request: Request) -> Response:
    """The preview picture of a story or of one event."""
    found, asked = await run_in_threadpool(_asked, request, Made.CARD, "card")
    body = await CARDS.get(asked, partial(_card, found))
    return _answer(request, asked, body, "image/png")


async def send_map(request: Request) -> Response:
    """The map picture of a story or of one event."""
    size = one_of("size", request.query_params.get("size", "wide"), tuple(MAP_PX))
    theme = one_of("theme", request.query_params.get("theme", SYSTEM_THEME), tuple(THEMES))
    found, asked = await run_in_threadpool(_asked, request, Made.MAP, f"{size} {theme}")
    draw = partial(_map, size, asked.selection, THEMES[theme], found)
    queue = EXCERPTS if asked.selection.conditions else MAPS
    body = await queue.get(asked, draw)
    return _answer(request, asked, body, "image/svg+xml", {"Content-Security-Policy": PICTURE})


@dataclass(frozen=True)
class _Asked:
    """What identifies a picture."""

    kind: str
    version: str
    selection: Selection


def _asked(request: Request, made: Made, kind: str) -> tuple[Wanted, _Asked]:
    check_length(request)
    found = wanted(request)
    selection = chosen_in(request, found.story, made, accepted=found.lang)
    if found.event:  # its own map is that of the whole story around it
        selection = replace(selection, event=found.event, conditions=())
    return found, _Asked(kind, document_version(found.story), selection)


def _answer(
    request: Request,
    asked: _Asked,
    body: bytes,
    media_type: str,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    fields = {"Vary": "Accept-Language", **headers}
    caching = kept_if(request, asked.version)
    return answer(request, body, media_type, caching=caching, headers=fields)


def _photo(found: Wanted) -> Photo | None:
    """The picture that a card shows; a copy, because an original can be of any size.

    Without it the map has the whole card.
    """
    item = card_picture(found.story, found.event)
    content = picture_copy(found.story, item) if item else None
    return photo_of(item, content) if item and content else None


def _extracts(found: Wanted) -> tuple[Extract, ...]:
    return extracts_of(found.story, stories_folder() / found.story.slug)


def _card(found: Wanted) -> bytes:
    page = StoryPage(found.story, found.lang, found.event, "")
    count = page.count
    if page.row:
        day = page.day_of[page.row.id]
        words = event_words(page.story, page.row, day, count, page.speech)
    else:
        words = story_words(page.story, page.dates, count, page.speech)
    photo = _photo(found)
    of = (page.story, page.itinerary, page.lang, page.position)
    return draw_card(*of, words, photo=photo, extracts=_extracts(found))


def _map(size: str, shown: Selection, theme: Theme | None, found: Wanted) -> bytes:
    page = StoryPage(
        *(found.story, found.lang, found.event, ""), as_of=shown.asof, conditions=shown.conditions
    )
    of = (page.story, page.drawn, page.lang, page.position)
    picture = map_picture(*of, size_px=MAP_PX[size], extracts=_extracts(found))
    has_streets = bool(picture.credit)
    is_ink = size == "paper"
    style = ink_style(streets=has_streets) if is_ink else map_style(theme, streets=has_streets)
    named = size != "small"
    if named:
        style = _name_face(picture) + style
    return picture.svg(style, title=page.map_words(), named=named).encode()


def _name_face(picture: MapPicture) -> str:
    """The rule for the typeface of its names; empty where that cannot be made."""
    try:
        return picture_face(picture.words)
    except FaceError:  # the log says so since the start
        return ""
