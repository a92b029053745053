"""All routes beside Streamlit's."""

from __future__ import annotations

import os

from starlette.routing import Route

from explorer.server.crawlers import send_robots, send_sitemap
from explorer.server.documents import send_asset, send_document
from explorer.server.downloads import send_download
from explorer.server.embeds import send_oembed, send_qr_code
from explorer.server.explorer_pages import send_explorer
from explorer.server.handouts import send_handout
from explorer.server.health import send_readiness
from explorer.server.pictures import send_card, send_map
from explorer.server.shelf import base_path
from explorer.server.story_pages import (
    send_catalogue,
    send_missing,
    send_page,
    send_style,
    send_without_slash,
)
from explorer.site.addresses import check_public_url


def routes() -> list[Route]:
    """Every route that is not Streamlit's, below the server's base path if it has one.

    Raises:
        SettingError: the public address is set to what is none.
    """
    check_public_url(os.environ)
    prefix = base_path()
    story = f"{prefix}/stories/{{slug}}"
    return [
        Route(f"{prefix}/assets/{{version}}/{{path:path}}", send_asset),
        Route(f"{prefix}/views/{{slug}}.json", send_document),
        Route(f"{story}.{{format}}", send_download),
        Route(f"{prefix}/readyz", send_readiness),
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
