"""What a running server says to operators: its log, its metrics."""

from __future__ import annotations

import json

import httpx
from playwright.sync_api import sync_playwright

from tests.browser.driving import launched, open_story
from tests.browser.servers import serving
from tests.waiting import eventually

TOKEN = "a-token-of-the-test"
CONNECTED = ".stApp[data-test-connection-state='CONNECTED']"
SETTINGS = {"EXPLORER_LOG": "json", "EXPLORER_METRICS_TOKEN": TOKEN}


def test_a_real_reader_leaves_lines_of_json_and_nothing_personal() -> None:
    with serving(settings=SETTINGS) as server, sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page()
        open_story(page, server.address, "?story=vostochny-2023&lang=en&utm_source=anna")
        page.wait_for_selector(CONNECTED, state="attached")
        authorized = {"Authorization": f"Bearer {TOKEN}"}
        metrics = httpx.get(f"{server.address}metrics", headers=authorized).text
        browser.close()
        eventually(lambda: '"method":"WEBSOCKET"' in server.log())
        log = server.log()

    lines = [line for line in log.splitlines() if line.startswith("{")]
    requests = [json.loads(line) for line in lines]
    routes = {line.get("route") for line in requests}
    assert {"/", "/_stcore/stream", "/static/*", "/views/{slug}.{kind}.json"} <= routes
    assert not [line for line in lines if "anna" in line or "127.0.0.1" in line]
    assert 'explorer_sessions{state="connected"} 1.0' in metrics.splitlines()
    assert "anna" not in log
    assert "Traceback" not in log
