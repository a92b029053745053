"""Marks that travel in whole stories: at a recorded pace, around the world, as a letter."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, expect

from explorer.reading.library import load_story
from tests.assembling import assembled, called
from tests.browser.driving import map_frame, open_story, wait_for_event
from tests.browser.servers import Server
from tests.browser.test_axe import violations
from tests.browser.test_travel import (
    AWAY,
    FIRST,
    HOLD,
    SECOND,
    TRAVELLER,
    open_held,
    step,
    wait_for_rest,
)
from tests.hiking import write_hike
from tests.records import SHIPPED, event, place, write_story

KEYFRAMES = """() => {
  const frames = travellers.at(-1).moves[0].effect.getKeyframes();
  return frames.map(({ offset, transform }) =>
    [offset, ...transform.match(/-?[\\d.]+/g).map(Number)]);
}"""
"""JavaScript: when the mark is where: shares of its time, pixels."""


def away(page: Page) -> list[float]:
    """How well the signs of the legs that are travelled are seen, from 0 to 1."""
    signs = page.locator(".ex-leg-sign-away")
    seen: list[float] = signs.evaluate_all(
        """(signs) => signs.map((sign) => {
          sign.getAnimations().forEach((fading) => fading.finish());
          return Number(getComputedStyle(sign).opacity);
        })"""
    )
    return seen


def test_the_sign_of_a_leg_makes_way_for_the_mark_and_comes_back(
    page: Page, server: Server
) -> None:
    open_held(page, server)
    step(page, "ArrowRight", SECOND)
    assert away(page) == [0]
    page.evaluate("travellers[0].moves.forEach((move) => move.finish())")
    expect(page.locator(".ex-leg-sign-away")).to_have_count(0)
    step(page, "ArrowLeft", FIRST)
    assert away(page) == [0]
    page.keyboard.press("ArrowRight")
    wait_for_event(page, SECOND)
    expect(page.locator(".ex-leg-sign-away")).to_have_count(1)


def test_axe_finds_nothing_while_a_mark_travels(page: Page, server: Server) -> None:
    open_held(page, server)
    step(page, "ArrowRight", SECOND)
    page.evaluate("travellers[0].moves.forEach((move) => (move.currentTime = 300))")
    assert violations(page, part="[data-explorer=map]") == []


def test_a_walker_rests_where_the_recording_does(
    page: Page, small_server: Server, small_stories: Path
) -> None:
    folder = write_hike(small_stories, slug="paced")
    page.goto(f"{small_server.address}stories/paced/summit?lang=en")
    wait_for_rest(page, "summit")
    page.evaluate(HOLD)
    step(page, "ArrowRight", "refuge")
    (_, x, y), *rest = page.evaluate(KEYFRAMES)

    # 300 of 4,500 seconds on the summit, then a way of some 200 pixels
    leaves = next(at for at, *to in rest if abs(to[0] - x) + abs(to[1] - y) > 12)
    assert leaves > 0.065
    assert page.evaluate("travellers[0].moves[0].effect.getTiming().easing") == "linear"
    shutil.rmtree(folder)


def test_a_ship_crosses_the_antimeridian_and_the_edge_of_the_map(
    page: Page, server: Server
) -> None:
    story = load_story(SHIPPED / "magellan-elcano-1519")
    document = assembled(story)
    ids = [each["id"] for each in document["events"]]
    cut = [  # by RFC 7946 where the world is, and where the map is
        next(
            each["properties"]["arrives"]
            for each in document["map"]["features"]
            if each["geometry"]["type"] == "MultiLineString"
        ),
        next(
            leg["properties"]["arrives"]
            for leg in called("map/journey.js", "readJourney", document)["legs"]
            if len(leg["lines"]) > 1 and abs(leg["lines"][0][-1][1] - leg["lines"][1][0][1]) > 300
        ),
    ]
    assert len({*cut}) == 2
    for arrives in cut:
        before = ids[ids.index(arrives) - 1]
        page.goto(f"{server.address}stories/{story.slug}/{before}?lang=en")
        wait_for_rest(page, before)
        page.evaluate(HOLD)
        step(page, "ArrowRight", arrives)
        current = document["events"][ids.index(arrives)]["place"]
        assert page.evaluate(AWAY, [0.999, current]) < 12, arrives
        # between two points of the way it goes on, or is at once at the other edge
        for at, to in pairwise(page.evaluate(KEYFRAMES)):
            assert abs(to[1] - at[1]) < 150 or to[0] == at[0], arrives


def test_a_letter_is_a_dot_without_the_sign_of_a_means_of_travel(
    page: Page, small_server: Server, small_stories: Path
) -> None:
    folder = write_story(
        small_stories,
        slug="post",
        route="none",
        places=[place("rome"), place("tokyo", lat=35.7, lon=139.7)],
        events=[event("departure"), event("letter", to="tokyo"), event("answer", place="tokyo")],
        articles={"en": "A [letter](event:letter).\n"},
    )
    page.goto(f"{small_server.address}stories/post/departure?lang=en")
    wait_for_rest(page, "departure")
    page.evaluate(HOLD)
    step(page, "ArrowRight", "letter")

    dot = page.locator(f"{TRAVELLER}.ex-traveller-connection .ex-traveller-face")
    assert dot.evaluate("(dot) => [dot.offsetWidth, dot.childElementCount]") == [10, 0]
    shutil.rmtree(folder)


def test_a_mark_travels_in_foliums_frame(page: Page, server: Server) -> None:
    query = f"?story=vostochny-2023&event={FIRST}&lang=en&map=folium"
    open_story(page, server.address, query)
    frame = map_frame(page)
    frame.locator(f"[data-explorer=map][data-settled={FIRST}]").wait_for()
    frame.locator(":root").evaluate(HOLD)
    page.keyboard.press("ArrowRight")
    wait_for_event(page, SECOND)

    mark = frame.locator(f"{TRAVELLER}.ex-traveller-rail[aria-hidden=true]")
    expect(mark).to_have_count(1)
    size = mark.locator(".ex-traveller-face").evaluate("(face) => face.offsetWidth")
    assert size == 28
