"""What axe-core finds wrong in any part of the explorer, its best practices included: nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.axe_core import axe_script
from tests.browser.conftest import Watch
from tests.browser.driving import (
    MAP_FRAME,
    open_story,
    wait_for_panes,
    wait_until_settled,
)
from tests.browser.servers import Server, hosting
from tests.static_pages import KIM, file_of, write_folder

MAGELLAN = "magellan-elcano-1519"
LATER = {KIM: "meeting", MAGELLAN: "mactan"}
RULES = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules whose findings depend on the theme."""
NOT_OURS = (
    "[data-testid=stSkipToContent]",  # Streamlit's skip link: outside of every landmark
)
"""Parts of the page that Streamlit makes and that offer no way to change them."""

WIDE = {"viewport": {"width": 1440, "height": 900}}
MIDDLE = {"viewport": {"width": 1024, "height": 768}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOOKS = pytest.mark.parametrize(
    "look",
    [
        pytest.param(WIDE | {"color_scheme": "light"}, id="1440px-light"),
        pytest.param(PHONE | {"color_scheme": "dark"}, id="phone-dark"),
    ],
)
"""Options of a page for each width and each theme."""

NewPage = Callable[..., Page]

IN_THEME = """([theme, frame]) => {
  const parts = [document, document.querySelector(frame).contentDocument];
  const panes = parts.flatMap((part) => [...part.querySelectorAll("[data-theme]")]);
  return (
    panes.length > 1 &&
    panes.every((pane) => pane.dataset.theme === theme) &&
    getComputedStyle(document.querySelector(".stApp")).colorScheme === theme &&
    parts.every((part) => part.getAnimations().length === 0)
  );
}"""
"""JavaScript: whether Streamlit and all panes have the colours of a theme, for good."""


def violations(
    page: Page, rules: Sequence[str] = RULES, part: str | list[str] | None = None
) -> list[str]:
    """What axe-core finds wrong on the page and in its frames, one line for each element.

    Args:
        page: where to look.
        rules: what to look for.
        part: the selector of the only part to look at, after that of its frame if it is in one.
    """
    script = axe_script()
    for frame in page.frames:
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(script)
    found: dict[str, Any] = page.evaluate(
        """([rules, exclude, part]) => axe.run(
          { exclude, ...(part ? { include: [part] } : {}) },
          { runOnly: rules, resultTypes: ["violations"] },
        )""",
        [rules, NOT_OURS, [part] if isinstance(part, str) else part],
    )
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_axe_finds_what_is_wrong_also_inside_of_a_frame(
    page: Page, watch: Watch, tmp_path: Path
) -> None:
    watch.expect("404")  # the picture of the site
    inside = "<html lang=en><title>Inside</title><button></button>"
    (tmp_path / "index.html").write_text(f"<img src=data:,><iframe srcdoc='{inside}'></iframe>")
    with hosting(tmp_path) as address:
        page.goto(address)
        found = {line.partition(":")[0] for line in violations(page)}
    assert found >= {"image-alt", "button-name", "html-has-lang", "page-has-heading-one"}


@pytest.mark.parametrize(
    ("story", "device", "lang"),
    [
        pytest.param(KIM, WIDE, "it", id="1440px"),
        pytest.param(KIM, PHONE, "en", id="phone"),
        pytest.param(KIM, MIDDLE, "en", id="1024px", marks=pytest.mark.wide),
        pytest.param(MAGELLAN, WIDE, "it", id="around the world", marks=pytest.mark.wide),
        pytest.param(MAGELLAN, PHONE, "en", id="around the world, phone", marks=pytest.mark.wide),
    ],
)
def test_axe_finds_nothing_in_the_explorer_in_either_theme(
    new_page: NewPage, server: Server, story: str, device: dict[str, Any], lang: str
) -> None:
    check_story(new_page(**device), server, story, lang)


def check_story(page: Page, server: Server, story: str, lang: str) -> None:
    """The first event of a story in the light theme and one in its middle in the dark one.

    In the other theme each, only what depends on it: the page is the same but for its colours.
    """
    event = open_story(page, server.address, f"?story={story}&lang={lang}")
    page.locator("[data-explorer=table] tr[data-event]").first.wait_for(state="attached")
    wait_until_settled(page, event)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    wait_for_theme(page, "dark")
    assert violations(page, COLOUR_RULES) == []
    page.locator(f"[data-explorer=timeline] button[data-event={LATER[story]}]").click()
    wait_until_settled(page, LATER[story])
    assert violations(page) == []
    page.emulate_media(color_scheme="light")
    wait_for_theme(page, "light")
    assert violations(page, COLOUR_RULES) == []


def wait_for_theme(page: Page, theme: str) -> None:
    """Wait until Streamlit and the map have the colours of this theme."""
    page.wait_for_function(IN_THEME, arg=[theme, MAP_FRAME])


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(f"{KIM}&lang=it&embed=true", id="embedded"),
        pytest.param(f"{KIM}&lang=xx&event=none", id="with notices"),
        pytest.param(
            f"{KIM}&lang=en&asof=publication&clock=Europe/Rome&map=folium",
            id="as the article knew it",
        ),
        pytest.param(f"{MAGELLAN}&lang=en&event={LATER[MAGELLAN]}", id="around the world"),
    ],
)
def test_axe_finds_nothing_in_other_states(page: Page, server: Server, query: str) -> None:
    open_story(page, server.address, f"?story={query}")
    assert violations(page) == []


