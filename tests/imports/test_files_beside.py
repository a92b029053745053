"""Files that an imported one names: what is taken, and what is not."""

from pathlib import Path

import pytest

from explorer.imports import files_beside
from explorer.imports.files_beside import FilesBeside, NotBesideError, files_of_folder
from explorer.imports.found import Given

SMALL = b"12345678"


def given(folder: Path | None) -> Given:
    """A table in a folder, or fetched from elsewhere."""
    return Given(name="list.csv", content=b"", folder=folder)


def test_a_file_named_twice_is_taken_once_and_two_of_one_name_are_kept_apart(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "Hall 1.JPG").write_bytes(SMALL)
    (tmp_path / "a/hall 1.jpg").write_bytes(b"other")
    beside = FilesBeside(files_of_folder(given(tmp_path)))

    names = [beside.take(name) for name in ("Hall 1.JPG", "a\\hall 1.jpg", "Hall 1.JPG")]

    assert names == ["media/hall-1.jpg", "media/hall-1-2.jpg", "media/hall-1.jpg"]
    assert beside.files == {"media/hall-1.jpg": SMALL, "media/hall-1-2.jpg": b"other"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.jpg", "no such file beside the imported one"),
        ("../list.jpg", "a file outside the folder of the imported one"),
        ("/etc/motd.jpg", "a file outside the folder of the imported one"),
        ("a\0.jpg", "no file can have this name"),
        ("notes.txt", "no file of a kind that can be shown"),
        ("folder.jpg", "no such file beside the imported one"),
    ],
)
def test_what_is_not_taken_has_its_reason(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    beside = FilesBeside(files_of_folder(given(tmp_path)))

    with pytest.raises(NotBesideError) as refusal:
        beside.take(name)
    assert str(refusal.value) == reason


def test_a_list_from_an_address_has_no_files_beside_it() -> None:
    with pytest.raises(NotBesideError) as refusal:
        files_of_folder(given(None))("a.jpg")
    assert str(refusal.value) == "a file's name, but its list was fetched from an address"


def test_one_import_takes_so_many_bytes_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_beside, "MOST_BYTES_OF_ALL", 20)
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (tmp_path / name).write_bytes(SMALL)
    beside = FilesBeside(files_of_folder(given(tmp_path)))
    beside.take("a.jpg")
    beside.take("b.jpg")

    with pytest.raises(NotBesideError) as refusal:
        beside.take("c.jpg")
    assert str(refusal.value) == "20 bytes are taken; python -m explorer media add takes more"
    assert beside.take("a.jpg") == "media/a.jpg"
