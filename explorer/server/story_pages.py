"""Pages of the stories that need no script: `/stories/`, `/stories/<slug>[/<event>]`.

They are what search engines, link previews and readers without JavaScript get, and they link to
the explorer in exactly the state that they show. All are plain functions, so that rendering does
not hold up other readers.
"""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from explorer.language import language
from explorer.pages.catalogue import catalogue_page, missing_page
from explorer.pages.rendering import filled_in, page_html, style_version
from explorer.pages.styles import page_style
from explorer.pages.values import StoryPage
from explorer.server.answers import answer, kept_if
from explorer.server.requests import (
    SHOWN_OF_WRONG,
    interface_language,
    is_too_long,
    query_bytes,
    site_of,
    wanted,
    way_up,
)
from explorer.server.security_headers import STRICT
from explorer.server.shelf import base_path, library
from explorer.server.work_queues import LATER
from explorer.site.addresses import HostError, document_version, page_path
from explorer.story.errors import UnknownStoryError
from explorer.story.records import Story
from explorer.story.selection import AROUND_AN_ADDRESS

PAGE_HEADERS = {"Content-Security-Policy": STRICT, "Vary": "Accept-Language"}


def send_catalogue(request: Request) -> Response:
    """The list of all stories."""
    if is_too_long(request):
        return bad_address(request)
    try:
        site = site_of(request)
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    shelf = library()
    if not shelf.slugs:
        return unavailable(request)
    body = catalogue_page(interface_language(request), site, shelf)
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
    is_lacking = found.unknown_lang is not None
    page = _page(found.story, version, found.event, found.lang, is_lacking)
    body = filled_in(page, site, found.unknown_lang, found.lang)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


@lru_cache(maxsize=256)
def _page(story: Story, version: str, event: str | None, lang: str, is_lacking: bool) -> bytes:
    """A page, rendered once for each version of its story; what only a request says is left open.

    An lru_cache tells keywords in another order apart, so there are none.
    """
    root = "../../" if event else "../"
    return page_html(StoryPage(story, lang, event, root), version, is_lacking=is_lacking)


def send_style(request: Request) -> Response:
    """The style sheet of the pages."""
    caching = kept_if(request, style_version())
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
    """404 in the reader's language, with what there is instead; 503 while a story is broken.

    An address with the end of a sentence on it leads to the page that is meant.
    """
    if is_too_long(request):
        return bad_address(request)
    if meant := _meant(request):
        query = query_bytes(request).decode("latin-1")
        target = f"{way_up(request)}{meant}" + (f"?{query}" if query else "")
        return RedirectResponse(target, 301)
    lang = interface_language(request)
    say = language(lang).text
    params = request.path_params
    slug, event = (str(params.get(key, ""))[:SHOWN_OF_WRONG] for key in ("slug", "event"))
    shelf = library()
    if not shelf.slugs:
        return unavailable(request)
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
    status, more = (503, LATER) if here.broken else (404, {})
    return Response(body, status, headers=PAGE_HEADERS | more, media_type="text/html")


def unavailable(request: Request) -> Response:
    """503 in the reader's language: there are no stories, because their folder may be away."""
    lang = interface_language(request)
    body = missing_page(lang, way_up(request), language(lang).text("page_away"), library())
    return Response(body, 503, headers=PAGE_HEADERS | LATER, media_type="text/html")


def _meant(request: Request) -> str | None:
    """The page that an address leads to without what stands after it; None if there is none.

    Only the slug of a story and the id of an event that exist are in it.
    """
    path: str = request.scope["path"]
    below = path.removeprefix(f"{base_path()}/stories/").rstrip(AROUND_AN_ADDRESS)
    slug, _, event = below.partition("/")
    story = next((story for story in library().stories if story.slug == slug), None)
    if story is None or (event and event not in story.all_event_ids):
        return None
    meant = page_path(slug, event or None, None)
    return None if path.endswith(f"/{meant}") else meant


def bad_address(request: Request) -> Response:
    """400 in the reader's language."""
    words = language(interface_language(request)).text("page_bad_address")
    return PlainTextResponse(words, 400)


def busy(request: Request) -> Response:
    """503 in the reader's language: too much that takes work is being asked for."""
    words = language(interface_language(request)).text("page_busy")
    return PlainTextResponse(words, 503, LATER)
