"""Records written into story files: what they hold, what stays, and what the text looks like."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.reading.library import load_story
from explorer.reading.locations import in_file
from explorer.reading.text_files import shown_path
from explorer.reading.validation import check_records
from explorer.reading.yaml_files import read_yaml, yaml_tree
from explorer.story.records import StoryFile
from explorer.writing.splices import Splicer
from explorer.writing.story_files import RoundTripError, StoryFileEditor, story_text
from explorer.writing.values import Value
from tests.attaching import IMAGE
from tests.records import SHIPPED, write_story

FOLDERS = sorted(path.parent for path in SHIPPED.glob("*/story.yaml"))
BY_SLUG = {"argvalues": FOLDERS, "ids": lambda folder: folder.name}

STORY = """\
# The choir's spring
format: 1
title: {en: "The choir"}   # for now
summary:
  en: >-
    Two concerts,
    one bus.
languages: [en]
article: paper
rating: 5  # of a later format

# From the south on
places:
  # The first concert
  - id: naples
    names: {en: 'Naples'}
    lat: 40.8522
    lon: 14.2681
    accuracy_km: 3
    zone: Europe/Rome
    coordinate_source: "A map"

  # The second one
  - names: {en: Rome}
    id: rome
    lat: 41.8933
    lon: 12.4829
    accuracy_km: 3.0
    zone: Europe/Rome
    mood: good
    coordinate_source: "A map"

sources:
  - {id: paper, publisher: "The Paper", lang: en, date: 2023}
events:
  - id: start
    place: naples
    when: 2023-03-03
    title: {en: "They start"}
    summary: {en: "They start in Naples."}
    claims:
      # It was there.
      - {source: paper, says: happened, sure: yes}
  - id: end
    place: rome
    when: "2023-03-05"
    title: {en: "They end"}
    summary: {en: "They end in Rome."}
    claims: [{source: paper, says: announced}]
# To be continued
"""
"""A file with comments, layouts of its own, and fields that this version does not know."""


def records(text: str) -> StoryFile:
    for unknown in ("rating: 5  # of a later format\n", "    mood: good\n", ", sure: yes"):
        text = text.replace(unknown, "")
    raw, line_of = read_yaml(text, "story.yaml")
    read = check_records(raw, in_file("story.yaml", line_of))
    assert read.problems == ()
    return read.sound


def updated(folder: Path, story: StoryFile, text: str = STORY) -> str:
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    editor = StoryFileEditor(path)
    editor.update(story, {("places", "bari"): "Found in an atlas"})
    editor.save()
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", **BY_SLUG)
def test_a_shipped_story_that_is_loaded_and_written_is_the_same_file(
    folder: Path, tmp_path: Path
) -> None:
    text = (folder / "story.yaml").read_text(encoding="utf-8")

    assert updated(tmp_path, load_story(folder), text) == text


@pytest.mark.parametrize("folder", **BY_SLUG)
def test_a_shipped_story_written_as_a_new_file_holds_the_same_records(folder: Path) -> None:
    story = load_story(folder)

    again = records(story_text(story, {}))

    assert all(getattr(again, name) == getattr(story, name) for name in StoryFile.model_fields)


def test_media_and_a_background_are_written_as_they_are_read(tmp_path: Path) -> None:
    scan = {"file": "a.jpg", "credit": "A library", "bounds": BOUNDS, "max_zoom": 9}
    media = [IMAGE | {"sensitive": True}, {"id": "talk", "kind": "embed", "url": ADDRESS}]
    story = load_story(write_story(tmp_path, background=scan, media=media))

    text = story_text(story, {})

    assert "    sensitive: true\n" in text
    assert (records(text).media, records(text).backgrounds) == (story.media, story.backgrounds)


BOUNDS = {"south": 35.5, "west": 6, "north": 47.3, "east": 18.8}
ADDRESS = "https://video.example/7"


def test_records_that_say_what_the_file_says_change_nothing(tmp_path: Path) -> None:
    assert updated(tmp_path, records(STORY)) == STORY


def test_a_new_text_in_a_field_leaves_every_other_line(tmp_path: Path) -> None:
    story = records(STORY)
    title = {"en": "The choir: home", "it": "Il coro"}
    summary = {"en": "Two concerts."}

    text = updated(tmp_path, story.model_copy(update={"title": title, "summary": summary}))

    assert text == STORY.replace(
        'title: {en: "The choir"}   #', 'title: {en: "The choir: home", it: "Il coro"}   #'
    ).replace("  en: >-\n    Two concerts,\n    one bus.\n", '  en: "Two concerts."\n')


def test_a_new_place_looks_like_those_above_it_and_says_where_it_is_from(tmp_path: Path) -> None:
    story = records(STORY)
    bari = story.places[0].model_copy(update={"id": "bari", "names": {"en": "Bari"}})

    text = updated(tmp_path, story.model_copy(update={"places": (*story.places, bari)}))

    new = """
  # Found in an atlas
  - id: bari
    names: {en: "Bari"}
    lat: 40.8522
    lon: 14.2681
    accuracy_km: 3
    zone: Europe/Rome
    coordinate_source: "A map"
