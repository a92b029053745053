"""The page of a story on the server: the explorer without Streamlit, its address in the path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.driving import (
    choose_setting,
    tool,
    wait_for_event,
    wait_for_panes,
    wait_until_put_up,
)
from tests.browser.proxies import Proxy
from tests.browser.servers import Server

STORY = "stories/vostochny-2023"
FIRST, SECOND, THIRD = "departure-pyongyang", "khasan-welcome", "razdolnaya-bridge"


@pytest.fixture(params=["", "/~/apps/kim"], ids=["at the root", "behind a prefix"])
def site(request: pytest.FixtureRequest, server: Server) -> Iterator[str]:
    """The address of the site."""
    if not request.param:
        yield server.address
        return
    with Proxy(server.port, prefix=request.param).running() as proxy:
        yield proxy.address


def wait_for_address(page: Page, address: str) -> None:
    page.wait_for_function("(address) => location.href === address", arg=address)


def test_each_style_sheet_is_there_once_or_every_step_would_pay_twice(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}{STORY}")
    wait_for_panes(page)
    linked = page.evaluate(
        "() => [...document.querySelectorAll('link[rel=stylesheet]')].map(({ href }) => href)"
    )
    assert any(href.endswith("/explorer.css") for href in linked)
    assert sorted(linked) == sorted(set(linked))


def test_printing_after_a_step_asks_for_nothing_of_the_text_that_the_panes_replaced(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}{STORY}?lang=en")
    served = page.context.request.get(f"{server.address}{STORY}?lang=en").text()
    put_off = re.findall(r'<img src="([^"?]+)[^>]* loading="lazy"', served)
    wait_for_panes(page)
    page.keyboard.press("ArrowRight")
    wait_for_event(page, SECOND)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.pdf()
    page.evaluate("() => fetch(location.href)")  # after what the print has asked for
    names = {address.rpartition("/")[2] for address in put_off}
    assert "map.svg" in names
    assert [url for url in asked if urlsplit(url).path.rpartition("/")[2] in names] == []


def test_steps_and_settings_are_in_its_address_and_lead_back(page: Page, site: str) -> None:
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{site}{STORY}?lang=en")

    assert wait_for_panes(page) == FIRST
    wait_for_address(page, f"{site}{STORY}?lang=en")
    for key, event in (("ArrowRight", SECOND), ("ArrowRight", THIRD), ("Home", FIRST)):
        page.keyboard.press(key)
        wait_for_event(page, event)
        wait_for_address(page, f"{site}{STORY}/{event}?lang=en")
    page.keyboard.press("End")
    wait_for_event(page, "return-pyongyang")
    choose_setting(page, "clock", "Europe/Rome")
    wait_until_put_up(page)
    choose_setting(page, "lang", "it")
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    wait_for_address(page, f"{site}{STORY}/return-pyongyang?lang=it&clock=Europe/Rome")

    page.reload()
    wait_for_event(page, "return-pyongyang")
    expect(page.locator("select[data-control=clock]")).to_have_value("Europe/Rome")
    page.go_back()
    wait_for_address(page, f"{site}{STORY}/return-pyongyang?lang=en&clock=Europe/Rome")
    expect(page.locator("[data-explorer=article]")).to_have_attribute("lang", "en")
    mention = page.locator('[data-explorer="article"] a[data-event="guestbook"]')
    page.wait_for_function(
        "([link, address]) => link.href === address",
        arg=[mention.element_handle(), f"{site}{STORY}/guestbook?lang=en&clock=Europe/Rome"],
    )
    assert sockets == []


def test_another_state_of_knowledge_a_filter_and_an_old_id_open_as_they_were_shared(
    page: Page, server: Server
) -> None:
    query = "lang=en&asof=publication&status=announced"
    page.goto(f"{server.address}{STORY}?{query}")
    first = wait_for_panes(page)
    assert page.locator('input[data-control="asof"][value="publication"]').is_checked()
    timeline = page.locator("[data-explorer=timeline]")
    assert timeline.get_attribute("data-shown") != timeline.get_attribute("data-total")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(path) => location.pathname !== path", arg=f"/{STORY}")
    assert wait_for_panes(page) != first
    assert page.url.endswith(f"?{query}")


def test_share_gives_its_own_address_without_what_brought_the_reader(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}{STORY}/guestbook?lang=en&fbclid=x")
    wait_for_event(page, "guestbook")
    tool(page, "share").click()
    shared = f"{server.address}{STORY}/guestbook?lang=en"
    expect(page.locator("input[name=share_link]")).to_have_value(shared)
    embed = page.locator("textarea[name=share_embed]").input_value()
    assert f'src="{shared}&amp;embed=true"' in embed
    code = page.locator(".ex-qr img")
    page.wait_for_function("(code) => code.naturalWidth > 0", arg=code.element_handle())
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    wait_for_event(page, "talks-delegations")
    tool(page, "download").click()
    download = page.locator('[data-format="ics"]')
    page.wait_for_function("(link) => link.href", arg=download.element_handle())
    assert page.request.get(download.evaluate("(link) => link.href")).ok


def test_it_leads_to_the_dashboard_and_back_at_the_same_moment(page: Page, server: Server) -> None:
    query = "lang=en&clock=UTC&status=confirmed"
    page.goto(f"{server.address}{STORY}/guestbook?{query}")
    wait_for_event(page, "guestbook")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => !location.pathname.endsWith('guestbook')")
    event = wait_for_panes(page)
    tool(page, "open-dashboard").click()
    page.wait_for_url(f"{server.address}?story=vostochny-2023&event={event}&{query}")
    assert wait_for_panes(page) == event
    tool(page, "open-page").click()
    page.wait_for_url(f"{server.address}{STORY}/{event}?{query}")
    assert wait_for_panes(page) == event


def test_on_community_cloud_the_address_to_share_is_that_of_the_dashboard(
    page: Page, server: Server
) -> None:
    with Proxy(server.port, prefix="/~/+").running() as proxy:
        page.goto(f"{proxy.address}{STORY}/guestbook?lang=en")
        wait_for_event(page, "guestbook")
        tool(page, "share").click()
        outside = proxy.address.removesuffix("~/+/")
        expect(page.locator("input[name=share_link]")).to_have_value(
            f"{outside}?story=vostochny-2023&event=guestbook&lang=en"
        )
        page.close()


def test_an_embed_sends_a_page_of_its_own_origin_each_step(page: Page, server: Server) -> None:
    host = f"""<script>
      window.heard = [];
      addEventListener("message", ({{ data }}) => heard.push(data.queryParams));
    </script>
    <iframe src="{server.address}{STORY}/guestbook?lang=en&embed=true" width=900></iframe>"""
    page.route("**/host.html", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto(f"{server.address}host.html")
    frame = page.frame_locator("iframe")
    frame.locator('[data-explorer=controls][data-current="guestbook"]').wait_for()
    frame.locator("[data-action=next]").click()
    sent = "?story=vostochny-2023&event=talks-delegations&lang=en&embed=true"
    page.wait_for_function("(sent) => heard.includes(sent)", arg=sent)


def test_without_script_it_is_the_text_of_its_event(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server.address}{STORY}/guestbook?lang=en")
    expect(page.locator("h1:visible")).to_have_text("Kim signs the guestbook")
    expect(page.locator('[data-pane="map"]')).to_be_hidden()
    page.locator('a[rel="next"]').click()
    page.wait_for_url("**/talks-delegations?lang=en")


def test_its_text_is_shown_if_the_code_is_lost(page: Page, server: Server, watch: Watch) -> None:
    watch.expect("ERR_FAILED")
    page.route("**/explorer.js", lambda route: route.abort())
    page.goto(f"{server.address}{STORY}/guestbook?lang=en")
    expect(page.locator("h1:visible")).to_have_text("Kim signs the guestbook")
