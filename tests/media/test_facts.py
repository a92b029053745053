"""What a file of media is, and that it is not read again before it has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explorer.media import facts
from explorer.media.facts import RememberedFacts, read_facts
from explorer.story.media import MediaFacts
from tests.attaching import attach, jpeg_of
from tests.media.photos import photo

NAME = "media/hall.jpg"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are read."""
    found: list[Path] = []

    def read(path: Path) -> MediaFacts:
        found.append(path)
        return read_facts(path)

    monkeypatch.setattr(facts, "read_facts", read)
    return found


def ask(folder: Path) -> MediaFacts:
    """The facts of the photo, kept afterwards."""
    remembered = RememberedFacts(folder)
    found = remembered.of(NAME)
    remembered.keep()
    return found


def age(path: Path, seconds: int) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 1_000_000_000))


def test_a_file_is_read_again_only_when_it_has_changed(tmp_path: Path, reads: list[Path]) -> None:
    path = attach(tmp_path, NAME, jpeg_of(8, 6))
    age(path, 60)
    first = ask(tmp_path)
    assert ask(tmp_path) == first
    assert (first.width, first.height, len(reads)) == (8, 6, 1)

    attach(tmp_path, NAME, jpeg_of(9, 6))
    second = ask(tmp_path)
    assert (second.width, len(reads)) == (9, 2)
    assert second.digest != first.digest


def test_a_file_that_has_just_changed_is_not_trusted(tmp_path: Path, reads: list[Path]) -> None:
    attach(tmp_path, NAME, jpeg_of(8, 6))
    ask(tmp_path)
    ask(tmp_path)
    assert len(reads) == 2


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"facts 2": {"digest": 7}}'])
def test_what_is_kept_and_damaged_is_read_again(tmp_path: Path, kept: str) -> None:
    age(attach(tmp_path, NAME, jpeg_of(8, 6)), 60)
    first = ask(tmp_path)
    (place,) = (tmp_path / "cache").rglob("*.json")
    place.write_text(kept)
    assert ask(tmp_path) == first


def test_nothing_is_remembered_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[Path]
) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", "off")
    age(attach(tmp_path, NAME, photo()), 60)
    assert ask(tmp_path) == ask(tmp_path)
    assert len(reads) == 2
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["hall.jpg"]
