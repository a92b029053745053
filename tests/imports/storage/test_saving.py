"""Imports written into folders of stories, and taken back."""

from pathlib import Path

import pytest

from explorer.imports.storage.backups import BEFORE, packed
from explorer.imports.storage.memory import LAST, Memory, file_digest, read_memory
from explorer.imports.storage.saving import UndoError, save_new, save_update, undone
from explorer.reading.library import load_story
from explorer.story.errors import DataError
from explorer.story.records import Story
from tests.importing import snapshot
from tests.records import write_story

AREA = b'{"type": "Polygon", "coordinates": [[[12, 41], [13, 41], [13, 42], [12, 41]]]}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a story that its author wrote."""
    return write_story(tmp_path)


def retitled(folder: Path, title: str) -> Story:
    return load_story(folder).model_copy(update={"title": {"en": title}})


def update(folder: Path, title: str, **files: bytes) -> list[str]:
    named = {name.replace("__", "/").replace("_", "."): each for name, each in files.items()}
    digests = {name: file_digest(each) for name, each in named.items()}
    return save_update(folder, retitled(folder, title), named, {}, digests)


def test_one_update_after_the_other_is_taken_back(folder: Path) -> None:
    states = [snapshot(folder)]
    for title in ("First", "Second", "Third"):
        update(folder, title)
        states.append(snapshot(folder))

    for state in reversed(states[:-1]):
        assert undone(folder) == ["story.yaml"]
        assert snapshot(folder) == state
    with pytest.raises(UndoError, match="found no import to take back"):
        undone(folder)


def test_an_update_whose_files_before_are_gone_is_not_taken_back(folder: Path) -> None:
    update(folder, "First", areas__a_geojson=AREA)
    (folder / BEFORE).unlink()
    before = snapshot(folder)

    with pytest.raises(UndoError) as refusal:
        undone(folder)

    assert snapshot(folder) == before
    assert str(refusal.value) == (
        f"{folder}: found no .import/before.zip with the files before the import, expected the one "
        "that it wrote (take the changes back by hand)"
    )


@pytest.mark.parametrize("name", [".import/before.zip", "../outside", "/tmp/outside", "a/b/c"])
def test_no_file_is_written_outside_or_among_what_is_kept(folder: Path, name: str) -> None:
    before = snapshot(folder.parent)
    story = retitled(folder, "First")
    writes = (
        lambda: save_update(folder, story, {name: b"x"}, {}, {}),
        lambda: save_new(folder.parent / "new", story, {name: b"x"}),
    )

    for write in writes:
        with pytest.raises(DataError, match="expected names in the story's folder"):
            write()
    assert snapshot(folder.parent) == before


def kept(folder: Path, memory: Memory, archive: bytes) -> None:
    """What a stranger's story brings in its hidden folder."""
    (folder / LAST).parent.mkdir()
    (folder / LAST).write_bytes(memory.content)
    (folder / BEFORE).write_bytes(archive)


def test_a_strangers_backup_writes_nothing_outside_the_story(folder: Path) -> None:
    archive = packed({"story.yaml": b"x", "../outside": b"x"})
    after = {"story.yaml": file_digest((folder / "story.yaml").read_bytes())}
    kept(folder, Memory(after=after, backup=file_digest(archive)), archive)
    before = snapshot(folder.parent)

    with pytest.raises(DataError, match=r"found the name '\.\./outside'"):
        undone(folder)

    assert snapshot(folder.parent) == before


def test_a_strangers_memory_deletes_nothing_outside_the_story(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.write_bytes(b"x")
    kept(folder, Memory(after={"../outside": file_digest(b"x")}, added=("../outside",)), b"")

    with pytest.raises(DataError, match="expected what an import has written there"):
        undone(folder)

    assert outside.read_bytes() == b"x"


def test_a_strangers_link_leads_nothing_outside_the_story(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.jpg").write_bytes(b"x")
    (folder / "media").symlink_to(elsewhere)
    kept(folder, Memory(after={"media/a.jpg": file_digest(b"x")}, added=("media/a.jpg",)), b"")

    with pytest.raises(DataError, match="a link that leads out of the story's folder"):
        undone(folder)

    assert (elsewhere / "a.jpg").read_bytes() == b"x"


def test_a_replaced_file_comes_back(folder: Path) -> None:
    update(folder, "First", areas__a_geojson=AREA)
    update(folder, "First", areas__a_geojson=AREA + b"\n")
    assert (folder / "areas" / "a.geojson").read_bytes() == AREA + b"\n"

    assert undone(folder) == ["areas/a.geojson"]
    assert (folder / "areas" / "a.geojson").read_bytes() == AREA


def test_an_update_that_changes_nothing_keeps_nothing(folder: Path) -> None:
    before = snapshot(folder)

    assert save_update(folder, load_story(folder), {}, {"events": {}}, {}) == []
    assert snapshot(folder) == before


def test_what_is_remembered_changes_although_no_file_does(folder: Path) -> None:
    update(folder, "First")

    assert save_update(folder, load_story(folder), {}, {}, {"media/a.jpg": "b"}) == []
    memory = read_memory(folder)
    assert memory is not None
    assert memory.files == {"media/a.jpg": "b"}
    assert undone(folder) == ["story.yaml"]
