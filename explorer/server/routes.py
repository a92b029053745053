"""The routes by which stories are shared: pages, pictures, previews, embeds, sitemap.

Also the explorer's own page: Streamlit's, with the title, language and preview of the state that
its address asks for, so that a link to the explorer shows what it leads to.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from html import escape

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from explorer.language import interface_languages, language
from explorer.pages.catalogue import catalogue_early, catalogue_head
from explorer.pages.oembed import ForeignAddressError, oembed, oembed_xml, target_of
from explorer.pages.previews import preview_of
from explorer.pages.qr_codes import qr_code
from explorer.pages.rendering import early_html, preview_html
from explorer.pages.sitemaps import robots_txt, sitemap_xml
from explorer.pages.values import StoryPage
from explorer.server.answers import answer
from explorer.server.app import base_path, library, no_story
from explorer.server.handouts import send_handout
from explorer.server.open_addresses import OpenAddresses
from explorer.server.pictures import send_card, send_map
from explorer.server.preloads import frontend_tags
from explorer.server.requests import (
    interface_language,
    is_too_long,
    query_bytes,
    site_of,
)
from explorer.server.security_headers import PICTURE, SecurityHeaders
from explorer.server.story_pages import (
    send_catalogue,
    send_missing,
    send_page,
    send_style,
    send_without_slash,
    unavailable,
)
from explorer.server.streamlit_pages import shell, shell_policy
from explorer.site.addresses import HostError, check_public_url, document_version
from explorer.story.errors import UnknownStoryError
from explorer.story.selection import asked_for, choose_story

LONGEST_URL = 2300
"""Characters of a pasted address; those that advertisers add can be longer than its own."""
LONGEST_EMBED_QUERY = 8000
"""Bytes: an oEmbed request carries a whole address, percent-encoded."""
_SIZE = re.compile(r"[1-9]\d{0,5}")
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
    except (HostError, ForeignAddressError, UnknownStoryError, KeyError):
        return _page(request, shell())  # the page itself tells what is wrong
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


def send_oembed(request: Request) -> Response:
    """The embed code of an address of ours, as oEmbed."""
    query = request.query_params
    url = query.get("url", "")
    if len(query_bytes(request)) > LONGEST_EMBED_QUERY or not 0 < len(url) <= LONGEST_URL:
        return PlainTextResponse("url: expected an address of this site", 400)
    sizes = [query.get("maxwidth") or str(10**5), query.get("maxheight") or str(10**5)]
    if not all(_SIZE.fullmatch(size) for size in sizes):
        return PlainTextResponse("maxwidth, maxheight: expected whole numbers of pixels", 400)
    form = query.get("format") or "json"
    if form not in ("json", "xml"):
        return PlainTextResponse("format: expected json or xml", 501)  # as the standard says
    try:
        site = site_of(request)
        found = target_of(url, site, library().stories)
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    except (ForeignAddressError, UnknownStoryError, KeyError):
        return _nothing_there()
    fields = oembed(found, site, document_version(found.story), int(sizes[0]), int(sizes[1]))
    headers = {"Access-Control-Allow-Origin": "*"}
    if form == "xml":
        return answer(request, oembed_xml(fields), "text/xml", headers=headers)
    body = json.dumps(fields, ensure_ascii=False).encode()
    return answer(request, body, "application/json", headers=headers)


def send_qr_code(request: Request) -> Response:
    """The QR code of an address of this site; of no other, so that nobody borrows its name."""
    url = request.query_params.get("url", "")
    if len(url) > LONGEST_URL:
        words = f"url: found {len(url)} characters, expected at most {LONGEST_URL}"
        return PlainTextResponse(words, 400)
    try:
        site = site_of(request)
        body = qr_code(target_of(url, site, library().stories).address(site))
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    except (ForeignAddressError, UnknownStoryError, KeyError):
        return _nothing_there()
    return answer(request, body, "image/svg+xml", headers={"Content-Security-Policy": PICTURE})


def _nothing_there() -> Response:
    if not library().slugs:
        return no_story()
    return PlainTextResponse("This site has nothing at that address.", 404)


def send_robots(request: Request) -> Response:
    """What crawlers may read."""
    return _about_site(request, robots_txt, "text/plain")


def send_sitemap(request: Request) -> Response:
    """All story pages; an empty list would have search engines drop them."""
    if not library().slugs:
        return no_story()

    def sitemap(site: str) -> str:
        return sitemap_xml(site, library().stories, interface_languages())

    return _about_site(request, sitemap, "application/xml")


def _about_site(request: Request, write: Callable[[str], str], media_type: str) -> Response:
    """What is written of a site, which is given by its address."""
    try:
        site = site_of(request)
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    return answer(request, write(site).encode(), media_type)


def sharing_routes() -> list[Route]:
    """The routes of this module, below the server's base path if it has one.

    Raises:
        SettingError: the public address is set to what is none.
    """
    check_public_url(os.environ)
    prefix = base_path()
    story = f"{prefix}/stories/{{slug}}"
    return [
        Route(f"{prefix}/", send_explorer),
        Route(f"{prefix}/robots.txt", send_robots),
        Route(f"{prefix}/sitemap.xml", send_sitemap),
        Route(f"{prefix}/oembed", send_oembed),
        Route(f"{prefix}/qr.svg", send_qr_code),
        Route(f"{prefix}/views/story-pages.css", send_style),
        Route(f"{prefix}/stories", send_without_slash),
        Route(f"{prefix}/stories/", send_catalogue),
        Route(f"{story}/card.png", send_card),
        Route(f"{story}/map.svg", send_map),
        Route(f"{story}/handout.html", send_handout),
        Route(f"{story}/{{event}}/card.png", send_card),
        Route(f"{story}/{{event}}/map.svg", send_map),
        Route(f"{story}/", send_without_slash),
        Route(story, send_page),
        Route(f"{story}/{{event}}", send_page),
        Route(f"{prefix}/stories/{{rest:path}}", send_missing),
    ]


def sharing_middleware() -> list[Middleware]:
    """The headers that every answer gets.

    Raises:
        SettingError: the frame ancestors are set to what CSP does not know.
    """
    return [Middleware(SecurityHeaders)]


def address_middleware(ours: Sequence[BaseRoute]) -> list[Middleware]:
    """The refusal of what readers do not need.

    Args:
        ours: all routes of the app that are not Streamlit's.
    """
    base = base_path().strip("/")
    return [Middleware(OpenAddresses, base=base, routes=ours, missing=send_missing)]