@LOOKS
def test_axe_finds_nothing_in_the_list_of_stories(
    new_page: NewPage, server: Server, look: dict[str, Any]
) -> None:
    page = new_page(**look)
    page.goto(f"{server.address}?story=none")
    page.locator(".ex-catalogue .ex-story").first.wait_for()
    assert violations(page) == []


PLAIN_PAGES = (
    "stories/",
    f"stories/{KIM}",
    f"stories/{KIM}/meeting?lang=it",
    f"stories/{KIM}/handout.html",
    "stories/x",
)


@LOOKS
def test_axe_finds_nothing_in_the_pages_as_text(
    new_page: NewPage, server: Server, watch: Watch, look: dict[str, Any]
) -> None:
    watch.expect("404|ERR_FAILED")
    page = new_page(**look)
    page.route("**/explorer.js", lambda route: route.abort())
    other = "/handout.html" if page.viewport_size == PHONE["viewport"] else "?lang=it"
    for path in (*PLAIN_PAGES, f"stories/{MAGELLAN}{other}"):
        page.goto(server.address + path)
        assert violations(page) == [], path


@LOOKS
def test_axe_finds_nothing_on_the_page_of_a_story(
    new_page: NewPage, server: Server, look: dict[str, Any]
) -> None:
    page = new_page(**look)
    page.goto(f"{server.address}stories/{KIM}/meeting?lang=it")
    assert wait_for_panes(page) == "meeting"
    page.locator("[data-explorer=table] tr[data-event]").first.wait_for(state="attached")
    assert violations(page) == []


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A plain host of both stories as folders, and of one as one file."""
    root = tmp_path_factory.mktemp("exported")
    for slug in (KIM, MAGELLAN):
        write_folder(root / slug, slug)
    (root / f"{KIM}.html").write_bytes(file_of(KIM))
    with hosting(root) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "look"),
    [
        pytest.param(f"{KIM}/", PHONE | {"color_scheme": "dark"}, id="folder"),
        pytest.param(f"{MAGELLAN}/", WIDE | {"color_scheme": "light"}, id="around the world"),
        pytest.param(f"{KIM}.html", WIDE | {"color_scheme": "dark"}, id="one file"),
    ],
)
def test_axe_finds_nothing_in_an_exported_page(
    new_page: NewPage, exported: str, path: str, look: dict[str, Any]
) -> None:
    page = new_page(**look)
    page.goto(exported + path)
    event = wait_for_panes(page)
    page.locator(f"[data-explorer=map][data-settled={event}]").wait_for()
    page.locator("[data-explorer=table] tr[data-event]").first.wait_for(state="attached")
    assert violations(page) == []
