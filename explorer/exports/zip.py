"""The story folder itself as a zip: all that its author wrote, to be put under `data/stories/`."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from explorer.exports.values import Subject

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows, for every file."""


def story_zip(of: Subject) -> bytes:
    """The folder's files, always the same bytes for the same files.

    They are stored, not deflated: what deflating gives depends on the zlib at hand.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in sorted(of.files.items()):
            entry = ZipInfo(f"{of.story.slug}/{name}", _LONG_AGO)
            entry.create_system = 3  # Unix, on whatever system this runs
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
