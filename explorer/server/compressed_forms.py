"""Compressed forms of pages and pictures, kept in memory as long as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from explorer.server.bounded_caches import BoundedCache
from explorer.site.compression import LEAST_BYTES, Effort, Encoding, compressed

MOST: Final = 4096
MOST_BYTES: Final = 16_000_000
"""What all forms together may take in memory."""
LARGEST_BYTES: Final = 1_000_000
"""A larger content is not compressed here: that would hold up other readers."""


class CompressedForms:
    """Compresses a content once for each form, and forgets what was asked for least recently."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        """Args:
        most_bytes: what all forms together may take.
        """
        self.kept = BoundedCache[tuple[str, Encoding], bytes]("compressed", MOST, most_bytes)

    def smallest(
        self, content: bytes, tag: str, accepted: Iterable[Encoding]
    ) -> tuple[bytes, Encoding | None]:
        """The smallest form that a client takes, and which that is; None for the content as it is.

        Args:
            content: what is compressed.
            tag: identifies it.
            accepted: what the client takes, the smallest first.
        """
        encoding = next(iter(accepted), None)
        if encoding is None or not LEAST_BYTES <= len(content) <= LARGEST_BYTES:
            return content, None
        found = self.kept.get((tag, encoding))
        if found is None:
            found = compressed(content, encoding, Effort.PASSING)
            self.kept.keep((tag, encoding), found)
        return found, encoding


FORMS = CompressedForms()
"""Those of this process."""
