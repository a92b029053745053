"""Conditions in the address: which events are shown, stepped through and counted."""

from __future__ import annotations

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.driving import MAP_FRAME, map_frame, tool, wait_for_event
from tests.browser.open_pages import GO

ABOUT_ARMS = "?story=vostochny-2023&event=departure-pyongyang&lang=en&tag=armed-forces"
SHOWN_ROWS = """() => [...document.querySelectorAll("[data-explorer=timeline] .ex-row")]
  .filter((row) => row.checkVisibility()).map((row) => row.dataset.anchor)"""
COUNTS = """() => ["controls", "timeline", "article", "table"].map((pane) => {
  const { shown, total } = document.querySelector(`[data-explorer=${pane}]`).dataset;
  return `${shown}/${total}`;
})"""


ON_MAP = """(frame) => {
  const map = document.querySelector(frame).contentDocument.querySelector("[data-explorer=map]");
  const drawn = (each) => each.checkVisibility() && !each.hasAttribute("data-unmet");
  const count = (of) => [...map.querySelectorAll(of)].filter(drawn).length;
  return { rest: map.dataset.rest, shown: map.dataset.shown, legs: count("path.ex-leg"),
    unmet: map.querySelectorAll("[data-unmet]").length,
    dimmed: [...map.querySelectorAll("path.ex-leg[data-unmet]")]
      .filter((leg) => leg.checkVisibility()).length };
}"""


def on_map(page: Page, count: int, rest: str = "gone") -> dict[str, int]:
    """What of the journey is drawn, as soon as the map shows so many events."""
    ready = f"({{ shown, rest }}) => shown === '{count}' && rest === '{rest}'"
    page.wait_for_function(f"(frame) => ({ready})(({ON_MAP})(frame))", arg=MAP_FRAME)
    found: dict[str, int] = page.evaluate(ON_MAP, MAP_FRAME)
    return found


def go(page: Page, query: str) -> None:
    page.evaluate(GO, query)


def test_conditions_choose_the_events_that_are_shown_and_stepped_through(reading: Page) -> None:
    go(reading, ABOUT_ARMS)
    reading.wait_for_function(f"() => ({COUNTS})().every((count) => count !== '29/29')")
    shown = reading.evaluate(SHOWN_ROWS)
    assert 1 < len(shown) < 29
    assert set(reading.evaluate(COUNTS)) == {f"{len(shown)}/29"}
    # The first event is not one of them: the first that is takes its place, also in the address.
    wait_for_event(reading, shown[0])
    drawn = on_map(reading, len(shown))
    assert (drawn["legs"], drawn["dimmed"]) == (1, 0)  # only that between two events about arms
    reading.wait_for_function(f"() => location.search.includes('event={shown[0]}')")
    position = reading.locator(".ex-position-whole")
    expect(position).to_have_text(f"Event 1 of {len(shown)}, 29 in all")

    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, shown[1])
    reading.keyboard.press("End")
    wait_for_event(reading, shown[-1])
    assert "tag=armed-forces" in reading.url

    go(reading, f"{ABOUT_ARMS}&rest=dim")
    reading.wait_for_function(f"() => ({SHOWN_ROWS})().length === 29")
    expect(position).to_have_text(f"Event 1 of {len(shown)}, 29 in all", use_inner_text=True)

    drawn = on_map(reading, len(shown), "dim")
    assert drawn["legs"] == 1
    assert drawn["dimmed"] > 5

    go(reading, "?story=vostochny-2023&event=departure-pyongyang&lang=en")
    reading.wait_for_function(f"() => ({COUNTS})().every((count) => count === '29/29')")
    assert len(reading.evaluate(SHOWN_ROWS)) == 29
    assert on_map(reading, 29)["unmet"] == 0


def test_what_the_story_does_not_have_is_reported_and_left_out(reading: Page) -> None:
    go(reading, "?story=vostochny-2023&event=talks&lang=en&tag=nobody&from=soon")
    notices = reading.locator(".ex-notices p")
    expect(notices).to_have_text(
        [
            "The story has no “soon” to filter by (From); this is left out.",
            "The story has no “nobody” to filter by (Person, organisation or topic);"
            " this is left out.",
        ]
    )
    assert set(reading.evaluate(COUNTS)) == {"29/29"}
    reading.wait_for_function(
        "!location.search.includes('tag=') && !location.search.includes('from=')"
    )
    for _ in range(2):
        reading.locator(".ex-notices .ex-dismiss").first.click()


