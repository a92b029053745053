"""The time axis: pointers, keys, the marker, the window, and what it says."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.driving import map_frame, open_panes, wait_for_event
from tests.browser.open_pages import FIRST, LAST, QUERY, show
from tests.browser.servers import Server
from tests.browser.test_axe import violations

AXIS = "[data-explorer=axis]"
MARK = f"{AXIS} .ex-axis-mark"


def middle_of(page: Page, event: str) -> tuple[float, float]:
    """Where the mark of an event is on the page."""
    box = page.locator(f'{MARK}[data-event="{event}"]').bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_axis_is_clicked_stepped_on_and_dragged(reading: Page) -> None:
    slider = reading.get_by_role("slider", name="Time axis")
    assert reading.locator(AXIS).bounding_box()["height"] <= 72  # type: ignore[index]
    reading.mouse.click(*middle_of(reading, LAST))
    wait_for_event(reading, LAST)
    expect(reading.locator(f"{MARK}[aria-current]")).to_have_attribute("data-event", LAST)

    slider.focus()
    reading.keyboard.press("Home")
    wait_for_event(reading, FIRST)
    expect(slider).to_have_attribute("aria-valuenow", "1")
    expect(slider).to_have_attribute(
        "aria-valuetext",
        "Event 1 of 29: Kim's train leaves Pyongyang. Pyongyang, 10 September, afternoon, reported",
    )
    reading.keyboard.press("PageUp")
    reading.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuenow", "12")


def test_dragging_the_marker_takes_all_panes_along(reading: Page) -> None:
    at_x, y = middle_of(reading, FIRST)
    reading.mouse.move(at_x, y)
    reading.mouse.down()
    end_x, _ = middle_of(reading, LAST)
    passed = []
    for share in (0.25, 0.5, 0.75, 1):
        reading.mouse.move(at_x + (end_x - at_x) * share, y)
        reading.wait_for_function(
            "(before) => document.querySelector('[data-explorer=axis]').dataset.current !== before",
            arg=passed[-1] if passed else FIRST,
        )
        passed.append(reading.locator(AXIS).get_attribute("data-current") or "")
        wait_for_event(reading, passed[-1])
    reading.mouse.up()
    assert passed[-1] == LAST
    assert len(set(passed)) == 4


def test_what_is_dragged_to_is_selected_before_the_frame_in_which_it_is_drawn(
    reading: Page,
) -> None:
    at_x, y = middle_of(reading, FIRST)
    end_x, _ = middle_of(reading, LAST)
    reading.mouse.move(at_x, y)
    reading.mouse.down()
    reading.mouse.move(at_x + 8, y)
    reached = reading.locator(f"{AXIS} [role=slider]").evaluate(
        """async (slider, clientX) => {
          await new Promise(requestAnimationFrame);
          await new Promise((done) => setTimeout(done)); // what the last frame held back is done
          const [pointerId, bubbles] = [1, true];
          const press = new PointerEvent("pointerrawupdate", { clientX, pointerId, bubbles });
          slider.dispatchEvent(press);
          return document.querySelector("[data-explorer=axis]").dataset.current;
        }""",
        end_x,
    )
    reading.mouse.up()
    assert reached == LAST


def test_what_is_said_of_an_event_goes_when_dragging_begins(reading: Page) -> None:
    at_x, y = middle_of(reading, FIRST)
    reading.mouse.move(at_x, y)
    expect(reading.locator(".ex-axis-hint")).to_be_visible()
    expect(reading.locator(".ex-axis-hint .ex-track-a")).to_be_visible()
    reading.mouse.down()
    reading.mouse.move(at_x + 40, y)
    expect(reading.locator(".ex-axis-hint")).to_be_hidden()
    expect(reading.locator(".ex-preview")).to_have_count(0)
    reading.mouse.up()


def test_on_a_phone_lanes_have_their_letters_and_unfold_to_their_names(
    reading_on_phone: Page,
) -> None:
    page = reading_on_phone
    axis, lane = page.locator(AXIS), page.locator(".ex-axis-lanes li:has(.ex-track-a)")
    assert axis.bounding_box()["height"] <= 44  # type: ignore[index]
    rows = "(marks) => new Set(marks.map((mark) => mark.style.getPropertyValue('--row'))).size"
    assert page.locator(MARK).evaluate_all(rows) == 2
    assert lane.bounding_box()["width"] < 20  # type: ignore[index]
    era = """(eras) => {
      const era = document.createElement("span");
      era.className = "ex-axis-era";
      eras.append(era);
      const size = getComputedStyle(era).fontSize;
      era.remove();
      return size;
    }"""
    assert page.locator(".ex-axis-eras").evaluate(era) == "0px"
    more = page.locator("[data-action=axis-more]")
    more.tap()
    page.wait_for_function(f"() => ({rows})([...document.querySelectorAll('{MARK}')]) > 2")
    assert lane.bounding_box()["width"] > 60  # type: ignore[index]
    assert page.locator(".ex-axis-eras").evaluate(era) == "11px"
    more.tap()


def test_pointing_is_shown_in_other_panes_and_theirs_here(reading: Page) -> None:
    reading.mouse.move(*middle_of(reading, LAST))
    reading.locator(f'[data-explorer=table] .ex-preview[data-event="{LAST}"]').wait_for(
        state="attached"
    )
    expect(reading.locator(".ex-axis-hint")).to_contain_text("19 September 2023")
    reading.mouse.move(0, 0)
    expect(reading.locator(".ex-axis-hint")).to_be_hidden()
    title = reading.locator("[data-explorer=timeline] button.ex-title").nth(1)
    title.hover()
    expect(reading.locator(".ex-axis-pointed")).to_be_visible()


def test_a_brushed_stretch_is_the_window_of_the_address(reading: Page) -> None:
    box = reading.locator(".ex-axis-plot").bounding_box()
    assert box
    y = box["y"] + 30
    reading.keyboard.down("Shift")
    reading.mouse.move(box["x"] + box["width"] * 0.45, y)
    reading.mouse.down()
    reading.mouse.move(box["x"] + box["width"] * 0.8, y, steps=3)
    reading.mouse.up()
    reading.keyboard.up("Shift")
    reading.wait_for_function("() => /from=2023-09-1\\d&until=2023-09-1\\d/.test(location.search)")
    expect(reading.locator(".ex-axis-window")).to_be_visible()
    total = reading.locator(MARK).count()
    assert 0 < int(reading.locator(AXIS).get_attribute("data-shown") or 0) == total < 29
    assert violations(reading, part=AXIS) == []
    reading.locator("[data-action=axis-clear]").click()
    reading.wait_for_function("() => !location.search.includes('from=')")
    expect(reading.locator(MARK)).to_have_count(29)


def test_a_typed_date_leads_to_its_nearest_event(reading: Page) -> None:
    reading.locator("[data-action=axis-jump]").click()
    field = reading.get_by_label("Date", exact=True)
    field.fill("soon")
    field.press("Enter")
    message = reading.locator(".ex-axis-message")
    expect(message).to_have_text(
        "“soon” is not a date that can be read. "
        "Try 10 September 2023, September 2023 or 2023, for example."
    )
    assert violations(reading, part=AXIS) == []
    field.fill("19 settembre")
    field.press("Enter")
    wait_for_event(reading, LAST)
    expect(message).to_be_hidden()


def test_what_reads_dates_is_loaded_when_it_is_asked_for_and_again_if_that_failed(
    page: Page, server: Server, watch: Watch
) -> None:
    watch.expect("Failed to load resource")
    part = "**/axis/jump.js"
    page.route(part, lambda route: route.abort())
    open_panes(page, server.address, QUERY)
    button, alert = page.locator("[data-action=axis-jump]"), page.locator(".ex-axis-jump")
    button.click()
    expect(alert.get_by_role("alert")).to_have_text("This view could not be loaded.")
    page.unroute(part)
    button.click()
    expect(alert).to_be_hidden()
    button.click()
    page.get_by_label("Date", exact=True).fill("19/9")
    page.keyboard.press("Enter")
    wait_for_event(page, LAST)


def test_zoom_keeps_the_current_event_in_view_in_every_language(reading: Page) -> None:
    reading.locator("[data-action=axis-zoom-out]").focus()
    reading.keyboard.press("ArrowRight")  # from button to button: all are one Tab stop
    for _ in range(4):
        reading.keyboard.press("Enter")
    slider = reading.get_by_role("slider")
    slider.focus()
    reading.keyboard.press("End")
    wait_for_event(reading, LAST)
    expect(reading.locator(f'{MARK}[data-event="{LAST}"]')).to_be_in_viewport()
    expect(reading.locator(".ex-axis-context")).to_have_text("19 September 2023")
    show(reading, LAST, lang="it")
    expect(reading.locator(".ex-axis-context")).to_have_text("19 settembre 2023")
    show(reading, LAST)
    reading.locator("[data-action=axis-all]").click()
    expect(reading.locator(MARK)).to_have_count(29)


def test_what_came_true_and_what_was_not_foreseen_is_signed_in_every_pane(reading: Page) -> None:
    axis, signs = reading.locator(AXIS), ".ex-sign.ex-foresight-"
    expect(axis.locator(f"{signs}unforeseen")).to_have_text(["+"] * 11)
    expect(axis.locator(f"{signs}came_true")).to_have_text(["✓"] * 2)
    reading.mouse.move(*middle_of(reading, LAST))
    expect(axis.locator(".ex-axis-hint")).to_contain_text("Confirmed · + Not foreseen")
    row = reading.locator("[data-explorer=timeline] .ex-row").last
    expect(row.locator(".ex-foresight")).to_have_text("+ Not foreseen")
    expect(reading.locator(".ex-foresights")).to_contain_text(
        "+ Not foreseen: 11 · ✓ As announced: 2"
    )
    frame = map_frame(reading)
    expect(frame.locator(f'.ex-stop[data-place="pyongyang"] {signs}unforeseen')).to_have_count(1)
    frame.get_by_label("Legend", exact=True).first.click()
    legend = frame.locator(".ex-map-legend li", has_text="As announced")
    expect(legend.locator(f"{signs}came_true")).to_have_count(1)
    frame.get_by_label("Legend", exact=True).first.click()
