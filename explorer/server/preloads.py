"""What the page will need, announced to the browser in the first response.

A `Link` header (RFC 8288) on the page and tags in its head let the browser fetch our code, Leaflet
and the story document at once. Streamlit asks for its component code only when the first websocket
message names a component; tags that come with its scripts have it fetched meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.paths import streamlit_static
from explorer.server.map_frames import map_frame_files
from explorer.site.addresses import assets_address
from explorer.site.bundles import LONG_PARTS
from explorer.story.records import Story
from explorer.views.parts import is_long

STREAMLIT_CHUNKS = (
    "BidiComponent",
    "ComponentInstance",
    "IFrameUtil",
    "_arrayReduce",
    "recordbatch",
    "serialization",
    "urls",
    "withCalculatedWidth",
)
"""Names of Streamlit's scripts for components; those that a version lacks are left out."""

_FRAME_SCRIPT = re.compile(r"/static/js/main\.[^/]*\.js$")


def _streamlit_tags() -> Iterator[str]:
    """Links to Streamlit's scripts for components and to those of the map's frame."""
    static = streamlit_static()
    for name in STREAMLIT_CHUNKS:
        for path in static.glob(f"static/js/{name}.*.js"):
            yield f'<link rel="modulepreload" href="{path.relative_to(static).as_posix()}">'
    for name in map_frame_files():
        if _FRAME_SCRIPT.search(name):
            yield f'<link rel="prefetch" as="script" href="{name}">'


def preload_links() -> str:
    """The value of the page's `Link` header."""
    assets = assets_address()
    return ", ".join(
        (
            f"<{assets}explorer.js>; rel=modulepreload",
            f"<{assets}explorer.css>; rel=preload; as=style",
        )
    )


def frontend_tags(root: str = "") -> str:
    """Tags for a page's head that run the frontend's code and style.

    Args:
        root: the relative way from the page to the explorer.

    >>> frontend_tags().count("explorer.")
    2
    """
    assets = root + assets_address()
    return (
        f'<link rel="stylesheet" href="{assets}explorer.css">'
        f'<script type="module" src="{assets}explorer.js"></script>'
    )


def panes_tags(root: str = "") -> str:
    """Tags for the head of a page that shows panes: Leaflet and its style sheet.

    Leaflet is the script of the map's frame, which a browser then has already.

    Args:
        root: as in `frontend_tags`.
    """
    assets = root + assets_address()
    return (
        f'<link rel="stylesheet" href="{assets}leaflet/leaflet.css">'
        f'<script defer src="{assets}map_frame.js"></script>'
    )


def long_tags(story: Story, root: str = "") -> str:
    """Tags for the head of the page of a long story: the code that only such a story needs.

    Args:
        story: the story.
        root: as in `frontend_tags`.
    """
    parts = LONG_PARTS if is_long(story) else ()
    assets = root + assets_address()
    return "".join(f'<link rel="modulepreload" href="{assets}{part}">' for part in parts)


@cache
def streamlit_tags() -> str:
    """Tags that fetch what Streamlit will ask for late, once it starts."""
    return "".join(_streamlit_tags())


def _params(scope: Scope) -> dict[str, str] | None:
    """The parameters of the page; None if they are too many to be read."""
    try:
        query = scope["query_string"].decode("ascii")
        return dict(parse_qsl(query, max_num_fields=20))
    except ValueError:  # hostile: the page itself deals with it
        return None


class PreloadLinks:
    """ASGI middleware: the `Link` header on the page."""

    def __init__(
        self,
        app: ASGIApp,
        root: str = "/",
        documents: Callable[[dict[str, str], str], tuple[str, ...]] = lambda *_: (),
    ) -> None:
        """Wrap `app`.

        Args:
            app: the app.
            root: the path of its page (`shelf.root_path`).
            documents: from the page's query parameters and the browser's `Accept-Language` the
                addresses of the facts and the words that its panes will ask for, relative to the
                page; none where that is not sure.
        """
        self.app = app
        self.page = root
        self.documents = documents

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != self.page:
            await self.app(scope, receive, send)
            return

        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                # In a thread, as the stories' files are looked at.
                links = await run_in_threadpool(self._links, scope)
                MutableHeaders(scope=message).append("Link", links)
            await send(message)

        await self.app(scope, receive, with_links)

    def _links(self, scope: Scope) -> str:
        accepted = Headers(scope=scope).get("accept-language", "")
        params = _params(scope)
        addresses = () if params is None else self.documents(params, accepted)
        ahead = (f", <{address}>; rel=preload; as=fetch; crossorigin" for address in addresses)
        return preload_links() + "".join(ahead)
