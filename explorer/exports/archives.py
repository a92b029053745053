"""Zip archives that are the same for the same files."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows, for every file."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files by name in their order, always the same bytes for the same files.

    They are stored, not deflated: what deflating gives depends on the zlib at hand.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.create_system = 3  # Unix, on whatever system this runs
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
