"""Streamlit's own files, asked for once and answered from memory ever after."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from explorer.server.answers import FOR_EVER
from explorer.server.kept_files import KeptFiles

SCRIPT = "static/js/index.DormvYxC.js"
CODE = "let answer = 42;\n" * 100


class Site:
    """Replaces Streamlit; records the requests."""

    def __init__(self, root: str = "/") -> None:
        self.asked: list[Request] = []
        route = Route("/{path:path}", self.answer, methods=["GET", "POST"])
        how = Middleware(KeptFiles, root=root)
        self.client = TestClient(Starlette(routes=[route], middleware=[how]))

    def answer(self, request: Request) -> Response:
        self.asked.append(request)
        if "missing" in request.url.path:
            return PlainTextResponse("There is no such file.", 404)
        if "page" in request.url.path:
            return HTMLResponse("<p>The page, for an address that leads nowhere.</p>")
        return Response(CODE, media_type="text/javascript", headers={"ETag": '"1"'})


def test_a_file_is_asked_for_once_whoever_wants_it_how():
    site = Site()

    packed = site.client.get(f"/{SCRIPT}")
    plain = site.client.get(f"/{SCRIPT}", headers={"accept-encoding": "identity"})
    part = site.client.get(f"/{SCRIPT}", headers={"range": "bytes=0-3", "if-none-match": '"1"'})

    assert [packed.text, plain.text, part.text] == [CODE] * 3
    assert len(site.asked) == 1


def test_it_is_sent_compressed_to_those_who_take_that():
    site = Site()
    with site.client.stream("GET", f"/{SCRIPT}", headers={"accept-encoding": "gzip"}) as answer:
        sent = b"".join(answer.iter_raw())
    plain = site.client.get(f"/{SCRIPT}", headers={"accept-encoding": "identity"})

    assert gzip.decompress(sent).decode() == CODE
    assert len(sent) < len(CODE) / 10
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    for each in (answer, plain):
        assert each.headers["vary"] == "Accept-Encoding"
        assert each.headers["cache-control"] == FOR_EVER
        assert each.headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_question_for_one_reader_is_asked_as_if_for_all():
    site = Site()
    site.client.head(f"/{SCRIPT}", headers={"range": "bytes=0-3", "if-none-match": '"1"'})

    (asked,) = site.asked
    assert asked.method == "GET"
    assert not {"range", "if-none-match", "accept-encoding"} & set(asked.headers)


def test_a_head_has_no_body():
    assert Site().client.head(f"/{SCRIPT}").content == b""


def test_what_is_not_there_is_asked_for_again():
    site = Site()
    for _ in range(2):
        assert site.client.get("/static/js/missing.DormvYxC.js").status_code == 404
        assert site.client.get("/static/js/page.DormvYxC.js").text.startswith("<p>The page")
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "path",
    [
        "",
        "static/js/index.js",
        "static/js/jquery.validate.js",
        "static/media/font.DormvYxC.woff2",
        "component/streamlit_folium.st_folium/index.html",
        "views/vostochny-2023.facts.json",
        f"other/{SCRIPT}",
        "static//js/index.DormvYxC.js",
        "static/js/%2e/index.DormvYxC.js",
        "static/%2e%2e/js/index.DormvYxC.js",
        "static/js/../index.DormvYxC.json",
    ],
)
def test_what_may_change_is_asked_for_every_time(path: str):
    site = Site()
    for _ in range(2):
        site.client.get(f"/{path}")
    assert len(site.asked) == 2


def test_a_post_is_passed_on():
    site = Site()
    for _ in range(2):
        site.client.post(f"/{SCRIPT}")
    assert [request.method for request in site.asked] == ["POST", "POST"]


def test_files_below_a_base_path_are_kept_too():
    site = Site("/maps/")
    for _ in range(2):
        site.client.get(f"/maps/{SCRIPT}")
        site.client.get(f"/{SCRIPT}")
    assert len(site.asked) == 3


def test_a_reader_who_leaves_half_way_spoils_it_for_nobody():
    async def in_pieces() -> AsyncIterator[str]:
        for _ in range(2):
            yield CODE
            await asyncio.sleep(0.01)

    def answer(request: Request) -> Response:
        return StreamingResponse(in_pieces(), media_type="text/javascript")

    async def left() -> Message:
        return {"type": "http.disconnect"}

    async def to_nobody(_: Message) -> None:
        pass

    site = KeptFiles(Starlette(routes=[Route(f"/{SCRIPT}", answer)]))
    scope = {"type": "http", "method": "GET", "path": f"/{SCRIPT}", "headers": []}
    asyncio.run(site({**scope, "query_string": b"", "root_path": ""}, left, to_nobody))

    assert TestClient(site).get(f"/{SCRIPT}").text == CODE * 2
