"""The explorer's own page: Streamlit's, with title, language and preview of what it will show.

So a link to the explorer shows what it leads to, before any script has run. Where that is a story,
the page holds the places for its panes and what they are opened with, and Streamlit starts later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from explorer.language import language
from explorer.pages.catalogue import catalogue_early, catalogue_head
from explorer.pages.oembed import ForeignAddressError, target_of
from explorer.pages.previews import preview_of
from explorer.pages.rendering import early_html, hosts_tag, panes_html, preview_html
from explorer.pages.values import StoryPage
from explorer.server.answers import answer
from explorer.server.bounded_caches import BoundedCache
from explorer.server.missing_pages import unavailable
from explorer.server.openings import Opening, list_address
from explorer.server.preloads import frontend_tags, long_tags, panes_tags
from explorer.server.request_records import note_story
from explorer.server.requests import interface_language, is_too_long, query_bytes, site_of
from explorer.server.security_headers import with_frames
from explorer.server.shelf import library
from explorer.server.streamlit_pages import shell, shell_policy, waiting_shell
from explorer.site.addresses import HostError, document_version
from explorer.site.page_hosts import page_hosts
from explorer.story.errors import UnknownEventError, UnknownStoryError
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import Notice, Selection, choose, choose_story
from explorer.views.excerpts import shown_on_page

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)


def send_explorer(request: Request) -> Response:
    """Streamlit's page with the title, language and preview of what it will show."""
    shelf = library()
    if shelf.is_away and not shelf.slugs:
        return unavailable(request)
    if is_too_long(request):
        return _page(request, _with_places(shell()))  # Streamlit's run says what is wrong
    slug, unknown = choose_story(asked_for(request.query_params), shelf.slugs, shelf.front)
    if slug is None:
        return _catalogue(request)
    here = shelf.only(slug)
    if not here.stories:
        html = _dressed(shell(), interface_language(request), slug)
        return _page(request, _with_places(html))
    return _story(request, here.stories[0], unknown, others=list_address(shelf))


def _story(request: Request, story: Story, unknown: tuple[Notice, ...], *, others: str) -> Response:
    """A page that shows the panes of a story, and starts Streamlit when they are there."""
    note_story(story.slug)
    accepted = request.headers.get("accept-language", "")
    params = asked_for(request.query_params)
    selection, notices = choose(params, story, story.languages, accepted)
    opening = Opening(story, selection, (*unknown, *notices), others=others)
    said = _Announced(story.title[selection.lang], "", "")
    with suppress(HostError, ForeignAddressError, UnknownStoryError, UnknownEventError):
        said = _announced(request, story, accepted)
    tags = said.tags + panes_tags() + long_tags(story)
    html = _dressed(waiting_shell(), selection.lang, said.title, tags, said.early)
    return _page(request, _with_places(html, opening.values()), story.slug)


@dataclass(frozen=True)
class _Announced:
    """What a page says of what it leads to."""

    title: str
    tags: str
    """Of its preview."""
    early: str
    """The same as text to begin with."""

    @property
    def held_bytes(self) -> int:
        """What its text takes."""
        return len(self.title) + len(self.tags) + len(self.early)


ANNOUNCED = BoundedCache[tuple[str, str, Selection], _Announced]("announced", 256, 2_000_000)
"""By site, version of the story and selection: of a long story it takes a glance at all events."""


def _announced(request: Request, story: Story, accepted: str) -> _Announced:
    """What a page says of what it leads to, made once for a version of its story.

    Raises:
        HostError: the request names no host.
        ForeignAddressError: its address is not one of this site.
        UnknownEventError: it asks for an event that the story does not have.
    """
    site = site_of(request)
    query = query_bytes(request).decode("latin-1")
    chosen = target_of(f"{site}/?{query}", site, (story,), accepted).selection
    version = document_version(story)

    def make() -> _Announced:
        page = StoryPage(story, chosen.lang, chosen.event, "./")
        url = f"{site}/?{chosen.query()}"
        preview = preview_of(page, site, version, url, shown_on_page(story, chosen))
        return _Announced(preview.title, preview_html(preview), early_html(page, preview))

    return ANNOUNCED.found((site, version, chosen), make)


def _catalogue(request: Request) -> Response:
    lang = interface_language(request)
    try:
        head = catalogue_head(lang, site_of(request), library())
    except HostError:
        return _page(request, _with_places(shell()))
    title, early = language(lang).text("catalogue"), catalogue_early(lang)
    return _page(request, _with_places(_dressed(shell(), lang, title, head, early)))


def _dressed(html: str, lang: str, title: str, tags: str = "", early: str = "") -> str:
    """Streamlit's page with a language, a title, tags in its head, and something to begin with."""
    html = html.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    html = _TITLE.sub(lambda _: f"<title>{escape(title, quote=False)}</title>", html, count=1)
    html = html.replace("</head>", f"{tags}{frontend_tags()}</head>", 1)
    return html.replace("<body>", f"<body>{early}", 1)


def _with_places(html: str, opening: Mapping[str, object] | None = None) -> str:
    """A page with the places for the panes around Streamlit's own."""
    return html.replace('<div id="root"></div>', panes_html(opening), 1)


def _page(request: Request, html: str, slug: str | None = None) -> Response:
    hosts = page_hosts(library(), slug)
    html = html.replace("</head>", f"{hosts_tag(hosts.all)}</head>", 1)
    headers = {
        "Vary": "Accept-Language",
        "Content-Security-Policy": with_frames(shell_policy(hosts.images), hosts.frames),
        # A page that opens this one gets no hold of it; a handout that this one opens is printed.
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }
    return answer(request, html.encode(), "text/html", headers=headers)
