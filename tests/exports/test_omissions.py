"""What formats leave out is what they declare, field by field, and what readers see of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from explorer.exports import EXPORTS, Export
from explorer.exports.carried import jpeg_pictures
from explorer.exports.omissions import fields_of, sentences
from explorer.exports.values import subject
from explorer.reading.library import load_story
from explorer.reading.own_files import story_files
from explorer.site.addresses import copy_addresses
from explorer.story.itinerary import AsOf, itinerary
from tests.exports.every_field import changed, model_paths, written

PATHS = [path for path in model_paths() if path != "format"]  # which has one value
Files = Callable[[str, dict[str, Any], bool], dict[str, bytes]]

every_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)


@pytest.fixture(scope="module")
def files_of(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of a story in all formats; the unchanged ones are written once."""

    @cache
    def exported(folder: Path, is_addressed: bool) -> dict[str, bytes]:
        story = load_story(folder)
        files = story_files(folder, story)
        address_of = copy_addresses("https://x.example", "story") if is_addressed else None
        of = subject(story, lang="en", as_of=AsOf.NOW, files=files, address_of=address_of)
        of = replace(of, pictures=jpeg_pictures(story, folder).files)
        views = [replace(of, as_of=as_of, itinerary=itinerary(story, as_of)) for as_of in AsOf]
        return {export.name: b"".join(map(export.write, views)) for export in EXPORTS}

    def files(key: str, records: dict[str, Any], is_addressed: bool) -> dict[str, bytes]:
        root = tmp_path_factory.getbasetemp() / "fields" / key
        if not root.exists():
            written(root, "story", records)
        return exported(root / "story", is_addressed)

    return files


@pytest.mark.parametrize("is_addressed", [True, False], ids=["site", "no-site"])
@pytest.mark.parametrize("path", PATHS)
def test_a_format_carries_a_field_unless_it_says_that_it_omits_it(
    path: str, is_addressed: bool, files_of: Files
) -> None:
    before, after = changed(path)
    is_usual = before is changed("title")[0]
    old = files_of("usual" if is_usual else f"{path}-old", before, is_addressed)
    new = files_of(path, after, is_addressed)

    unchanged = {name for name, content in new.items() if content == old[name]}

    assert unchanged == {
        export.name
        for export in EXPORTS
        if path in export.fields_omitted(is_addressed=is_addressed)
    }


@every_export
def test_every_field_that_is_omitted_has_its_sentence(export: Export) -> None:
    omitted = export.fields_omitted(is_addressed=False)
    said = {path for key in sentences(omitted) for path in fields_of(key)}

    assert said == {*omitted}
    assert said <= {*PATHS}
