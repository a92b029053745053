"""Run the explorer and read what its panes show, in a real Chromium.

The browser tests and the benchmark share this, so it knows nothing of pytest. Waiting is always
for a state of the page, never for a time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import Pattern

from playwright.sync_api import Browser, Frame, FrameLocator, Locator, Page, Playwright, Route
from playwright.sync_api import TimeoutError as PlaywrightTimeout

WHOLE_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUICK_BROWSER = "chromium-headless-shell"
"""The same engine without windows, which Playwright itself starts where nobody looks: quicker to
test with, and too quick to measure with."""
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SHOW_TIMEOUT_MS = 20_000

PANES = ("controls", "axis", "map", "timeline", "article", "table")
MAP_FRAME = ".st-key-ex-panes iframe"

READ_PANES = f"""() => {{
  const isFoliums = document.documentElement?.dataset.map === "folium"; // none while it changes
  const inMap = isFoliums && document.querySelector("{MAP_FRAME}")?.contentDocument;
  const find = (pane) =>
    (pane === "map" && inMap ? inMap : document).querySelector(`[data-explorer="${{pane}}"]`);
  const panes = {list(PANES)};
  return Object.fromEntries(panes.map((pane) => [pane, find(pane)?.dataset.current ?? null]));
}}"""
"""JavaScript: the event that each pane shows, null where it shows none yet. The map is folium's, in
its frame, once that has taken over; before, and on a static page, it is the page's own."""
HAS_HANDED_OVER = "() => !document.querySelector('.ex-app [data-pane=map]')"
"""JavaScript: whether the page's own map has gone, for folium's; a static page keeps its own."""


class NoBrowserError(Exception):
    """There is no Chromium on this machine."""


def browser_path(playwright: Playwright, *, whole: bool) -> Path:
    """The system's Chromium, else the one that Playwright installed.

    Args:
        playwright: that is running.
        whole: whether readers' own browser goes before `QUICK_BROWSER`.

    Raises:
        NoBrowserError: no browser is installed.
    """
    names = (*WHOLE_BROWSERS, QUICK_BROWSER) if whole else (QUICK_BROWSER, *WHOLE_BROWSERS)
    found = next(filter(None, map(shutil.which, names)), None)
    path = Path(found or playwright.chromium.executable_path)
    if not path.exists():
        raise NoBrowserError(
            f"there is none of {', '.join(names)}, and `playwright install` has not been run"
        )
    return path


def launched(playwright: Playwright, *, whole: bool = False) -> Browser:
    """A Chromium that asks nobody for anything by itself; `whole` as in `browser_path`.

    Raises:
        NoBrowserError: no browser is on this machine.
    """
    path = browser_path(playwright, whole=whole)
    return playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))


def map_frame(page: Page) -> FrameLocator:
    """The inside of the map's iframe."""
    return page.frame_locator(MAP_FRAME)


def tool(page: Page | Frame | FrameLocator, name: str) -> Locator:
    """The control with this `data-action`, after unfolding the menu if it is in there."""
    control = page.locator(f'[data-explorer=controls] [data-action="{name}"]')
    if not control.is_visible():
        page.locator(":is([data-action=menu], [data-action=more]):visible").click()
    return control


def choose_setting(page: Page | Frame | FrameLocator, name: str, value: str) -> None:
    """Unfold the settings, choose a value of one, and fold them again."""
    settings = tool(page, "settings")
    settings.click()
    page.locator(f"select[data-control={name}]").select_option(value)
    settings.press("Escape")


def shown(page: Page) -> dict[str, str | None]:
    """The event that each pane shows, None where it shows none yet."""
    panes: dict[str, str | None] = page.evaluate(READ_PANES)
    return panes


def wait_for_panes(page: Page) -> str:
    """Wait until all panes show one and the same event, whichever the map is; return it.

    Raises:
        AssertionError: they do not within 20 seconds; says what each shows.
    """
    _wait(page, "(panes) => panes[0] !== null && new Set(panes).size === 1", "one event")
    return str(shown(page)["timeline"])


