"""What is kept of an import, as it was written and as somebody else left it."""

import json
from pathlib import Path

import pytest

from explorer.imports.storage.memory import (
    LAST,
    Memory,
    digest,
    digests_of,
    file_digest,
    read_memory,
)
from explorer.story.errors import DataError
from tests.exporting import MakeStory

KEPT = Memory(
    records={"events": {"start": {"title.en": "0123456789ab"}}},
    after={"story.yaml": "a", "media/hall.jpg": "b"},
    added=("media/hall.jpg",),
    backup="c",
    files={"media/hall.jpg": "b"},
)


def kept_in(folder: Path, **changes: object) -> Path:
    path = folder / LAST
    path.parent.mkdir()
    path.write_text(json.dumps(json.loads(KEPT.content) | changes), encoding="utf-8")
    return folder


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    assert read_memory(tmp_path) is None
    assert read_memory(kept_in(tmp_path)) == KEPT


def test_each_record_has_a_line_of_its_own_so_that_it_diffs_well() -> None:
    assert KEPT.content.decode().splitlines()[1:] == [
        '"events": {',
        '"start": {"title.en": "0123456789ab"}',
        "}",
        "}}",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"after": {"../a": "b"}, "added": []},
        {"after": {"/etc/passwd": "b"}, "added": ["/etc/passwd"]},
        {"added": ["../../a"]},
        {"added": ["article.en.md"]},
        {"after": {".import/last.json": "a"}, "added": []},
        {"files": {"..\\a": "b"}},
        {"after": ["story.yaml"]},
        {"added": 3},
        {"added": [3]},
        {"records": {"events": []}},
        {"backup": None, "records": 3},
    ],
)
def test_a_memory_that_no_import_writes_is_refused(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    folder = kept_in(tmp_path, **changes)

    with pytest.raises(DataError) as refusal:
        read_memory(folder)

    assert str(refusal.value) == (
        f"{folder}/.import/last.json · the file: found something else, expected what an import has "
        "written there (delete it to go on)"
    )


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000, "3"])
def test_a_memory_that_is_no_table_of_names_is_refused(tmp_path: Path, text: str) -> None:
    (kept_in(tmp_path) / LAST).write_text(text, encoding="utf-8")

    with pytest.raises(DataError, match="what an import has written there"):
        read_memory(tmp_path)


def test_fields_are_known_by_their_digests(make_story: MakeStory) -> None:
    digests = digests_of(make_story())

    assert digests["events"]["departure"]["place"] == digest("rome") == "c5ca31eee4b7"
    assert "legs" not in digests
    assert file_digest(b"a")[:12] == "ca978112ca1b"
