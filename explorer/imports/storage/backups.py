"""The files of a story as they were before an update, kept in an archive to take it back.

The archive has the one before it too, so that one import after the other can be taken back.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from explorer.imports.found import Given
from explorer.imports.parsing.zip_archives import MOST_BYTES, read_archive
from explorer.imports.storage.memory import FOLDER, LAST, file_digest
from explorer.reading.text_files import read_beginning, refused

BEFORE: Final = f"{FOLDER}/before.zip"
MOST_OLDER_BYTES: Final = 50_000_000
"""Of the archive before, above which it is not kept."""


def with_older(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What to keep of a story before an update: its files, and what is kept of earlier ones."""
    kept = dict(files)
    for name in (LAST, BEFORE):
        path = folder / name
        if path.exists() and (name == LAST or path.stat().st_size <= MOST_OLDER_BYTES):
            kept[name] = path.read_bytes()
    return kept


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files in an archive, the same bytes for the same files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in files.items():
            archive.writestr(zipfile.ZipInfo(name), each, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def unpacked(folder: Path, digest: str, names: Collection[str]) -> dict[str, bytes] | None:
    """The files as they were before the last import, by name.

    Args:
        folder: the story's folder.
        digest: that of the archive; empty if none was made.
        names: the files that the import changed, which the archive must have.

    Returns:
        None if the archive is not there any more, or is another one.

    Raises:
        DataError: the archive is hostile, damaged, or has other files in it.
    """
    if not digest:
        return None if names else {}
    path = folder / BEFORE
    if not path.exists():
        return None
    content = read_beginning(path, MOST_BYTES + 1, folder=folder)
    if file_digest(content) != digest:
        return None
    archive = read_archive(Given(name=f"{folder.name}/{BEFORE}", content=content))
    if set(archive.names) - {LAST, BEFORE} != set(names):
        raise refused(path, "other files", "those that the last import changed")
    return {name: archive.read(name) for name in archive.names}
