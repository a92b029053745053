"""Long stories are kept on disk, never in place of what their files say now."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.paths import cache_folder
from explorer.reading import kept_stories, library, reading_apart
from explorer.reading.kept_stories import keep_story, kept_story
from explorer.reading.library import files_digest, load_story
from explorer.story.records import Story
from tests.attaching import FLIGHT, attach, gpx_of
from tests.records import LEG, event, place, write_story

Readings = list[Path]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, in which short stories are kept too."""
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(library, "MIN_BYTES", 0)
    return tmp_path / "cache" / "stories"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    """The folders that are read, rather than taken from the cache."""
    read: Readings = []
    whole = library.read_story

    def counted(folder: Path) -> library.Reading:
        read.append(folder)
        return whole(folder)

    monkeypatch.setattr(library, "read_story", counted)
    return read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    departure = event("departure", time="08:00/09:00", until="2023-03-02")
    return write_story(tmp_path, events=[departure, event("arrival", place="tokyo")])


def test_an_unchanged_story_is_not_read_again(folder: Path, readings: Readings) -> None:
    first, second = load_story(folder), load_story(folder)

    assert readings == [folder]
    assert second is not first
    assert second == first
    assert second.version == first.version
    assert second.model_dump_json() == first.model_dump_json()
    assert second.model_fields_set == first.model_fields_set


def test_another_process_finds_it(folder: Path, readings: Readings) -> None:
    code = "import sys; from pathlib import Path; from explorer.reading import library\n"
    code += "library.MIN_BYTES = 0; library.load_story(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)

    assert load_story(folder).slug == "small"
    assert readings == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("story.yaml", "They leave Rome", "They leave Roma"), ("article.en.md", "Rome]", "Roma]")],
)
def test_a_changed_byte_is_read(
    folder: Path, readings: Readings, name: str, old: str, new: str
) -> None:
    before = load_story(folder)
    file = folder / name
    status, text = file.stat(), file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert load_story(folder).version != before.version
    assert readings == [folder, folder]


@pytest.mark.parametrize("name", ["places.csv", "article.it.md", "story.yml", "hall.jpg"])
def test_a_new_file_is_read(folder: Path, name: str) -> None:
    before = files_digest(folder)
    (folder / name).write_text("words", encoding="utf-8")

    assert files_digest(folder) != before


def test_other_code_reads_again(
    folder: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_story(folder)
    monkeypatch.setattr(kept_stories, "code_digest", lambda: "other")
    load_story(folder)

    assert readings == [folder, folder]


def test_a_broken_story_is_not_kept(tmp_path: Path, cache: Path) -> None:
    folder = write_story(tmp_path, format=2)

    with pytest.raises(library.DataError):
        load_story(folder)
    assert not cache.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-9],
        lambda content: content[:400] + bytes([content[400] ^ 1]) + content[401:],
        lambda content: b"",
        lambda content: b"something else\n" + content,
    ],
    ids=["cut off", "one bit", "empty", "foreign"],
)
def test_a_damaged_file_is_ignored_and_replaced(
    folder: Path, cache: Path, readings: Readings, damage: Callable[[bytes], bytes]
) -> None:
    load_story(folder)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))

    assert load_story(folder).slug == "small"
    assert readings == [folder, folder]
    assert load_story(folder).slug == "small"
    assert readings == [folder, folder]


def test_a_file_that_names_other_code_runs_none_of_it(
    folder: Path, cache: Path, tmp_path: Path
) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return os.mkdir, (str(tmp_path / "run"),)

    digest = files_digest(folder)
    keep_story(load_story(folder), folder, digest)
    (kept,) = cache.iterdir()
    content = pickle.dumps(Hostile())
    kept.write_bytes(kept_stories._head(folder, digest, content) + content)

    assert kept_story(folder, digest) is None
    assert not (tmp_path / "run").exists()


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are those of POSIX")
def test_a_folder_that_others_can_write_is_not_used(
    folder: Path, cache: Path, readings: Readings
) -> None:
    load_story(folder)
    assert cache.stat().st_mode & 0o777 == 0o700

    cache.chmod(0o770)
    load_story(folder)

    assert readings == [folder, folder]


def test_without_a_folder_to_write_the_story_is_read(
    folder: Path, tmp_path: Path, readings: Readings
) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be", encoding="utf-8")

    assert load_story(folder) == load_story(folder)
    assert readings == [folder, folder]


def test_the_cache_can_be_switched_off(
    folder: Path, cache: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", "off")

    assert cache_folder() is None
    assert load_story(folder) == load_story(folder)
    assert readings == [folder, folder]
    assert not cache.exists()


def test_two_processes_at_once_leave_one_whole_file(folder: Path, cache: Path) -> None:
    code = "import sys; from pathlib import Path; from explorer.reading import library\n"
    code += "library.MIN_BYTES = 0\nfor _ in range(20):\n"
    code += "    [file.unlink(missing_ok=True) for file in Path(sys.argv[2]).glob('?' * 20)]\n"
    code += "    library.load_story(Path(sys.argv[1]))"
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(folder), str(cache)]) for _ in range(2)
    ]

    assert [process.wait() for process in both] == [0, 0]
    load_story(folder)
    assert len(list(cache.iterdir())) == 1
    assert kept_story(folder, files_digest(folder)) == load_story(folder)


def test_a_story_that_was_saved_while_it_was_read_is_not_kept(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = library.read_story

    def saving(folder: Path) -> library.Reading:
        reading = whole(folder)
        write_story(folder.parent, places=[place("rome"), place("tokyo"), place("oslo")])
        return reading

    monkeypatch.setattr(library, "read_story", saving)
    load_story(folder)

    assert not cache.exists()


def test_few_stories_are_kept(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_stories, "MAX_KEPT", 2)
    for slug in ("one", "two", "three"):
        load_story(write_story(tmp_path, slug=slug))

    assert len(list(cache.iterdir())) == 2


def test_short_stories_are_not_kept(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "MIN_BYTES", 500_000)

    assert isinstance(load_story(folder), Story)
    assert not cache.exists()


def test_a_short_story_with_a_long_way_is_kept(
    tmp_path: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "MIN_BYTES", 100_000)
    leg = LEG | {"path": "known", "track_file": "flight.gpx"}
    folder = write_story(tmp_path, legs=[leg])
    attach(folder, "flight.gpx", gpx_of(*FLIGHT) + " " * 100_000)

    first, second = load_story(folder), load_story(folder)

    assert readings == [folder]
    assert second.ways["flight.gpx"].segments == first.ways["flight.gpx"].segments


def test_a_very_long_story_is_read_in_another_process(
    folder: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_apart, "MIN_BYTES", 0)
    with (folder / "story.yaml").open("a", encoding="utf-8") as file:
        file.write("#" * 500_000)  # the other process keeps no short stories

    assert load_story(folder).slug == "small"
    assert readings == []


def test_what_is_wrong_with_a_very_long_story_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_apart, "MIN_BYTES", 0)

    with pytest.raises(library.DataError, match="format"):
        load_story(write_story(tmp_path, format=2))
