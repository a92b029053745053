"""Controls, names and captions cover no stop, names no sign; legs keep their place in any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.driving import MAP_FRAME, map_frame, open_story, wait_until_settled
from tests.browser.servers import Server

KIM, MAGELLAN = "vostochny-2023", "magellan-elcano-1519"
WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

COVERED = """async (frame) => {
  const win = document.querySelector(frame).contentWindow;
  for (let i = 0; i < 2; i += 1) await new Promise((drawn) => win.requestAnimationFrame(drawn));
  const all = (selector) => [...win.document.querySelectorAll(selector)].filter(
    (each) => each.checkVisibility() && each.getBoundingClientRect().width > 0,
  );
  const boxes = (selector, what) => all(selector).map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    const said = `${what} ${each.textContent || each.title || each.ariaLabel}`;
    return { left, top, right, bottom, said, of: each.closest(".ex-stop") };
  });
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom;
  const isInView = ({ left, top, right, bottom }) =>
    left + right > 0 && top + bottom > 0 &&
    left + right < 2 * win.innerWidth && top + bottom < 2 * win.innerHeight;

  const stops = boxes(".ex-stop > .ex-mark", "stop").filter(isInView);
  for (const stop of stops) stop.said = `stop ${stop.of.dataset.place}`;
  const captions = boxes(".ex-map-said", "caption");
  const names = boxes(".ex-stop-name", "name");
  const signs = boxes(".ex-leg-sign", "sign");
  const controls = [
    ...boxes(".leaflet-control .ex-button", "control"),
    ...boxes(".leaflet-control-scale-line, .leaflet-control-attribution", "control"),
    ...boxes(".ex-map-notice:not(:empty)", "notice"),
  ];
  const found = [];
  for (const cover of [...captions, ...names, ...controls]) {
    for (const stop of stops) {
      if (cover.of !== stop.of && meet(cover, stop)) found.push(`${cover.said} on ${stop.said}`);
    }
  }
  const seen = names.filter(({ of }) => stops.some((stop) => stop.of === of));
  for (const text of [...captions, ...seen]) {
    const isCut = text.left < 0 || text.right > win.innerWidth ||
      text.top < 0 || text.bottom > win.innerHeight;
    if (isCut) found.push(`${text.said} is cut`);
    for (const control of controls) {
      if (meet(text, control)) found.push(`${control.said} on ${text.said}`);
    }
    const { left, top, right, bottom } = text;
    const letters = { left: left + 2, top: top + 2, right: right - 2, bottom: bottom - 2 };
    if (signs.some((sign) => meet(letters, sign))) found.push(`${text.said} on the sign of a leg`);
  }
  for (const { of, left, top, right, bottom } of stops) {
    if (of.dataset.progress !== "current") continue;
    const hit = win.document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!of.contains(hit)) found.push(`${hit?.className} on top of the current stop`);
  }
  return { found, stops: stops.length, signs: signs.length };
}"""
"""JavaScript: what covers a stop that is in view, and which text cannot be read whole."""
DRAWING = """(frame) => {
  const inside = document.querySelector(frame).contentDocument;
  const svg = inside.querySelector("svg.leaflet-zoom-animated");
  const { e, f } = new DOMMatrix(getComputedStyle(svg).transform);
  const { x, y, width } = svg.viewBox.baseVal;
  return { at: [e, f], counted_from: [x, y], width };
}"""
"""JavaScript: where the drawing of the legs lies on the map, and from which point it counts."""


def covered_at_every_event(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each event, from the first to the last by the arrow key, with what is covered at it."""
    timeline = page.locator("[data-explorer=timeline]")
    events = timeline.locator(".ex-title[data-event]").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.event)"
    )
    for position, event in enumerate(events):
        if position > 0:
            page.keyboard.press("ArrowRight")
        wait_until_settled(page, event)
        yield event, page.evaluate(COVERED, MAP_FRAME)


@pytest.mark.parametrize(
    ("story", "asof", "device"),
    [
        pytest.param(KIM, "now", WIDE, id="1440px"),
        pytest.param(KIM, "publication", PHONE, id="phone, what the article knew"),
        pytest.param(MAGELLAN, "now", PHONE, id="phone, around the world"),
        pytest.param(KIM, "now", PHONE, id="phone", marks=pytest.mark.wide),
        pytest.param(KIM, "publication", WIDE, id="what the article knew", marks=pytest.mark.wide),
        pytest.param(MAGELLAN, "now", WIDE, id="around the world", marks=pytest.mark.wide),
    ],
)
def test_nothing_covers_a_stop_at_any_event(
    new_page: Callable[..., Page],
    server: Server,
    story: str,
    asof: str,
    device: dict[str, Any],
) -> None:
    page = new_page(**device, reduced_motion="reduce")
    open_story(page, server.address, f"?story={story}&lang=en&asof={asof}")
    results = dict(covered_at_every_event(page))
    assert max(each["stops"] for each in results.values()) >= 2
    assert max(each["signs"] for each in results.values()) >= 1
    assert {event: each["found"] for event, each in results.items() if each["found"]} == {}


def test_legs_lie_exactly_in_place_when_the_map_has_got_another_size(reading: Page) -> None:
    before = reading.evaluate(DRAWING, MAP_FRAME)
    reading.set_viewport_size({"width": 1117, "height": 803})
    reading.wait_for_function(
        f"([frame, width]) => ({DRAWING})(frame).width !== width", arg=[MAP_FRAME, before["width"]]
    )

    after = reading.evaluate(DRAWING, MAP_FRAME)
    assert after["at"] == after["counted_from"]


def test_no_control_covers_the_label_of_a_stop_out_of_view(reading: Page) -> None:
    reading.keyboard.press("End")
    rows = reading.locator("[data-explorer=timeline] .ex-title[data-event]")
    wait_until_settled(reading, str(rows.last.get_attribute("data-event")))
    label = map_frame(reading).locator(".ex-map-label-hint .ex-map-said")
    edges = set()
    for row in rows.all():
        row.dispatch_event("pointerover")
        found = reading.evaluate(COVERED, MAP_FRAME)["found"]
        assert [each for each in found if each.startswith("control ")] == []
        edges.update(label.evaluate_all("(labels) => labels.map((one) => one.dataset.beyond)"))
    assert edges - {""}
