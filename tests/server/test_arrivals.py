"""At the door: the dashboard, the light page of the same moment, and sessions that come back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from explorer.server.admission import Admission, Limits
from explorer.server.arrivals import AT_ONCE, Arrivals, is_bot
from explorer.server.observed_requests import ObservedRequests
from tests.records import SHIPPED

OPEN = Limits(readers=10, arrivals_per_s=10, wait_s=60)
FULL = Limits(readers=0, arrivals_per_s=10)
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
HERE = "7d1c9a52-0f3e-4f5b-9a51-3f6c1f0f2c11"
"""The only session of the server."""
KIM = "stories/vostochny-2023"


async def page(_: Request) -> Response:
    return PlainTextResponse("the dashboard")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    with suppress(WebSocketDisconnect):
        await socket.receive_text()


async def closed(socket: WebSocket) -> None:
    await socket.close()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Callable[..., TestClient]:
    """A browser of a site with these limits."""
    monkeypatch.setenv("EXPLORER_STORIES", str(SHIPPED))

    def browser(admission: Admission, root: str = "/", *, refuses: bool = False) -> TestClient:
        socket = WebSocketRoute(f"{root}_stcore/stream", closed if refuses else stream)
        routes = [Route(root, page), socket]
        door = Middleware(Arrivals, root=root, admission=admission, knows=HERE.__eq__)
        app = Starlette(routes=routes, middleware=[door])
        agent = {"User-Agent": BROWSER, "Accept-Language": "en"}
        return TestClient(app, headers=agent, follow_redirects=False)

    return browser


Site = Callable[..., TestClient]


def test_readers_get_the_dashboard_while_there_is_room(site: Site) -> None:
    assert site(Admission(OPEN)).get("/").text == "the dashboard"


@pytest.mark.parametrize(
    ("query", "light"),
    [
        ("?story=vostochny-2023", f"{KIM}#full"),
        ("?story=vostochny-2023&event=talks-delegations", f"{KIM}/talks-delegations#full"),
        ("?story=vostochny-2023&event=guestbook&lang=it", f"{KIM}/guestbook?lang=it#full"),
        ("?story=vostochny-2023&event=no-such&lang=it", f"{KIM}?lang=it#full"),
        ("?story=vostochny-2023&q=%22%3E%3Cscript%3E", f"{KIM}?q=%22%3E%3Cscript%3E#full"),
        ("?story=no-such&lang=it", "stories/?lang=it"),
        (f"?story=vostochny-2023&q={'x' * 3000}", f"{KIM}#full"),
        ("?story=vostochny-2023&embed=true", f"{KIM}?embed=true"),
    ],
)
def test_past_the_limit_readers_are_led_to_the_light_page_of_the_same_moment(
    site: Site, query: str, light: str
) -> None:
    answer = site(Admission(FULL)).get(f"/{query}")

    assert (answer.status_code, answer.headers["location"]) == (307, light)
    assert answer.headers["cache-control"] == "no-store"


def test_below_a_base_path_the_way_to_the_light_page_is_the_same(site: Site) -> None:
    answer = site(Admission(FULL), root="/maps/").get("/maps/?story=vostochny-2023")

    assert answer.headers["location"] == f"{KIM}#full"


def test_who_is_led_to_the_light_page_is_recorded_at_the_page_that_was_asked_for(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    observed = ObservedRequests(site(Admission(FULL)).app, root="/", routes=[])
    with caplog.at_level("INFO", logger="explorer.server.observed_requests"):
        TestClient(observed, headers={"User-Agent": BROWSER}, follow_redirects=False).get("/")

    (fields,) = [line.request for line in caplog.records if hasattr(line, "request")]
    assert (fields["status"], fields["route"], fields["refused"]) == (307, "/", "full")


def test_a_new_session_is_refused_past_the_limit(site: Site) -> None:
    admission = Admission(FULL)
    with (
        pytest.raises(WebSocketDisconnect),
        site(admission).websocket_connect("/_stcore/stream", subprotocols=["streamlit", "token"]),
    ):
        pass
    assert admission.counts().refused == 1


def test_a_reader_who_was_inside_is_let_in_again_past_every_limit(site: Site) -> None:
    admission = Admission(FULL)
    names = ["streamlit", "token", HERE]
    with site(admission).websocket_connect("/_stcore/stream", subprotocols=names):
        assert admission.counts().readers == 1
    assert admission.counts().resumed == 1
    assert admission.counts().refused == 0


def test_readers_of_another_server_are_let_in_only_as_many_as_it_may_have_had(site: Site) -> None:
    admission = Admission(Limits(readers=2, arrivals_per_s=10, wait_s=0), lambda: 0.0)
    admission.see_wait(1)  # no new reader is let in
    client = site(admission)

    def come_back(session_id: str) -> None:
        names = ["streamlit", "token", session_id]
        with client.websocket_connect("/_stcore/stream", subprotocols=names):
            pass

    come_back("never-seen-1")
    with pytest.raises(WebSocketDisconnect):
        come_back("never-seen-2")
    come_back(HERE)
    counts = admission.counts()
    assert (counts.resumed, counts.refused, counts.sessions) == (2, 1, 0)


def test_a_reader_counts_as_inside_until_the_websocket_is_closed(site: Site) -> None:
    admission = Admission(OPEN)
    with site(admission).websocket_connect("/_stcore/stream"):
        assert admission.counts().readers == 1
    assert admission.counts().readers == 0
    assert admission.counts().sessions == 1


def test_more_readers_are_inside_than_are_taken_up_at_once(site: Site) -> None:
    admission = Admission(OPEN)
    client = site(admission)
    with client, ExitStack() as connected:
        for number in range(1, 2 * AT_ONCE + 1):
            connected.enter_context(client.websocket_connect("/_stcore/stream"))
            assert admission.counts().readers == number
    assert admission.counts().readers == 0


def test_a_connection_that_is_not_accepted_does_not_hold_up_others(site: Site) -> None:
    admission = Admission(OPEN)
    client = site(admission, refuses=True)
    with client:
        for _ in range(2 * AT_ONCE):
            with (
                pytest.raises(WebSocketDisconnect),
                client.websocket_connect("/_stcore/stream", subprotocols=["streamlit", "", HERE]),
            ):
                pass
    assert (admission.counts().resumed, admission.counts().readers) == (2 * AT_ONCE, 0)


def test_a_bot_gets_the_page_as_everybody_but_never_a_session(site: Site) -> None:
    admission = Admission(OPEN)
    client, agent = site(admission), {"User-Agent": GOOGLEBOT}

    assert client.get("/", headers=agent).text == "the dashboard"
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers=agent),
    ):
        pass
    counts = admission.counts()
    assert (counts.pages, counts.sessions, counts.refused) == (0, 0, 1)


@pytest.mark.parametrize(
    "agent",
    [
        GOOGLEBOT,
        "facebookexternalhit/1.1",
        "WhatsApp/2.23.20.0",
        "TelegramBot (like TwitterBot)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "curl/8.5.0",
        "python-httpx/0.28.1",
    ],
)
def test_programs_are_known_by_their_names(agent: str) -> None:
    assert is_bot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        BROWSER,
        "",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; CUBOT X70) AppleWebKit/537.36 Chrome/129.0 Mobile",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36",
    ],
)
def test_browsers_are_no_programs(agent: str) -> None:
    assert not is_bot(agent)
