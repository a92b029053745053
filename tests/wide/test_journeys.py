"""Whole journeys in Firefox and WebKit: what a reader does first works there as in Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.server.map_frames import MAP_FRAME_PAGE
from explorer.static_site import static_folder
from explorer.story.records import Story
from tests.browser.servers import Server, hosting
from tests.browser.test_foreign_pages import ATTACK
from tests.wide.visitors import Visitor

STORY = "?story=vostochny-2023"
LET_THROUGH = "blocked WebAssembly"
"""Streamlit tries WebAssembly, which our policy refuses, and does without; only Firefox says so."""
FIRST, SECOND, TALKS = "departure-pyongyang", "khasan-welcome", "meeting"


def test_it_opens_and_is_stepped_through_with_keys_and_clicks(
    visitor: Visitor, wide_server: Server
) -> None:
    assert visitor.open(f"{wide_server.address}{STORY}&lang=en") == FIRST
    visitor.click('button[data-place="vostochny"]', in_map=True)
    visitor.wait_for_event("putin-arrival")
    visitor.press("Home")
    visitor.wait_for_event(FIRST)
    visitor.press("ArrowRight")
    visitor.wait_for_event(SECOND)
    visitor.wait("(event) => location.search.includes(`event=${event}`)", SECOND)
    visitor.click('[data-explorer="controls"] [data-action="next"]')
    visitor.wait_for_event("razdolnaya-bridge")
    visitor.click(f'[data-explorer="timeline"] button[data-event="{SECOND}"]')
    visitor.wait_for_event(SECOND)
    assert [said for said in visitor.channel.errors() if LET_THROUGH not in said] == []


def test_a_link_restores_its_moment_and_another_language_keeps_it(
    visitor: Visitor, wide_server: Server
) -> None:
    moment = f"{STORY}&event={TALKS}&lang=en&clock=Europe/Rome"
    assert visitor.open(wide_server.address + moment) == TALKS
    assert visitor.look("() => document.querySelector('select[data-control=clock]').value") == (
        "Europe/Rome"
    )
    visitor.look(
        """() => {
          const choice = document.querySelector("select[data-control=lang]");
          choice.value = "it";
          choice.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    visitor.wait("() => document.querySelector('[data-explorer=article]').lang === 'it'")
    visitor.wait_for_event(TALKS)
    visitor.wait("() => location.search.includes('lang=it')")


def test_mentions_in_the_article_can_be_distinguished_from_text(
    visitor: Visitor, wide_server: Server
) -> None:
    visitor.open(f"{wide_server.address}{STORY}&lang=en")
    underlined = """() => {
      const mention = document.querySelector("[data-explorer=article] a[data-event]");
      return getComputedStyle(mention).textDecorationLine;
    }"""
    assert visitor.look(underlined) == "underline"


@pytest.fixture(scope="module")
def static_page(shipped: Story, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("host")
    for name, content in static_folder(shipped, "en").items():
        file = root / "any" / "path" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with hosting(root) as address:
        yield f"{address}any/path/"


def test_a_static_page_opens_steps_and_restores_a_moment(
    visitor: Visitor, static_page: str
) -> None:
    visitor.open(f"{static_page}#story=vostochny-2023&event={FIRST}&lang=en")
    visitor.press("ArrowRight")
    visitor.wait_for_event(SECOND)
    visitor.wait("(event) => location.hash.includes(`event=${event}`)", SECOND)
    visitor.channel.goto("about:blank")
    assert visitor.open(f"{static_page}#story=vostochny-2023&event={TALKS}&lang=it") == TALKS


FOREIGN_PAGE = """<!doctype html>
<title>A foreign page</title>
<link rel="icon" href="data:,">
<script>
  const attack = {attack};
  window.heard = [];
  addEventListener("message", ({{ data }}) => heard.push(data.type ?? data));
  const ready = () => heard.filter((each) => each === "streamlit:componentReady").length;
</script>
<iframe src="{map_page}"></iframe>
<iframe src="{explorer}" width="1000" height="640"></iframe>
"""
SCRIPT = "parent.postMessage('it ran', '*'); top.postMessage('it ran', '*');"


def test_a_foreign_page_embeds_the_explorer_and_runs_nothing_in_its_origin(
    visitor: Visitor, wide_server: Server, tmp_path: Path
) -> None:
    arguments = {**ATTACK["args"], "script": SCRIPT, "feature_group": SCRIPT}  # type: ignore[dict-item]
    page = FOREIGN_PAGE.format(
        map_page=wide_server.address + MAP_FRAME_PAGE,
        explorer=f"{wide_server.address}{STORY}&lang=en&embed=true",
        attack=json.dumps({**ATTACK, "args": arguments}),
    )
    (tmp_path / "index.html").write_text(page, "utf-8")
    with hosting(tmp_path) as elsewhere:
        visitor.channel.goto(elsewhere)
        visitor.wait("() => ready() === 1 && frames[1].length === 1")  # the embedded map is there
        visitor.look(
            """(address) => {
              frames[1].frames[0].postMessage(attack, "*");
              frames[0].postMessage(attack, "*");
              frames[0].location = `${address}?again`;
            }""",
            wide_server.address + MAP_FRAME_PAGE,
        )
        visitor.wait("() => ready() === 2")  # so what was sent before has arrived
        assert "it ran" not in visitor.look("() => heard")
