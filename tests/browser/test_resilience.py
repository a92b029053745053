"""What goes wrong between browser and server leaves readers where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watch
from tests.browser.driving import (
    MAP_FRAME,
    choose_setting,
    let_pass,
    open_story,
    shown,
    wait_for_event,
    wait_for_panes,
    wait_until_settled,
)
from tests.browser.proxies import Proxy
from tests.browser.servers import Server

QUERY = "?story=vostochny-2023&lang=en"
FIRST, SECOND, TENTH, ELEVENTH = (
    "departure-pyongyang",
    "khasan-welcome",
    "guestbook",
    "talks-delegations",
)
APP = ".stApp"
FIRST_MAP = ".ex-app [data-explorer=map]"  # without its land folium's does not take over
CONNECTED = f"{APP}[data-test-connection-state='CONNECTED']"
IDLE = f"{APP}[data-test-script-state='notRunning']"
CUT_OFF = f"{APP}:not([data-test-connection-state='CONNECTED'])"
# Chromium says in the console what it could not fetch; Streamlit, that it lost its server.
CONNECTION_LOST = r"net::ERR_|WebSocket|websocket|Client [Ee]rror|not responding"


@pytest.fixture
def proxy(server: Server, page: Page) -> Iterator[Proxy]:
    with Proxy(server.port).running() as between:
        yield between
        page.close()


def step_to_the_tenth(page: Page) -> None:
    for _ in range(9):
        page.keyboard.press("ArrowRight")


def test_ten_quick_steps_against_a_slow_server_end_on_the_tenth_event(
    page: Page, proxy: Proxy
) -> None:
    open_story(page, proxy.address, QUERY)
    proxy.latency_s = 0.3
    step_to_the_tenth(page)
    wait_until_settled(page, TENTH)
    page.wait_for_function("location.search.includes('event=guestbook')")


def test_a_stale_server_reply_does_not_move_the_reader_back(page: Page, proxy: Proxy) -> None:
    with page.expect_websocket() as opening:
        open_story(page, proxy.address, QUERY)
    page.clock.install()
    for event in (SECOND, "razdolnaya-bridge"):
        let_pass(page, seconds=1)  # steps in quick succession share an entry of the history
        page.locator(f"[data-explorer=timeline] button[data-event={event}]").click()
        wait_for_event(page, event)
        page.wait_for_function("(event) => location.search.includes(event)", arg=event)
    proxy.latency_s = 0.3
    # Going back makes Streamlit rerun the page, for the event that the address then names.
    with opening.value.expect_event("framereceived"):
        page.evaluate("history.back()")
        wait_for_event(page, SECOND)
        page.locator(f"[data-explorer=timeline] button[data-event={TENTH}]").click()
        wait_for_event(page, TENTH)
    page.wait_for_selector(IDLE, state="attached")
    page.wait_for_function("(event) => location.search.includes(event)", arg=TENTH)
    assert set(shown(page).values()) == {TENTH}


def test_a_lost_connection_keeps_the_reader_stepping_and_where_they_are(
    page: Page, proxy: Proxy, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    open_story(page, proxy.address, QUERY)
    proxy.cut()
    page.wait_for_selector(CUT_OFF, state="attached")
    notice = page.get_by_text("Connection lost. Everything already loaded keeps working.")
    expect(notice).to_be_visible()
    step_to_the_tenth(page)
    wait_until_settled(page, TENTH)
    for event in (ELEVENTH, TENTH):  # with the mouse too: no dialog lies over the page
        page.locator(f"[data-explorer=timeline] button[data-event={event}]").click()
        wait_for_event(page, event)
    proxy.repair()
    page.wait_for_selector(CONNECTED, state="attached")
    expect(notice).to_have_count(0)
    page.wait_for_selector(IDLE, state="attached")
    assert wait_for_panes(page) == TENTH
    page.keyboard.press("ArrowRight")
    wait_for_event(page, ELEVENTH)
    assert f"event={TENTH}" in page.url or f"event={ELEVENTH}" in page.url


def test_a_server_that_is_started_again_finds_the_reader_where_they_were_and_what_they_asked_for(
    page: Page, proxy: Proxy, one_story_server: Server, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    open_story(page, proxy.address, QUERY)
    step_to_the_tenth(page)
    wait_for_event(page, TENTH)
    proxy.cut()
    page.wait_for_selector(CUT_OFF, state="attached")
    choose_setting(page, "lang", "it")
    expect(page.locator(".ex-fault")).to_be_visible()
    proxy.repair(one_story_server.port)  # which knows no more of the reader than one started again
    page.wait_for_selector(CONNECTED, state="attached")
    page.wait_for_selector(IDLE, state="attached")
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    expect(page.locator(".ex-fault")).to_have_count(0)
    assert wait_for_panes(page) == TENTH
    page.keyboard.press("ArrowRight")
    wait_for_event(page, ELEVENTH)


BLOCKED = "The interactive map cannot open: it needs a live connection"


LIST = "?story=x&lang=en"  # Streamlit shows the list of stories, and nothing else does on that page


def test_where_the_websocket_is_refused_the_list_says_so_until_it_opens_after_all(
    page: Page, proxy: Proxy, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    proxy.refuses_websockets = True
    page.goto(proxy.address + LIST)
    expect(page.get_by_role("alert")).to_contain_text(BLOCKED)
    expect(page.get_by_text("Loading the map")).to_be_hidden()
    plain = page.get_by_role("link", name="Read the plain version")
    assert plain.evaluate("(link) => link.href") == f"{proxy.address}stories/?lang=en"
    proxy.refuses_websockets = False

    expect(page.locator(".st-key-ex-catalogue")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_no_dialog_lies_over_the_link_where_streamlits_own_addresses_are_blocked(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("Failed to load resource|Cannot connect to Streamlit|" + CONNECTION_LOST)
    page.route("**/_stcore/**", lambda route: route.fulfill(status=403, body=""))
    page.goto(server.address + LIST)
    expect(page.get_by_role("alert")).to_contain_text(BLOCKED)

    page.get_by_role("link", name="Read the plain version").click()

    expect(page).to_have_url(f"{server.address}stories/?lang=en")


def test_a_server_that_is_away_is_not_called_blocked(
    page: Page, proxy: Proxy, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    proxy.refuses_websockets = True
    page.goto(proxy.address + LIST)
    page.wait_for_selector(CUT_OFF, state="attached")
    proxy.cut()
    with page.expect_event("requestfailed", lambda request: request.method == "HEAD"):
        pass

    expect(page.get_by_text(BLOCKED)).to_be_hidden()
    expect(page.get_by_text("Loading the map")).to_be_visible()


def test_a_map_that_does_not_load_is_reported_until_it_has_loaded(
    page: Page, proxy: Proxy, watch: Watch
) -> None:
    watch.expect(CONNECTION_LOST)
    page.route("**/tiles/**", lambda route: route.abort())
    page.goto(proxy.address + QUERY)
    notice = page.locator(f"{FIRST_MAP} .ex-map-notice[role=status]")
    told = "The built-in map did not load completely."
    expect(notice).to_contain_text(told)
    choose_setting(page, "lang", "it")
    expect(notice).to_contain_text("La mappa integrata non si è caricata del tutto.")
    page.unroute("**/tiles/**")
    page.wait_for_selector(MAP_FRAME, state="attached")
    proxy.cut()
    page.wait_for_selector(CUT_OFF, state="attached")
    proxy.repair()
    expect(notice).to_be_empty()


def test_a_map_that_has_not_come_does_not_look_like_open_sea(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("net::ERR_FAILED")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/tiles/**", hold)
    with page.expect_request("**/tiles/**"):
        page.goto(server.address + QUERY, wait_until="commit")
    ground = page.locator(FIRST_MAP)
    tiles = ground.locator(".ex-basemap-tiles")
    hatched = re.compile("repeating-linear-gradient")
    expect(ground).to_have_css("background-image", hatched)
    expect(tiles).to_have_css("visibility", "hidden")
    for route in held:
        route.abort()
    expect(ground.locator(".ex-map-notice[role=status]")).not_to_be_empty()
    expect(ground).to_have_css("background-image", hatched)
    page.unroute("**/tiles/**")
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(ground).not_to_have_css("background-image", hatched)
    expect(tiles).to_have_css("visibility", "visible")


def test_a_reader_without_network_goes_on_stepping(opened: Page, watch: Watch) -> None:
    watch.expect(CONNECTION_LOST)
    opened.context.set_offline(True)
    step_to_the_tenth(opened)
    wait_until_settled(opened, TENTH)
    opened.wait_for_function("location.search.includes('event=guestbook')")


def test_a_story_that_does_not_arrive_can_be_asked_for_again(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("status of 503")
    page.route("**/views/*.json?*", lambda route: route.fulfill(status=503, body=""))
    page.goto(server.address + QUERY)
    fault = page.locator(".ex-fault")
    expect(fault).to_be_in_viewport()
    expect(fault.locator("p")).to_have_text("This view could not be loaded.")  # one for all panes
    page.unroute("**/views/*.json?*")
    fault.get_by_role("button", name="Try again").click()
    assert wait_for_panes(page) == FIRST
    expect(fault).to_have_count(0)


def test_a_language_that_does_not_arrive_leaves_what_is_shown(opened: Page, watch: Watch) -> None:
    watch.expect("net::ERR_FAILED")
    opened.keyboard.press("ArrowRight")
    wait_for_event(opened, SECOND)
    opened.route("**/views/*.words.json?lang=it*", lambda route: route.abort())
    language = opened.locator("select[data-control=lang]")
    choose_setting(opened, "lang", "it")
    fault = opened.locator(".ex-fault")
    expect(fault).to_be_in_viewport()
    expect(language).to_have_value("en")
    opened.wait_for_function("location.search.endsWith('&lang=en')")
    assert set(shown(opened).values()) == {SECOND}
    opened.evaluate("document.activeElement.blur()")
    opened.keyboard.press("ArrowRight")
    wait_for_event(opened, "razdolnaya-bridge")
    expect(fault).to_be_visible()
    opened.unroute("**/views/*.words.json?lang=it*")
    fault.get_by_role("button").click()
    expect(language).to_have_value("it")
    expect(opened.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    wait_for_event(opened, "razdolnaya-bridge")
    expect(fault).to_have_count(0)


def test_steps_during_a_slow_change_of_language_are_kept(opened: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    opened.route("**/views/*.words.json?lang=it*", hold)
    with opened.expect_request("**/views/*.words.json?lang=it*"):
        choose_setting(opened, "lang", "it")
    opened.evaluate("document.activeElement.blur()")
    opened.keyboard.press("ArrowRight")
    wait_for_event(opened, SECOND)
    assert len(held) == 1  # all panes share it, the one in the frame of the map too
    for route in held:
        route.continue_()
    expect(opened.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    wait_for_event(opened, SECOND)