def test_what_leaves_the_page_has_its_filter(reading: Page) -> None:
    asked = "lang=en&tag=shoigu&rest=dim"
    go(reading, "?story=vostochny-2023&event=pacific-fleet&lang=en&tag=shoigu,nobody&rest=dim")
    reading.wait_for_function(f"() => ({COUNTS})().every((count) => count === '2/29')")
    reading.locator(".ex-notices .ex-dismiss").click()
    tool(reading, "download").click()
    panel = reading.get_by_role("dialog")
    words = "With this filter each file holds 2 of 29 events."
    expect(panel.locator("p", has_text=words)).to_be_visible()
    with reading.expect_download() as started:
        panel.locator("a[data-format=kml]").click()
    assert started.value.suggested_filename == "vostochny-2023-en-excerpt.kml"
    reading.keyboard.press("Escape")

    tool(reading, "share").click()
    fields = reading.locator("input[name=share_link], textarea[name^=share]")
    texts = [field.input_value().replace("&amp;", "&") for field in fields.all()]
    assert [asked in text for text in texts] == [True, True, True]
    assert quote(asked, safe="") in str(reading.locator(".ex-qr img").get_attribute("src"))
    reading.keyboard.press("Escape")

    with reading.expect_popup() as opened:
        tool(reading, "print").click()
    handout = opened.value
    expect(handout.locator("strong").first).to_have_text("2 of 29 events (People: Sergei Shoigu)")
    handout.close()
    go(reading, "?story=vostochny-2023&event=departure-pyongyang&lang=en")
    reading.wait_for_function(f"() => ({COUNTS})().every((count) => count === '29/29')")


CHOSEN = "[data-explorer=controls] .ex-chip"
OFF_CENTRE = """(label) => {
  const range = document.createRange();
  range.selectNodeContents(label.querySelector("span"));
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const box = label.querySelector("input").getBoundingClientRect();
  return Math.abs(middle(box) - middle(range.getClientRects()[0]));
}"""
"""How far the middle of a box is from that of the first line of its label, in pixels."""
FOUND = """() => [...(CSS.highlights.get("ex-found") ?? [])]
  .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"""


def test_the_panel_filters_while_the_panes_stay_usable(reading: Page) -> None:
    tool(reading, "filters").click()
    panel = reading.locator("[data-panel=filters]")
    words = panel.locator("[data-filter=q]")
    at_first = reading.evaluate("history.length")
    words.press_sequentially("COSMODROM")
    reading.wait_for_function("() => location.search.includes('q=COSMODROM')")
    expect(reading.locator(CHOSEN)).to_have_text(["Words: COSMODROM"])
    said = reading.locator("[data-explorer=controls] p[role=status]").first
    expect(said).to_contain_text(re.compile(r"^\d+ of 29 events shown Event "))
    reading.wait_for_function(f"() => ({FOUND})().some((word) => word === 'cosmodrome')")
    # A word that is typed is one entry of the history, whatever its length.
    assert reading.evaluate("history.length") == at_first + 1
    words.press("Enter")

    shoigu = panel.locator("label", has_text="Mikhail Degtyarev")
    expect(shoigu.locator(".ex-count")).to_have_text("1")
    shoigu.locator("input").check()
    expect(reading.locator(CHOSEN)).to_have_count(2)
    assert reading.evaluate(SHOWN_ROWS) != []
    panel.locator("label", has_text="Dmitry Peskov").locator("input").check()
    panel.locator("label", has_text="Mikhail Degtyarev").locator("input").uncheck()
    expect(reading.locator(".ex-chips")).to_contain_text("No event meets all of this.")
    expect(reading.locator(CHOSEN).first).to_contain_text("without it")
    expect(reading.locator(".ex-position-whole")).to_have_text("0 of 29 events shown")
    expect(map_frame(reading).locator(".ex-map-notice:not(:empty)")).to_have_text(
        "No event meets all of this."
    )
    assert panel.locator(".ex-options .ex-check").first.evaluate(OFF_CENTRE) <= 1

    reading.locator("[data-action=clear-filters]").click()
    expect(reading.locator(".ex-chips")).to_be_hidden()
    assert set(reading.evaluate(COUNTS)) == {"29/29"}
    panel.locator("[data-filter=q]").press("Escape")
    expect(panel).to_be_hidden()
    assert "q=" not in reading.url


def test_days_that_a_filter_hides_are_not_laid_out(reading: Page) -> None:
    go(reading, ABOUT_ARMS)
    reading.wait_for_function("() => document.querySelector('.ex-days > .ex-rest') !== null")
    go(reading, ABOUT_ARMS.replace("departure-pyongyang", "guestbook"))
    reading.wait_for_function("() => document.querySelector('.ex-not-skipped') !== null")
    assert (
        reading.evaluate(
            """() => [...document.querySelectorAll(".ex-not-skipped")]
          .filter((box) => !box.checkVisibility()).length"""
        )
        == 0
    )


def test_bounds_of_time_are_typed_as_dates_are_and_reversed_ones_refused(reading: Page) -> None:
    tool(reading, "filters").click()
    panel = reading.locator("[data-panel=filters]")
    panel.locator("[data-filter=from]").fill("soon")
    panel.locator("[data-filter=from]").press("Tab")
    expect(panel.locator("#ex-filter-wrong-from")).to_contain_text("“soon” is not a date")
    panel.locator("[data-filter=from]").fill("13 September")
    panel.locator("[data-filter=from]").press("Tab")
    reading.wait_for_function("() => location.search.includes('from=2023-09-13')")
    panel.locator("[data-filter=until]").fill("10/9/2023")
    panel.locator("[data-filter=until]").press("Tab")
    expect(panel.locator("#ex-filter-wrong-until")).to_contain_text("change one of the two")
    assert "until" not in reading.url
    reading.locator("[data-action=clear-filters], .ex-chip").first.click()
    expect(reading.locator(".ex-chips")).to_be_hidden()
    panel.locator("[data-filter=q]").press("Escape")
    expect(panel).to_be_hidden()
