"""A story that is written field by field is the same when it is read."""

import io
import pickle
from pathlib import Path

import pytest

from explorer.reading.kept_records import FAULTS, _Reader, read_value, write_value
from explorer.reading.library import load_story, story_folders
from explorer.story.records import Story
from explorer.story.vocabulary import texts_of
from tests.records import SHIPPED, event, write_story


def kept(story: Story) -> Story:
    """The story, written and read."""
    file = io.BytesIO()
    write_value(story, file)
    file.seek(0)
    read = read_value(file)
    assert isinstance(read, Story)
    return read


@pytest.mark.parametrize("folder", story_folders(SHIPPED), ids=lambda folder: folder.name)
def test_a_shipped_story_is_read_as_it_was(folder: Path) -> None:
    story = load_story(folder)
    read = kept(story)

    assert read == story
    assert read.model_dump_json() == story.model_dump_json()


def test_records_that_differ_in_their_fields_are_read_as_they_were(tmp_path: Path) -> None:
    guess = {"confidence": 0.5, "why": "found nearby"}
    events = [event("departure", draft=guess), event("arrival", place="tokyo", tags=["trains"])]
    tags = [{"id": "trains", "label": {"en": "Trains", "it": "Treni"}}]
    story = load_story(write_story(tmp_path, events=events, tags=tags))
    _ = story.event_positions  # derived, so it is not written
    read = kept(story)

    assert read == story
    assert "event_positions" not in vars(read)
    assert read.events[1].model_fields_set == story.events[1].model_fields_set


def test_what_many_records_share_is_shared_when_it_is_read(tmp_path: Path) -> None:
    read = kept(load_story(write_story(tmp_path)))

    assert {id(event.media) for event in read.events} == {id(())}
    assert len({id(each.model_fields_set) for each in read.places}) == 1


@pytest.mark.parametrize(
    "other", [Path("a-file"), texts_of, _Reader], ids=["path", "function", "class"]
)
def test_nothing_but_a_story_is_read(other: object) -> None:
    with pytest.raises(FAULTS):
        read_value(io.BytesIO(pickle.dumps(other)))
