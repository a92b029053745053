"""Films, sounds and documents are played here; other sites are asked after a press only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from explorer.reading.library import load_story
from explorer.static_site import static_folder
from explorer.static_site.carried_media import all_media
from tests.browser.conftest import Watch
from tests.browser.servers import Server, hosting
from tests.browser.small_stories import write_recorded
from tests.browser.test_axe import violations

NewPage = Callable[..., Page]

TUBE = "https://www.youtube-nocookie.com"
PLAY = """async (element) => {
  element.muted = true;
  const played = new Promise((done) => element.addEventListener("playing", done, { once: true }));
  await element.play();
  await played;
  return { ready: element.readyState >= 2, seconds: Math.round(element.duration) };
}"""
ARRIVAL = "?story=recorded&event=arrival&lang=en"
SAVE_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'
FAR_DOWN = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".ex-figure { margin-block-start: 300vh !important; }");
  document.adoptedStyleSheets.push(sheet);
"""
PRESS = """(element) => element.dispatchEvent(
  new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }))"""
"""JavaScript: whether the key is left to the element."""
CAPTIONS = """() => {
  const [first, second] = document.querySelector("video").textTracks;
  return first.cues?.length === 1 && first.language === "en" && second.mode === "disabled";
}"""


@pytest.fixture
def recorded(new_page: NewPage, small_server: Server) -> Page:
    """The page of a story with a film, a sound, a document and a film of another site."""
    page = new_page()
    page.goto(f"{small_server.address}{ARRIVAL}")
    page.locator(".ex-played video").wait_for()
    return page


def test_nothing_is_loaded_before_it_is_asked_for_and_then_it_plays(recorded: Page) -> None:
    asked: list[str] = []
    recorded.on("request", lambda request: asked.append(request.url))
    film, sound = recorded.locator(".ex-played video"), recorded.locator(".ex-played audio")
    assert [each.evaluate("(each) => each.readyState") for each in (film, sound)] == [0, 0]
    assert not [url for url in asked if "film.webm" in url or "sound.mp3" in url]

    assert film.evaluate(PLAY) == {"ready": True, "seconds": 1}
    assert sound.evaluate(PLAY) == {"ready": True, "seconds": 1}
    recorded.wait_for_function(CAPTIONS)


def test_the_poster_of_a_film_is_fetched_when_it_comes_into_view(
    new_page: NewPage, small_server: Server
) -> None:
    page, asked = new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(FAR_DOWN)
    page.goto(f"{small_server.address}{ARRIVAL}")
    film = page.locator(".ex-played video")
    film.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "media/film." in url]
    height = film.evaluate("(film) => film.clientHeight")

    with page.expect_request(lambda request: "media/film." in request.url):
        film.scroll_into_view_if_needed()

    page.wait_for_load_state("networkidle")
    assert next(url for url in asked if "media/film." in url).endswith(".160.jpg")
    assert film.evaluate("(film) => film.clientHeight") == height > 0


def test_where_data_are_saved_neither_posters_nor_first_pages_are_fetched(
    new_page: NewPage, small_server: Server
) -> None:
    page, asked = new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(SAVE_DATA)
    page.goto(f"{small_server.address}{ARRIVAL}")
    for medium in ("film", "report"):
        page.locator(f'[data-medium="{medium}"] :is(video, a)').scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/recorded/media/" in url]


def test_arrow_keys_in_a_player_do_not_leave_its_event(recorded: Page) -> None:
    assert recorded.locator(".ex-played video").evaluate(PRESS) is True
    assert recorded.locator("body").evaluate(PRESS) is False


def test_a_document_shows_its_first_page_and_opens(recorded: Page) -> None:
    figure = recorded.locator('[data-medium="report"]')
    expect(figure.locator("img")).to_have_attribute("width", "1357")
    link = figure.get_by_role("link", name="Open the document (PDF, 2 pages)")
    answer = recorded.request.get(link.evaluate("(link) => link.href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")


def test_another_site_is_asked_when_a_reader_presses_and_not_before(
    recorded: Page, watch: Watch
) -> None:
    watch.allow("www.youtube-nocookie.com")
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="A film")

    recorded.context.route(lambda url: "youtube" in url, answer)
    figure = recorded.locator('[data-medium="talk"]')
    press = figure.get_by_role("button", name="YouTube: press to load it from www.youtube")
    expect(press).to_be_visible()
    assert asked == []

    press.click()

    frame = figure.locator("iframe[title='The talk'][sandbox]")
    expect(frame.content_frame.get_by_text("A film")).to_be_visible()
    expect(frame).to_be_focused()
    assert asked == [f"{TUBE}/embed/dQw4w9WgXcQ"]
    link = recorded.locator('[data-medium="link"]')
    expect(link.get_by_role("link", name="Open it at video.example")).to_be_visible()
    expect(link.locator("button")).to_have_count(0)


def test_players_are_accessible(recorded: Page) -> None:
    recorded.locator('[data-medium="tone"] summary').click()
    assert violations(recorded, part="[data-explorer=timeline]") == []


def test_a_static_folder_plays_its_films_and_asks_another_site_after_a_press(
    new_page: NewPage, watch: Watch, tmp_path: Path
) -> None:
    watch.allow("www.youtube-nocookie.com")
    folder = write_recorded(tmp_path / "in")
    story = load_story(folder)
    for name, content in static_folder(story, "en", media=all_media(story, folder).files).items():
        file = tmp_path / "host" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    page = new_page()
    page.context.route(lambda url: "youtube" in url, lambda route: route.fulfill(body="A film"))
    with hosting(tmp_path / "host") as address:
        page.goto(f"{address}?event=arrival&lang=en")
        film = page.locator(".ex-played video")
        assert film.evaluate(PLAY) == {"ready": True, "seconds": 1}
        page.locator('[data-medium="talk"] button').click()
        frame = page.locator('[data-medium="talk"] iframe')
        expect(frame.content_frame.get_by_text("A film")).to_be_visible()
