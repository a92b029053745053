"""Each pane drives the others: what is chosen in one is shown by all, what is pointed at hinted."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.driving import map_frame, wait_for_event

HERE = "departure-pyongyang"


def pane(page: Page, name: str) -> Locator | FrameLocator:
    return map_frame(page) if name == "map" else page.locator(f'[data-explorer="{name}"]')


CHOICES = (
    ("map", 'button[data-place="vostochny"]', "putin-arrival"),
    ("timeline", 'button[data-event="meeting"]', "meeting"),
    ("timeline", 'button[data-place="artyom"]', "artyom-arrival"),
    ("article", 'a[data-event="talks-delegations"]', "talks-delegations"),
    ("article", 'a[data-place="vladivostok"]', "pacific-fleet"),
    ("table", 'tr[data-event="ballet"] td >> nth=0', "ballet"),
)


def test_a_click_is_followed_by_every_pane(reading: Page) -> None:
    for name, selector, event in CHOICES:
        pane(reading, name).locator(selector).first.click()
        wait_for_event(reading, event)


def test_the_enter_key_chooses_in_every_pane(reading: Page) -> None:
    for name, selector, event in (
        ("timeline", 'button[data-event="meeting"]', "meeting"),
        ("article", 'a[data-event="guestbook"]', "guestbook"),
        ("map", 'button[data-place="vostochny"]', "talks-delegations"),
        ("table", 'tr[data-event="ballet"] button', "ballet"),
    ):
        chosen = pane(reading, name).locator(selector).first
        chosen.focus()
        chosen.press("Enter")
        wait_for_event(reading, event)


def test_choosing_a_stop_again_goes_through_what_happened_there(reading: Page) -> None:
    stop = map_frame(reading).locator('button[data-place="vostochny"]')
    for event in ("putin-arrival", "train-arrival", "meeting"):
        stop.press("Enter")
        wait_for_event(reading, event)


def test_the_current_event_is_marked_in_every_pane(reading: Page) -> None:
    reading.locator('[data-explorer="timeline"] button[data-event="guestbook"]').click()
    wait_for_event(reading, "guestbook")
    timeline = pane(reading, "timeline")
    assert timeline.locator("[aria-current=step]").all_inner_texts() == [
        timeline.locator('button[data-event="guestbook"]').inner_text()
    ]
    expect(timeline.locator(".ex-details")).to_have_count(1)
    mention = pane(reading, "article").locator('a[data-event="guestbook"]')
    expect(mention).to_have_attribute("aria-current", "true")
    expect(mention).to_be_in_viewport()
    expect(pane(reading, "table").locator('tr[aria-current="step"]')).to_have_attribute(
        "data-event", "guestbook"
    )
    current = pane(reading, "map").locator('button[data-progress="current"]')
    expect(current).to_have_attribute("data-place", "vostochny")


def test_the_number_beside_a_place_is_that_of_its_stop_on_the_map(reading: Page) -> None:
    reading.locator('[data-explorer="timeline"] button[data-event="meeting"]').click()
    wait_for_event(reading, "meeting")
    for name, within in (("timeline", ".ex-open"), ("map", 'button[data-place="vostochny"]')):
        number = pane(reading, name).locator(f"{within} .ex-stop-numbers")
        expect(number).to_have_attribute("data-numbers", "4")
    expect(pane(reading, "controls").locator(".ex-position")).to_contain_text("Event 8 of 29")


def test_an_event_that_the_article_does_not_mention_is_said_to_be_so(reading: Page) -> None:
    absent = reading.get_by_text("The article does not mention this event.")
    expect(absent).to_be_visible()
    reading.locator('[data-explorer="article"] a[data-event="guestbook"]').click()
    wait_for_event(reading, "guestbook")
    expect(absent).to_be_hidden()


POINTED = (
    ("timeline", 'button[data-event="guestbook"]', ("article", "map", "table")),
    ("article", 'a[data-event="guestbook"]', ("timeline", "map", "table")),
    ("map", 'button[data-place="vostochny"]', ("timeline", "article", "map")),
    ("table", 'tr[data-event="guestbook"]', ("timeline", "article", "map")),
)


def test_what_is_pointed_at_is_hinted_at_elsewhere_until_it_is_left(reading: Page) -> None:
    for name, selector, others in POINTED:
        pane(reading, name).locator(selector).first.hover()
        for other in others:
            expect(pane(reading, other).locator(".ex-preview").first).to_be_attached()
        wait_for_event(reading, HERE)
        reading.locator(".ex-heading h1").hover()
        for other in others:
            expect(pane(reading, other).locator(".ex-preview")).to_have_count(0)


def test_what_has_the_focus_is_hinted_at_elsewhere_until_it_loses_it(reading: Page) -> None:
    reading.locator('[data-explorer="timeline"] button.ex-title').first.focus()
    for key in ("Tab", "Shift+Tab"):  # so that the focus is the keyboard's
        reading.keyboard.press(key)
    stop = map_frame(reading).locator('button[data-place="pyongyang"]')
    row = reading.locator('tr[data-event="departure-pyongyang"]')
    expect(row).to_have_class("ex-preview")
    expect(stop).to_have_class("leaflet-marker-icon ex-stop leaflet-zoom-animated ex-preview")
    reading.evaluate("document.activeElement.blur()")
    expect(row).not_to_have_class("ex-preview")


def test_a_mention_is_a_link_to_the_address_that_shows_it(reading: Page) -> None:
    mention = reading.locator('[data-explorer="article"] a[data-event="guestbook"]')
    address = "?story=vostochny-2023&event=guestbook&lang=en"
    expect(mention).to_have_attribute("href", address)
    with reading.context.expect_page() as other:
        mention.click(modifiers=["Control"])
    other.value.wait_for_url(lambda url: url.endswith(address), wait_until="commit")
    wait_for_event(reading, HERE)
