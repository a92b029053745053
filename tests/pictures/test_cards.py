"""Cards and map pictures: their size, their colours, and letters instead of boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageDraw

from explorer.pages.values import StoryPage
from explorer.pictures.cards import (
    CARD_PX,
    PANEL_PX,
    TITLE_SIZES,
    CardWords,
    draw_card,
    event_words,
)
from explorer.pictures.grounds import ground
from explorer.pictures.map_pictures import map_picture
from explorer.pictures.palettes import Theme, palette
from explorer.pictures.projection import world_point
from explorer.pictures.style_sheets import map_style
from explorer.pictures.typefaces import draw_text, face, korean_face, text_width, wrapped
from explorer.pictures.windows import Frame, Padding, frame_around, lines_on, ring_on
from explorer.story.itinerary import Status, itinerary
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.story.web_mercator import MAX_LATITUDE_DEG
from tests.records import event, place
from tests.sharing import STORY, client

WORDS = CardWords(
    above="A story",
    title="Title",
    when="13 September 2023, 13:09",
    names=("Vostočnyj", "Космодром Восточный", "보스토치니 우주기지"),
    status=Status.CONFIRMED,
    status_label="Confirmed",
    below="Event 8 of 29",
)


def test_an_events_card_has_its_time_with_the_zone(shipped: Story) -> None:
    page = StoryPage(shipped, "en", "meeting", "")
    assert page.row
    day = page.day_of["meeting"]
    words = event_words(shipped, page.row, day, len(page.rows), page.speech)
    assert words.when == "Wednesday, 13 September 2023, 13:09 (UTC+9)"


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def near(picture: Image.Image, colour: str, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part of the picture have about this colour."""
    part = picture.crop(box)
    plain = Image.new("RGB", part.size, rgb(colour))
    difference = ImageChops.difference(part, plain).convert("L")
    return sum(difference.histogram()[:10])


def drawn(text: str) -> Image.Image:
    picture = Image.new("L", (60, 60))
    draw_text(ImageDraw.Draw(picture), (5, 50), text, size_px=40, fill="#ffffff")
    return picture


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_a_card_has_the_size_that_previews_crop_to() -> None:
    assert opened(client().get(f"{STORY}/meeting/card.png").content).size == (1200, 630)


def test_a_card_shows_land_water_route_and_words(shipped: Story) -> None:
    picture = opened(draw_card(shipped, itinerary(shipped), "it", 7, WORDS))
    colours, right = palette("light"), (PANEL_PX + 4, 0, *CARD_PX)
    left = (12, 0, PANEL_PX, CARD_PX[1])
    assert near(picture, colours["map-land"], right) > 100_000
    assert near(picture, colours["map-water"], right) > 50_000
    assert near(picture, colours["track-a"], right) > 400
    assert near(picture, colours["surface"], left) > 200_000
    assert near(picture, colours["text"], left) > 1000
    assert near(picture, colours["confirmed"], left) > 300


def test_what_is_not_travelled_yet_is_paler(shipped: Story) -> None:
    line, box = palette("light")["track-a"], (PANEL_PX + 4, 0, *CARD_PX)
    route = itinerary(shipped)
    start = opened(draw_card(shipped, route, "it", 0, WORDS))
    end = opened(draw_card(shipped, route, "it", len(route.steps) - 1, WORDS))
    assert near(start, line, box) < near(end, line, box)


@pytest.mark.parametrize("letter", ["è", "č", "Ж", "ё", "한", "평", "ł", "“", "–"])
def test_a_letter_is_no_box(letter: str) -> None:
    box = drawn("\U000e0fff")
    missing = Image.new("L", (60, 60))
    font = korean_face(40) if letter >= "\u1100" else face("sans", 40, 400)
    ImageDraw.Draw(missing).text((5, 50), "\ufffe", "#ffffff", font, "ls")
    assert drawn(letter).getbbox() is not None
    assert ImageChops.difference(drawn(letter), box).getbbox() is not None
    assert ImageChops.difference(drawn(letter), missing).getbbox() is not None


def test_different_letters_look_different() -> None:
    assert len({drawn(letter).tobytes() for letter in "한국평양ЖДЯèùq"}) == 10


def test_a_long_title_is_wrapped_and_cut_with_an_ellipsis() -> None:
    lines, fits = wrapped("word " * 200, 400, 3, size_px=36, family="serif", weight=600)
    assert (len(lines), fits, lines[-1][-1]) == (3, False, "…")
    assert all(text_width(line, 36, family="serif", weight=600) <= 400 for line in lines)


def test_a_word_without_end_is_broken() -> None:
    lines, fits = wrapped("평" * 100, 300, 20, size_px=30, family="sans", weight=400)
    assert fits
    assert "".join(lines) == "평" * 100


@pytest.mark.parametrize("title", ["", "x" * 300, "<svg>&\"'", "\U0001f600 شكرا"])
def test_any_title_can_be_drawn(shipped: Story, title: str) -> None:
    words = CardWords(title, title, "", (title,) * 9, None, "", "")
    assert opened(draw_card(shipped, itinerary(shipped), "it", None, words)).size == CARD_PX
    assert TITLE_SIZES[-1][0] >= 30


def test_pictures_are_cached_and_distinguished_by_their_version() -> None:
    site = client()
    html = site.get(f"{STORY}/meeting?lang=it").text
    address = html.partition('og:image" content="')[2].partition('"')[0].replace("&amp;", "&")
    current, old = site.get(address), site.get(f"{STORY}/meeting/card.png?lang=it&v=old")
    assert current.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert old.headers["cache-control"] == "no-cache"
    again = site.get(address, headers={"if-none-match": current.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("size=huge", "size: expected one of wide, narrow, small, paper"),
        ("asof=tomorrow", "asof: expected one of publication, now"),
        ("theme=blue", "theme: expected one of system, light, dark"),
    ],
)
def test_a_map_picture_that_there_is_not_is_refused_with_what_there_is(
    query: str, expected: str
) -> None:
    answer = client().get(f"{STORY}/map.svg?{query}")
    assert (answer.status_code, answer.text) == (400, expected)


