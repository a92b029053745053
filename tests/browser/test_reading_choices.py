"""What readers set for themselves: theme, size of the text, what is unfolded; and a swipe."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import (
    choose_setting,
    map_frame,
    shown,
    tool,
    wait_for_event,
    wait_for_folium,
)

SWIPE = """([from, to]) => {
  const pane = document.querySelector("[data-explorer=timeline] .ex-scroller");
  for (const [type, clientX] of [["touchstart", from], ["touchend", to]]) {
    const touch = new Touch({ identifier: 1, target: pane, clientX, clientY: 600 });
    const touches = type === "touchstart" ? [touch] : [];
    pane.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches: [touch] }));
  }
}"""


def test_theme_and_size_of_text_are_followed_everywhere_and_kept(opened: Page) -> None:
    choose_setting(opened, "theme", "dark")
    choose_setting(opened, "text-size", "130")
    for _ in range(2):
        inside = map_frame(opened).locator("[data-explorer=map]")
        for pane in (opened.locator("[data-explorer=timeline]"), inside):
            expect(pane).to_have_attribute("data-theme", "dark")
            size = "(pane) => getComputedStyle(pane.ownerDocument.documentElement).fontSize"
            assert pane.evaluate(size) == "20.8px"
        opened.reload(wait_until="commit")
        wait_for_folium(opened)
    choose_setting(opened, "theme", "system")
    expect(opened.locator("[data-explorer=timeline]")).to_have_attribute("data-theme", "light")


def test_sources_and_place_stay_unfolded_from_event_to_event(opened: Page) -> None:
    claims = opened.locator(".ex-details .ex-claims")
    expect(claims).to_be_hidden()
    opened.get_by_text("Sources and place").click()
    opened.keyboard.press("ArrowRight")
    wait_for_event(opened, "khasan-welcome")
    expect(claims).to_be_visible()


def test_the_menu_of_a_phone_holds_all_and_folds_on_escape(reading_on_phone: Page) -> None:
    page = reading_on_phone
    menu = page.locator("[data-action=menu]")
    assert tool(page, "about").is_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    for name in ("filters", "share", "settings", "download", "print"):
        expect(page.locator(f"[data-explorer=controls] [data-action={name}]")).to_be_visible()
    menu.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_a_swipe_across_the_timeline_steps(reading_on_phone: Page) -> None:
    for way, event in (
        ([300, 200], "khasan-welcome"),
        ([200, 180], "khasan-welcome"),  # too short
        ([100, 200], "departure-pyongyang"),
    ):
        reading_on_phone.evaluate(SWIPE, way)
        wait_for_event(reading_on_phone, event)


def test_scrolling_the_article_selects_what_it_is_about_only_if_the_reader_wants_it(
    opened: Page,
) -> None:
    article = opened.locator("[data-explorer=article] .ex-scroller")
    scroll = "(pane) => { pane.dispatchEvent(new Event('wheel')); pane.scrollTop += 400; }"
    with opened.expect_event("console", lambda said: said.text == "scrolled"):
        article.evaluate(
            "(pane) => pane.addEventListener('scroll', () => console.log('scrolled'), {once: true})"
        )
        article.evaluate(scroll)
    assert shown(opened)["article"] == "departure-pyongyang"

    tool(opened, "settings").click()
    opened.get_by_label("Scrolling the article selects events").check()
    article.evaluate(scroll)

    opened.wait_for_function("() => location.search.includes('event=')")
    assert shown(opened)["timeline"] == shown(opened)["article"] != "departure-pyongyang"


def test_full_screen_is_a_setting_that_is_left_as_it_was_entered(opened: Page) -> None:
    for is_full in ("true", "false"):
        tool(opened, "settings").click()
        opened.locator("[data-action=full-screen]").click()
        opened.wait_for_function(f"() => (document.fullscreenElement !== null) === {is_full}")
        if opened.locator("#ex-settings").is_visible():
            opened.keyboard.press("Escape")
