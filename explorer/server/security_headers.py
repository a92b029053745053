"""What browsers may do with our answers: who may frame them, what they may load.

`EXPLORER_FRAME_ANCESTORS` names the sites that may embed the explorer (`?embed=true`), as CSP
writes them: `*` (the default), `'none'`, or `https://example.org https://*.example.net`.
Everything else can be framed by ourselves only.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.settings import FRAME_ANCESTORS, text_of
from explorer.story.errors import SettingError
from explorer.story.selection import EMBEDDED

STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For our own pages: no script, nothing from elsewhere."""
PICTURE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'"
"""For our SVG pictures, which contain style sheet and typeface; as an image they load nothing."""
NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""For responses that are not HTML."""

_SHARED = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; worker-src 'none'"
)
# Streamlit's styles (emotion) and folium's are elements that scripts make.

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_KEYWORDS = frozenset({"none", "self"})
_SOURCE = re.compile(
    r"'self'|https?:|(?:https?://)?(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::(?:\d{1,5}|\*))?",
    re.IGNORECASE,
)


def frame_ancestors(settings: Mapping[str, str]) -> str:
    """The sites that may embed the explorer, as CSP writes them.

    Raises:
        SettingError: the setting holds something that CSP does not know.
    """
    found = text_of(settings, FRAME_ANCESTORS).split() or ["*"]
    if found in (["*"], ["'none'"]):
        return found[0]
    wrong = [source for source in found if not _SOURCE.fullmatch(source)]
    if bare := [source for source in found if source.lower() in _KEYWORDS]:
        raise SettingError(
            f"{FRAME_ANCESTORS}: found {bare[0]!r}, expected '{bare[0]}' with its quotation marks "
            f"(a shell removes them: {FRAME_ANCESTORS}=\"'{bare[0]}'\")"
        )
    if wrong:
        raise SettingError(
            f"{FRAME_ANCESTORS}: found {wrong[0]!r}, expected *, 'none', or addresses such as "
            "https://example.org https://*.example.net"
        )
    return " ".join(dict.fromkeys(("'self'", *found)))


def named_hosts(settings: Mapping[str, str]) -> tuple[str, ...]:
    """The origins of the sites that may embed the explorer, as far as each is named as a whole.

    Raises:
        SettingError: the setting holds something that CSP does not know.

    >>> named_hosts({"EXPLORER_FRAME_ANCESTORS": "https://a.example https://*.b.example c.example"})
    ('https://a.example',)
    """
    sources = frame_ancestors(settings).lower().split()
    return tuple(source for source in sources if "://" in source and "*" not in source)


def with_frames(policy: str, origins: Iterable[str]) -> str:
    """A policy that lets a page show parts of other sites, too.

    Args:
        policy: of the page, without `frame-src`.
        origins: of the sites, as `media.hosts` names them; none leaves the policy as it is.
    """
    frames = " ".join(origins)
    return f"{policy}; frame-src 'self' {frames}" if frames else policy


def explorer_policy(shell: str, tile_origins: Iterable[str]) -> str:
    """What the explorer's page may load and run; `frame-ancestors` follows for each request.

    Args:
        shell: Streamlit's page without any text of a story: its inline scripts may run.
        tile_origins: the servers of the online basemaps, which the first map may show.
    """
    hashes = (
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(shell)
    )
    # `blob:` because Streamlit runs the script of a component (`components.py`) from one.
    scripts = " ".join(("script-src 'self' blob:", *hashes))
    # `data:` because Streamlit's style sheet holds a typeface, and some of its icons are such.
    images = " ".join(("img-src 'self' data:", *tile_origins))
    return f"{_SHARED}; {scripts}; {images}; font-src 'self' data:"


def map_frame_policy(nonce: str, tile_origins: Iterable[str]) -> str:
    """What the map's frame may load and run; `frame-ancestors` follows for each request.

    Args:
        nonce: what marks the scripts that may run.
        tile_origins: the servers of the online basemaps.
    """
    images = " ".join(("img-src 'self' data:", *tile_origins))
    return f"{_SHARED}; script-src 'self' 'nonce-{nonce}'; {images}; frame-src 'none'"


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer that does not bring its own.

    A policy that says nothing of frames is completed with who may frame the answer. The frames of
    the explorer's components have the embedding site among their ancestors too, so they follow the
    same setting.
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
                policy = headers.get("Content-Security-Policy", NO_PAGE)
                if "frame-ancestors" not in policy:
                    policy += f"; frame-ancestors {self._ancestors(scope)}"
                headers["Content-Security-Policy"] = policy
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _ancestors(self, scope: Scope) -> str:
        if "/component/" in scope["path"]:
            return "'self'" if self._embed == "'none'" else self._embed
        query = scope["query_string"].decode("latin-1").lower()
        is_embed = re.search(rf"(?:^|&){EMBEDDED}(?:&|$)", query) is not None
        return self._embed if is_embed else "'self'"
