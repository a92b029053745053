"""What readers can ask for, and that everything else of Streamlit's is refused."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from explorer.paths import streamlit_static
from explorer.server.open_addresses import OpenAddresses, streamlit_addresses

SHELL = (streamlit_static() / "index.html").read_text(encoding="utf-8")
(PAGE_SCRIPT,) = re.findall(r'src="\./(static/js/index\.[^"]+)"', SHELL)
"""The script of Streamlit's page, whose name changes with each build of it."""

STREAMLITS = """
import streamlit as st
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from explorer.server.app import PAGE
for route in create_streamlit_routes(st.App(PAGE)._create_runtime()):
    print(route.path)
"""

DECIDED = {
    "/_stcore/health": "open",
    "/_stcore/host-config": "open",
    "/_stcore/stream": "the websocket",
    "/component/{path:path}": "open: the files of the map's frame",
    "": "open: the files of Streamlit's page",
    "/_stcore/metrics": "refused",
    "/_stcore/upload_file/{session_id}/{file_id}": "refused",
    "/_stcore/bidi-components/{path:path}": "refused: our components have no files",
    "/_stcore/agent/interact": "refused",
    "/_stcore/agent/openapi.json": "refused",
    "/_stcore/agent/mcp": "refused",
    "/auth/login": "refused",
    "/auth/logout": "refused",
    "/oauth2callback": "refused",
    "/media/{file_id:path}": "refused: our page shows no media through Streamlit",
}
"""Every route of Streamlit; one that another version adds is refused until it is listed here."""


def test_every_route_of_streamlit_is_open_or_refused_on_purpose() -> None:
    listing = subprocess.run(
        [sys.executable, "-c", STREAMLITS], capture_output=True, text=True, check=True
    )
    assert set(listing.stdout.split("\n")[:-1]) == set(DECIDED)


def client(root: str = "/") -> TestClient:
    """A browser of a site that answers every address but for the refusals."""

    async def hear(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("heard")

    async def everything(scope, receive, send) -> None:
        await PlainTextResponse("answered")(scope, receive, send)

    def missing(request: Request) -> Response:
        return PlainTextResponse("no such page", 404)

    ours = [Route(root, missing), Route(f"{root}stories/{{rest:path}}", missing)]
    app = Starlette(
        routes=[WebSocketRoute("/{path:path}", hear), Mount("/", everything)],
        middleware=[Middleware(OpenAddresses, root=root, routes=ours, missing=missing)],
    )
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?story=x",
        "/stories/",
        "/stories/a/b",
        "/favicon.png",
        "/_stcore/health",
        "/_stcore/host-config",
        f"/{PAGE_SCRIPT}",
        "/component/streamlit_folium.st_folium/index.html",
    ],
)
def test_what_readers_need_is_open(path: str) -> None:
    assert client().get(path).text == "answered"
    assert client().head(path).status_code == 200
    below = client("/maps/")
    assert below.get(f"/maps{path}").text == "answered"
    assert below.get("/maps").text == "answered"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/upload_file/a/b",
        "/_stcore/bidi-components/a",
        "/_stcore/script-health-check",
        "/_stcore/health/",
        "/static/index.html",
        f"/{PAGE_SCRIPT}".replace("js", "/js", 1),
        "/component/another.component/index.html",
        "/media/a.png",
    ],
)
def test_what_readers_do_not_need_is_refused(path: str) -> None:
    answer = client().get(path)
    assert (answer.status_code, answer.text) == (404, "Page not found.")
    assert client("/maps/").get(f"/maps{path}").status_code == 404


@pytest.mark.parametrize("path", ["/nonsense", "/auth/login", "/index.html", "/app/static/a", "//"])
def test_a_page_that_does_not_exist_is_404_in_words(path: str) -> None:
    answer = client().get(f"http://testserver{path}")
    assert (answer.status_code, answer.text) == (404, "no such page")


def test_outside_of_the_base_path_nothing_is_open() -> None:
    assert client("/maps/").get("/").status_code == 404
    assert client("/maps/").get("/_stcore/health").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/_stcore/upload_file/a/b", "/_stcore/agent/mcp"])
def test_nothing_can_be_sent(method: str, path: str) -> None:
    answer = client().request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_the_websocket_of_the_page_is_the_only_one() -> None:
    with client().websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_text() == "heard"
    for path in ("/", "/stream", "/_stcore/other"):
        with pytest.raises(WebSocketDisconnect), client().websocket_connect(path):
            pass


def test_all_that_is_open_of_streamlits_files_is_there() -> None:
    found = streamlit_addresses()
    assert PAGE_SCRIPT in found
    assert "index.html" not in found
    assert not [name for name in found if name.startswith("/") or ".." in name]
