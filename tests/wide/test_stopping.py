"""A server that is stopped: what is under way is finished, readers go on elsewhere."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import httpx
import pytest
from playwright.sync_api import sync_playwright

from explorer.reading.library import load_story
from tests.browser.driving import launched, open_story, wait_for_event, wait_for_panes
from tests.browser.proxies import Proxy
from tests.browser.servers import HOST, Server, serving
from tests.records import SHIPPED
from tests.waiting import eventually

QUERY = "?story=vostochny-2023&lang=en"
CONNECTED = ".stApp[data-test-connection-state='CONNECTED']"
CARDS = 20
ENDS_WITHIN_S = 40
"""The bound that the server keeps, and some seconds for a busy machine."""


@pytest.fixture
def stopped() -> Iterator[Server]:
    """A server that the test stops."""
    with serving(settings={"EXPLORER_DRAIN_S": "2"}) as server:
        yield server


@pytest.fixture
def draining() -> Iterator[Server]:
    """The same, which can be asked a few times while it drains, on a busy machine too."""
    with serving(settings={"EXPLORER_DRAIN_S": "10"}) as server:
        yield server


def terminate(server: Server) -> None:
    assert server.process_id is not None
    os.kill(server.process_id, signal.SIGTERM)


def exit_code(server: Server) -> int:
    assert server._process is not None
    return server._process.wait(ENDS_WITHIN_S)


def is_refused(server: Server) -> bool:
    try:
        socket.create_connection((HOST, server.port), timeout=5).close()
    except ConnectionRefusedError:
        return True
    return False


def test_cards_under_way_are_drawn_while_new_requests_are_refused(draining: Server) -> None:
    story = load_story(SHIPPED / "vostochny-2023")
    cards = [f"stories/{story.slug}/{event}/card.png" for event in story.all_event_ids[:CARDS]]
    with (
        httpx.Client(base_url=draining.address, timeout=60) as client,
        ThreadPoolExecutor(CARDS) as readers,
    ):
        asked = [readers.submit(client.get, card) for card in cards]
        wait(asked, return_when=FIRST_COMPLETED)

        terminate(draining)
        eventually(lambda: httpx.get(f"{draining.address}readyz", timeout=60).status_code != 200)
        assert httpx.get(f"{draining.address}readyz").text == "Stopping.\n"
        assert httpx.get(f"{draining.address}stories/").status_code == 200  # while it drains
        eventually(lambda: is_refused(draining))
        answers = [each.result() for each in asked]
    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.content.startswith(b"\x89PNG") for answer in answers)
    assert exit_code(draining) == 0


def test_a_reader_who_reads_no_more_does_not_keep_the_server_from_ending(stopped: Server) -> None:
    with socket.create_connection((HOST, stopped.port)) as stalled:
        stalled.sendall(
            b"GET /stories/vostochny-2023.zip HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200
        )
        stalled.recv(10)
        terminate(stopped)
        assert exit_code(stopped) == 0


def test_an_open_page_goes_on_at_its_event_on_another_replica(stopped: Server) -> None:
    with (
        serving() as other,
        Proxy(stopped.port).running() as proxy,
        sync_playwright() as playwright,
    ):
        browser = launched(playwright)
        page = browser.new_page()
        open_story(page, proxy.address, QUERY)
        page.keyboard.press("ArrowRight")
        wait_for_event(page, "khasan-welcome")
        page.wait_for_selector(CONNECTED, state="attached")
        proxy.pass_to(other.port)
        terminate(stopped)
        page.wait_for_selector(f".stApp:not({CONNECTED.removeprefix('.stApp')})", state="attached")
        assert exit_code(stopped) == 0
        page.wait_for_selector(CONNECTED, state="attached")
        assert wait_for_panes(page) == "khasan-welcome"
        page.keyboard.press("ArrowRight")
        wait_for_event(page, "razdolnaya-bridge")
        browser.close()
