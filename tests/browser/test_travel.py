"""The journey moves: a mark travels between two events, and nothing waits for it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import choose_setting, tool, wait_for_event
from tests.browser.servers import Server

FIRST, SECOND, THIRD = "departure-pyongyang", "khasan-welcome", "razdolnaya-bridge"
TRAVELLER = ".ex-traveller"
HOLD = """() => {
  window.travellers = [];
  new MutationObserver((records) => {
    for (const added of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!added.classList?.contains("ex-traveller")) continue;
      const moves = added.getAnimations({ subtree: true });
      moves.forEach((move) => move.pause());
      travellers.push({ added, moves, duration: moves[0].effect.getTiming().duration,
        current: document.querySelector("[data-explorer=map]").dataset.current });
    }
  }).observe(document.querySelector("[data-explorer=map]"), { subtree: true, childList: true });
}"""
"""JavaScript: notes every mark that sets out, and stops it there."""
AWAY = """([share, place]) => {
  const { moves, added } = travellers.at(-1);
  for (const move of moves) move.currentTime = share * move.effect.getTiming().duration;
  const centre = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const [mark, stop] = [added.querySelector(".ex-traveller-face"),
    document.querySelector(`.ex-stop[data-place=${place}]`)].map(centre);
  return Math.hypot(mark[0] - stop[0], mark[1] - stop[1]);
}"""
"""JavaScript: how many pixels the mark is from a stop at a share of its time."""
THREE_FRAMES = """() => new Promise((done) => {
  const wait = (left) => requestAnimationFrame(() => (left ? wait(left - 1) : done()));
  wait(3);
})"""


def wait_for_rest(page: Page, event: str) -> None:
    page.locator(f"[data-explorer=map][data-settled={event}]").wait_for()


def open_held(page: Page, server: Server, event: str = FIRST) -> None:
    page.goto(f"{server.address}stories/vostochny-2023/{event}?lang=en")
    wait_for_rest(page, event)
    page.evaluate(HOLD)


def step(page: Page, key: str, event: str) -> None:
    """Step to an event from which or to which somebody travelled; the mark is then under way."""
    page.keyboard.press(key)
    wait_for_event(page, event)
    expect(page.locator(TRAVELLER)).to_have_count(1)


def test_a_train_travels_both_ways_above_panes_that_show_the_event_already(
    page: Page, server: Server
) -> None:
    open_held(page, server)
    step(page, "ArrowRight", SECOND)

    (traveller,) = page.evaluate("travellers.map(({ current, duration }) => [current, duration])")
    assert traveller[0] == SECOND
    assert 600 <= traveller[1] <= 2000
    assert page.locator(f"{TRAVELLER}.ex-traveller-rail[aria-hidden=true]").count() == 1
    assert page.evaluate(AWAY, [0.999, "khasan"]) < 12
    assert page.evaluate(AWAY, [0, "khasan"]) > 100
    page.evaluate("travellers[0].moves.forEach((move) => move.finish())")
    expect(page.locator(TRAVELLER)).to_have_count(0)

    page.keyboard.press("End")
    wait_for_rest(page, "return-pyongyang")
    page.keyboard.press("Home")
    wait_for_rest(page, FIRST)
    page.evaluate(THREE_FRAMES)
    assert page.evaluate("travellers.length") == 1  # a jump is no journey
    step(page, "ArrowRight", SECOND)
    step(page, "ArrowLeft", FIRST)
    assert page.evaluate(AWAY, [0.999, "pyongyang"]) < 12


def go_on(page: Page) -> None:
    page.keyboard.press("ArrowRight")


def zoom(page: Page) -> None:
    page.locator("[data-explorer=map] [data-action=zoom-in]").click()


def filter_events(page: Page) -> None:
    page.evaluate("""() => {
      history.replaceState(null, "", "?lang=en&status=disputed");
      dispatchEvent(new PopStateEvent("popstate"));
    }""")


@pytest.mark.parametrize("act", [go_on, zoom, filter_events])
def test_a_mark_is_cut_short_by_whatever_the_reader_does_next(
    page: Page, server: Server, act: Any
) -> None:
    open_held(page, server)
    step(page, "ArrowRight", SECOND)
    act(page)
    expect(page.locator(TRAVELLER)).to_have_count(0)


def test_a_mark_outlives_no_change_of_language_and_no_hidden_page(
    page: Page, server: Server
) -> None:
    open_held(page, server)
    step(page, "ArrowRight", SECOND)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(TRAVELLER)).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(TRAVELLER)).to_have_count(1)
    choose_setting(page, "lang", "it")
    expect(page.locator("[data-explorer=map]")).to_have_attribute("lang", "it")
    expect(page.locator(TRAVELLER)).to_have_count(0)


def test_nothing_travels_where_the_reader_wants_no_motion(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_held(page, server)
    page.keyboard.press("ArrowRight")
    wait_for_rest(page, SECOND)
    page.evaluate(THREE_FRAMES)
    assert page.evaluate("travellers.length") == 0


def test_the_speed_is_chosen_once_for_marks_and_player(page: Page, server: Server) -> None:
    open_held(page, server)
    step(page, "ArrowRight", SECOND)
    choose_setting(page, "speed", "4")
    page.keyboard.press("Escape")
    step(page, "ArrowLeft", FIRST)
    step(page, "ArrowRight", SECOND)
    usual, _, fast = page.evaluate("travellers.map(({ duration }) => duration)")
    assert fast == pytest.approx(usual / 4)

    page.clock.install()
    page.goto(f"{server.address}stories/vostochny-2023/{FIRST}?lang=en")
    wait_for_rest(page, FIRST)
    tool(page, "settings").click()
    expect(page.locator("[data-control=speed]")).to_have_value("4")
    page.keyboard.press("Escape")
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 60"))
    page.locator("[data-action=play]").click()
    page.clock.run_for(2000)
    assert page.locator("[data-explorer=timeline]").get_attribute("data-current") == THIRD


BETWEEN = """([legs, step, hidden]) =>
  import(new URL("map/travel/legs_between.js", location.href).href).then(({ legsBetween }) =>
    legsBetween(legs, (nth) => !hidden.includes(nth), step)
      .map((group) => group.map(({ id }) => id)))
