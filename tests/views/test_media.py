"""Media in the story document: what can be shown, and where it belongs, in one language."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.records import Story
from explorer.views.media import media_views
from tests.assembling import assembled
from tests.attaching import IMAGE, attach, jpeg_of
from tests.media.recordings import CAPTIONS, recording
from tests.records import event, place, write_story

HALL = IMAGE | {"date": "2023-03", "focus": {"left": 0.25, "top": 0.5}, "warning": {"en": "Noise."}}
LOST = IMAGE | {"id": "lost", "file": "media/lost.jpg"}
TALK = {"id": "talk", "kind": "embed", "url": "https://video.example/7"}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An event with a photo, one that is lost and a film elsewhere; a place with the photo."""
    folder = write_story(
        tmp_path,
        articles={"en": "The [arrival](event:arrival).\n\n![The hall](media:hall)\n"},
        media=[HALL, LOST, TALK],
        places=[place("rome", media=["hall"])],
        events=[event("arrival", media=["hall", "lost", "talk"]), event("talks")],
    )
    attach(folder, "media/hall.jpg", jpeg_of(1000, 600))
    return load_story(folder)


def test_events_and_places_have_the_media_that_can_be_shown(story: Story) -> None:
    shown = assembled(story)
    first, second = shown["events"]

    assert [item["id"] for item in first["media"]] == ["hall", "talk"]
    assert second["media"] == []
    assert [item["id"] for item in shown["places"]["rome"]["media"]] == ["hall"]
    assert list(shown["media"]) == ["hall", "talk"]
    (figure,) = shown["article"]["passages"][1]["parts"]
    assert figure["figure"] == "hall"


def test_the_browser_makes_of_a_medium_what_pages_are_given(story: Story) -> None:
    views = media_views(story, language("en"))
    assert assembled(story)["media"] == {
        name: view | {"copies": list(view["copies"])} for name, view in views.items()
    }
    assert (views["talk"]["player"], views["talk"]["host"]) == (None, None)
    hall = views["hall"]
    assert hall["copies"] == ("480.webp", "960.webp", "1000.webp", "960.jpg")
    assert (hall["width"], hall["height"], hall["covered"]) == (1000, 600, True)
    assert (hall["left"], hall["top"]) == (0.25, 0.5)
    assert (hall["alt"], hall["warning"], hall["date"]) == ("A hall", "Noise.", "March 2023")


def test_a_film_has_its_captions_and_a_player_where_its_site_has_one(tmp_path: Path) -> None:
    captions = {"en": "media/a.vtt", "it": "media/lost.vtt"}
    media = [
        {"id": "film", "kind": "video", "file": "media/a.mp4", "captions": captions},
        {"id": "talk", "kind": "embed", "url": "https://youtu.be/dQw4w9WgXcQ"},
    ]
    folder = write_story(tmp_path, media=media)
    attach(folder, "media/a.mp4", recording())
    attach(folder, "media/a.vtt", CAPTIONS)
    story = load_story(folder)
    shown = assembled(story)["media"]

    assert shown["film"]["copies"] == ["film.mp4", "160.webp", "160.jpg"]
    assert shown["film"]["captions"] == {"en": story.media_files["media/a.vtt"].digest}
    assert shown["talk"]["player"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert (shown["talk"]["host"], shown["talk"]["ratio"]) == ("YouTube", 1.7778)
