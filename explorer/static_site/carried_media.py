"""Which copies of media and scanned maps a static page carries: in one file those that fit."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from explorer.media.captions import CAPTIONS
from explorer.media.copies import Original, copy_names, originals, scan_original
from explorer.media.errors import MediaError
from explorer.media.kept import copy_path, is_kept, keep_copies
from explorer.site.addresses import media_path
from explorer.story.records import Story
from explorer.views.media import MediumView, shown_media
from explorer.views.scans import scan_path

BUDGET_BYTES: Final = 8_000_000
"""Of all media in one file. In base64 they take a third more, which leaves four million of fifteen
for the explorer itself, its map and the story."""


class CarriedMedia(NamedTuple):
    """Copies by their addresses below the page, and what is not among them."""

    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()
    """Ids of media and names of scans of which nothing is carried."""


def all_media(story: Story, folder: Path) -> CarriedMedia:
    """All copies of a story's media and scans; those that are not kept yet are made.

    Args:
        story: the story.
        folder: its folder, where the originals are.
    """
    copies = _all_copies(story, folder)
    files = {path: content for each in copies.values() for path, content in each.items()}
    return CarriedMedia(files, tuple(name for name, each in copies.items() if not each))


def fitting_media(story: Story, folder: Path, budget_bytes: int = BUDGET_BYTES) -> CarriedMedia:
    """One copy of each scan and medium, as large as all have room for; without room, none.

    Args:
        story: the story.
        folder: its folder, where the originals are.
        budget_bytes: of all copies together.
    """
    sizes = {name: _by_size(copies) for name, copies in _all_copies(story, folder).items()}
    rank = max(map(len, sizes.values()), default=0)
    while rank > 1 and _total(sizes, rank) > budget_bytes:
        rank -= 1
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    room = budget_bytes
    for name, copies in sizes.items():
        path, content = copies[min(rank, len(copies)) - 1] if copies else ("", b"")
        if not content or len(content) > room:
            left_out.append(name)
            continue
        files[path] = content
        room -= len(content)
    return CarriedMedia(files, tuple(left_out))


def carried_of(slug: str, carried: Container[str], medium: MediumView) -> MediumView:
    """A medium with only those copies and captions that a page carries.

    Args:
        slug: the story.
        carried: the addresses of what the page carries.
        medium: the medium with all that it has.
    """
    path = partial(media_path, slug, medium["id"])
    digest, captions = medium["digest"] or "", medium["captions"] or {}
    found = medium.copy()
    found["copies"] = tuple(copy for copy in medium["copies"] if path(digest, copy) in carried)
    found["captions"] = {
        lang: digest for lang, digest in captions.items() if path(digest, CAPTIONS) in carried
    } or None
    return found


def carried_columns(
    slug: str, carried: Container[str], media: dict[str, Any], *, is_one_file: bool
) -> dict[str, Any]:
    """The media of a document with only those copies, captions and players that a page can show.

    Args:
        slug: the story.
        carried: the addresses of what the page carries.
        media: the columns of all of them, as the document has them.
        is_one_file: whether all is in one file, which may not show players of other sites.
    """
    found = {name: column for name, column in media.items() if name != "player" or not is_one_file}
    paths = [partial(media_path, slug, name) for name in media.get("id", ())]
    if "copies" in media:
        found["copies"] = [
            [copy for copy in copies or () if path(digest, copy) in carried]
            for path, digest, copies in zip(paths, media["digest"], media["copies"], strict=True)
        ]
    if "captions" in media:
        found["captions"] = {
            lang: [
                digest if path(digest or "", CAPTIONS) in carried else None
                for path, digest in zip(paths, digests, strict=True)
            ]
            for lang, digests in media["captions"].items()
        }
    return found


def carried_scans(
    carried: Container[str], backgrounds: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The backgrounds of a document: scans with the copies that a page carries, or not at all.

    Args:
        carried: the addresses of what the page carries.
        backgrounds: all of them, as the document has them.
    """
    found = []
    for background in backgrounds:
        if scan := background["scan"]:
            scan["copies"] = [each for each in scan["copies"] if each["address"] in carried]
        if not scan or scan["copies"]:
            found.append(background)
    return found


def _total(sizes: Mapping[str, list[tuple[str, bytes]]], rank: int) -> int:
    """Bytes of all media, each in its copy of this rank or its largest one."""
    return sum(len(copies[min(rank, len(copies)) - 1][1]) for copies in sizes.values() if copies)


def _by_size(copies: dict[str, bytes]) -> list[tuple[str, bytes]]:
    """The pictures for browsers, smallest first; every browser that runs the page reads WebP."""
    found = [(path, content) for path, content in copies.items() if path.endswith(".webp")]
    return sorted(found, key=lambda each: len(each[1]))


def _all_copies(story: Story, folder: Path) -> dict[str, dict[str, bytes]]:
    """All copies by address, by the names of scans and the ids of media."""
    known, copies = story.media_files, {}
    for background in story.backgrounds:
        if scan := scan_original(background, known):
            copies[scan.name] = _copies([scan], partial(scan_path, story.slug), folder)
    for item in shown_media(story):
        path = partial(media_path, story.slug, item.id)
        copies[item.id] = _copies(originals(item, known), path, folder)
    return copies


def _copies(
    files: Iterable[Original], path: Callable[[str, str], str], folder: Path
) -> dict[str, bytes]:
    """The copies of some files by address; none if one is damaged or on another site."""
    found: dict[str, bytes] = {}
    try:
        for name, kind, facts in files:
            if not is_kept(kind, facts):
                keep_copies(folder / name, kind, facts)
            for copy in copy_names(kind, facts):
                found[path(facts.digest, copy)] = copy_path(facts, copy).read_bytes()
    except (MediaError, OSError):
        return {}
    return found
