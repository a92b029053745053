"""The files of a story as they were before an update."""

from pathlib import Path

import pytest

from explorer.imports.storage.backups import BEFORE, packed, unpacked, with_older
from explorer.imports.storage.memory import LAST, file_digest
from explorer.story.errors import DataError


def keep(folder: Path, content: bytes) -> str:
    (folder / BEFORE).parent.mkdir(exist_ok=True)
    (folder / BEFORE).write_bytes(content)
    return file_digest(content)


def test_files_come_back_from_the_archive(tmp_path: Path) -> None:
    digest = keep(tmp_path, packed({"story.yaml": b"a", LAST: b"{}"}))

    assert unpacked(tmp_path, digest, {"story.yaml"}) == {"story.yaml": b"a", LAST: b"{}"}


def test_the_same_files_make_the_same_archive() -> None:
    assert packed({"story.yaml": b"a"}) == packed({"story.yaml": b"a"})


def test_the_archive_before_is_in_the_next_one_while_it_is_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, b"older")
    (tmp_path / LAST).write_bytes(b"{}")

    assert with_older(tmp_path, {"a": b"b"}) == {"a": b"b", LAST: b"{}", BEFORE: b"older"}
    monkeypatch.setattr("explorer.imports.storage.backups.MOST_OLDER_BYTES", 4)
    assert with_older(tmp_path, {"a": b"b"}) == {"a": b"b", LAST: b"{}"}


def test_another_archive_than_the_import_wrote_is_not_taken_for_it(tmp_path: Path) -> None:
    assert unpacked(tmp_path, "", ()) == {}
    assert unpacked(tmp_path, "", {"story.yaml"}) is None
    assert unpacked(tmp_path, "abc", {"story.yaml"}) is None
    keep(tmp_path, packed({"story.yaml": b"a"}))
    assert unpacked(tmp_path, "abc", {"story.yaml"}) is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (packed({"../a": b""}), "found the name '../a', expected names that lead nowhere else"),
        (packed({"/a": b""}), "found the name '/a', expected names that lead nowhere else"),
        (packed({"b": b""}), "found other files, expected those that the last import changed"),
        (packed({"a": b"", "b": b""}), "found other files, expected those that the last import"),
        (packed({"a": b"", ".git/b": b""}), "found other files, expected those that the last"),
        (b"PK", "found a damaged archive, expected a zip"),
    ],
)
def test_a_hostile_archive_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    digest = keep(tmp_path, content)

    with pytest.raises(DataError) as refusal:
        unpacked(tmp_path, digest, {"a"})

    assert message in str(refusal.value)
