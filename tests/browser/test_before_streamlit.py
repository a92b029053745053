"""The panes are usable before Streamlit has come, and nothing changes for readers when it comes."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import NewPage, Watch
from tests.browser.driving import (
    MAP_FRAME,
    choose_setting,
    held_up,
    map_frame,
    tool,
    wait_for_folium,
)
from tests.browser.servers import Server

QUERY = "?story=vostochny-2023&lang=en"
MOMENT = f"{QUERY}&event=meeting"
SCRIPTS = "**/static/js/index.*.js"
FRAME = "**/component/streamlit_folium.st_folium/index.html*"
FIRST_MAP = ".ex-app [data-explorer=map]"
STEPPED = """(event) => ["map", "timeline", "article", "controls"].every(
  (pane) => document.querySelector(`.ex-app [data-explorer=${pane}]`)?.dataset.current === event)"""
"""JavaScript: whether the page's own panes show an event, its own map among them."""
DRAWN = """() => {
  const map = document.querySelector(".ex-app [data-explorer=map]");
  const tiles = [...(map?.querySelectorAll(".leaflet-tile") ?? [])];
  return document.querySelector("[data-explorer=table] tr[data-event]") &&
    map?.dataset.settled && tiles.length > 0 && tiles.every(({ style }) => style.opacity === "1") &&
    map.getAnimations({ subtree: true }).length === 0;
}"""
"""JavaScript: whether the page's own map has come to rest and the table is filled."""
KEEP_HOLD = """() => {
  window.kept = Object.fromEntries(["controls", "timeline", "article", "table"].map(
    (pane) => [pane, document.querySelector(`[data-explorer=${pane}]`).firstElementChild]));
  window.changes = [];
  const note = ({ type, target }) => changes.push(`${type} ${target.className}`);
  for (const type of ["scroll", "focusout", "selectionchange"])
    document.addEventListener(type, note, true);
}"""
"""JavaScript: remembers what is in each pane, and from now on whatever happens to the reader."""
TWO_FRAMES = "() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"
SCROLL_AS_A_READER = """(scroller) => {
  scroller.dispatchEvent(new Event("wheel")); // or the page might bring the event into view again
  scroller.scrollTop = 90;
}"""
LOST = """() => [...Object.entries(kept).filter(([, part]) => !part.isConnected), ...changes]"""
"""JavaScript: what has been replaced or has happened since."""
NOTE_NAMES = """() => {
  const first = window.__explorerFirstMap;
  const { leave } = first;
  first.leave = () => {
    window.names = first.root.dataset.names;
    leave();
  };
}"""
"""JavaScript: remembers the names on the first map when it goes."""
IS_AT_REST = """async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const folder = loaded.find((name) => name.endsWith("/explorer.js")).replace("explorer.js", "");
  return (await import(`${folder}map/hand_over.js`)).isAtRest(window.__explorerFirstMap);
}"""
"""JavaScript: whether folium's map may take over from the first one now."""
IS_JOINED = """() => document.querySelector(".stApp[data-test-script-state='notRunning']") &&
  document.querySelector(".st-key-ex-panes iframe")"""
"""JavaScript: whether Streamlit's first run is over."""


_SEEN = [0] * 6 + [255] * 250


def picture(page: Page) -> Image.Image:
    """The page as it is when two pictures one after the other are the same."""
    seen = b""
    while (now := page.screenshot()) != seen:
        page.evaluate(TWO_FRAMES)
        seen = now
    return Image.open(BytesIO(now)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """The box outside which two pictures are the same; None where they are everywhere.

    The same curve drawn twice can differ by up to five of 255 levels at its edge.
    """
    apart = ImageChops.difference(one, other)
    return apart.point(_SEEN * 3).getbbox()


def test_steps_settings_and_the_address_work_while_no_script_of_streamlit_has_come(
    page: Page, server: Server
) -> None:
    with held_up(page, SCRIPTS):
        page.goto(server.address + QUERY, wait_until="commit")
        page.wait_for_function(STEPPED, arg="departure-pyongyang")
        page.locator(f"{FIRST_MAP} button[data-place=vostochny]").click()
        page.wait_for_function(STEPPED, arg="putin-arrival")
        page.keyboard.press("ArrowRight")
        page.wait_for_function(STEPPED, arg="train-arrival")
        page.wait_for_function("() => location.search.includes('event=train-arrival')")
        choose_setting(page, "lang", "it")
        choose_setting(page, "clock", "Europe/Rome")
        expect(page.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
        page.wait_for_function("() => location.search.endsWith('&lang=it&clock=Europe/Rome')")
        page.go_back()
        page.wait_for_function("() => !location.search.includes('clock')")
        tool(page, "share").click()
        expect(page.locator("dialog[open]")).to_be_visible()
        assert page.locator(".stApp").count() == 0


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        ((1440, 900), "dark"),
        ((900, 700), "light"),
        ((390, 844), "light"),
        pytest.param((1440, 900), "light", marks=pytest.mark.wide),
    ],
)
def test_no_pixel_changes_when_streamlit_comes_nor_when_folium_takes_over(
    new_page: NewPage, server: Server, size: tuple[int, int], scheme: str
) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    with held_up(page, FRAME):
        with held_up(page, SCRIPTS):
            page.goto(server.address + MOMENT, wait_until="commit")
            page.wait_for_function(DRAWN)
            alone = picture(page)
        page.wait_for_function(IS_JOINED)
        assert difference(picture(page), alone) is None
    wait_for_folium(page)

    assert difference(picture(page), alone) is None


