"""Compressed forms of what browsers load, and which of them a request takes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import brotli  # type: ignore[import-untyped]

LEAST_BYTES: Final = 500
"""A smaller content fits into one packet anyway."""


class Encoding(StrEnum):
    """A form of a content, as `Content-Encoding` names it."""

    BROTLI = "br"
    GZIP = "gzip"


class Effort(StrEnum):
    """How much time compressing may take."""

    PASSING = "passing"
    """A millisecond for a page."""
    KEPT = "kept"
    """A tenth of a second for a megabyte: the result is sent many times."""
    PUBLISHED = "published"
    """Two seconds for a megabyte: the result is a file."""


_QUALITY: Final[Mapping[Effort, tuple[int, int]]] = MappingProxyType(
    {Effort.PASSING: (5, 5), Effort.KEPT: (9, 9), Effort.PUBLISHED: (11, 9)}
)
"""Of Brotli and of gzip. Our scripts: 96 and 104 kB passing, 92 and 104 kept, 86 published."""


def compressed(content: bytes, encoding: Encoding, effort: Effort = Effort.KEPT) -> bytes:
    """The content in this form, the same on every replica.

    >>> len(compressed(b"x" * 1000, Encoding.BROTLI)) < 20
    True
    """
    of_brotli, of_gzip = _QUALITY[effort]
    if encoding is Encoding.BROTLI:
        return bytes(brotli.compress(content, quality=of_brotli))
    return gzip.compress(content, compresslevel=of_gzip, mtime=0)


def accepted_encodings(header: str) -> tuple[Encoding, ...]:
    """The forms that an `Accept-Encoding` takes, the smallest first.

    Whatever has a quality is taken: no browser prefers the larger of two.

    >>> [str(each) for each in accepted_encodings("gzip, deflate, br;q=0.5, zstd")]
    ['br', 'gzip']
    >>> accepted_encodings("gzip;q=0, identity")
    ()
    """
    named = dict(_named(header))
    others = named.get("*", False)
    return tuple(each for each in Encoding if named.get(each, others))


def _named(header: str) -> Iterator[tuple[str, bool]]:
    """Each form that the header names, and whether it is taken."""
    for part in header.lower().split(","):
        name, _, parameters = part.partition(";")
        quality = parameters.replace(" ", "").removeprefix("q=")
        yield name.strip(), not quality or quality.strip("0.") != ""
