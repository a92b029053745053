"""What a page of somebody else can do to the explorer: embed it, and nothing more.

The foreign page is served from another port, which is another origin. Each window that it speaks to
notes what it hears before any script of its own, so a test knows when an attack has arrived.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Frame, Page, Route, expect

from explorer.pages.oembed import embed_html
from explorer.server.map_frames import MAP_FRAME_PAGE
from tests.browser.conftest import Watch
from tests.browser.driving import tool
from tests.browser.servers import Server, hosting, serving

ATTACK = {
    "type": "streamlit:render",
    "args": {
        "js_links": [],
        "css_links": [],
        "header": "",
        "html": "",
        "height": 1,
        "width": 1,
        "returned_objects": [],
        "script": (
            "window.ran = location.origin; var map_div = {on() {}, _layers: {}, getZoom: () => 1,"
            " getCenter: () => [1, 1]};"
        ),
        "feature_group": "window.ran = location.origin;",
        "layer_control": "",
    },
    "dfs": [],
    "theme": None,
}
"""What Streamlit's page sends to the map's frame, with a script of somebody else in it."""

FOREIGN_PAGE = f"""<!doctype html>
<title>A foreign page</title>
<link rel="icon" href="data:,">
<body>
<script>
  const attack = {json.dumps(ATTACK)};
  window.heard = [];
  addEventListener("message", ({{ data, origin }}) => heard.push({{ data, origin }}));
  function frame(address) {{
    document.body.append(Object.assign(document.createElement("iframe"),
      {{ src: address, width: 1000, height: 640 }}));
  }}
</script>
"""

NOTE_WHAT_IS_HEARD = """
window.notedOrigins = [];
addEventListener("message", ({ origin }) => window.notedOrigins.push(origin), true);
"""

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of somebody else, with a slash at its end."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "index.html").write_text(FOREIGN_PAGE, "utf-8")
    with hosting(folder) as address:
        yield address


@pytest.fixture(scope="module")
def naming(elsewhere: str) -> Iterator[Server]:
    """A server that names the only site that may embed it."""
    with serving(settings={"EXPLORER_FRAME_ANCESTORS": elsewhere.removesuffix("/")}) as running:
        yield running


def foreign_page(new_page: NewPage, elsewhere: str) -> Page:
    page = new_page(viewport={"width": 1100, "height": 760})
    page.context.add_init_script(NOTE_WHAT_IS_HEARD)
    page.goto(elsewhere)
    return page


def wait_until_heard(frame: Frame, elsewhere: str) -> None:
    """Wait until a message of the foreign page has arrived in a window, and has had its effect."""
    frame.wait_for_function(
        "(origin) => notedOrigins.includes(origin)", arg=elsewhere.removesuffix("/")
    )


def ran(frame: Frame) -> object:
    return frame.evaluate("window.ran ?? null")


def embed(page: Page, server: Server) -> tuple[Frame, Frame]:
    """Embed the explorer in a page; return its frame and the map's frame when the map is there."""
    address = f"{server.address}?embed=true&story=vostochny-2023&lang=en"
    code = embed_html(
        address, "A story", width_px=1000, height_px=640
    )  # what readers are offered to paste
    page.evaluate("(code) => document.body.insertAdjacentHTML('beforeend', code)", code)
    explorer = page.frame_locator("iframe")
    expect(explorer.locator('[data-explorer="timeline"][data-current]')).to_be_visible()
    inside = explorer.frame_locator(".st-key-ex-panes iframe")
    expect(inside.locator('[data-explorer="map"][data-current]')).to_be_visible()
    outer, inner = page.frames[1:]
    assert MAP_FRAME_PAGE in inner.url
    return outer, inner


def test_a_foreign_page_that_frames_the_maps_page_runs_nothing_in_it(
    new_page: NewPage, server: Server, elsewhere: str
) -> None:
    page = foreign_page(new_page, elsewhere)
    page.evaluate("frame", f"{server.address}{MAP_FRAME_PAGE}")
    page.wait_for_function("heard.some(({ data }) => data.type === 'streamlit:componentReady')")
    page.evaluate("frames[0].postMessage(attack, '*')")
    wait_until_heard(page.frames[1], elsewhere)
    assert ran(page.frames[1]) is None


