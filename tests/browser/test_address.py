"""The address is the state: it follows the reader, and brings back exactly what they saw."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Watch
from tests.browser.driving import (
    MAP_FRAME,
    choose_setting,
    let_pass,
    open_panes,
    shown,
    tool,
    wait_for_event,
    wait_for_panes,
    wait_until_put_up,
)
from tests.browser.open_pages import OpenPages, show
from tests.browser.servers import Server

STORY = "?story=vostochny-2023"
FIRST, SECOND, THIRD = "departure-pyongyang", "khasan-welcome", "razdolnaya-bridge"


def wait_for_query(page: Page, query: str) -> None:
    page.wait_for_function("(query) => location.search === query", arg=query)


def choose(page: Page, control: str, value: str) -> None:
    choose_setting(page, control, value)


def test_the_address_follows_each_step(reading: Page) -> None:
    for key, event in (("ArrowRight", SECOND), ("ArrowRight", THIRD), ("Home", FIRST)):
        reading.keyboard.press(key)
        wait_for_query(reading, f"{STORY}&event={event}&lang=en")


def test_the_plain_address_shows_the_only_story_from_its_beginning_and_no_way_to_others(
    page: Page, one_story_server: Server
) -> None:
    assert open_panes(page, one_story_server.address) == FIRST
    wait_for_query(page, f"{STORY}&lang=en")
    expect(page.get_by_role("link", name="All stories")).to_have_count(0)


def test_a_reader_whose_language_the_story_has_gets_it(
    new_page: NewPage, one_story_server: Server
) -> None:
    page = new_page(locale="it-IT")
    open_panes(page, one_story_server.address)
    wait_for_query(page, f"{STORY}&lang=it")
    expect(page.locator("[data-explorer=controls]")).to_have_attribute("lang", "it")


def test_a_reader_whose_first_language_it_lacks_gets_their_second_from_the_first_word_on(
    new_page: NewPage, one_story_server: Server
) -> None:
    page = new_page()
    page.context.new_cdp_session(page).send(
        "Emulation.setUserAgentOverride",
        {"userAgent": page.evaluate("navigator.userAgent"), "acceptLanguage": "de,en"},
    )
    with page.expect_response("**/views/*.words.json?*") as document:
        page.goto(one_story_server.address, wait_until="commit")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "lang=en" in document.value.url
    wait_for_panes(page)
    wait_for_query(page, f"{STORY}&lang=en")


def test_a_link_opens_at_its_event_in_every_pane(page: Page, server: Server) -> None:
    assert open_panes(page, server.address, f"{STORY}&event=guestbook&lang=en") == "guestbook"
    expect(page.locator("button[data-event=guestbook]").first).to_be_in_viewport()
    expect(page.locator("a[data-event=guestbook]")).to_be_in_viewport()


def test_reloading_brings_back_what_was_seen(opened: Page) -> None:
    choose(opened, "clock", "Europe/Moscow")
    wait_until_put_up(opened)
    opened.locator("[data-explorer=timeline] button[data-event=guestbook]").click()
    wait_for_query(opened, f"{STORY}&event=guestbook&lang=en&clock=Europe/Moscow")
    opened.reload(wait_until="commit")
    assert wait_for_panes(opened) == "guestbook"
    expect(opened.locator("select[data-control=clock]")).to_have_value("Europe/Moscow")


def test_back_and_forward_walk_the_steps_in_every_pane(opened: Page) -> None:
    steps = ("meeting", "guestbook", "university")
    opened.clock.install()
    for event in steps:
        let_pass(opened, seconds=1)  # steps in quick succession share an entry of the history
        opened.locator(f"[data-explorer=timeline] button[data-event={event}]").click()
        wait_for_query(opened, f"{STORY}&event={event}&lang=en")
    for event in (*reversed(steps[:-1]), FIRST):
        opened.evaluate("history.back()")
        wait_for_event(opened, event)
    for event in steps:
        opened.evaluate("history.forward()")
        wait_for_event(opened, event)
        wait_for_query(opened, f"{STORY}&event={event}&lang=en")


def test_a_burst_of_steps_is_one_entry_in_the_history(opened: Page) -> None:
    before = opened.evaluate("history.length")
    opened.evaluate(
        """() => { for (let i = 0; i < 5; i += 1) {
          const press = { key: "ArrowRight", bubbles: true };
          document.body.dispatchEvent(new KeyboardEvent("keydown", press));
        } }"""
    )
    wait_for_event(opened, "putin-arrival")
    wait_for_query(opened, f"{STORY}&event=putin-arrival&lang=en")
    assert opened.evaluate("history.length") == before + 1
    opened.evaluate("history.back()")
    wait_for_event(opened, FIRST)


def test_another_language_keeps_the_event_and_the_map(reading: Page) -> None:
    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, SECOND)
    reading.evaluate(f"document.querySelector('{MAP_FRAME}').contentWindow.kept = true")
    choose(reading, "lang", "it")
    for pane in ("controls", "timeline", "article", "table"):
        expect(reading.locator(f'[data-explorer="{pane}"]')).to_have_attribute("lang", "it")
    wait_for_event(reading, SECOND)
    wait_for_query(reading, f"{STORY}&event={SECOND}&lang=it")
    expect(reading.locator('[data-action="next"] .ex-label')).to_have_text("Evento successivo")
    expect(reading.locator("[data-explorer=timeline] h2")).to_have_text("Cronologia")
    assert reading.evaluate(f"document.querySelector('{MAP_FRAME}').contentWindow.kept") is True


def test_another_clock_puts_events_under_other_days(reading: Page) -> None:
    reading.keyboard.press("ArrowRight")
    wait_for_event(reading, SECOND)
    day = reading.locator("[data-explorer=timeline] .ex-day:has(.ex-open) h3 time")
    expect(day).to_have_attribute("datetime", "2023-09-12")
    choose(reading, "clock", "Europe/Moscow")
    expect(day).to_have_attribute("datetime", "2023-09-11")
    wait_for_event(reading, SECOND)
    wait_for_query(reading, f"{STORY}&event={SECOND}&lang=en&clock=Europe/Moscow")


def test_the_readers_own_clock_is_that_of_the_browser(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page(timezone_id="Pacific/Honolulu")
    open_panes(page, server.address, f"{STORY}&event=meeting&lang=en&clock=own")
    time = page.locator("[data-explorer=timeline] .ex-row.ex-open time.ex-time")
    expect(time).to_have_text("18:09")
    expect(page.locator(".ex-day:has(.ex-open) h3 time")).to_have_attribute(
        "datetime", "2023-09-12"
    )


def know(page: Page, as_of: str) -> None:
    page.locator(f'input[data-control="asof"][value="{as_of}"]').check(force=True)


def test_what_the_article_knew_holds_only_its_own_events(reading: Page) -> None:
    page = reading
    show(page, "guestbook")
    know(page, "publication")
    rows = page.locator("[data-explorer=timeline] .ex-row")
    expect(rows).to_have_count(11)
    wait_for_event(page, "guestbook")
    wait_for_query(page, f"{STORY}&event=guestbook&lang=en&asof=publication")
    last = page.locator("[data-explorer=timeline] .ex-row").last
    expect(last.locator(".ex-status")).to_have_text("Announced")
    know(page, "now")
    expect(rows).to_have_count(29)
    wait_for_event(page, "guestbook")


def test_an_event_that_the_article_did_not_know_gives_way_to_the_nearest_before(
    reading: Page,
) -> None:
    page = reading
    show(page, "train-en-route")
    know(page, "publication")
    wait_for_event(page, "departure-vostochny")
    expect(page.locator(".ex-notices")).to_contain_text("not part of this view")
    wait_for_query(page, f"{STORY}&event=departure-vostochny&lang=en&asof=publication")


def test_a_view_whose_event_there_has_no_place_shows_its_journey(reading: Page) -> None:
    page = reading
    show(page, "khasan-welcome")
    know(page, "publication")
    wait_for_event(page, "peskov-agenda")
    stops = page.frame_locator(MAP_FRAME).locator(".ex-stop")
    expect(stops).not_to_have_count(0)
    for stop in stops.all():
        expect(stop).to_be_in_viewport()


def test_a_link_to_such_an_event_gives_way_to_the_same_one(page: Page, server: Server) -> None:
    query = f"{STORY}&event=train-en-route&lang=en&asof=publication"
    assert open_panes(page, server.address, query) == "departure-vostochny"
    expect(page.locator(".ex-notices")).to_contain_text("not part of this view")


NOTICES = {
    f"?story=atlantis&event={FIRST}&lang=en": ["There is no story “atlantis”"],
    f"{STORY}&event=landing&lang=xx&clock=Mars/Base&asof=tomorrow": [
        "There is no event “landing” here",
        "This story is not available in “xx”; showing it in English.",
        "The clock “Mars/Base” is not available",
        "There is no view “tomorrow”",
    ],
}


def test_what_is_not_available_is_said_until_it_is_dismissed_and_the_story_shown(
    page: Page, one_story_server: Server
) -> None:
    for query, notices in NOTICES.items():
        assert open_panes(page, one_story_server.address, query) == FIRST, query
        for notice in notices:
            expect(page.locator(".ex-notices")).to_contain_text(notice)
        expect(page.locator(".ex-notices")).to_be_visible()
        named = f"&event={FIRST}" if FIRST in query else ""  # else the story as a whole
        wait_for_query(page, f"{STORY}{named}&lang=en")
        for _ in notices:
            page.locator(".ex-notices .ex-dismiss").first.click()
        expect(page.locator(".ex-notices")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    wait_for_event(page, SECOND)


def test_the_link_that_is_copied_is_the_exact_address(
    open_pages: OpenPages, watch: Watch, server: Server
) -> None:
    with open_pages.lend(watch, permissions=["clipboard-read", "clipboard-write"]) as page:
        choose(page, "clock", "UTC")
        wait_until_put_up(page)
        page.locator('[data-explorer="controls"] [data-action="next"]').click()
        tool(page, "share").click()
        page.locator("[data-action=copy-link]").click()
        expect(page.locator("[data-action=copy-link]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{server.address}stories/vostochny-2023/{SECOND}?lang=en&clock=UTC"


def test_two_tabs_do_not_steer_each_other(opened: Page, server: Server) -> None:
    other = opened.context.new_page()
    open_panes(other, server.address, f"{STORY}&event=guestbook&lang=en")
    other.keyboard.press("ArrowRight")
    wait_for_event(other, "talks-delegations")
    assert set(shown(opened).values()) == {FIRST}


def test_an_address_out_of_a_mail_is_read_without_its_tail(module_page: Page) -> None:
    read = """(query) => import(new URL("core/selection.js", location.href).href)
      .then(({ parseQuery }) => parseQuery(query))"""
    for tail in (".", ")", "/", "%22,", ""):
        found = module_page.evaluate(read, f"{STORY}&amp;lang=en&amp;event={SECOND}{tail}")
        assert (found["lang"], found["event"]) == ("en", SECOND), tail


def test_an_address_out_of_a_mail_leads_to_its_event(page: Page, server: Server) -> None:
    query = f"{STORY}&amp;lang=en&amp;event={SECOND}%22,"
    assert open_panes(page, server.address, query) == SECOND
    wait_for_query(page, f"{STORY}&event={SECOND}&lang=en")
    expect(page.locator(".ex-notices")).to_have_count(0)


def test_parameters_of_others_stay_in_the_address(page: Page, server: Server) -> None:
    open_panes(page, server.address, f"{STORY}&lang=en&embed=true&via=mail#top")
    page.keyboard.press("ArrowRight")
    wait_for_query(page, f"{STORY}&event={SECOND}&lang=en&embed=true&via=mail")
    assert urlsplit(page.url).fragment == "top"


def test_no_value_that_a_key_cannot_have_stays_in_the_address(page: Page, server: Server) -> None:
    keys = ("lang", "clock", "asof", "from", "until", "track", "tag", "status", "place", "source")
    wrong = "&".join(f"{key}=pink" for key in (*keys, "rest"))
    open_panes(page, server.address, f"{STORY}&event=meeting&{wrong}&q=%20")
    wait_for_query(page, f"{STORY}&event=meeting&lang=en")
