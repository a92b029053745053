"""All routes beside Streamlit's."""

from __future__ import annotations

from starlette.routing import Route

from explorer.server.archive_tiles import send_archive_tile
from explorer.server.crawlers import send_robots, send_sitemap
from explorer.server.documents import send_asset, send_document
from explorer.server.downloads import send_download
from explorer.server.embeds import send_oembed, send_qr_code
from explorer.server.explorer_pages import send_explorer
from explorer.server.faces import send_face
from explorer.server.handouts import send_handout
from explorer.server.health import send_liveness, send_readiness
from explorer.server.map_tiles import send_tile
from explorer.server.media import send_media, send_scan
from explorer.server.metrics import send_metrics
from explorer.server.offline import WORKER, send_worker
from explorer.server.pictures import send_card, send_map
from explorer.server.refusals import Endpoint, as_page, in_words, refusing, send_missing
from explorer.server.remote_stories import HOOK, receive_push, webhook_secret
from explorer.server.shelf import base_path
from explorer.server.story_pages import (
    send_catalogue,
    send_page,
    send_part,
    send_style,
    send_without_slash,
)


def routes() -> list[Route]:
    """Every route that is not Streamlit's, below the server's base path if it has one.

    Raises:
        SettingError: the secret of the webhook has no valid value.
    """
    return [
        *_hooks(),
        _file("/assets/{version}/{path:path}", send_asset),
        _file("/tiles/{version}/{z:int}/{x:int}/{y:int}.mvt", send_tile),
        _file("/archives/{version}/{z:int}/{x:int}/{y:int}.{ending}", send_archive_tile),
        _file("/faces/{version}/{name}.woff2", send_face),
        _file("/views/{slug}.{kind}.json", send_document),
        _file(f"/{WORKER}", send_worker),  # before what is downloaded: it ends in a suffix, too
        _file("/stories/{slug}.{format}", send_download),
        _file("/livez", send_liveness),
        _file("/readyz", send_readiness),
        _file("/metrics", send_metrics),
        _page("/", send_explorer),
        _file("/robots.txt", send_robots),
        _file("/sitemap.xml", send_sitemap),
        _file("/sitemap-{number:int}.xml", send_sitemap),
        _file("/oembed", send_oembed),
        _file("/qr.svg", send_qr_code),
        _file("/views/story-pages.css", send_style),
        _page("/stories", send_without_slash),
        _page("/stories/", send_catalogue),
        _page("/stories/{slug}/card.png", send_card),
        _page("/stories/{slug}/map.svg", send_map),
        _page("/stories/{slug}/handout.html", send_handout),
        _page("/stories/{slug}/{kind}-{number:int}.html", send_part),
        _file("/stories/{slug}/media/{name}", send_media),
        _file("/stories/{slug}/maps/{name}", send_scan),
        _page("/stories/{slug}/{event}/card.png", send_card),
        _page("/stories/{slug}/{event}/map.svg", send_map),
        _page("/stories/{slug}/", send_without_slash),
        _page("/stories/{slug}", send_page),
        _page("/stories/{slug}/{event}", send_page),
        _page("/stories/{rest:path}", send_missing),
    ]


def _hooks() -> list[Route]:
    """The webhook, if it is open."""
    return [Route(base_path() + HOOK, receive_push, methods=["POST"])] if webhook_secret() else []


def _page(path: str, endpoint: Endpoint) -> Route:
    """A route to something for readers: if it does not exist, a page lists what there is."""
    return Route(base_path() + path, refusing(endpoint, as_page))


def _file(path: str, endpoint: Endpoint) -> Route:
    """A route to something for programs: if it does not exist, a few words say so."""
    return Route(base_path() + path, refusing(endpoint, in_words))
