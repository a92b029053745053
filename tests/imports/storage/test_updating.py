"""A story with an import merged into it."""

from pathlib import Path

from explorer.imports.completion.completing import Completed
from explorer.imports.storage.memory import digests_of
from explorer.imports.storage.updating import updated
from explorer.story.media import Media
from explorer.story.records import StoryFile
from tests.records import made_story

PICTURE = {"id": "m", "kind": "image", "url": "https://a.example/m.jpg", "alt": {"en": "A quay"}}
FILM = {"id": "m", "kind": "embed", "url": "https://youtu.be/7"}


def with_medium(root: Path, medium: dict[str, object]) -> StoryFile:
    media = (Media.model_validate(medium),)
    return made_story(root, articles={"en": "Words.\n"}).model_copy(update={"media": media})


def test_fields_that_do_not_go_together_are_a_conflict(tmp_path: Path) -> None:
    last, film = with_medium(tmp_path, PICTURE), with_medium(tmp_path, FILM)
    by_hand = {"id": "m", "kind": "image", "file": "media/m.jpg", "alt": {"en": "A quay"}}
    story = with_medium(tmp_path, by_hand)
    done = Completed(story=film, files={}, report=(), where={}, borrowed={})

    update = updated(story, done, digests_of(last))

    assert update.story.media == story.media
    assert [(each.record, each.field) for each in update.conflicts] == [
        ("media item m", "url"),
        ("media item m", "kind, alt"),
    ]
    assert update.conflicts[1].theirs == (
        "kind: embed; alt: None (Value error, url for an embed, which is a part of another site)"
    )
