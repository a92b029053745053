"""Answers that browsers and proxies may keep: with an entity tag, empty where it still holds.

They are compressed here, once for each content: Streamlit would compress
each answer again for each reader, and its own page never.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from functools import partial

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

_Form = Callable[[Collection[Encoding]], tuple[bytes, Encoding | None]]
"""Gives the smallest form of a content that a client takes, and how that is compressed."""


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
    headers: Mapping[str, str] | None = None,
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
    is_text = media_type.startswith("text/") or media_type.endswith(("json", "xml"))
    form: _Form = partial(FORMS.smallest, body, tag) if is_text else lambda _: (body, None)
    fields = {**(headers or {}), "Cache-Control": caching}
    return _answer(request.headers, media_type, form, tag, _varying(fields) if is_text else fields)


def packed_answer(
    asked: Headers, packed: Asset, caching: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A content as it was packed, or unpacked for those who do not take compressed answers.

    Args:
        asked: the headers of the request.
        packed: the content.
        caching: who may keep it and how long, as `Cache-Control` says it.
        headers: further ones, with what it varies with besides the encoding.
    """
    fields = _varying({**(headers or {}), "Cache-Control": caching})
    return _answer(asked, packed.media_type, packed.form, f'"{packed.digest}"', fields)


def _answer(
    asked: Headers, media_type: str, form: _Form, tag: str, fields: dict[str, str]
) -> Response:
    """The form of a content that a client takes, or 304 if it has the content in any form."""
    body, encoding = form(accepted_encodings(asked.get("accept-encoding", "")))
    fields["ETag"] = _tag_of_form(tag, encoding) if encoding else tag
    if _is_known(tag, asked.get("if-none-match", "")):
        return Response(status_code=304, headers=fields)
    if encoding:
        fields["Content-Encoding"] = encoding
    return Response(body, media_type=media_type, headers=fields)


def _varying(fields: dict[str, str]) -> dict[str, str]:
    """The headers of an answer that has more than one form."""
    return fields | {"Vary": ", ".join(filter(None, (fields.get("Vary"), "Accept-Encoding")))}


def _tag_of_form(tag: str, encoding: Encoding) -> str:
    """The entity tag of a compressed form, which is another one than that of the content."""
    return f'{tag[:-1]}-{encoding}"'


def _is_known(tag: str, known: str) -> bool:
    """Whether a client has the content in any form, by its `If-None-Match`."""
    # A compressing proxy turns our tag into a weak one.
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return not tags.isdisjoint({"*", tag, *(_tag_of_form(tag, each) for each in Encoding)})
