"""Compressed forms of pages and pictures, kept in memory as long as they are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Final

from explorer.site.compression import LEAST_BYTES, Effort, Encoding, compressed

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
        self._most = most_bytes
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, Encoding], bytes] = OrderedDict()
        self.size_bytes = 0
        """What all forms take now."""

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
        with self._lock:
            found = self._kept.get((tag, encoding))
            if found is not None:
                self._kept.move_to_end((tag, encoding))
                return found, encoding
        made = compressed(content, encoding, Effort.PASSING)
        self._keep((tag, encoding), made)
        return made, encoding

    def _keep(self, key: tuple[str, Encoding], made: bytes) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self.size_bytes += len(made)
            while self.size_bytes > self._most:
                self.size_bytes -= len(self._kept.popitem(last=False)[1])


FORMS = CompressedForms()
"""Those of this process."""