"""


@pytest.mark.parametrize(
    ("start", "end", "hidden", "expected"),
    [
        (0, 1, [], [["a"]]),
        (1, 2, [], [["b", "c"]]),
        (0, 3, [], [["a"], ["b", "c"], ["d"]]),
        (3, 0, [], [["d"], ["b", "c"], ["a"]]),
        (1, 2, [1], [["c"]]),
        (0, 4, [], []),
        (3, 4, [], [["e", "to"]]),
        (4, 3, [], [["e"]]),
        (2, 2, [], []),
    ],
)
def test_the_legs_of_a_step_are_those_that_arrive_on_the_way(
    module_page: Page, start: int, end: int, hidden: list[int], expected: list[list[str]]
) -> None:
    legs = [
        {"id": id_, "arrivals": [at], "properties": {"kind": kind}}
        for id_, at, kind in [
            ("a", 1, "leg"),
            ("b", 2, "leg"),
            ("c", 2, "leg"),
            ("d", 3, "leg"),
            ("e", 4, "leg"),
            ("to", 4, "connection"),
        ]
    ]
    step_ = {"from": start, "to": end}
    assert module_page.evaluate(BETWEEN, [legs, step_, hidden]) == expected


SEEN = """([lines, pace, [west, east]]) =>
  import(new URL("map/travel/paths.js", location.href).href).then((found) => {
    const { pathOver, seenOf, timesOf } = found;
    const at = (one, other, x) =>
      ({ x, y: one.y + ((other.y - one.y) * (x - one.x)) / (other.x - one.x || 1) });
    const clip = (one, other) => {
      const left = Math.max(Math.min(one.x, other.x), west);
      const right = Math.min(Math.max(one.x, other.x), east);
      if (left > right) return false;
      return one.x <= other.x ? [at(one, other, left), at(one, other, right)]
        : [at(one, other, right), at(one, other, left)];
    };
    const path = seenOf(pathOver(lines.map((line) => line.map(([x, y]) => ({ x, y })))), clip);
    const times = path.length > 1 ? timesOf(path, pace ?? undefined) : [];
    return path.map(({ x, at: share, heading }, i) => [x, share, heading, times[i]]);
  })"""
WHOLE = [-1000, 1000]


@pytest.mark.parametrize(
    ("lines", "pace", "view", "expected"),
    [
        ([[[0, 0], [100, 0]]], None, WHOLE, [[0, 0, 0, 0], [100, 1, 0, 1]]),
        (  # across the antimeridian: two pieces, no time between them
            [[[0, 0], [100, 0]], [[-200, 0], [-100, 0]]],
            None,
            WHOLE,
            [[0, 0, 0, 0], [100, 0.5, 0, 0.5], [-200, 0.5, 0, 0.5], [-100, 1, 0, 1]],
        ),
        ([[[0, 0], [100, 0]]], None, [50, 1000], [[50, 0.5, 0, 0], [100, 1, 0, 1]]),
        ([[[0, 0], [100, 0]]], None, [200, 300], []),
        (  # half of the way in the last quarter of the time
            [[[0, 0], [50, 0], [100, 0]]],
            [0, 0.2, 0.4, 0.5, 1],
            WHOLE,
            [[0, 0, 0, 0], [50, 0.5, 0, 0.75], [100, 1, 0, 1]],
        ),
        ([[[5, 5], [5, 5]]], None, WHOLE, []),
        ([[[5, 5]]], None, WHOLE, []),
        ([[[0, 0], [1, 0], [10, 0]]], None, WHOLE, [[0, 0, 0, 0], [10, 1, 0, 1]]),
    ],
)
def test_a_path_is_what_is_seen_of_it_with_headings_and_times(
    module_page: Page, lines: Any, pace: Any, view: list[int], expected: Any
) -> None:
    assert module_page.evaluate(SEEN, [lines, pace, view]) == expected
