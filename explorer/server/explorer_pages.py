"""The explorer's own page: Streamlit's, with title, language and preview of what it will show.

So a link to the explorer shows what it leads to, before any script has run.
"""

from __future__ import annotations

import re
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from explorer.language import language
from explorer.pages.catalogue import catalogue_early, catalogue_head
from explorer.pages.oembed import ForeignAddressError, target_of
from explorer.pages.previews import preview_of
from explorer.pages.rendering import early_html, preview_html
from explorer.pages.values import StoryPage
from explorer.server.answers import answer
from explorer.server.missing_pages import unavailable
from explorer.server.preloads import frontend_tags
from explorer.server.requests import interface_language, is_too_long, query_bytes, site_of
from explorer.server.shelf import library
from explorer.server.streamlit_pages import shell, shell_policy
from explorer.site.addresses import HostError, document_version
from explorer.story.errors import UnknownEventError, UnknownStoryError
from explorer.story.selection import asked_for, choose_story

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)


def send_explorer(request: Request) -> Response:
    """Streamlit's page with the title, language and preview of what it will show."""
    shelf = library()
    if shelf.is_away and not shelf.slugs:
        return unavailable(request)
    try:
        if is_too_long(request):
            raise UnknownStoryError("")
        site = site_of(request)
        query = query_bytes(request).decode("latin-1")
        slug = choose_story(asked_for(request.query_params), shelf.slugs)[0]
        if slug is None:
            return _catalogue(request, site)
        if shelf.only(slug).broken:
            return _dressed(request, interface_language(request), slug, "")
        accepted = request.headers.get("accept-language", "")
        found = target_of(f"{site}/?{query}", site, library().stories, accepted)
    except (HostError, ForeignAddressError, UnknownStoryError, UnknownEventError):
        return _page(request, shell())  # the page itself says what is wrong
    chosen = found.selection
    page = StoryPage(found.story, chosen.lang, chosen.event, "./")
    url = f"{site}/?{chosen.query()}"
    preview = preview_of(page, site, document_version(found.story), url)
    tags, early = preview_html(preview), early_html(page, preview)
    return _dressed(request, chosen.lang, page.title, tags, early)


def _catalogue(request: Request, site: str) -> Response:
    lang = interface_language(request)
    head = catalogue_head(lang, site, library())
    return _dressed(request, lang, language(lang).text("catalogue"), head, catalogue_early(lang))


def _dressed(request: Request, lang: str, title: str, tags: str, early: str = "") -> Response:
    """Streamlit's page with a language, a title, tags in its head, and something to begin with."""
    html = shell().replace('<html lang="en">', f'<html lang="{lang}">', 1)
    html = _TITLE.sub(lambda _: f"<title>{escape(title, quote=False)}</title>", html, count=1)
    html = html.replace("</head>", f"{tags}{frontend_tags()}</head>", 1)
    html = html.replace("<body>", f"<body>{early}", 1)
    return _page(request, html)


def _page(request: Request, html: str) -> Response:
    headers = {
        "Vary": "Accept-Language",
        "Content-Security-Policy": shell_policy(),
        # A page that opens this one gets no hold of it; a handout that this one opens is printed.
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }
    return answer(request, html.encode(), "text/html", headers=headers)