def test_every_link_of_an_embedded_list_stays_embeddable(
    new_page: NewPage, small_server: Server, elsewhere: str
) -> None:
    page = foreign_page(new_page, elsewhere)
    code = embed_html(
        f"{small_server.address}?embed=true&lang=en", "Stories", width_px=1000, height_px=640
    )
    page.evaluate("(code) => document.body.insertAdjacentHTML('beforeend', code)", code)
    explorer = page.frame_locator("iframe")
    explorer.locator(".ex-catalogue").get_by_role("link", name="Italiano").first.click()
    expect(explorer.locator(".ex-catalogue[lang=it]")).to_be_visible()
    explorer.locator(".ex-story h2 a").first.click()
    expect(explorer.locator('[data-explorer="timeline"][data-current]')).to_be_visible()


def test_a_window_that_a_foreign_page_opens_is_out_of_its_reach(
    new_page: NewPage, server: Server, elsewhere: str, watch: Watch
) -> None:
    watch.expect("404")  # the map's page has no icon
    for address in (MAP_FRAME_PAGE, "?story=vostochny-2023&lang=en"):
        page = foreign_page(new_page, elsewhere)
        with page.expect_popup() as opening:
            page.evaluate(
                "(address) => void (window.opened = open(address))",
                server.address + address,
            )
        opening.value.wait_for_load_state()
        page.wait_for_function("opened.closed")
        assert opening.value.evaluate("window.opener") is None


def test_an_opened_maps_page_runs_nothing_where_browsers_do_not_part_windows(
    new_page: NewPage, server: Server, elsewhere: str, watch: Watch
) -> None:
    """They do not over http, except on the reader's own machine."""

    def without_parting(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "cross-origin-opener-policy": "unsafe-none"}
        route.fulfill(response=answer, headers=headers)

    watch.expect("404")
    page = foreign_page(new_page, elsewhere)
    page.context.route(f"**/{MAP_FRAME_PAGE}", without_parting)
    with page.expect_popup() as opening:
        address = server.address + MAP_FRAME_PAGE
        page.evaluate("(address) => void (window.opened = open(address))", address)
    popup = opening.value
    popup.wait_for_load_state()
    page.evaluate("opened.postMessage(attack, '*')")
    wait_until_heard(popup.main_frame, elsewhere)
    assert ran(popup.main_frame) is None


def test_an_embedded_explorer_works_and_the_page_around_it_is_neither_heard_nor_notified(
    new_page: NewPage, server: Server, elsewhere: str
) -> None:
    page = foreign_page(new_page, elsewhere)
    outer, inner = embed(page, server)
    page.evaluate("frames[0].frames[0].postMessage(attack, '*')")
    wait_until_heard(inner, elsewhere)
    assert ran(inner) is None

    outer.locator('[data-action="next"]').click()
    for frame, pane in ((outer, "timeline"), (outer, "article"), (inner, "map")):
        shown = frame.locator(f'[data-explorer="{pane}"][data-current="khasan-welcome"]')
        expect(shown).to_be_visible()
    outer.wait_for_function("location.search.includes('event=khasan-welcome')")
    page.evaluate("() => new Promise((done) => { onmessage = done; postMessage('last', '*'); })")
    assert not page.evaluate("heard.filter(({ data }) => data.type === 'SET_QUERY_PARAM')")
    expect(outer.locator(".ex-all")).to_have_attribute("target", "_blank")


def test_an_embedded_explorer_prints_the_handout_that_it_opens(
    new_page: NewPage, server: Server, elsewhere: str
) -> None:
    page = foreign_page(new_page, elsewhere)
    page.context.add_init_script("window.print = () => console.log('printed');")
    outer, _ = embed(page, server)
    with page.context.expect_console_message(lambda said: said.text == "printed") as printing:
        tool(outer, "print").click()
    assert "/handout.html" in printing.value.page.url  # type: ignore[union-attr]


def test_the_page_around_an_embed_cannot_put_its_own_page_in_the_maps_place(
    new_page: NewPage, server: Server, elsewhere: str, watch: Watch
) -> None:
    watch.expect("frame-src")
    page = foreign_page(new_page, elsewhere)
    _, inner = embed(page, server)
    with page.expect_console_message(lambda said: "frame-src" in said.text):
        page.evaluate("(address) => void (frames[0].frames[0].location = address)", elsewhere)
    inner.wait_for_load_state()
    assert inner.url != elsewhere


def test_a_host_that_is_named_learns_what_is_read(
    new_page: NewPage, elsewhere: str, naming: Server
) -> None:
    page = foreign_page(new_page, elsewhere)
    outer, _ = embed(page, naming)
    outer.locator('[data-action="next"]').click()
    told = page.wait_for_function(
        "heard.find(({ data }) => data.queryParams?.includes('event=khasan-welcome'))"
    ).json_value()
    assert told["origin"] == naming.address.removesuffix("/")
    assert told["data"]["type"] == "SET_QUERY_PARAM"
