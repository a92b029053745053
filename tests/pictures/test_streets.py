"""Streets on pictures of the map, from an extract of the Protomaps basemap."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from resvg_py import svg_to_bytes

from explorer.pages.values import StoryPage
from explorer.pictures import streets
from explorer.pictures.cards import draw_card, story_words
from explorer.pictures.extracts import Extract
from explorer.pictures.map_pictures import MapPicture, map_picture
from explorer.pictures.palettes import Theme, palette
from explorer.pictures.projection import world_point
from explorer.pictures.street_names import street_names
from explorer.pictures.street_styles import road_class
from explorer.pictures.streets import Streets, streets_in
from explorer.pictures.style_sheets import ink_style, map_style
from explorer.pictures.windows import Frame
from explorer.static_site import static_folder
from explorer.story.itinerary import itinerary
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.tiles.vector_tiles import Tag
from tests.records import event, made_story, place
from tests.sharing import client
from tests.tiles.invented_town import ATTRIBUTION, write_town

SQUARE = Coordinate(lat=41.895, lon=12.482)
"""The main square of the town; metres from there are those of `invented_streets`."""
METRE_DEG = 1 / 111_195


def metres(*, east: float, north: float) -> Coordinate:
    lon = SQUARE.lon + east * METRE_DEG / 0.7443  # the cosine of the latitude
    return Coordinate(lat=SQUARE.lat + north * METRE_DEG, lon=lon)


def frame(zoom: float, middle: Coordinate = SQUARE, size_px: tuple[int, int] = (600, 400)) -> Frame:
    x, y = world_point(middle)
    scale = 256 * 2**zoom
    left, top = x - size_px[0] / 2 / scale, y - size_px[1] / 2 / scale
    return Frame(left=left, top=top, scale=scale, width_px=size_px[0], height_px=size_px[1])


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    path = tmp_path_factory.mktemp("town") / "town.pmtiles"
    write_town(path, lat=SQUARE.lat, lon=SQUARE.lon)
    return Extract(path, "1", ATTRIBUTION)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A walk of a kilometre through the town."""
    stops = {
        "square": SQUARE,
        "pond": metres(east=1330, north=640),
        "mill": metres(east=-400, north=-574),
    }
    places = [
        place(id, lat=at.lat, lon=at.lon, accuracy_km=0.02, names={"en": id.title()})
        for id, at in stops.items()
    ]
    events = [
        event(f"at-{id}", place=id, time=f"{9 + hour:02}:00") for hour, id in enumerate(stops)
    ]
    return made_story(tmp_path, articles={"en": "# A walk\n"}, places=places, events=events)


def drawn(story: Story, town: Extract | None) -> MapPicture:
    return map_picture(
        story, itinerary(story), "en", None, size_px=(860, 560), extracts=(town,) if town else ()
    )


def colours(svg: str, theme: Theme) -> dict[str, int]:
    """How many pixels of each colour are in the middle of a picture of 600 by 400."""
    whole = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">'
        f"<style>{map_style(theme, streets=True)}</style>{svg}</svg>"
    )
    image = Image.open(BytesIO(svg_to_bytes(svg_string=whole))).convert("RGB")
    return _colours(image.crop((240, 140, 360, 260)))


def _colours(image: Image.Image) -> dict[str, int]:
    counted = image.getcolors(1 << 20) or ()
    return {"#{:02x}{:02x}{:02x}".format(*each): count for count, each in counted}  # type: ignore[misc]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_thing_has_its_colour_where_it_is(town: Extract, theme: Theme) -> None:
    spots = {
        "map-paved": SQUARE,
        "map-building": metres(east=150, north=150),
        "map-green": metres(east=1050, north=500),
        "map-wood": metres(east=-2400, north=2200),
        "map-water": metres(east=-1110, north=-300),
        "map-major": metres(east=0, north=700),
    }
    for name, spot in spots.items():
        found = colours(streets_in(frame(15, spot), town).svg, theme)
        assert found.get(palette(theme)[name], 0) > 300, name


def test_houses_and_sleepers_are_drawn_near_and_tunnels_and_bridges_differ(
    town: Extract,
) -> None:
    def classes(zoom: float, middle: Coordinate = SQUARE) -> set[str]:
        return set(re.findall('class="(.*?)"', streets_in(frame(zoom, middle), town).svg))

    far, near = classes(13), classes(16)
    assert {"building", "way steps", "way minor"} <= near
    assert "building" not in far
    hill = classes(14, metres(east=1900, north=-2030))
    assert {"way motorway", "way motorway tunnel", "edge tunnel"} <= hill
    river = classes(14, metres(east=-1000, north=150))
    assert {"way medium bridge", "edge bridge"} <= river
    assert "way ties" in classes(15, metres(east=500, north=1700))


@pytest.mark.parametrize(
    "here",
    [
        frame(8.9),
        frame(15, Coordinate(lat=41.895, lon=13.5)),
        frame(15, Coordinate(lat=-80, lon=-179.9)),
    ],
    ids=["far away", "beside", "elsewhere"],
)
def test_where_the_extract_has_no_streets_the_world_is_left_alone(
    town: Extract, here: Frame
) -> None:
    assert streets_in(here, town) == Streets()


def test_bounds_that_cannot_be_hide_no_streets(town: Extract, tmp_path: Path) -> None:
    content = town.path.read_bytes()
    west_south, east_north = content[102:110], content[110:118]
    swapped = tmp_path / "swapped.pmtiles"
    swapped.write_bytes(content[:102] + east_north + west_south + content[118:])

    assert (
        streets_in(frame(15), Extract(swapped, "1", "")) == streets_in(frame(15), town) != Streets()
    )


