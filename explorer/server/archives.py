"""Archives with media in memory: made one at a time, and few at once while they are sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Hashable
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Final
from weakref import WeakValueDictionary

from explorer.server.answers import entity_tag
from explorer.server.work_queues import BusyError, WorkQueue

MOST_SENT: Final = 4
"""How many different archives may be in memory before another one is made."""
PIECE_BYTES: Final = 262_144


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Archive:
    """A file that is in memory as long as somebody is sent it."""

    body: bytes
    tag: str
    """Its entity tag."""

    async def pieces(self) -> AsyncIterator[bytes]:
        """Its bytes, of which a slow reader takes a piece at a time from what all share."""
        for at in range(0, len(self.body), PIECE_BYTES):
            yield self.body[at : at + PIECE_BYTES]


ARCHIVES = WorkQueue[Archive]("archive", workers=1, waiting=8, kept=0, stuck_s=inf)
"""Each takes twice the memory of the media that it holds, and once the time of their copies."""

_SENT: WeakValueDictionary[str, Archive] = WeakValueDictionary()
"""Those in memory, by entity tag."""


async def archive(key: Hashable, write: Callable[[], bytes]) -> Archive:
    """An archive, written and hashed in a thread; the same one for all who are sent the same.

    Args:
        key: all that its content depends on.
        write: writes it; whatever it raises reaches everybody who waits.

    Raises:
        BusyError: too many others wait for theirs or are sent theirs.
    """
    return await ARCHIVES.get(key, partial(_made, write))


def _made(write: Callable[[], bytes]) -> Archive:
    if len(_SENT) >= MOST_SENT:
        raise BusyError
    body = write()
    made = Archive(body, entity_tag(body))
    return _SENT.setdefault(made.tag, made)
