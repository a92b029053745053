"""What is logged and counted of a request: enough for operators, nothing of a reader."""

from __future__ import annotations

import gc
import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from explorer.server import measured_state, story_pages
from explorer.server.kept_answers import KeptAnswers
from explorer.server.logs import JsonLines, log_form
from explorer.server.metrics import metrics_token
from explorer.server.observed_requests import ObservedRequests
from explorer.server.open_addresses import OpenAddresses
from explorer.server.refusals import send_missing
from explorer.server.request_records import current_record
from explorer.server.routes import routes
from explorer.site.assets import assets_version
from explorer.story.errors import SettingError
from tests.records import write_story
from tests.server.hanging import hanging_folder

TOKEN = "a-token-of-the-test"
READER = ("anna", "rossi", "192.0.2", "Firefox", "biscuit", "testclient")
"""Parts of what the requests below say of their reader."""


async def _fail(_: Request) -> PlainTextResponse:
    logging.getLogger("explorer.test").warning("about to fail")
    raise RuntimeError("a fault of ours")


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What our loggers write."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    ours = logging.getLogger("explorer")
    level = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield written
    ours.removeHandler(handler)
    ours.setLevel(level)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: io.StringIO) -> TestClient:
    """A site with a small story and a broken one, beside a Streamlit with a websocket."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setenv("EXPLORER_METRICS_TOKEN", TOKEN)
    write_story(tmp_path)
    write_story(tmp_path, slug="bad", format=2)
    ours = [*routes(), Route("/fail", _fail)]
    others = [WebSocketRoute("/_stcore/stream", _stream), Route("/static/js/a.js", _fail)]
    middleware = [
        Middleware(ObservedRequests, root="/", routes=ours),
        Middleware(KeptAnswers, root="/"),
        Middleware(OpenAddresses, root="/", routes=ours, missing=send_missing),
    ]
    app = Starlette(routes=[*ours, *others], middleware=middleware)
    return TestClient(
        app,
        raise_server_exceptions=False,
        client=("192.0.2.7", 4711),
        headers={"user-agent": "Firefox", "cookie": "a=biscuit", "x-forwarded-for": "192.0.2.8"},
    )


def written(lines: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def metrics(site: TestClient) -> str:
    return site.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text


def value(text: str, name: str) -> float:
    """The value of a metric; 0 if it has none yet."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0


def test_a_request_is_a_line_with_an_id_and_nothing_of_the_reader(
    site: TestClient, lines: io.StringIO
) -> None:
    answer = site.get("/stories/small/arrival?lang=en&name=anna#rossi")
    site.get("/stories/anna")
    site.get("/anna/rossi?a=anna")
    site.post("/stories/small", content=b"anna")
    site.get("/?story=small&name=anna")

    shown, no_story, nowhere, post, page = written(lines)
    assert shown == {
        "event": "request",
        "level": "info",
        "method": "GET",
        "status": 200,
        "route": "/stories/{slug}/{event}",
        "story": "small",
        "id": answer.headers["x-request-id"],
        "time": shown["time"],
        "ms": shown["ms"],
        "bytes": int(answer.headers["content-length"]),
    }
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["x-request-id"])
    assert (no_story["route"], no_story["status"]) == ("/stories/{slug}", 404)
    assert "story" not in no_story
    assert (nowhere["route"], nowhere["status"]) == ("other", 404)
    assert (post["method"], post["status"]) == ("OTHER", 405)
    assert (page["route"], page["story"]) == ("/", "small")
    assert not [part for part in READER if part in lines.getvalue()]


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [
        ("0123abcd-45", True),
        ("short", False),
        ("x" * 65, False),
        ('"},"level":"error', False),
        ("line\\nbreak", False),
    ],
)
def test_an_id_of_the_proxy_is_taken_if_it_looks_like_one(
    site: TestClient, given: str, is_taken: bool
) -> None:
    answer = site.get("/robots.txt", headers={"x-request-id": given})

    assert (answer.headers["x-request-id"] == given) is is_taken


def test_an_error_is_one_line_with_its_traceback_and_the_id_of_its_request(
    site: TestClient, lines: io.StringIO
) -> None:
    assert site.get("/fail").status_code == 500
    try:
        raise ValueError("a fault\nof two lines")
    except ValueError:
        logging.getLogger("explorer.test").exception("Caught.")

    warning, request, caught = written(lines)
    assert request["status"] == 500
    assert warning["message"] == "about to fail"
    assert warning["id"] == request["id"]
    assert "ValueError: a fault\nof two lines" in str(caught["error"])


def test_a_costly_answer_is_logged_as_made_and_as_cached(
    site: TestClient, lines: io.StringIO, tmp_path: Path
) -> None:
    write_story(tmp_path, slug="costly")
    for _ in range(2):
        site.get("/views/costly.facts.json")

    assert [line["cache"] for line in written(lines)] == ["made", "hit"]
    assert current_record() is None


