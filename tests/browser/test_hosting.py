"""Wherever it is hosted: below a path, behind a proxy, and without asking any other host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import (
    choose_setting,
    map_frame,
    open_story,
    tool,
    wait_for_event,
    wait_until_put_up,
    wait_until_settled,
)
from tests.browser.proxies import Proxy
from tests.browser.servers import HOST, Server, serving

FIRST, SECOND = "departure-pyongyang", "khasan-welcome"
QUERY = "?story=vostochny-2023&lang=en"


@pytest.fixture(scope="module")
def below_a_path() -> Iterator[Server]:
    with serving(base="explorer") as server:
        yield server


@pytest.mark.parametrize("ending", ["/", ""], ids=["with a slash", "without a slash"])
def test_it_works_below_a_base_path(page: Page, below_a_path: Server, ending: str) -> None:
    open_story(page, below_a_path.address.removesuffix("/") + ending, QUERY)
    page.keyboard.press("ArrowRight")
    wait_until_settled(page, SECOND)
    page.wait_for_function("location.search.includes('event=khasan-welcome')")
    assert urlsplit(page.url).path.removesuffix("/") == "/explorer"


def test_it_works_behind_a_proxy_that_strips_a_prefix(page: Page, server: Server) -> None:
    with Proxy(server.port, prefix="/~/apps/kim").running() as proxy:
        open_story(page, proxy.address, QUERY)
        page.keyboard.press("ArrowRight")
        wait_until_settled(page, SECOND)
        page.wait_for_function("location.search.includes('event=khasan-welcome')")
        assert urlsplit(page.url).path == "/~/apps/kim/"
        choose_setting(page, "lang", "it")
        expect(page.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
        page.close()


@pytest.mark.wide
def test_the_dashboard_works_in_the_frame_of_community_cloud(page: Page, server: Server) -> None:
    outer = f"""<script>
      window.heard = [];
      addEventListener("message", ({{ data }}) => heard.push(data.queryParams ?? ""));
    </script>
    <iframe src="/~/+/{QUERY}" width=1200 height=800></iframe>"""
    with Proxy(server.port, prefix="/~/+").running() as proxy:
        outside = proxy.address.removesuffix("~/+/")
        page.route(outside, lambda route: route.fulfill(body=outer, content_type="text/html"))
        with page.expect_event("websocket") as opened:
            page.goto(outside)
        frame = page.frame_locator("iframe").first
        frame.locator(f'[data-explorer=controls][data-current="{FIRST}"]').wait_for()
        frame.locator("[data-action=next]").click()
        page.wait_for_function(
            "(event) => heard.some((query) => query.includes(event))", arg=SECOND
        )
        tool(frame, "share").click()
        link = frame.locator("input[name=share_link]")
        expect(link).to_have_value(f"{outside}?story=vostochny-2023&event={SECOND}&lang=en")
        assert "/~/+/_stcore/stream" in opened.value.url
        page.close()


def test_a_whole_session_asks_no_other_host(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page()
    hosts: set[str | None] = set()
    page.on("request", lambda asked: hosts.add(urlsplit(asked.url).hostname))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    open_story(page, server.address, QUERY)
    for key in ("ArrowRight", "End", "Home"):
        page.keyboard.press(key)
    wait_for_event(page, FIRST)
    inside = map_frame(page)
    for control in ("zoom-in", "zoom-out", "whole-journey"):
        inside.locator(f'[data-action="{control}"]').click()
    for control, value in (("lang", "it"), ("clock", "Europe/Rome")):
        choose_setting(page, control, value)
        wait_until_put_up(page)
    page.locator('input[data-control="asof"][value="publication"]').check(force=True)
    wait_for_event(page, "peskov-agenda")
    assert hosts - {None} == {HOST}
