"""What search engines read of the site: `robots.txt` and `sitemap.xml`."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from explorer.language import interface_languages
from explorer.pages.sitemaps import robots_txt, sitemap_xml
from explorer.server.answers import answer
from explorer.server.requests import RefusalError, site_of
from explorer.server.shelf import library


def send_robots(request: Request) -> Response:
    """What crawlers may read."""
    return _about_site(request, robots_txt, "text/plain")


def send_sitemap(request: Request) -> Response:
    """All story pages, or a part of them; an empty list would have search engines drop them.

    Raises:
        RefusalError: the folder of stories cannot be read just now, or there is no such part.
    """
    if not library().slugs:
        raise RefusalError(503, "refusal_away")

    def sitemap(site: str) -> str:
        number = request.path_params.get("number")
        found = sitemap_xml(site, library().stories, interface_languages(), number)
        if found is None:
            raise RefusalError(404, "refusal_address")
        return found

    return _about_site(request, sitemap, "application/xml")


def _about_site(request: Request, write: Callable[[str], str], media_type: str) -> Response:
    """What is written of a site, which is given by its address."""
    return answer(request, write(site_of(request)).encode(), media_type)
