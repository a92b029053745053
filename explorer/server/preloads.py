"""What the page will need, announced to the browser in the first response.

Streamlit asks for its component code only when the first websocket message names a component, and
our files come after that. A `Link` header (RFC 8288) on the page lets the browser fetch both while
Streamlit starts, so that what used to be a chain of waits is there when it is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.paths import streamlit_static
from explorer.server.map_frames import map_frame_files
from explorer.site.addresses import assets_address

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


def _frame_links() -> tuple[str, ...]:
    """Links to the scripts of the map's frame."""
    scripts = (name for name in map_frame_files() if _FRAME_SCRIPT.search(name))
    return tuple(f"<{name}>; rel=prefetch; as=script" for name in scripts)


@cache
def _streamlit_links() -> tuple[str, ...]:
    """Links to what Streamlit brings, addressed relative to the page."""
    static = streamlit_static()
    chunks = [path for name in STREAMLIT_CHUNKS for path in static.glob(f"static/js/{name}.*.js")]
    return tuple(f"<{path.relative_to(static).as_posix()}>; rel=modulepreload" for path in chunks)


def preload_links() -> str:
    """The value of the page's `Link` header."""
    assets = assets_address()
    return ", ".join(
        (
            f"<{assets}explorer.js>; rel=modulepreload",
            f"<{assets}explorer.css>; rel=preload; as=style",
            *_streamlit_links(),
            *_frame_links(),
            f"<{assets}map_frame.js>; rel=prefetch; as=script",
            f"<{assets}leaflet/leaflet.css>; rel=prefetch; as=style",
        )
    )


def frontend_tags() -> str:
    """Tags for the page's head that run the frontend's code and style while Streamlit starts.

    >>> frontend_tags().count("explorer.")
    2
    """
    assets = assets_address()
    return (
        f'<link rel="stylesheet" href="{assets}explorer.css">'
        f'<script type="module" src="{assets}explorer.js"></script>'
    )


def _params(scope: Scope) -> dict[str, str]:
    try:
        query = scope["query_string"].decode("ascii")
        return dict(parse_qsl(query, max_num_fields=20))
    except ValueError:  # hostile: the page itself deals with it
        return {}


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
                MutableHeaders(scope=message).append("Link", self._links(scope))
            await send(message)

        await self.app(scope, receive, with_links)

    def _links(self, scope: Scope) -> str:
        accepted = Headers(scope=scope).get("accept-language", "")
        addresses = self.documents(_params(scope), accepted)
        ahead = (f", <{address}>; rel=preload; as=fetch; crossorigin" for address in addresses)
        return preload_links() + "".join(ahead)