def test_names_stay_where_they_are_when_folium_takes_over_from_a_map_with_a_history(
    page: Page, server: Server
) -> None:
    with held_up(page, FRAME):
        page.goto(server.address + MOMENT, wait_until="commit")
        page.wait_for_function(DRAWN)
        for width in (1100, 1280):  # what has room in the first keeps its place in the second
            page.set_viewport_size({"width": width, "height": 800})
            picture(page)
        page.evaluate(NOTE_NAMES)
    wait_for_folium(page)

    names = map_frame(page).locator("[data-explorer=map]").get_attribute("data-names")
    assert names == page.evaluate("window.names")
    assert names and len(json.loads(names)[3]) > 5


def test_scroll_focus_selection_and_elements_stay_when_streamlit_comes(
    page: Page, server: Server
) -> None:
    with held_up(page, SCRIPTS):
        page.goto(server.address + MOMENT, wait_until="commit")
        page.wait_for_function(DRAWN)
        page.locator("[data-explorer=timeline] [data-scroller]").evaluate(SCROLL_AS_A_READER)
        tool(page, "settings").click()
        page.locator("select[data-control=clock]").focus()
        page.evaluate(
            "document.querySelector('.ex-passage p') && getSelection().selectAllChildren("
            "document.querySelector('.ex-passage p'))"
        )
        said = page.evaluate("String(getSelection())")
        page.evaluate(TWO_FRAMES)  # in which the scroll itself is reported
        page.evaluate(KEEP_HOLD)
    wait_for_folium(page)

    assert page.evaluate(LOST) == []
    assert page.evaluate("document.activeElement.dataset.control") == "clock"
    assert page.evaluate("String(getSelection())") == said != ""
    assert (
        page.locator("[data-explorer=timeline] [data-scroller]").evaluate("(it) => it.scrollTop")
        == 90
    )


def test_folium_waits_while_a_key_is_down_and_while_the_pointer_or_the_focus_is_on_the_map(
    page: Page, server: Server
) -> None:
    waits = "() => document.querySelector('.st-key-ex-panes iframe')?.inert"
    page.goto(server.address + MOMENT, wait_until="commit")
    page.wait_for_function(DRAWN)
    uses = {
        "key": (lambda: page.keyboard.down("Shift"), lambda: page.keyboard.up("Shift")),
        "pointer": (lambda: page.locator(FIRST_MAP).hover(), lambda: page.mouse.move(1000, 700)),
        "focus": (
            lambda: page.locator(FIRST_MAP).focus(),
            lambda: page.evaluate("document.activeElement.blur()"),
        ),
    }
    begin = next(begin for begin, _ in uses.values())
    begin()
    page.wait_for_function(waits)
    for i, (_, end) in enumerate(uses.values()):
        following = list(uses.values())[i + 1 :]
        assert not page.evaluate(IS_AT_REST)
        if following:
            following[0][0]()
        end()
    wait_for_folium(page)

    expect(page.locator("iframe#ex-map")).to_have_count(1)
    expect(page.locator("[inert]")).to_have_count(0)


def test_folium_takes_over_for_readers_who_want_no_motion_too(
    new_page: NewPage, server: Server
) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(server.address + MOMENT, wait_until="commit")

    wait_for_folium(page)

    expect(map_frame(page).locator("[data-settled=meeting]")).to_be_visible()


def test_a_map_that_the_reader_has_moved_stays(page: Page, server: Server) -> None:
    with held_up(page, FRAME):
        page.goto(server.address + MOMENT, wait_until="commit")
        page.wait_for_function(DRAWN)
        page.locator(f"{FIRST_MAP} [data-action=zoom-in]").click()
        page.mouse.move(1000, 700)
        page.evaluate("document.activeElement.blur()")
        page.wait_for_function(DRAWN)
        zoomed = picture(page)
    inside = map_frame(page).locator("[data-explorer=map]")
    inside.wait_for(state="attached")  # folium's has come, and shows the usual view
    page.wait_for_function(
        f"() => !document.querySelector('{MAP_FRAME}').contentDocument"
        ".querySelector('[data-explorer=map] .ex-stop')"
    )

    expect(page.locator(FIRST_MAP)).to_be_visible()
    assert difference(picture(page), zoomed) is None


def test_the_address_can_ask_for_foliums_map_at_once(page: Page, server: Server) -> None:
    page.goto(f"{server.address}{QUERY}&map=folium", wait_until="commit")
    map_frame(page).locator("[data-explorer=map][data-current]").wait_for()

    expect(page.locator(FIRST_MAP)).to_have_count(0)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => location.search.includes('map=folium')"
        " && location.search.includes('event=khasan-welcome')"
    )


def refuse_websockets(page: Page) -> None:
    def refuse(socket: WebSocketRoute) -> None:
        socket.close()

    page.route_web_socket("**/*", refuse)


@pytest.mark.parametrize("lacks", ["scripts", "websocket"])
def test_where_streamlit_never_comes_the_panes_stay_and_nothing_lies_over_them(
    page: Page, server: Server, watch: Watch, lacks: str
) -> None:
    watch.expect("Failed to load resource|WebSocket|websocket|Client [Ee]rror|not responding")
    if lacks == "scripts":
        page.route("**/static/js/**", lambda route: route.abort())
    else:
        refuse_websockets(page)
    page.goto(server.address + MOMENT, wait_until="commit")
    page.wait_for_function(DRAWN)
    if lacks == "websocket":
        page.wait_for_selector(".stApp", state="attached")
    page.locator("[data-explorer=timeline] button[data-event=guestbook]").click()

    page.wait_for_function(STEPPED, arg="guestbook")
    expect(page.get_by_text("Connection lost")).to_have_count(0)
    expect(page.locator(".ex-early")).to_have_count(0)
