"""Fields put into a story file, and all that has to stay as its author wrote it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.story.errors import DataError
from explorer.writing.story_files import StoryFileEditor
from tests.records import SHIPPED

FOUND = {"lat": 41.8933, "lon": 12.4829, "zone": "Europe/Rome", "country": "IT"}


def filled(folder: Path, text: str, place_id: str = "rome") -> str:
    """The file after a place in it was filled with what was found."""
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    editor = StoryFileEditor(path)
    editor.fill_place(place_id, FOUND)
    editor.save()
    return path.read_text(encoding="utf-8")


def test_new_fields_stand_where_the_documentation_has_them(tmp_path: Path) -> None:
    text = """\
places:
  - id: rome
    names: {en: "Rome", it: 'Roma'}
    accuracy_km: 5
    note: {en: "The city hall."}
"""

    assert (
        filled(tmp_path, text)
        == """\
places:
  - id: rome
    names: {en: "Rome", it: 'Roma'}
    lat: 41.8933
    lon: 12.4829
    accuracy_km: 5
    zone: Europe/Rome
    country: IT
    note: {en: "The city hall."}
"""
    )


def test_comments_blank_lines_quotes_and_order_stay(tmp_path: Path) -> None:
    text = """\
# My journey
languages: [it]   # more to come

places:
  # The start.
  - id: rome
    names:
      it: 'Roma'   # the eternal

  # Then home.
  - id: oslo
    country: NO
    names: {it: Oslo}
events:
  - id: end
    time: 13:09
    title: >-
      Two lines
      folded into one.
# The end.
"""

    assert filled(tmp_path, text) == text.replace(
        "      it: 'Roma'   # the eternal\n",
        "      it: 'Roma'   # the eternal\n"
        "    lat: 41.8933\n    lon: 12.4829\n    zone: Europe/Rome\n    country: IT\n",
    )


def test_an_empty_field_is_filled_and_keeps_its_comment(tmp_path: Path) -> None:
    text = "places:\n  - id: rome\n    lat: # where?\n    lon:\n"

    assert filled(tmp_path, text) == (
        "places:\n  - id: rome\n    lat: 41.8933 # where?\n    lon: 12.4829\n"
        "    zone: Europe/Rome\n    country: IT\n"
    )


def test_a_field_that_the_author_wrote_is_kept(tmp_path: Path) -> None:
    text = "places:\n  - id: rome\n    lat: 1.5\n    zone: UTC\n"

    assert filled(tmp_path, text) == (
        "places:\n  - id: rome\n    lat: 1.5\n    lon: 12.4829\n    zone: UTC\n    country: IT\n"
    )


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_the_author_s_indentation_is_kept(tmp_path: Path, indent: str) -> None:
    text = f"places:\n{indent}- id: oslo\n{indent}  names: {{en: Oslo}}\n{indent}- id: rome\n"

    assert filled(tmp_path, text).startswith(text)


def test_a_record_in_braces_stays_in_braces(tmp_path: Path) -> None:
    assert filled(tmp_path, "places:\n  - {id: rome}\n") == (
        "places:\n  - {id: rome, lat: 41.8933, lon: 12.4829, zone: Europe/Rome, country: IT}\n"
    )


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes("\ufeffplaces:\r\n  - id: rome\r\n".encode())
    editor = StoryFileEditor(path)

    editor.fill_place("rome", {"country": "IT"})
    editor.save()

    assert path.read_bytes() == "\ufeffplaces:\r\n  - id: rome\r\n    country: IT\r\n".encode()


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*/story.yaml")), ids=lambda f: f.parent.name)
def test_a_shipped_story_goes_round_without_a_change(file: Path, tmp_path: Path) -> None:
    copied = tmp_path / "story.yaml"
    copied.write_bytes(file.read_bytes())
    editor = StoryFileEditor(copied)

    editor.save()

    assert copied.read_bytes() == file.read_bytes()
    assert editor.lines_laid_out_anew == 0


def test_lines_that_will_be_laid_out_anew_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text('places:\n  - id: rome\n    names: {en: "Rome",\n            it: "Roma"}\n')

    assert StoryFileEditor(path).lines_laid_out_anew == 2


def test_a_file_that_is_no_story_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("places:\n  - &rome {id: rome}\n  - *rome\n")

    with pytest.raises(DataError, match=r"story\.yaml:2 · .*found a YAML alias"):
        StoryFileEditor(path)


def test_a_place_that_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("places:\n  - id: rome\n")

    with pytest.raises(KeyError):
        StoryFileEditor(path).fill_place("paris", FOUND)


KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from explorer.writing.whole_files import write_whole

def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)

when, path = sys.argv[1], Path(sys.argv[2])
if when == "before the content is on the disk":
    os.fsync = kill
elif when == "before the move":
    Path.replace = kill
elif when == "after the move":
    import explorer.writing.whole_files as whole_files
    whole_files._flush_folder = kill
write_whole(path, b"new " * 1000)
"""


@pytest.mark.parametrize(
    ("when", "content"),
    [
        ("before the content is on the disk", b"old"),
        ("before the move", b"old"),
        ("after the move", b"new " * 1000),
    ],
)
def test_a_file_whose_writer_is_killed_is_either_old_or_new(
    tmp_path: Path, when: str, content: bytes
) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"old")

    done = subprocess.run([sys.executable, "-c", KILLED_WRITER, when, str(path)], check=False)

    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == content
    assert not list(tmp_path.glob("story.*.*")), "nothing that the loader would take for a story"


def test_a_file_that_cannot_be_written_stays_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("places:\n  - id: rome\n")
    editor = StoryFileEditor(path)
    editor.fill_place("rome", FOUND)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        editor.save()
    assert path.read_text() == "places:\n  - id: rome\n"
    assert [file.name for file in tmp_path.iterdir()] == ["story.yaml"]


def test_permissions_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("places:\n  - id: rome\n")
    path.chmod(0o600)

    filled(tmp_path, "places:\n  - id: rome\n")

    assert path.stat().st_mode & 0o777 == 0o600
