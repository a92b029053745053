"""The server as a whole answers what readers need, and nothing else of what Streamlit has."""

from __future__ import annotations

import http.client
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from explorer.server.map_frames import map_frame_files
from tests.browser.servers import HOST, Server, serving

MEGABYTE = 1 << 20
PART = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n%b\r\n--x--\r\n'


def asked(
    server: Server,
    method: str,
    path: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes, str]:
    """Status, body and cookie of an answer."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.getheader("set-cookie", "").partition(";")[0]
    finally:
        connection.close()


@contextmanager
def session(server: Server) -> Iterator[str]:
    """The id of a reader's session, which lasts as long as the block."""
    with connect(f"ws://{HOST}:{server.port}/_stcore/stream", subprotocols=["streamlit"]) as socket:
        wish = BackMsg()
        wish.rerun_script.query_string = ""
        socket.send(wish.SerializeToString())
        said = ForwardMsg()
        while said.WhichOneof("type") != "new_session":
            said = ForwardMsg.FromString(socket.recv())
        yield said.new_session.initialize.session_id


def test_a_replica_without_a_reader_serves_the_maps_frame() -> None:
    with serving() as fresh:
        answers = {name: asked(fresh, "GET", f"/{name}")[0] for name in map_frame_files()}
        log = fresh.log()
    assert set(answers.values()) == {200}
    assert "Warning" not in log
    assert "missing ScriptRunContext" not in log


def test_uploads_are_refused_and_keep_no_memory(server: Server) -> None:
    cookie = asked(server, "GET", "/_stcore/health")[2]
    headers = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
    }
    body = PART % os.urandom(40 * MEGABYTE)
    with session(server) as reader:
        before = memory(server)
        for number in range(4):
            path = f"/_stcore/upload_file/{reader}/{number}"
            assert is_refused(server, path, body, headers)
        assert memory(server) - before < 40 * MEGABYTE


def is_refused(server: Server, path: str, body: bytes, headers: dict[str, str]) -> bool:
    """Whether an upload is answered with 405, or hung up on before that can be read."""
    try:
        return asked(server, "PUT", path, body, headers)[0] == 405
    except (ConnectionResetError, BrokenPipeError):
        return True


def memory(server: Server) -> int:
    assert server.process_id is not None
    return int(psutil.Process(server.process_id).memory_info().rss)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_stcore/health", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/agent/openapi.json", 404),
        ("/nonsense", 404),
        ("/nonsense/deeper", 404),
        ("/static/js/none.js", 404),
        ("/auth/login", 404),
    ],
)
def test_an_address_is_answered_or_it_is_not(server: Server, path: str, status: int) -> None:
    found, body, _ = asked(server, "GET", path)
    assert found == status
    if path.startswith("/nonsense"):
        assert b"Page not found." in body
