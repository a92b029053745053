"""The copies of a file of media that readers get, and which of them it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

from PIL import Image

from explorer.media.captions import CAPTIONS, clean_captions
from explorer.media.errors import MediaError
from explorer.media.facts import file_digest
from explorer.media.renditions import (
    Rendition,
    in_its_format,
    make_renditions,
    make_scans,
    renditions,
    renditions_of,
    scan_names,
)
from explorer.story.attachments import ending
from explorer.story.backgrounds import Background
from explorer.story.media import Media, MediaFacts, MediaKind

SCAN: Final = "scan"
"""The kind of the scan of a map, which is no medium."""

Kind = MediaKind | Literal["scan"] | None
"""What a file is: None for captions."""

MEDIA_TYPES: Final = {
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "pdf": "application/pdf",
    "vtt": "text/vtt; charset=utf-8",
}
"""Media types of copies, by how their names end."""

_STEMS: Final = {MediaKind.AUDIO: "sound", MediaKind.VIDEO: "film", MediaKind.DOCUMENT: "document"}


class Original(NamedTuple):
    """A file of a medium."""

    name: str
    """Of the file, relative to the story's folder."""
    kind: Kind
    facts: MediaFacts


def originals(item: Media, known: Mapping[str, MediaFacts]) -> Iterator[Original]:
    """The files of a medium that are there: its own and its captions.

    Args:
        item: the medium.
        known: what is known of the story's files, by name.
    """
    for (field, *_), name in item.files:
        if name in known:
            yield Original(name, item.kind if field == "file" else None, known[name])


def scan_original(background: Background, known: Mapping[str, MediaFacts]) -> Original | None:
    """The file of the scan of a map; None if it is not there, or the background is no scan.

    Args:
        background: one of a story's.
        known: what is known of the story's files, by name.
    """
    if not background.file or not background.is_scan or background.file not in known:
        return None
    return Original(background.file, SCAN, known[background.file])


def whole_copy(kind: Kind, facts: MediaFacts) -> str | None:
    """The name of the copy that is the whole sound, film or document; None for an image."""
    stem = _STEMS.get(kind) if isinstance(kind, MediaKind) else None
    return f"{stem}.{facts.suffix}" if stem and facts.suffix else None


def copy_names(kind: Kind, facts: MediaFacts) -> tuple[str, ...]:
    """The names of the copies of a file: the whole, then its pictures, narrowest first, then JPEG.

    Args:
        kind: what the file is; None for captions.
        facts: what is known of it.
    """
    if kind is None:
        return (CAPTIONS,)
    whole = whole_copy(kind, facts)
    names = (whole,) if whole else ()
    if kind == SCAN:
        return scan_names(width=facts.width or 1, height=facts.height or 1)
    if facts.width and facts.height:
        pictures = renditions(width=facts.width, height=facts.height)
        return (*names, *(each.name for each in pictures))
    return names


def write_copies(original: Path, kind: Kind, facts: MediaFacts, folder: Path) -> None:
    """Write all copies of a file into a folder; a film goes from file to file.

    Args:
        original: the file.
        kind: what it is; None for captions.
        facts: what the story knows of it.
        folder: where its copies go.

    Raises:
        MediaError: it is damaged or too large, or no longer the file that the story knows.
        OSError: it cannot be read, or the copies cannot be written.
    """
    pictures: dict[Rendition, bytes] = {}
    if kind is None:
        (folder / CAPTIONS).write_bytes(clean_captions(original.read_bytes()))
    elif kind == SCAN:
        for name, content in make_scans(original, original.read_bytes()).items():
            (folder / name).write_bytes(content)
    elif kind is MediaKind.IMAGE:
        pictures = make_renditions(original, original.read_bytes())
    else:
        picture = _write_whole(original, kind, folder / (whole_copy(kind, facts) or ""))
        pictures = renditions_of(picture) if picture else {}
    for rendition, content in pictures.items():
        (folder / rendition.name).write_bytes(content)
    _refuse_changed(original, facts)


def own_copy(original: Path, kind: Kind, facts: MediaFacts) -> str | None:
    """The name of the copy that can take the place of a file, as it is of the same format.

    None if there is none, as a film or sound may be copied into another format.
    """
    if kind is MediaKind.IMAGE or kind == SCAN:
        return f"{'picture' if kind is MediaKind.IMAGE else 'map'}{ending(original.name)}"
    names = copy_names(kind, facts)
    return next((name for name in names[:1] if ending(name) == ending(original.name)), None)


def write_own_picture(original: Path, kind: Kind, facts: MediaFacts, folder: Path) -> None:
    """Write that copy of a picture, as large as the largest for readers; as `write_copies`.

    That of a scan is as large as the scan, since its control points are pixels.
    """
    sides = {"side_px": max(facts.width or 1, facts.height or 1)} if kind == SCAN else {}
    picture = in_its_format(original, original.read_bytes(), **sides)
    (folder / (own_copy(original, kind, facts) or "")).write_bytes(picture)
    _refuse_changed(original, facts)


def _write_whole(original: Path, kind: MediaKind, copy: Path) -> Image.Image | None:
    """Write the copy of a sound, film or document; gives the picture that is seen before it."""
    # Imported here, so that stories without films and documents need not wait for their readers.
    if kind is MediaKind.DOCUMENT:
        from explorer.media.documents import copy_document, first_page

        copy_document(original, copy)
        return first_page(copy)
    from explorer.media.films import copy_film, poster

    copy_film(original, copy)
    return poster(copy) if kind is MediaKind.VIDEO else None


def _refuse_changed(original: Path, facts: MediaFacts) -> None:
    """A copy is kept for ever under the digest of its original, so it must be of no other."""
    if file_digest(original) != facts.digest:
        raise MediaError("a file that has changed meanwhile", "the one that the story has")
