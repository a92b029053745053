"""Media that readers would not see, or that nobody may have the right to publish."""

from pathlib import Path

import pytest

from explorer.reading.checks import media
from tests.attaching import IMAGE, JPEG, animation, attach
from tests.media.recordings import CAPTIONS, recording
from tests.records import ARTICLE, Records, event, place, suspected

EMBED = {"id": "talk", "kind": "embed", "url": "https://video.example/7"}
UNUSED = "found no event, place or figure with it, expected its id where readers are to see it"


def without(name: str) -> Records:
    return {key: value for key, value in IMAGE.items() if key != name}


def found(root: Path, item: Records, figure: str = "![x](media:hall)") -> list[str]:
    attach(root / "small", "media/hall.jpg", JPEG)
    articles = {"en": f"{ARTICLE}\n{figure}\n"}
    return suspected(media.check, root, articles=articles, media=[item])


def test_a_picture_with_everything_is_not_suspicious(tmp_path: Path) -> None:
    assert found(tmp_path, IMAGE) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("licence", "expected its licence, such as CC BY 4.0, or who gave permission"),
        ("credit", "expected who made it"),
    ],
)
def test_a_picture_that_nobody_may_publish(tmp_path: Path, name: str, message: str) -> None:
    assert found(tmp_path, without(name)) == [
        f"media item hall · {name}: found nothing, {message}",
    ]


def test_an_embed_is_published_by_its_own_site(tmp_path: Path) -> None:
    assert found(tmp_path, EMBED, figure="![x](media:talk)") == []


def test_a_film_needs_words_for_those_who_cannot_hear_it(tmp_path: Path) -> None:
    film = IMAGE | {"kind": "video", "file": "media/film.mp4"}
    attach(tmp_path / "small", "media/film.mp4", recording())
    attach(tmp_path / "small", "media/film.vtt", f"\ufeff{CAPTIONS}")

    (silent,) = found(tmp_path, film)
    assert "found nothing, expected captions, or a transcript" in silent
    assert found(tmp_path, film | {"captions": {"en": "media/film.vtt"}}) == []
    assert found(tmp_path, film | {"transcript": {"en": "“Welcome.”"}}) == []
    (missing,) = found(tmp_path, film | {"captions": {"en": "media/films.vtt"}})
    assert "captions.en: found 'media/films.vtt', expected a file that is in" in missing


def test_of_an_animated_map_only_one_frame_is_seen(tmp_path: Path) -> None:
    attach(tmp_path / "small", "maps/hall.gif", animation())
    bounds = {"south": 41.7, "west": 12.2, "north": 42.1, "east": 12.8}

    moving = suspected(
        media.check, tmp_path, background={"file": "maps/hall.gif", "bounds": bounds, "credit": "x"}
    )

    assert [each for each in moving if "background" in each] == [
        "the story · background.file: found an animation, expected a picture, as only its first "
        "frame is shown"
    ]


def test_of_an_animation_only_one_frame_is_seen(tmp_path: Path) -> None:
    attach(tmp_path / "small", "media/hall.gif", animation())

    (moving,) = found(tmp_path, IMAGE | {"file": "media/hall.gif"})

    assert "found an animation, expected a picture, as only its first frame is shown" in moving


def test_a_picture_that_nothing_shows(tmp_path: Path) -> None:
    assert found(tmp_path, IMAGE, figure="") == [f"media item hall: {UNUSED}"]


@pytest.mark.parametrize(
    "user",
    [{"events": [event("arrival", media=["hall"])]}, {"places": [place("rome", media=["hall"])]}],
)
def test_a_picture_of_an_event_or_a_place_is_shown(tmp_path: Path, user: Records) -> None:
    attach(tmp_path / "small", "media/hall.jpg", JPEG)
    events = {"events": [event("arrival")]}

    assert suspected(media.check, tmp_path, articles={}, media=[IMAGE], **(events | user)) == []
