"""Pages of the stories that need no script: `/stories/`, `/stories/<slug>[/<event>]`, pictures.

They are what search engines, link previews and readers without JavaScript get, and they link to
the explorer in exactly the state that they show. All are plain functions, so that rendering and
drawing do not hold up other readers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from explorer.answers import ASK_AGAIN, FOR_EVER, answer
from explorer.errors import UnknownStoryError
from explorer.itinerary import AsOf
from explorer.language import language
from explorer.sharing.addresses import HostError
from explorer.sharing.cards import draw_card, event_words, story_words
from explorer.sharing.catalogues import catalogue_page, missing_page
from explorer.sharing.map_pictures import ink_style, map_picture, map_style
from explorer.sharing.page_rendering import page_html, style_version
from explorer.sharing.page_requests import (
    SHOWN_OF_WRONG,
    interface_language,
    is_too_long,
    query_bytes,
    site_of,
    wanted,
    way_up,
)
from explorer.sharing.page_values import StoryPage
from explorer.sharing.palettes import page_style
from explorer.sharing.security_headers import PICTURE, STRICT
from explorer.site import document_version, library
from explorer.story import Story

PAGE_HEADERS = {"Content-Security-Policy": STRICT, "Vary": "Accept-Language"}
MAP_PX = {"wide": (860, 560), "narrow": (420, 480), "small": (480, 300), "paper": (860, 560)}
"""Sizes of the map picture: narrow for phones, so that its names can be read; small, without names,
for the catalogue; paper is in black."""

_DRAWING = Lock()
"""One picture is drawn at a time: many asked for at once must not take the whole processor."""


def send_catalogue(request: Request) -> Response:
    """The list of all stories."""
    if is_too_long(request):
        return bad_address(request)
    try:
        site = site_of(request)
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    body = catalogue_page(interface_language(request), site, library())
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


def send_page(request: Request) -> Response:
    """The page of a story or of one event."""
    if is_too_long(request):
        return bad_address(request)
    try:
        found, site = wanted(request), site_of(request)
    except (UnknownStoryError, KeyError):
        return send_missing(request)
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    version = document_version(found.story)
    body = _page(
        story=found.story,
        version=version,
        event=found.event,
        lang=found.lang,
        site=site,
        unknown_lang=found.unknown_lang,
    )
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


@lru_cache(maxsize=256)
def _page(
    *, story: Story, version: str, event: str | None, lang: str, site: str, unknown_lang: str | None
) -> bytes:
    """A page, rendered once for each version of its story."""
    root = "../../" if event else "../"
    page = StoryPage(story, lang, event, root)
    return page_html(page, site, version, unknown_lang)


def send_card(request: Request) -> Response:
    """The preview picture of a story or of one event."""
    return _picture(request, _card, "image/png", {})


def send_map(request: Request) -> Response:
    """The map picture of a story or of one event."""
    size = request.query_params.get("size", "wide")
    as_of = request.query_params.get("asof", AsOf.NOW)
    for key, asked, offered in (("size", size, tuple(MAP_PX)), ("asof", as_of, tuple(AsOf))):
        if asked not in offered:
            return PlainTextResponse(f"{key}: expected one of {', '.join(offered)}", 400)
    headers = {"Content-Security-Policy": PICTURE}
    return _picture(request, partial(_map, size, AsOf(as_of)), "image/svg+xml", headers)


def _picture(
    request: Request,
    draw: Callable[[Story, str, str | None, str], bytes],
    media_type: str,
    headers: dict[str, str],
) -> Response:
    if is_too_long(request):
        return bad_address(request)
    try:
        found = wanted(request)
    except (UnknownStoryError, KeyError):
        return send_missing(request)
    version = document_version(found.story)
    with _DRAWING:
        body = draw(found.story, version, found.event, found.lang)
    caching = FOR_EVER if request.query_params.get("v") == version else ASK_AGAIN
    fields = {"Vary": "Accept-Language", **headers}
    return answer(request, body, media_type, caching=caching, headers=fields)


@lru_cache(maxsize=512)
def _card(story: Story, version: str, event: str | None, lang: str) -> bytes:
    """A card, drawn once for each version of its story."""
    page = StoryPage(story, lang, event, "")
    count = len(page.timeline.rows)
    if page.row:
        day = page.day_of[page.row.id]
        words = event_words(page.story, page.row, day, count, page.speech)
    else:
        words = story_words(page.story, page.dates, count, page.speech)
    return draw_card(page.story, page.itinerary, lang, page.position, words)


@lru_cache(maxsize=128)
def _map(  # noqa: PLR0917 - an lru_cache tells keywords in another order apart
    size: str, as_of: AsOf, story: Story, version: str, event: str | None, lang: str
) -> bytes:
    """A map picture, drawn once for each version of its story."""
    page = StoryPage(story, lang, event, "", as_of=as_of)
    picture = map_picture(page.story, page.itinerary, lang, page.position, size_px=MAP_PX[size])
    style = ink_style() if size == "paper" else map_style(follow_system=True)
    return picture.svg(style, title=page.map_words(), named=size != "small").encode()


def send_style(request: Request) -> Response:
    """The style sheet of the pages."""
    is_current = request.query_params.get("v") == style_version()
    caching = FOR_EVER if is_current else ASK_AGAIN
    return answer(request, page_style().encode(), "text/css", caching=caching)


def send_without_slash(request: Request) -> Response:
    """From `/stories/<slug>/` to the page's own address, and from `/stories` to the list.

    The way is relative, so it holds behind a proxy that strips a prefix.
    """
    slug = request.path_params.get("slug")
    query = query_bytes(request).decode("latin-1")
    query = f"?{query}" if query else ""
    if slug is None:
        return RedirectResponse(f"stories/{query}", 301)
    if is_too_long(request) or slug not in {story.slug for story in library().stories}:
        return send_missing(request)
    return RedirectResponse(f"../{slug}{query}", 301)


def send_missing(request: Request) -> Response:
    """404 in the reader's language, with what there is instead; 503 while a story is broken."""
    if is_too_long(request):
        return bad_address(request)
    lang = interface_language(request)
    say = language(lang).text
    params = request.path_params
    slug, event = (str(params.get(key, ""))[:SHOWN_OF_WRONG] for key in ("slug", "event"))
    shelf = library()
    here = shelf.only(slug)
    if here.broken:
        heading = slug
    elif here.stories and event:
        heading = say("page_no_event", value=event)
    elif slug and not here.stories:
        heading = say("page_no_story", value=slug)
    else:
        heading = say("page_no_page")
    body = missing_page(lang, way_up(request), heading, here if here.slugs else shelf)
    status = 503 if here.broken else 404
    return Response(body, status, headers=PAGE_HEADERS, media_type="text/html")


def bad_address(request: Request) -> Response:
    """400 in the reader's language."""
    words = language(interface_language(request)).text("page_bad_address")
    return PlainTextResponse(words, 400)