def test_the_map_picture_is_svg_in_both_lights_with_names(shipped: Story) -> None:
    svg = client().get(f"{STORY}/meeting/map.svg?lang=it").text
    tree = ElementTree.fromstring(svg)
    texts = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "Cosmodromo di Vostočnyj" in texts
    assert "prefers-color-scheme:dark" in svg
    assert len(svg) < 160_000


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_a_map_picture_of_one_theme_asks_no_system(theme: Theme, other: Theme) -> None:
    svg = client().get(f"{STORY}/map.svg?lang=it&theme={theme}").text
    assert "prefers-color-scheme" not in svg
    assert f".land{{fill:{palette(theme)['map-land']}}}" in svg
    assert palette(other)["map-land"] not in svg


def test_hostile_names_stay_text_in_a_picture(shipped: Story) -> None:
    hostile = '</text><script>alert("1")</script>'
    places = tuple(place.model_copy(update={"names": {"it": hostile}}) for place in shipped.places)
    story = Story.model_construct(**{**dict(shipped), "places": places})
    svg = map_picture(story, itinerary(story), "it", 7, size_px=(800, 500)).svg(
        map_style(None), title=hostile, named=True
    )
    tree = ElementTree.fromstring(svg)
    assert not list(tree.iter("{http://www.w3.org/2000/svg}script"))
    assert hostile in [element.text for element in tree.iter()]


@pytest.mark.parametrize("lat", [90.0, -90.0])
def test_the_poles_lie_at_the_edges_of_the_world(lat: float) -> None:
    pole, edge = world_point(Coordinate(lat=lat, lon=0)), MAX_LATITUDE_DEG * lat / 90
    assert pole == world_point(Coordinate(lat=edge, lon=0))


def all_around(px: int) -> Padding:
    return Padding(left_px=px, top_px=px, right_px=px, bottom_px=px)


def test_one_place_is_shown_as_near_as_its_step() -> None:
    frame = frame_around(
        ((0.5, 0.5),), width_px=800, height_px=500, padding=all_around(10), closest_zoom=15
    )
    assert frame.zoom == pytest.approx(15)
    assert frame.at((0.5, 0.5)) == (400, 250)


def test_a_walk_fills_its_picture(make_story: Callable[..., Story]) -> None:
    places = [
        place("rome", lat=41.901, lon=12.5018, accuracy_km=0.02),
        place("tokyo", lat=41.8976, lon=12.4984, accuracy_km=0.02),
    ]
    story = make_story(places=places, articles={})
    picture = map_picture(story, itinerary(story), "en", None, size_px=(800, 500))
    (here, there) = re.findall(
        r'class="stop [^"]*" transform="translate\(([\d.]+) ([\d.]+)\)', picture.shapes
    )

    assert abs(float(here[1]) - float(there[1])) > 200


def test_a_whole_world_fits() -> None:
    frame = frame_around(
        ((0.0, 0.1), (1.0, 0.9)),
        width_px=800,
        height_px=500,
        padding=all_around(50),
        closest_zoom=9,
    )
    assert frame.scale == 800


def test_lines_are_cut_to_what_is_seen() -> None:
    frame = Frame(left=0, top=0, scale=100, width_px=100, height_px=100)
    assert list(lines_on(frame, ((2.0, 2.0), (3.0, 3.0)), 0)) == []
    across = list(lines_on(frame, ((-1.0, 0.5), (0.5, 0.5), (2.0, 0.5), (3.0, 0.5)), 0))
    assert across == [((-100, 50), (50, 50), (200, 50))]
    assert ring_on(frame, ((2.0, 0.0), (3.0, 0.0), (3.0, 1.0), (2.0, 0.0)), 0) == ()
    around = ((-1.0, -1.0), (2.0, -1.0), (2.0, 2.0), (-1.0, 2.0), (-1.0, -1.0))
    assert len(ring_on(frame, around, 0)) == 5


@pytest.mark.parametrize("text", ["W" * 4000, "i" * 4000, "a b " * 1000, "é" * 4000])
def test_little_of_an_endless_text_is_measured(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def width(line: str, size_px: int, **of: object) -> float:
        measured.append(len(line))
        return len(line) * size_px / 2

    monkeypatch.setattr("explorer.pictures.typefaces.text_width", width)
    lines, fits = wrapped(text, 404, 7, size_px=36, family="serif", weight=600)

    assert (len(lines), fits) == (7, False)
    assert sum(measured) < 20_000


def test_an_endless_name_is_cut_on_the_map(make_story: Callable[..., Story]) -> None:
    story = make_story(
        places=[place("town", names={"en": "W" * 4000})],
        events=[event("stay", place="town")],
        articles={},
    )
    picture = map_picture(story, itinerary(story), "en", 0, size_px=(860, 560))

    assert max(len(name.text) for name in picture.names) <= 80
    assert picture.names[-1].text == "W" * 79 + "…"


@pytest.mark.parametrize("zoom", [8, 9, 10])
def test_the_sea_is_as_deep_at_every_zoom(zoom: int) -> None:
    x, y = world_point(Coordinate(lat=42.3, lon=132.5))
    scale = 256 * 2**zoom
    frame = Frame(left=x - 50 / scale, top=y - 50 / scale, scale=scale, width_px=100, height_px=100)
    assert 'class="deep"' in ground(frame)