def test_of_dense_tiles_those_of_a_lower_zoom_are_drawn(
    town: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    decode = streets.decode_tile

    def counting(data: bytes) -> object:
        read.append(len(data))
        return decode(data)

    monkeypatch.setattr(streets, "decode_tile", counting)
    whole = streets_in(frame(16), Extract(town.path, "whole", "")).svg
    needed = sum(read)
    read.clear()
    monkeypatch.setattr(streets, "MOST_BYTES", needed // 2)
    coarser = streets_in(frame(16), Extract(town.path, "coarser", "")).svg

    assert 0 < sum(read) <= needed // 2
    assert len(coarser) < len(whole)
    monkeypatch.setattr(streets, "MOST_BYTES", 10)
    assert streets_in(frame(16), Extract(town.path, "none", "")) == Streets()


def test_a_damaged_or_missing_extract_leaves_the_map_of_the_world_and_a_line_in_the_log(
    town: Extract, story: Story, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cut = tmp_path / "cut.pmtiles"
    cut.write_bytes(town.path.read_bytes()[:90_000])
    with caplog.at_level(logging.WARNING):
        for path in (cut, tmp_path / "gone.pmtiles"):
            found = drawn(story, Extract(path, "1", "Somebody"))
            assert (found.ground, found.credit) == (drawn(story, None).ground, "")
            assert "A picture is drawn without streets" in caplog.text
            caplog.clear()


@pytest.mark.parametrize("level", ["0;1", "", "nan", True, 2**64 - 1, "-1"])
def test_a_road_is_drawn_whatever_its_level_is(level: Tag) -> None:
    found = road_class({"kind": "highway", "level": level})
    expected = {True: "bridge", 2**64 - 1: "bridge", "-1": "tunnel"}.get(level, "")
    assert found == ("motorway", expected)


def test_a_picture_credits_its_streets(town: Extract, story: Story) -> None:
    def written(extract: Extract | None) -> str:
        return drawn(story, extract).svg("", title="A walk", named=True)

    assert f">{ATTRIBUTION}</text>" in written(town)
    assert ">Some&lt;b&gt;ody</text>" in written(Extract(town.path, "1", "Some<b>ody"))
    assert "credit" not in written(None)


def test_streets_are_named_in_the_readers_language_once_and_beside_stops(
    town: Extract, story: Story
) -> None:
    picture, here = drawn(story, town), frame(16, size_px=(860, 560))
    near = street_names(streets_in(here, town).named, "ru", here, ())
    texts = [name.text for name in near]
    areas = [
        *(name.area for name in picture.streets),
        *(name.area for name in picture.names),
    ]

    assert len(texts) == len(set(texts)) > 5
    assert "Бастионный проспект" in texts
    assert "Via dei Giardini" in texts
    assert {"Bridge Street", "Mill Street"} <= {name.text for name in picture.streets}
    assert not any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for one, other in combinations(areas, 2)
    )
    assert all(-90 <= name.angle_deg <= 90 for name in near)
    assert all(name.text in picture.words for name in picture.streets)


def test_on_paper_streets_are_grey() -> None:
    for colour in re.findall("#([0-9a-f]+)", ink_style(streets=True)):
        red, green, blue = re.findall("." * (len(colour) // 3), colour)
        assert red == green == blue, colour


def test_a_card_shows_streets_and_credits_them(town: Extract, story: Story) -> None:
    page = StoryPage(story, "en", None, "")
    words = story_words(story, page.dates, 3, page.speech)
    args = (story, page.itinerary, "en", None, words)
    cards = [
        Image.open(BytesIO(draw_card(*args, extracts=(each,) if each else ()))).convert("RGB")
        for each in (None, town)
    ]
    left = (506, 608, 700, 624)
    inks = [len(card.crop(left).getcolors(1 << 20) or ()) for card in cards]

    assert inks[1] > inks[0] + 3
    assert palette("light")["map-major"] in _colours(cards[1])


def test_the_card_of_a_static_folder_has_streets(town: Extract, story: Story) -> None:
    base = "https://host.example/"
    cards = [
        static_folder(story, "en", base, extracts=extracts)["card.png"]
        for extracts in ((), (town,))
    ]
    major = palette("light")["map-major"]
    assert [major in _colours(Image.open(BytesIO(each)).convert("RGB")) for each in cards] == [
        False,
        True,
    ]


def test_pictures_have_the_streets_of_the_storys_file_or_of_the_operators(
    town: Extract, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    site, address = client(), "/stories/small/map.svg?lang=en&size={}"

    def pictures() -> list[str]:
        return [site.get(address.format(size)).text for size in ("wide", "paper")]

    assert not any('class="way' in picture for picture in pictures())
    monkeypatch.setenv("EXPLORER_BASEMAP", str(town.path))
    assert all('class="way' in picture and ATTRIBUTION in picture for picture in pictures())
    monkeypatch.delenv("EXPLORER_BASEMAP")
    file = tmp_path / "small" / "maps" / "town.pmtiles"
    file.parent.mkdir()
    file.write_bytes(town.path.read_bytes())
    records = tmp_path / "small" / "story.yaml"
    background = "background: {file: maps/town.pmtiles, credit: The author}\n"
    records.write_text(records.read_text() + background)
    assert all('class="way' in picture and "The author" in picture for picture in pictures())
