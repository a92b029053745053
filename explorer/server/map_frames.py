"""The page in the map's frame: streamlit-folium's own, guarded against everybody but our page.

streamlit-folium's page runs the script of any message that it hears. It is sent with a script
before its own that lets only messages of the page around it through (`map/frame_guard.js`),
and with a policy under which no other script runs.
"""

from __future__ import annotations

import secrets
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.components.v1.custom_component import CustomComponent
from streamlit.runtime import get_instance

from explorer.paths import FRONTEND
from explorer.server.answers import ASK_AGAIN
from explorer.server.security_headers import map_frame_policy
from explorer.server.shelf import library
from explorer.site.page_hosts import Hosts, page_hosts
from explorer.story.errors import ExplorerError

MAP_FRAME = "component/streamlit_folium.st_folium/"
"""Where Streamlit serves the files of the frame, relative to the page."""
MAP_FRAME_PAGE = f"{MAP_FRAME}index.html"

_HEAD = "<head>"


class MapFrameError(ExplorerError):
    """streamlit-folium's page is not as expected and cannot be guarded."""


def map_frame_files() -> tuple[str, ...]:
    """The files of the frame, by their addresses relative to the page."""
    build = _build()
    return tuple(
        sorted(
            f"{MAP_FRAME}{path.relative_to(build).as_posix()}"
            for path in build.rglob("*")
            if path.is_file() and path.suffix != ".map"
        )
    )


def register_map_frame() -> None:
    """Let Streamlit serve the files of the frame from the start.

    It does so by itself only after the first reader's run, and then only on that replica.
    streamlit-folium then registers a component equal to this one.
    """
    package, _, name = MAP_FRAME.removeprefix("component/").strip("/").partition(".")
    component = CustomComponent(f"{package}.{name}", path=str(_build()), module_name=package)
    get_instance().component_registry.register_component(component)


def guarded_page(nonce: str) -> str:
    """The page of the frame with the guard before every other script.

    Args:
        nonce: what marks the scripts that may run, new for each answer.

    Raises:
        MapFrameError: the package's page has no head, or more than one.
    """
    page = (_build() / "index.html").read_text("utf-8")
    if page.count(_HEAD) != 1:
        raise MapFrameError(f"streamlit-folium's page: expected {_HEAD} once, found another page")
    guard = f'<script nonce="{nonce}">{_guard()}</script>'
    return page.replace(_HEAD, _HEAD + guard)


@cache
def _guard() -> str:
    return (FRONTEND / "map" / "frame_guard.js").read_text("utf-8")


@cache
def _build() -> Path:
    spec = find_spec("streamlit_folium")
    return Path(spec.origin if spec and spec.origin else "").parent / "frontend" / "build"


def _hosts() -> Hosts:
    """The sites that the frame may load from; looks at the files of the stories."""
    return page_hosts(library())


class MapFramePage:
    """ASGI middleware: sends the guarded page in the place of streamlit-folium's."""

    def __init__(self, app: ASGIApp, root: str = "/") -> None:
        """Wrap `app`, whose page is at `root` (`shelf.root_path`)."""
        self._app = app
        self._page = root + MAP_FRAME_PAGE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != self._page:
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        hosts = await run_in_threadpool(_hosts)
        headers = {
            "Cache-Control": ASK_AGAIN,
            "Content-Security-Policy": map_frame_policy(nonce, hosts.images),
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        answer = Response(guarded_page(nonce), media_type="text/html", headers=headers)
        await answer(scope, receive, send)
