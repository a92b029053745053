"""Pictures of a story on preview cards."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from starlette.testclient import TestClient

from explorer.pages.values import StoryPage
from explorer.pictures.cards import CARD_PX, PANEL_PX
from explorer.pictures.photos import Photo, filling
from explorer.reading.library import load_story
from explorer.static_site import static_folder
from explorer.static_site.carried_media import all_media
from tests.attaching import IMAGE, attach, jpeg_of, png_header
from tests.records import event, write_story
from tests.sharing import client

TEAL = (0, 128, 128)
SIDE_PX = (CARD_PX[0] - PANEL_PX) * CARD_PX[1]
BASE = "https://host.example/"


def medium(name: str, **changes: object) -> dict[str, object]:
    return IMAGE | {"id": name, "file": f"media/{name}.jpg", "alt": {"en": f"A {name}"}} | changes


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Events with a photo, with a wide one, with a covered one before another, and with none."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path.parent / "cache"))
    media = [medium("fire", sensitive=True), medium("hall"), medium("wide")]
    events = {"covered": ["fire", "hall"], "photo": ["hall"], "panorama": ["wide"], "bare": []}
    folder = write_story(
        tmp_path,
        slug="small",
        media=media,
        events=[event(name, media=of) for name, of in events.items()],
        articles={"en": "They [meet](event:photo)."},
    )
    for name, size in (("fire", (901, 600)), ("hall", (900, 600)), ("wide", (1600, 460))):
        attach(folder, f"media/{name}.jpg", jpeg_of(*size))
    with client() as found:
        yield found


def teal_in(png: bytes) -> int:
    """How many pixels of a card are about the colour of the photos."""
    card = Image.open(BytesIO(png)).convert("RGB")
    away = ImageChops.difference(card, Image.new("RGB", card.size, TEAL)).convert("L")
    return sum(away.histogram()[:10])


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        ("small/photo", 0.95, 1.0),
        ("small/panorama", 0.05, 0.2),
        ("small", 0.1, 0.2),
        ("small/covered", 0.0, 0.001),
        ("small/bare", 0.0, 0.001),
    ],
)
def test_a_card_shows_the_first_picture_unless_it_is_covered(
    site: TestClient, path: str, least: float, most: float
) -> None:
    answer = site.get(f"/stories/{path}/card.png")
    assert answer.status_code == 200
    assert least <= teal_in(answer.content) / SIDE_PX <= most


def test_a_static_folder_has_the_same_card(site: TestClient, tmp_path: Path) -> None:
    story = load_story(tmp_path / "small")
    media = all_media(story, tmp_path / "small").files
    card = static_folder(story, "en", BASE, media)["card.png"]
    assert card == site.get("/stories/small/card.png").content


def test_a_damaged_picture_leaves_the_map(site: TestClient, tmp_path: Path) -> None:
    story = tmp_path / "small" / "story.yaml"
    story.write_text(story.read_text().replace("hall.jpg", "hall.png"))
    attach(tmp_path / "small", "media/hall.png", png_header(900, 600))
    answer = site.get("/stories/small/photo/card.png")
    assert answer.status_code == 200
    assert teal_in(answer.content) == 0


def test_a_preview_says_what_its_picture_shows(site: TestClient, tmp_path: Path) -> None:
    story = load_story(tmp_path / "small")
    assert StoryPage(story, "en", "photo", "").card_words() == "A hall"
    covered = StoryPage(story, "en", "covered", "")
    assert covered.card_words() == covered.map_words()
    assert 'content="A hall"' in site.get("/stories/small/photo").text


def test_a_picture_that_fills_a_side_is_cropped_around_its_focus() -> None:
    picture = Image.new("RGB", (900, 600), "white")
    picture.paste("teal", (0, 0, 450, 600))
    file = BytesIO()
    picture.save(file, "JPEG")
    left, right = (
        filling(Photo(content=file.getvalue(), credit="", left=at), (700, 630)) for at in (0.0, 1.0)
    )
    assert left and right
    assert left.getpixel((340, 300)) != right.getpixel((340, 300))
    assert filling(Photo(content=jpeg_of(1000, 500), credit=""), (700, 630)) is None
