"""The explorer without a server: a folder on a plain web host, and one file opened from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.driving import (
    choose_setting,
    let_pass,
    wait_for_event,
    wait_for_panes,
    wait_until_put_up,
)
from tests.browser.servers import hosting
from tests.static_pages import KIM, file_of, write_folder

FIRST, SECOND, THIRD = "departure-pyongyang", "khasan-welcome", "razdolnaya-bridge"
STORY = "story=vostochny-2023"
COLOURS = """() => {
  const colours = new Set();
  for (const tile of document.querySelectorAll(".leaflet-tile-pane canvas")) {
    const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
    for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 3).join(" "));
  }
  return [...colours];
}"""


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the folder, some way below the root of a plain host of files."""
    root = tmp_path_factory.mktemp("host")
    write_folder(root / "any" / "path")
    with hosting(root) as address:
        yield f"{address}any/path/"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the one file on the disk."""
    file = tmp_path_factory.mktemp("disk") / "a story & more.html"
    file.write_bytes(file_of(KIM))
    return file.as_uri()


@pytest.fixture(params=["a folder on a host", "one file from disk, the network cut"])
def site(
    request: pytest.FixtureRequest,
    hosted: str,
    saved: str,
    new_page: Callable[..., Page],
    watch: Watch,
) -> tuple[Page, str]:
    """A page yet to be opened, and the address to open."""
    if request.param.startswith("a folder"):
        return new_page(), hosted
    watch.hosts = {None}  # a file has no host; any other request fails the test
    return new_page(offline=True), saved


def wait_for_fragment(page: Page, fragment: str) -> None:
    page.wait_for_function("(hash) => location.hash === hash", arg=f"#{fragment}")


def test_it_opens_in_the_readers_language_and_steps_reach_every_pane_and_the_address(
    site: tuple[Page, str],
) -> None:
    page, address = site
    page.goto(address)

    assert wait_for_panes(page) == FIRST
    wait_for_fragment(page, f"{STORY}&lang=en")
    assert page.title() == "Kim Jong Un in Russia, September 2023"
    mention = page.locator('[data-explorer="article"] a[data-event="guestbook"]')
    expect(mention).to_have_attribute("href", f"#{STORY}&event=guestbook&lang=en")
    for key, event in (("ArrowRight", SECOND), ("ArrowRight", THIRD), ("Home", FIRST)):
        page.keyboard.press(key)
        wait_for_event(page, event)
        wait_for_fragment(page, f"{STORY}&event={event}&lang=en")


def test_a_link_opens_the_state_that_its_fragment_names_and_another_one_typed_is_followed(
    site: tuple[Page, str],
) -> None:
    page, address = site
    asked = "event=guestbook&lang=it&clock=Europe/Moscow&status=confirmed,reported"
    page.goto(f"{address}#{asked}")

    wait_for_event(page, "guestbook")
    expect(page.locator("select[data-control=clock]")).to_have_value("Europe/Moscow")
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    wait_for_fragment(page, f"{STORY}&{asked}")
    timeline = page.locator("[data-explorer=timeline]")
    assert timeline.get_attribute("data-shown") != timeline.get_attribute("data-total")

    page.evaluate("location.hash = '#event=meeting&lang=en&clock=UTC'")
    wait_for_event(page, "meeting")
    expect(page.locator("[data-explorer=article]")).to_have_attribute("lang", "en")

    page.evaluate("location.hash = '#somewhere'")  # a place on the page, no choice
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.hash.endsWith('&clock=UTC')")


def test_language_clock_and_view_can_be_switched(site: tuple[Page, str]) -> None:
    page, address = site
    page.goto(f"{address}#event=meeting&lang=en")
    wait_for_event(page, "meeting")

    choose_setting(page, "lang", "it")
    expect(page.locator("[data-explorer=timeline]")).to_have_attribute("lang", "it")
    choose_setting(page, "clock", "Europe/Rome")
    wait_until_put_up(page)
    page.locator('input[data-control="asof"][value="publication"]').check(force=True)

    wait_for_fragment(page, f"{STORY}&event=meeting&lang=it&clock=Europe/Rome&asof=publication")
    assert page.locator("select[data-control=clock] option").evaluate_all(
        "options => options.map(({ value }) => value)"
    ) == ["place", "Europe/Rome", "Europe/Moscow", "UTC", "own"]


@pytest.mark.parametrize(
    ("fragment", "documents"),
    [
        ("", {"facts.now.json", "words.en.json"}),
        ("#lang=it", {"facts.now.json", "words.it.json"}),
        ("#lang=xx", {"facts.now.json", "words.en.json"}),
        ("#clock=own", {"facts.now.json", "words.en.json"}),
        ("#asof=publication", {"facts.publication.json", "words.en.json"}),
    ],
)
def test_the_readers_facts_and_words_are_asked_for_once_and_no_others(
    fragment: str, documents: set[str], page: Page, hosted: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(hosted + fragment)
    wait_for_panes(page)

    found = [name for name in asked if name.startswith(("facts.", "words."))]
    assert (len(found), set(found)) == (2, documents)
    assert page.locator("[data-early]").count() == 0


def test_the_map_is_drawn_with_land_and_water(site: tuple[Page, str]) -> None:
    page, address = site
    page.goto(f"{address}#event=meeting&lang=en")
    wait_for_event(page, "meeting")
    page.locator('[data-explorer="map"][data-settled="meeting"]').wait_for()
    land, water = "243 240 231", "214 227 234"
    page.wait_for_function(
        f"(wanted) => wanted.every((each) => ({COLOURS})().includes(each))", arg=[land, water]
    )

    expect(page.locator('[data-explorer="map"] .ex-stop[data-progress="current"]')).to_be_visible()
    is_on_disk = address.startswith("file:")
    expect(page.locator('[data-action="share"]')).to_have_count(0 if is_on_disk else 1)


def test_back_and_forward_walk_the_steps(site: tuple[Page, str]) -> None:
    page, address = site
    page.goto(address)
    wait_for_panes(page)
    page.clock.install()
    for event in ("meeting", "guestbook"):
        let_pass(page, seconds=1)  # steps in quick succession share an entry of the history
        page.locator(f"[data-explorer=timeline] button[data-event={event}]").click()
        wait_for_fragment(page, f"{STORY}&event={event}&lang=en")

    for direction, event in (("back", "meeting"), ("back", FIRST), ("forward", "meeting")):
        page.evaluate(f"history.{direction}()")
        wait_for_event(page, event)


def test_the_readers_own_clock_needs_no_server(hosted: str, new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="Pacific/Honolulu")
    page.goto(f"{hosted}#event=meeting&lang=en&clock=own")
    wait_for_event(page, "meeting")

    time = page.locator("[data-explorer=timeline] .ex-row.ex-open time.ex-time")
    expect(time).to_have_text("18:09")


def test_what_is_not_available_is_reported(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}#event=landing&lang=xx&clock=Mars")

    wait_for_event(page, FIRST)
    notices = page.locator(".ex-notices p")
    expect(notices).to_have_text(
        [
            "This story is not available in “xx”; showing it in English.",
            "The clock “Mars” is not available; showing local times.",
            "There is no event “landing” here; starting at the beginning.",
        ]
    )
    expect(page.locator("[data-action=start]")).to_be_visible()
    wait_for_fragment(page, f"{STORY}&lang=en")


def test_without_javascript_the_story_is_there_as_text(
    new_page: Callable[..., Page], hosted: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(hosted)

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Kim Jong-un in Russia, settembre 2023"
    )
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.locator("#event-meeting")).to_be_visible()
    assert page.locator(".ex-instead a[href^='#event-']").count() > 29
    expect(page.locator(".ex-instead noscript p")).to_be_visible()
    expect(page.locator(".ex-lost")).to_be_hidden()
    expect(page.locator(".ex-panes")).to_be_hidden()


def test_it_follows_what_the_system_prefers(new_page: Callable[..., Page], hosted: str) -> None:
    page = new_page(color_scheme="dark")
    page.goto(hosted)
    wait_for_panes(page)
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(20, 23, 27)"

    page.emulate_media(color_scheme="light")

    expect(page.locator("[data-explorer=article]")).to_have_attribute("data-theme", "light")
    assert page.evaluate(background) == "rgb(255, 254, 251)"


def test_nothing_is_wider_than_the_window(page: Page, hosted: str) -> None:
    page.goto(hosted)
    wait_for_panes(page)
    for width in (1440, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate("document.documentElement.scrollWidth") == width
        for pane in ("map", "timeline", "article"):
            box = page.locator(f"[data-explorer={pane}]").bounding_box()
            assert box and box["height"] > 150, (width, pane)


def test_what_is_loaded_on_demand_is_there_on_both(site: tuple[Page, str]) -> None:
    page, address = site
    page.goto(address)
    wait_for_panes(page)
    page.locator("[data-action=axis-jump]").click()
    page.locator("[name=axis-date]").fill("12 September 2023")
    page.locator("[name=axis-date]").press("Enter")
    wait_for_event(page, SECOND)
