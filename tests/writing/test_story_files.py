"""Fields put into a story file, and all that has to stay as its author wrote it."""

from pathlib import Path

import pytest

from explorer.story.errors import DataError
from explorer.writing.story_files import StoryFileEditor

FOUND = {"lat": 41.8933, "lon": 12.4829, "zone": "Europe/Rome", "country": "IT"}


def filled(folder: Path, text: str, place_id: str = "rome") -> str:
    """The file after a place in it was filled with what was found."""
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    editor = StoryFileEditor(path)
    for name, value in FOUND.items():
        if editor.records("places")[place_id].get(name) is None:
            editor.set(("places", place_id, name), value)
    editor.save()
    return path.read_text(encoding="utf-8")


def test_new_fields_are_where_the_documentation_has_them(tmp_path: Path) -> None:
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

    editor.set(("places", "rome", "country"), "IT")
    editor.save()

    assert path.read_bytes() == "\ufeffplaces:\r\n  - id: rome\r\n    country: IT\r\n".encode()


def test_a_file_that_is_no_story_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("places:\n  - &rome {id: rome}\n  - *rome\n")

    with pytest.raises(DataError, match=r"story\.yaml:2 · .*found a YAML alias"):
        StoryFileEditor(path)


def test_a_place_that_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("places:\n  - id: rome\n")

    with pytest.raises(KeyError):
        StoryFileEditor(path).set(("places", "paris", "lat"), 48.8534)