def wait_for_folium(page: Page) -> None:
    """Wait until the app's page shows folium's map; on a static page there is nothing to wait for.

    Raises:
        AssertionError: it does not within 20 seconds; says what each pane shows.
    """
    try:
        page.wait_for_function(HAS_HANDED_OVER, timeout=SHOW_TIMEOUT_MS)
    except PlaywrightTimeout as error:
        raise AssertionError(
            f"expected folium's map, found the first one: {shown(page)}"
        ) from error


def wait_for_event(page: Page, event: str) -> None:
    """Wait until every pane shows this event.

    Raises:
        AssertionError: they do not within 20 seconds; says what each shows.
    """
    _wait(page, "(panes, event) => panes.every((each) => each === event)", event)


def wait_until_settled(page: Page, event: str) -> None:
    """Wait until the map has also arrived where it looks for this event.

    Raises:
        AssertionError: it does not within 20 seconds; says what each pane shows.
    """
    wait_for_event(page, event)
    map_frame(page).locator(f'[data-explorer="map"][data-settled="{event}"]').wait_for()


def wait_for_faces(page: Page) -> None:
    """Wait until text is in the explorer's own typefaces, so that no line will break otherwise."""
    page.wait_for_function("() => 'faces' in document.documentElement.dataset")


def wait_until_put_up(page: Page) -> None:
    """Wait until no pane is about to be rebuilt in another language, clock or state of knowledge.

    What is pressed just when that happens is gone before it is let go.
    """
    page.wait_for_function("() => !document.querySelector('[data-explorer][aria-busy]')")


def wait_until_drawn(page: Page) -> None:
    """Wait until the built-in map has been fetched and all its tiles are there, for a picture."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(
        """(frame) => {
          const { document: inside } = document.querySelector(frame).contentWindow;
          const tiles = [...inside.querySelectorAll(".leaflet-tile-pane canvas")];
          return tiles.length > 0 && tiles.every((tile) => getComputedStyle(tile).opacity === "1");
        }""",
        arg=MAP_FRAME,
    )


KEEP_MAP = """Object.defineProperty(window, "L", { configurable: true, set(leaflet) {
  Object.defineProperty(window, "L", { value: leaflet });
  leaflet.Map.addInitHook(function () { window.leafletMap = this; });
} })"""
"""Before a page is opened: its Leaflet map will be `leafletMap`."""


@contextmanager
def held_up(page: Page, address: str | Pattern[str]) -> Iterator[None]:
    """Requests of this kind wait until the block ends."""
    waiting: list[Route] = []
    is_held = True

    def hold(route: Route) -> None:
        if is_held:
            waiting.append(route)
        else:
            route.continue_()

    page.route(address, hold)
    yield
    is_held = False
    for route in waiting:
        route.continue_()


def let_pass(page: Page, seconds: int) -> None:
    """Put the page's clock forward; it must have been installed by `page.clock.install()`."""
    page.clock.fast_forward(seconds * 1000)


def _wait(page: Page, test: str, wanted: str) -> None:
    condition = f"(wanted) => ({test})(Object.values(({READ_PANES})()), wanted)"
    try:
        page.wait_for_function(condition, arg=wanted, timeout=SHOW_TIMEOUT_MS)
    except PlaywrightTimeout as error:
        raise AssertionError(f"expected every pane at {wanted}, found {shown(page)}") from error


def open_panes(page: Page, address: str, query: str = "") -> str:
    """Open the page and wait until every pane shows the same event, on whichever map; return it.

    For tests that look neither at the map nor at what Streamlit brings.

    Args:
        page: where to open it.
        address: of the page, with a slash at its end.
        query: with its question mark.

    Raises:
        AssertionError: the panes do not get there within 20 seconds; says what each shows.
    """
    page.goto(address + query, wait_until="commit")
    event = wait_for_panes(page)
    wait_for_faces(page)
    return event


def open_story(page: Page, address: str, query: str = "") -> str:
    """As `open_panes`, and wait until Streamlit has come and folium's map is the one that is seen.

    Raises:
        AssertionError: the panes do not get there within 20 seconds; says what each shows.
    """
    page.goto(address + query, wait_until="commit")
    wait_for_folium(page)
    event = wait_for_panes(page)
    wait_for_faces(page)
    return event
