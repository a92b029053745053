"""What other sites and papers take from an address of this site: its embed code and QR code."""

from __future__ import annotations

import json
import re

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer.pages.oembed import oembed, oembed_xml, target_of
from explorer.pages.qr_codes import qr_code
from explorer.server.answers import answer
from explorer.server.requests import query_bytes, site_of
from explorer.server.security_headers import PICTURE
from explorer.server.shelf import library
from explorer.site.addresses import document_version

LONGEST_URL = 2300
"""Characters of a pasted address; those that advertisers add can be longer than its own."""
LONGEST_EMBED_QUERY = 8000
"""Bytes: an oEmbed request carries a whole address, percent-encoded."""
_SIZE = re.compile(r"[1-9]\d{0,5}")


def send_oembed(request: Request) -> Response:
    """The embed code of an address of this site, as oEmbed."""
    query = request.query_params
    url = query.get("url", "")
    if len(query_bytes(request)) > LONGEST_EMBED_QUERY or not 0 < len(url) <= LONGEST_URL:
        return PlainTextResponse("url: expected an address on this site", 400)
    sizes = [query.get("maxwidth") or str(10**5), query.get("maxheight") or str(10**5)]
    if not all(_SIZE.fullmatch(size) for size in sizes):
        return PlainTextResponse("maxwidth, maxheight: expected whole numbers of pixels", 400)
    form = query.get("format") or "json"
    if form not in ("json", "xml"):
        return PlainTextResponse("format: expected json or xml", 501)  # as the standard says
    site = site_of(request)
    found = target_of(url, site, library().stories)
    fields = oembed(
        found,
        site,
        document_version(found.story),
        width_px=int(sizes[0]),
        height_px=int(sizes[1]),
    )
    headers = {"Access-Control-Allow-Origin": "*"}
    if form == "xml":
        return answer(request, oembed_xml(fields), "text/xml", headers=headers)
    body = json.dumps(fields, ensure_ascii=False).encode()
    return answer(request, body, "application/json", headers=headers)


def send_qr_code(request: Request) -> Response:
    """The QR code of an address of this site; of no other, so that nobody borrows its name."""
    url = request.query_params.get("url", "")
    if not url:
        return PlainTextResponse("url: expected an address on this site", 400)
    if len(url) > LONGEST_URL:
        words = f"url: found {len(url)} characters, expected at most {LONGEST_URL}"
        return PlainTextResponse(words, 400)
    site = site_of(request)
    body = qr_code(target_of(url, site, library().stories).address(site))
    return answer(request, body, "image/svg+xml", headers={"Content-Security-Policy": PICTURE})
