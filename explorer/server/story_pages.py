"""Pages of the stories that need no script: `/stories/`, `/stories/<slug>[/<event>]`.

They are what search engines, link previews and readers without JavaScript get, and they link to
the explorer in exactly the state that they show. All are plain functions, so that rendering does
not hold up other readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from explorer.pages.catalogue import catalogue_page
from explorer.pages.rendering import filled_in, page_html, style_version
from explorer.pages.styles import story_pages_style
from explorer.pages.values import StoryPage
from explorer.server.answers import answer, kept_if
from explorer.server.missing_pages import PAGE_HEADERS, unavailable
from explorer.server.requests import (
    check_length,
    interface_language,
    query_bytes,
    site_of,
    wanted,
)
from explorer.server.shelf import library
from explorer.site.addresses import document_version
from explorer.story.errors import UnknownStoryError
from explorer.story.records import Story


def send_catalogue(request: Request) -> Response:
    """The list of all stories."""
    check_length(request)
    site, shelf = site_of(request), library()
    if not shelf.slugs:
        return unavailable(request)
    body = catalogue_page(interface_language(request), site, shelf)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


def send_page(request: Request) -> Response:
    """The page of a story or of one event."""
    check_length(request)
    found, site = wanted(request), site_of(request)
    version = document_version(found.story)
    is_lacking = found.unknown_lang is not None
    page = _page(_Rendered(found.story, version, found.event, found.lang, is_lacking))
    body = filled_in(page, site, found.unknown_lang, found.lang)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


@dataclass(frozen=True)
class _Rendered:
    """What identifies a page."""

    story: Story
    version: str
    event: str | None
    lang: str
    is_lacking: bool
    """Whether another language was asked for."""


@lru_cache(maxsize=256)
def _page(asked: _Rendered) -> bytes:
    """A page, rendered once for each version of its story, without what only a request says."""
    root = "../../" if asked.event else "../"
    page = StoryPage(asked.story, asked.lang, asked.event, root)
    return page_html(page, asked.version, is_lacking=asked.is_lacking)


def send_style(request: Request) -> Response:
    """The style sheet of the pages."""
    caching = kept_if(request, style_version())
    return answer(request, story_pages_style().encode(), "text/css", caching=caching)


def send_without_slash(request: Request) -> Response:
    """From `/stories/<slug>/` to the page's own address, and from `/stories` to the list.

    The way is relative, so it holds behind a proxy that strips a prefix.

    Raises:
        UnknownStoryError: there is no such story.
    """
    slug = request.path_params.get("slug")
    query = query_bytes(request).decode("latin-1")
    query = f"?{query}" if query else ""
    if slug is None:
        return RedirectResponse(f"stories/{query}", 301)
    check_length(request)
    if slug not in {story.slug for story in library().stories}:
        raise UnknownStoryError(slug)
    return RedirectResponse(f"../{slug}{query}", 301)
