"""The little things of a map: finding a place, its coordinates, how exact the map is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import map_frame, tool, wait_until_settled
from tests.browser.open_pages import show


def test_the_map_says_where_its_coast_is_coarser_than_the_zoom(reading: Page) -> None:
    coarse = map_frame(reading).locator(".ex-map-coarse")
    show(reading, "knevichi-airfield")
    expect(coarse).to_have_text("Coasts and rivers are less detailed than this zoom.")
    tool(reading, "whole-journey").click()
    expect(coarse).to_be_empty()


def test_a_place_is_found_by_a_name_in_another_language(reading: Page) -> None:
    places = map_frame(reading).get_by_label("Places of the story", exact=True)
    field = map_frame(reading).get_by_role("searchbox", name="Find a place of the story")
    places.first.click()
    field.fill("vostocnyj")
    expect(map_frame(reading).locator(".ex-map-places li")).to_have_text(["Vostochny Cosmodrome"])
    field.press("Enter")
    wait_until_settled(reading, "putin-arrival")
    expect(field).to_be_hidden()


def test_the_coordinates_of_a_place_are_copied_or_selected(reading: Page) -> None:
    show(reading, "pacific-fleet")
    reading.get_by_text("Sources and place").click()
    line = reading.locator(".ex-details .ex-coordinates")
    reading.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    line.get_by_role("button").click()
    expect(line.get_by_role("status")).to_contain_text("the coordinates are selected")
    assert reading.evaluate("String(getSelection())") == "43.1056, 131.8735"
    reading.evaluate("() => { delete navigator.clipboard.writeText; }")
    address = line.get_by_role("link", name="Open in a map app")
    expect(address).to_have_attribute("href", "geo:43.1056,131.8735;u=4000")
    reading.get_by_text("Sources and place").click()
