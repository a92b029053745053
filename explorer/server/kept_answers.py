"""Answers sent again without any work: our code, tiles, typefaces, documents and pages of stories.

A first view asks for some thirty of them. On the way through all layers of the app each would cost
up to a millisecond of the processor, which is most of what a reader of a story's page costs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from time import monotonic
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.server.answers import ASK_SOON, FOR_EVER
from explorer.server.bounded_caches import BoundedCache
from explorer.server.request_records import note_cached
from explorer.site.compression import Encoding, accepted_encodings

FOLDERS: Final = {
    "assets/": (FOR_EVER, math.inf),
    "tiles/": (FOR_EVER, math.inf),
    "archives/": (FOR_EVER, 60.0),
    "faces/": (FOR_EVER, math.inf),
    "views/": (FOR_EVER, 60.0),
    "stories/": (ASK_SOON, 1.0),
}
"""Relative to the root: which `Cache-Control` an answer must have, and for how many seconds it is
kept. What a deleted story said is gone after a minute; a changed story is there after a second."""
MOST: Final = 4096
MOST_BYTES: Final = 32_000_000
"""What all kept answers together may take in memory."""

_SAID_BY_READERS: Final = (
    b"host",
    b"accept-language",
    b"x-forwarded-proto",
    b"x-forwarded-host",
    b"x-forwarded-prefix",
)
"""Headers that the page of a story may depend on, beside `Accept-Encoding`."""
_READ: Final = frozenset((*_SAID_BY_READERS, b"accept-encoding", b"if-none-match", b"range"))
_VARYING: Final = {b"Accept-Encoding", b"Accept-Language, Accept-Encoding"}


@dataclass(frozen=True)
class _Key:
    """What an answer depends on."""

    path: str
    query: bytes
    said: tuple[bytes | None, ...]
    forms: tuple[Encoding, ...]
    """Those that are taken, the smallest first."""
    is_smallest: bool = False
    """Whether an answer in the first of them is meant, which is the same whatever others follow."""

    def of_smallest(self) -> _Key:
        """The same, for all who take the smallest form."""
        return replace(self, forms=self.forms[:1], is_smallest=True)


@dataclass(frozen=True)
class _Kept:
    """An answer as it is sent."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    route: Any
    """That it was found by, for who counts requests."""
    params: dict[str, Any]
    until_s: float
    """By the monotonic clock."""

    @property
    def held_bytes(self) -> int:
        """What its body takes."""
        return len(self.body)


class KeptAnswers:
    """ASGI middleware: passes a request on once, and answers from memory ever after.

    What is outside of it sees every request; what is inside only those that are not kept.
    """

    def __init__(self, app: ASGIApp, root: str = "/", most_bytes: int = MOST_BYTES) -> None:
        """Wrap `app`, whose page is at `root` (`shelf.root_path`)."""
        self._app = app
        self._root = root
        self._most_bytes = most_bytes
        self._kept = BoundedCache[_Key, _Kept]("answers", MOST, most_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = self._key(scope)
        if key is None:
            await self._app(scope, receive, send)
        elif found := self._found(key.of_smallest()) or self._found(key):
            note_cached(is_hit=True)
            scope.update({"route": found.route, "path_params": found.params})
            headers = list(found.headers)
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": found.body})
        else:
            await self._pass_on(key, scope, receive, send)

    def _key(self, scope: Scope) -> _Key | None:
        """What identifies an answer that may be kept."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        folder, query = self._folder(scope["path"]), scope["query_string"]
        if folder not in FOLDERS or (query and FOLDERS[folder][1] == math.inf):
            return None
        headers = _once(scope["headers"])
        if headers is None or b"if-none-match" in headers or b"range" in headers:
            return None
        said = tuple(headers.get(name) for name in _SAID_BY_READERS) if folder == "stories/" else ()
        forms = _encodings(headers.get(b"accept-encoding", b""))
        return _Key(scope["path"], query, said, forms)

    def _found(self, key: _Key) -> _Kept | None:
        """The answer that is kept and still holds."""
        found = self._kept.get(key)
        return found if found and monotonic() < found.until_s else None

    def _folder(self, path: str) -> str:
        """The first part of an address, with its slash."""
        if not path.startswith(self._root):
            return ""
        return path[len(self._root) : path.find("/", len(self._root)) + 1]

    async def _pass_on(self, key: _Key, scope: Scope, receive: Receive, send: Send) -> None:
        caching, seconds = FOLDERS[self._folder(scope["path"])]
        start: Message | None = None

        async def keep(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = {**message, "headers": tuple(message["headers"])}
            elif start and _may_be_kept(start, caching) and not message.get("more_body", False):
                found_by = scope.get("route"), scope.get("path_params", {})
                until_s = monotonic() + seconds
                kept = _Kept(start["headers"], bytes(message["body"]), *found_by, until_s)
                if len(kept.body) <= self._most_bytes:
                    self._kept.keep(key.of_smallest() if _is_smallest(key, start) else key, kept)
                start = None
            else:
                start = None  # a part of it
            await send(message)

        await self._app(scope, receive, keep)


def _once(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes] | None:
    """The headers that matter here; None if one is there twice: the app may read either."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        if name in found:
            return None
        if name in _READ:
            found[name] = value
    return found


def _may_be_kept(start: Message, caching: str) -> bool:
    """Whether an answer is the same for everybody who asks with the same key."""
    headers = dict(start["headers"])
    is_shared = headers.get(b"cache-control") == caching.encode() and b"set-cookie" not in headers
    varies = headers.get(b"vary", b"Accept-Encoding")
    return bool(start["status"] == 200 and is_shared and varies in _VARYING)


def _is_smallest(key: _Key, start: Message) -> bool:
    """Whether an answer is in the first of the forms that are taken."""
    form = dict(start["headers"]).get(b"content-encoding")
    return form is not None and [form.decode("latin-1")] == [*key.forms[:1]]


@lru_cache(maxsize=64)
def _encodings(header: bytes) -> tuple[Encoding, ...]:
    return accepted_encodings(header.decode("latin-1"))
