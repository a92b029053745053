"""What browsers may do with our answers: who may frame them, what they may load.

`EXPLORER_FRAME_ANCESTORS` names the sites that may embed the explorer (`?embed=true`), as CSP
writes them: `*` (the default), `'none'`, or `https://example.org https://*.example.net`.
Everything else can be framed by ourselves only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.sharing.addresses import SettingError

FRAME_ANCESTORS = "EXPLORER_FRAME_ANCESTORS"
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""For our own pages: no script, nothing from elsewhere."""
PICTURE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""For our SVG pictures, whose style sheet stands inside; as an image they cannot load anything."""

_SOURCE = re.compile(
    r"'self'|https?:|(?:https?://)?(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::(?:\d{1,5}|\*))?",
    re.IGNORECASE,
)


def frame_ancestors(settings: Mapping[str, str]) -> str:
    """The sites that may embed the explorer, as CSP writes them.

    Raises:
        SettingError: the setting holds something that CSP does not know.
    """
    found = settings.get(FRAME_ANCESTORS, "").split() or ["*"]
    if found in (["*"], ["'none'"]):
        return found[0]
    wrong = [source for source in found if not _SOURCE.fullmatch(source)]
    if wrong:
        raise SettingError(
            f"{FRAME_ANCESTORS}: found {wrong[0]!r}, expected *, 'none', or addresses such as "
            "https://example.org https://*.example.net"
        )
    return " ".join(dict.fromkeys(("'self'", *found)))


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer that does not bring its own.

    The explorer's page runs Streamlit's scripts, which build code at run time, so its policy says
    only who may frame it. The frames of its components have the embedding site among their
    ancestors too, so they follow the same setting.
    """

    def __init__(self, app: ASGIApp, ancestors: str | None = None) -> None:
        """Raises SettingError where the environment's setting is wrong."""
        self._app = app
        self._embed = frame_ancestors(os.environ) if ancestors is None else ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
                policy = f"frame-ancestors {self._ancestors(scope)}"
                headers.setdefault("Content-Security-Policy", policy)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _ancestors(self, scope: Scope) -> str:
        if "/component/" in scope["path"]:
            return "'self'" if self._embed == "'none'" else self._embed
        query = scope["query_string"].decode("latin-1").lower()
        is_embed = re.search(r"(?:^|&)embed=true(?:&|$)", query) is not None
        return self._embed if is_embed else "'self'"
