"""The shipped stories as static pages, made once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from explorer.reading.library import load_story
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_media import all_media, fitting_media
from tests.records import SHIPPED

KIM = "vostochny-2023"


@cache
def folder_of(slug: str) -> dict[str, bytes]:
    """The files of the folder, Italian first."""
    story = load_story(SHIPPED / slug)
    return static_folder(story, "it", media=all_media(story, SHIPPED / slug).files)


@cache
def file_of(slug: str) -> bytes:
    """The single file, Italian first."""
    story = load_story(SHIPPED / slug)
    return single_file(story, "it", media=fitting_media(story, SHIPPED / slug).files)


def write_folder(root: Path, slug: str = KIM) -> None:
    """Write the files of the folder below `root`."""
    for name, content in folder_of(slug).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
