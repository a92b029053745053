"""What is recorded of a request for the log and the metrics, by everybody who answers it.

No address, no query, no cookie and no name of a browser is among it: nothing of a reader.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final, Literal

from starlette.datastructures import Headers

REQUEST_ID: Final = "X-Request-ID"
_SANE_ID: Final = re.compile(r"[\w.:-]{8,64}", re.ASCII)


WARMING: Final = "explorer.warming"
"""Key of the scope of a request that this process makes itself, and does not record."""


@dataclass(slots=True)
class InFlight:
    """How many requests are being answered."""

    count: int = 0


IN_FLIGHT = InFlight()
"""Those of this process, without websockets; changed by its event loop only."""


@dataclass(slots=True)
class RequestRecord:
    """A request and its answer."""

    id: str
    """From the proxy in front, or made here."""
    method: str
    route: str = "other"
    """The template of the route, never the path."""
    story: str | None = None
    """The slug of a story that exists."""
    status: int = 0
    """0 if the answer never began."""
    sent_bytes: int = 0
    """Of the answer's body."""
    cache: Literal["hit", "made"] | None = None
    """Whether a costly answer was cached; None if it is not one."""
    refused: str | None = None
    """Why it was not served although it could have been at another time."""
    _began: float = field(default_factory=perf_counter)

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return perf_counter() - self._began

    def fields(self) -> dict[str, object]:
        """As a line of the log holds it."""
        fields = {
            "id": self.id,
            "method": self.method,
            "route": self.route,
            "story": self.story,
            "status": self.status,
            "bytes": self.sent_bytes,
            "ms": round(self.seconds * 1000, 1),
            "cache": self.cache,
            "refused": self.refused,
        }
        return {name: value for name, value in fields.items() if value is not None}


_CURRENT: ContextVar[RequestRecord | None] = ContextVar("request", default=None)


def begin_record(method: str, headers: Headers) -> RequestRecord:
    """The record of a request that begins now, current in what answers it.

    Args:
        method: of the request.
        headers: of the request; its id is taken from them if it looks like one.
    """
    given = headers.get(REQUEST_ID, "")
    id = given if _SANE_ID.fullmatch(given) else secrets.token_hex(8)
    record = RequestRecord(id, method)
    _CURRENT.set(record)
    return record


def current_record() -> RequestRecord | None:
    """The record of the request that is being answered; None outside of one."""
    return _CURRENT.get()


def note_story(slug: str) -> None:
    """Record which story is shown.

    Args:
        slug: of a story that exists.
    """
    if record := _CURRENT.get():
        record.story = slug


def note_cached(*, is_hit: bool) -> None:
    """Record whether a costly answer was there or has to be made."""
    if record := _CURRENT.get():
        record.cache = "hit" if is_hit else "made"


def note_refused(why: str) -> None:
    """Record that the reader was not served.

    Args:
        why: the reason in a word, such as `busy`; one of a small set, as metrics count each.
    """
    if record := _CURRENT.get():
        record.refused = why
