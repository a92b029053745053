"""Answers that browsers and proxies may keep: with an entity tag, empty where it still holds."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from explorer.site.addresses import VERSION
from explorer.site.assets import Asset

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


def kept_if(request: Request, version: str) -> str:
    """Who may keep an answer: everybody for ever if its address holds this version."""
    return FOR_EVER if request.query_params.get(VERSION) == version else ASK_AGAIN


def entity_tag(body: bytes) -> str:
    """A strong entity tag: a digest of the content, quoted."""
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def answer(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    caching: str = ASK_AGAIN,
    headers: dict[str, str] | None = None,
    tag: str | None = None,
) -> Response:
    """The content with its entity tag, or 304 if the client already has it.

    Args:
        request: the request.
        body: the content.
        media_type: of the content.
        caching: who may keep it and how long, as `Cache-Control` says it.
        headers: further ones.
        tag: the entity tag of a large content, whose digest is already known.
    """
    tag = tag or entity_tag(body)
    fields = {"ETag": tag, "Cache-Control": caching, **(headers or {})}
    # A compressing proxy turns our tag into a weak one.
    known = request.headers.get("if-none-match", "").replace("W/", "")
    if tag in (part.strip() for part in known.split(",")) or known.strip() == "*":
        return Response(status_code=304, headers=fields)
    return Response(body, media_type=media_type, headers=fields)


def file_answer(found: Asset, asked: Headers, caching: str) -> Response:
    """A file as it was packed, or unpacked for those who do not take compressed answers.

    Args:
        found: the file.
        asked: the headers of the request.
        caching: who may keep it and how long, as `Cache-Control` says it.
    """
    headers = {
        "Cache-Control": caching,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if found.compressed and "gzip" in asked.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(found.body, media_type=found.media_type, headers=headers)
    return Response(found.plain(), media_type=found.media_type, headers=headers)
