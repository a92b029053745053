"""Names of files that strangers give, and where they lead."""

from pathlib import Path

import pytest

from explorer.imports.storage.inner_paths import inner_path, is_inner
from explorer.story.errors import DataError


@pytest.mark.parametrize(
    "name", ["story.yaml", "article.en.md", "media/hall.jpg", "tracks/a b.gpx"]
)
def test_a_file_beside_the_records_or_in_a_folder_there_is_one_of_the_story(name: str) -> None:
    assert is_inner(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../a", "media/../../a", "media/..", "/etc/passwd", "//a", "media//a"),
        *(".import/before.zip", ".import/last.json", ".hidden", "media/.a", "./a", "a/b/c"),
        *("C:a", "..\\a", "media\\a", "a\0b", "media/"),
    ],
)
def test_what_is_hidden_or_leads_elsewhere_is_no_file_of_a_story(name: str) -> None:
    assert not is_inner(name)


def test_a_link_that_leads_out_of_the_story_is_refused(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "media").symlink_to(tmp_path)

    assert inner_path(story, "areas/a.geojson") == story / "areas/a.geojson"
    with pytest.raises(DataError) as refusal:
        inner_path(story, "media/a.jpg")
    assert str(refusal.value) == (
        f"{story}/media/a.jpg · the file: found a link that leads out of the story's folder, "
        "expected a file inside it"
    )
