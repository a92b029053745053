"""Answers that browsers and proxies may keep: with an entity tag, empty where it still holds.

They are compressed here, once for each content: Streamlit would compress
each answer again for each reader, and its own page never.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from explorer.server.compressed_forms import FORMS
from explorer.site.addresses import VERSION
from explorer.site.assets import Asset
from explorer.site.compression import Encoding, accepted_encodings

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NOT_KEPT = {"Cache-Control": "no-store"}
"""Headers of an answer that holds for this moment only."""
ASK_SOON = "public, max-age=0, s-maxage=60"
"""For pages: browsers ask each time, caches that many readers share once a minute."""


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
    if _is_text(media_type):
        fields["Vary"] = ", ".join(filter(None, (fields.get("Vary"), "Accept-Encoding")))
    if _is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=fields)
    if _is_text(media_type):
        taken = accepted_encodings(request.headers.get("accept-encoding", ""))
        body, encoding = FORMS.smallest(body, tag, taken)
        if encoding:
            fields |= {"Content-Encoding": encoding, "ETag": _tag_of_form(tag, encoding)}
    return Response(body, media_type=media_type, headers=fields)


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))


def _tag_of_form(tag: str, encoding: Encoding) -> str:
    """The entity tag of a compressed form, which is another one than that of the content."""
    return f'{tag[:-1]}-{encoding}"'


def _is_known(tag: str, known: str) -> bool:
    """Whether a client has the content in any form, by its `If-None-Match`."""
    # A compressing proxy turns our tag into a weak one.
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return not tags.isdisjoint({"*", tag, *(_tag_of_form(tag, each) for each in Encoding)})


def page_answer(request: Request, page: Asset, headers: Mapping[str, str]) -> Response:
    """A packed page with the entity tag of what is sent, or 304 if the client already has it.

    Args:
        request: the request.
        page: the page.
        headers: further ones, with what it varies with besides the encoding.
    """
    tag = f'"{page.digest}"'
    body, encoding = page.form(accepted_encodings(request.headers.get("accept-encoding", "")))
    fields = {
        **headers,
        "Vary": ", ".join(filter(None, (headers.get("Vary"), "Accept-Encoding"))),
        "Cache-Control": ASK_SOON,
        "ETag": _tag_of_form(tag, encoding) if encoding else tag,
    }
    if _is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=fields)
    if encoding:
        fields["Content-Encoding"] = encoding
    return Response(body, media_type=page.media_type, headers=fields)


def file_answer(found: Asset, asked: Headers, caching: str) -> Response:
    """A file as it was packed, or unpacked for those who do not take compressed answers.

    Args:
        found: the file.
        asked: the headers of the request.
        caching: who may keep it and how long, as `Cache-Control` says it.
    """
    body, encoding = found.form(accepted_encodings(asked.get("accept-encoding", "")))
    headers = {
        "Cache-Control": caching,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type=found.media_type, headers=headers)
