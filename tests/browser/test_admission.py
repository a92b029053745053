"""A dashboard that is full: new readers get the light page, those inside notice nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.conftest import Watch
from tests.browser.driving import open_story, wait_for_event
from tests.browser.proxies import Proxy
from tests.browser.servers import Server, serving

QUERY = "?story=vostochny-2023&lang=en"
CONNECTED = ".stApp[data-test-connection-state='CONNECTED']"
CUT_OFF = ".stApp:not([data-test-connection-state='CONNECTED'])"
FULL = "The dashboard is full at the moment. This page shows the same story."
IDLE = ".stApp[data-test-script-state='notRunning']"
# Chromium says in the console what it could not fetch; Streamlit, that it lost its server.
CONNECTION_LOST = r"net::ERR_|WebSocket|websocket|Client [Ee]rror|not responding"


@pytest.fixture(scope="module")
def for_one() -> Iterator[Server]:
    """A server that lets one reader in."""
    with serving(settings={"EXPLORER_DASHBOARD_READERS": "1"}) as server:
        yield server


def test_one_reader_too_many_reads_the_light_page_and_who_is_inside_gets_back_in_without_a_run(
    page: Page, new_page: Callable[..., Page], for_one: Server, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    sent: list[list[str | bytes]] = []

    def listen(socket: WebSocket) -> None:
        messages: list[str | bytes] = []
        sent.append(messages)
        socket.on("framesent", lambda data: messages.append(data))  # noqa: PLW0108 - no builtin

    page.on("websocket", listen)
    with Proxy(for_one.port).running() as proxy:
        open_story(page, proxy.address, QUERY)
        page.wait_for_selector(CONNECTED, state="attached")
        page.wait_for_selector(IDLE, state="attached")

        other = new_page()
        other.goto(f"{for_one.address}{QUERY}&event=guestbook")
        wait_for_event(other, "guestbook")
        assert other.url == f"{for_one.address}stories/vostochny-2023/guestbook?lang=en"
        expect(other.locator(".ex-notices")).to_contain_text(FULL)
        other.reload()
        wait_for_event(other, "guestbook")
        expect(other.get_by_text(FULL)).to_have_count(0)

        proxy.cut()
        page.wait_for_selector(CUT_OFF, state="attached")
        proxy.repair()
        page.wait_for_selector(CONNECTED, state="attached")
        page.keyboard.press("ArrowRight")
        wait_for_event(page, "khasan-welcome")
        first, *later = sent
        assert first
        assert later
        assert not any(later)  # Streamlit's page asks for a run at once, if at all
        page.close()


def test_a_page_whose_session_is_refused_works_without_one(
    page: Page, for_one: Server, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(for_one.address + QUERY)
    wait_for_event(page, "departure-pyongyang")
    page.wait_for_selector(CUT_OFF, state="attached")
    page.keyboard.press("ArrowRight")
    wait_for_event(page, "khasan-welcome")
    expect(page.locator(".stDialog")).to_have_count(0)
