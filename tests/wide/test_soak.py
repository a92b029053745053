"""Hundreds of requests: what the server holds for readers who have gone does not add up."""

from __future__ import annotations

import httpx
import psutil
from playwright.sync_api import sync_playwright

from tests.browser.driving import launched, open_story
from tests.browser.servers import Server

WARM_UP = 100
LOADS = 300
MAY_GROW_MB = 40
"""Some 130 kB a request: a page that is kept is as large."""
FIRST_VISITS = 6
VISITS = 24
VISITS_MAY_ADD_MB = 5
"""Some 200 kB a visit, less than the documents that a session refers to; it was 0.2 MB in all."""
PATHS = (
    "",
    "stories/",
    "stories/vostochny-2023",
    "stories/magellan-elcano-1519?lang=it",
    "stories/vostochny-2023/handout.html",
    "stories/vostochny-2023.kml?lang=en",
    "stories/x",
)


def resident_mb(server: Server) -> float:
    assert server.process_id is not None
    return float(psutil.Process(server.process_id).memory_info().rss / 1e6)


def test_some_hundred_requests_leave_the_server_no_larger(wide_server: Server) -> None:
    with httpx.Client(base_url=wide_server.address) as client:

        def load(times: int) -> None:
            for number in range(times):
                assert client.get(PATHS[number % len(PATHS)]).status_code in {200, 404}

        load(WARM_UP)
        before = resident_mb(wide_server)
        load(LOADS)
    assert resident_mb(wide_server) - before < MAY_GROW_MB


def test_readers_who_come_and_go_leave_the_server_no_larger(wide_server: Server) -> None:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page()

        def visit(times: int) -> None:
            for _ in range(times):
                open_story(page, wide_server.address, "?story=vostochny-2023&lang=en")

        visit(FIRST_VISITS)
        before = resident_mb(wide_server)
        visit(VISITS)
        after = resident_mb(wide_server)
        browser.close()
    assert after - before < VISITS_MAY_ADD_MB
