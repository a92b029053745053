"""Tracks have the same looks on the map, in its legend, in the timeline and on the time axis."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import map_frame
from tests.browser.open_pages import show


def test_a_track_has_its_letter_and_line_in_every_pane(reading: Page) -> None:
    show(reading, "meeting")
    row = reading.locator("li.ex-row[data-anchor=meeting] .ex-travellers")
    expect(row.locator("span:has(> .ex-track-a)")).to_have_text("Kim Jong Un")
    expect(row.locator("span:has(> .ex-track-b)")).to_have_text("Vladimir Putin")
    expect(row.locator("strong")).to_have_text("Kim Jong Un and Vladimir Putin meet here.")
    expect(reading.locator(".ex-travellers strong")).to_have_count(1)

    expect(reading.locator(".ex-axis-lanes li:has(.ex-track-a)")).to_have_text("Kim Jong Un")

    inside = map_frame(reading)
    inside.get_by_label("Legend", exact=True).first.click()
    legend = inside.locator(".ex-map-legend li:has(.ex-track)")
    expect(legend).to_have_text(["Kim Jong Un", "Vladimir Putin"])
    # Putin stays where he is: there is no line of his.
    expect(inside.locator("path.ex-leg.ex-track-b")).to_have_count(0)
    line = "(path) => getComputedStyle(path).strokeDasharray"
    samples = inside.locator(".ex-map-legend path.ex-track-a")
    drawn = inside.locator(".leaflet-overlay-pane path.ex-leg.ex-track-a")
    assert samples.evaluate(line) == drawn.first.evaluate(line) == "14px, 4px"
    assert inside.locator(".ex-leg-sign > .ex-track-a").count() == drawn.count()
    inside.get_by_label("Legend", exact=True).first.click()