def test_an_answer_that_is_sent_again_has_its_route_and_an_id_of_its_own(
    site: TestClient, lines: io.StringIO
) -> None:
    address = f"/assets/{assets_version()}/leaflet/leaflet.css"
    ids = [site.get(address).headers["x-request-id"] for _ in range(2)]

    first, again = written(lines)
    assert first["route"] == again["route"] == "/assets/{version}/{path:path}"
    assert again["cache"] == "hit"
    assert first["bytes"] == again["bytes"]
    assert [first["id"], again["id"]] == ids
    assert len(set(ids)) == 2


def test_a_websocket_is_a_line_when_it_ends(site: TestClient, lines: io.StringIO) -> None:
    with site.websocket_connect("/_stcore/stream?anna"):
        pass

    (line,) = written(lines)
    assert (line["method"], line["route"], line["status"]) == ("WEBSOCKET", "/_stcore/stream", 101)


def test_requests_are_counted_by_route_and_the_state_is_measured(site: TestClient) -> None:
    name = 'explorer_requests_total{method="GET",route="/stories/{slug}",status="404"}'
    before = value(metrics(site), name)
    for slug in ("anna", "rossi"):
        site.get(f"/stories/{slug}")
    site.get("/static/js/anna.js")
    after = metrics(site)

    assert value(after, name) == before + 2
    assert "anna" not in after
    assert 'route="/static/*"' in after
    assert value(after, 'explorer_stories{state="shown"}') == 1
    assert value(after, 'explorer_stories{state="broken"}') == 1
    assert value(after, 'explorer_story_problems{story="bad"}') == 1
    assert value(after, 'explorer_queue_length{queue="cards"}') == 0
    assert value(after, "explorer_media_pending") == 0
    assert value(after, "explorer_in_flight") == 1
    assert "explorer_build_info{" in after


def test_every_cache_is_measured_once(site: TestClient) -> None:
    def taken() -> dict[str, float]:
        found = re.findall(r'^explorer_cache_bytes\{cache="(.+)"\} (\S+)$', metrics(site), re.M)
        assert len({name for name, _ in found}) == len(found)
        return {name: float(size) for name, size in found}

    gc.collect()  # the caches of other tests
    story_pages.PAGES.clear()
    story_pages.TEXTS.clear()
    before = taken()
    assert site.get("/stories/small?lang=en").status_code == 200
    after = taken()

    grown = {name for name in after if after[name] > before[name]}
    assert grown == {"answers", "pages", "page-texts"}
    assert {"compressed", "documents", "downloads"} <= set(after)


def test_a_story_folder_that_hangs_holds_up_no_other_metric(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hanging_folder(measured_state):
        during = [metrics(site) for _ in range(2)]
    monkeypatch.setattr(measured_state, "FOLDER_S", 60)

    assert "explorer_stories{" in metrics(site)
    for text in during:
        assert value(text, "explorer_stories_away") == 1
        assert "explorer_loop_lag_seconds" in text
        assert "explorer_stories{" not in text


@pytest.mark.parametrize("given", ["", TOKEN, f"Bearer {TOKEN}x", "Bearer ", f"bearer {TOKEN}"])
def test_metrics_are_no_address_without_the_token(site: TestClient, given: str) -> None:
    answer = site.get("/metrics", headers={"authorization": given})

    assert answer.status_code == 404
    assert answer.content == site.get("/nowhere").content


@pytest.mark.parametrize("given", ["", "Bearer "])
def test_metrics_are_closed_without_a_setting(
    site: TestClient, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPLORER_METRICS_TOKEN")

    assert site.get("/metrics", headers={"authorization": given}).status_code == 404


@pytest.mark.parametrize("token", ["short", "fifteen letters", "täken with an umlaut", "a\nb" * 9])
def test_a_token_that_is_short_or_no_header_is_refused(token: str) -> None:
    with pytest.raises(SettingError, match=r"^EXPLORER_METRICS_TOKEN: found [0-9]+ char"):
        metrics_token({"EXPLORER_METRICS_TOKEN": token})


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_logs_are_plain_on_a_terminal_and_json_elsewhere_unless_set() -> None:
    assert log_form({}, Terminal()) == "plain"
    assert log_form({}, io.StringIO()) == "json"
    assert log_form({"EXPLORER_LOG": "json"}, Terminal()) == "json"
    assert log_form({"EXPLORER_LOG": "plain"}, io.StringIO()) == "plain"
    with pytest.raises(SettingError) as error:
        log_form({"EXPLORER_LOG": "xml"})
    assert str(error.value) == "EXPLORER_LOG: found 'xml', expected json, plain or nothing"
