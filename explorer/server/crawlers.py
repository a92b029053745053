"""What search engines read of the site: `robots.txt` and `sitemap.xml`."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer.language import interface_languages
from explorer.pages.sitemaps import robots_txt, sitemap_xml
from explorer.server.answers import answer
from explorer.server.refusals import no_story
from explorer.server.requests import site_of
from explorer.server.shelf import library
from explorer.site.addresses import HostError


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
