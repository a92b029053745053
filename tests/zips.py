"""Archives that state what is not so, for tests."""

from __future__ import annotations

import struct

_LISTED, _LOCAL = 46, 30
"""Bytes before the name, in the list of files and before each file."""


def lying(content: bytes, name: str, size: int = 10) -> bytes:
    """An archive that states another unpacked size for one of its files."""
    changed = bytearray(content)
    for beginning, before, at in ((b"PK\x01\x02", _LISTED, 24), (b"PK\x03\x04", _LOCAL, 22)):
        entry = -1
        while (entry := changed.find(beginning, entry + 1)) >= 0:
            if changed[entry + before :].startswith(name.encode()):
                struct.pack_into("<I", changed, entry + at, size)
    return bytes(changed)