"""
    assert text == STORY.replace("\n\nsources:", f"\n{new}\nsources:")


def test_a_place_that_goes_takes_its_comment_along_and_no_other(tmp_path: Path) -> None:
    story = records(STORY)

    text = updated(tmp_path, story.model_copy(update={"places": story.places[1:]}))

    gone = STORY[STORY.index("  # The first concert") : STORY.index("\n  # The second one")]
    assert text == STORY.replace(gone, "")


def test_places_in_another_order_take_their_comments_and_unknown_fields_along(
    tmp_path: Path,
) -> None:
    story = records(STORY)

    text = updated(tmp_path, story.model_copy(update={"places": story.places[::-1]}))

    first, second = STORY.index("  # The first"), STORY.index("\n  # The second")
    end = STORY.index("\nsources:")
    assert text == STORY[:first] + STORY[second:end] + STORY[first:second] + STORY[end:]


def test_a_field_that_is_not_said_any_more_goes_and_an_unknown_one_stays(tmp_path: Path) -> None:
    text = updated(tmp_path, records(STORY.replace(", date: 2023", "")))

    assert text == STORY.replace(", date: 2023", "")


def test_a_list_that_the_file_lacks_comes_in_the_documented_order(tmp_path: Path) -> None:
    leg = "legs:\n  - {from: naples, to: rome, mode: road, path: schematic}\n"
    story = records(STORY + leg)

    text = updated(tmp_path, story)

    new = "\nlegs:\n  - from: naples\n    to: rome\n    mode: road\n    path: schematic\n"
    assert text == STORY.replace("# To be continued\n", f"{new}# To be continued\n")


def test_a_value_is_set_and_removed_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    editor = StoryFileEditor(path)

    editor.set(("places", "rome", "names", "it"), "Roma")
    editor.set(("events", "end", "time"), "~18:00")
    editor.set(("events", "start", "claims", 0, "note"), {"en": "At noon."})
    editor.remove(("places", "naples", "accuracy_km"))
    editor.remove(("sources", "paper", "date"))
    editor.save()

    assert path.read_text(encoding="utf-8") == (
        STORY.replace("{en: Rome}", '{en: Rome, it: "Roma"}')
        .replace('when: "2023-03-05"\n', 'when: "2023-03-05"\n    time: "~18:00"\n')
        .replace(", sure: yes}", ', note: {en: "At noon."}, sure: yes}')
        .replace("    accuracy_km: 3\n", "")
        .replace(", date: 2023", "")
    )
    line = editor.line(("events", "end", "time"))
    assert path.read_text().splitlines()[(line or 0) - 1] == '    time: "~18:00"'


@pytest.mark.parametrize("path", [("places", "oslo"), ("notes", 0), ("title", "en", "x")])
def test_a_path_that_leads_nowhere_is_a_key_error(tmp_path: Path, path: tuple[str, ...]) -> None:
    file = tmp_path / "story.yaml"
    file.write_text(STORY, encoding="utf-8")
    editor = StoryFileEditor(file)

    with pytest.raises(KeyError):
        editor.remove(path)
    with pytest.raises(KeyError):
        editor.set((*path, "lat"), 1)
    assert editor.text == STORY


def test_a_layout_that_cannot_be_kept_is_refused_and_the_file_left(tmp_path: Path) -> None:
    text = "title: |+\n  Blank lines that count\n\n\nlanguages: [en]\n"
    path = tmp_path / "story.yaml"
    path.write_text(text)
    editor = StoryFileEditor(path)
    editor.set(("summary",), {"en": "A new field"})

    with pytest.raises(RoundTripError, match=r"story\.yaml: found a layout that cannot be kept"):
        editor.save()
    assert path.read_text() == text


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)
LEAF = TEXT | st.integers(-(10**9), 10**9) | st.sampled_from(["null", "NO", "1e5", "13:09", "a-b"])
TEXTS = st.dictionaries(st.sampled_from(["en", "it", "pt"]), TEXT, min_size=1)
CLAIM = st.dictionaries(st.sampled_from(["source", "says", "when"]), LEAF, min_size=1)
RECORD = st.fixed_dictionaries(
    {"id": st.sampled_from("abcdef")},
    optional={
        "names": TEXTS,
        "lat": LEAF,
        "claims": st.lists(CLAIM, max_size=3),
        "via": st.lists(LEAF),
    },
)
RECORDS = st.lists(RECORD, max_size=5, unique_by=lambda record: record["id"])
CONTENT = st.fixed_dictionaries(
    {"format": st.just(1)},
    optional={
        "title": TEXTS,
        "article": LEAF,
        "places": RECORDS,
        "legs": st.lists(CLAIM, max_size=4),
    },
)


@settings(max_examples=50)
@given(CONTENT, CONTENT, CONTENT)
def test_any_content_can_be_written_and_brought_to_any_other(
    first: dict[str, Value], second: dict[str, Value], third: dict[str, Value]
) -> None:
    text, written = "format: 1\n", {"format": 1}
    for content in (first, second, third):
        text = Splicer(text, {}).spliced(yaml_tree(text), old=written, new=content)
        written = content

        assert read_yaml(text, shown_path(Path("story.yaml")))[0] == content
