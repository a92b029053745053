"""Compressed forms of a static page's files, for hosts that send them in the files' place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from explorer.site.compression import LEAST_BYTES, Effort, Encoding, compressed

SUFFIXES: Final[Mapping[Encoding, str]] = MappingProxyType(
    {Encoding.BROTLI: ".br", Encoding.GZIP: ".gz"}
)
"""What hosts look for behind a file's name."""
_TEXTS: Final = frozenset({".html", ".js", ".css", ".json", ".svg", ".txt", ".vtt"})
"""Everything else that a page carries is compressed already."""


def compressed_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The compressed forms that are smaller than their file, by path.

    Args:
        files: of a static page, by path.
    """
    made: dict[str, bytes] = {}
    for path, content in files.items():
        if PurePosixPath(path).suffix in _TEXTS and len(content) >= LEAST_BYTES:
            forms = {each: compressed(content, each, Effort.PUBLISHED) for each in Encoding}
            made |= {
                f"{path}{SUFFIXES[encoding]}": form
                for encoding, form in forms.items()
                if len(form) < len(content)
            }
    return made


def form_paths(path: str) -> Iterator[str]:
    """Where the compressed forms of a file would be."""
    return (f"{path}{suffix}" for suffix in SUFFIXES.values())
