"""What formats leave out is what they declare, field by field, and what readers see of that."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from explorer.exports import EXPORTS, Export
from explorer.exports.omissions import fields_of, sentences
from explorer.exports.values import subject
from explorer.reading.library import load_story
from explorer.reading.own_files import story_files
from explorer.story.itinerary import AsOf
from tests.exports.every_field import changed, model_paths, written

PATHS = [path for path in model_paths() if path != "format"]  # which has one value
Files = Callable[[str, dict[str, Any]], dict[str, bytes]]

every_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)


@pytest.fixture(scope="module")
def files_of(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of a story in all formats; the unchanged ones are written once."""

    @cache
    def exported(records: str, folder: Path) -> dict[str, bytes]:
        story = load_story(folder)
        files = story_files(folder, story)
        views = [subject(story, lang="en", as_of=as_of, files=files) for as_of in AsOf]
        return {export.name: b"".join(map(export.write, views)) for export in EXPORTS}

    def files(key: str, records: dict[str, Any]) -> dict[str, bytes]:
        root = tmp_path_factory.getbasetemp() / "fields" / key
        if not root.exists():
            written(root, "story", records)
        return exported(key, root / "story")

    return files


@pytest.mark.parametrize("path", PATHS)
def test_a_format_carries_a_field_unless_it_says_that_it_omits_it(
    path: str, files_of: Files
) -> None:
    before, after = changed(path)
    is_usual = before is changed("title")[0]
    old, new = files_of("usual" if is_usual else f"{path}-old", before), files_of(path, after)

    unchanged = {name for name, content in new.items() if content == old[name]}

    assert unchanged == {export.name for export in EXPORTS if path in export.omits}


@every_export
def test_every_field_that_is_omitted_has_its_sentence(export: Export) -> None:
    said = {path for key in sentences(export.omits) for path in fields_of(key)}

    assert said == {*export.omits}
    assert said <= {*PATHS}
