"""A file by its address, only because the author gave it: one request, of bounded size and time."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from explorer.imports.found import Given
from explorer.remotes.web_files import WebClient, WebError
from explorer.story.errors import DataError, Problem

MAX_BYTES = 60_000_000
"""Largest file that is read; 10,000 rows of a rich table have 20 MB."""
AGENT = "itinerary-explorer (an author imports this file)"

_PAGE = b"<!doctype html"
_SHEET = re.compile(r"https://docs\.google\.com/spreadsheets/d/(e/)?([\w-]+)(?:/|$)")


def file_address(address: str) -> str:
    """The address of the file that an address means: a Google Sheet has one of its own.

    >>> file_address("https://docs.google.com/spreadsheets/d/1aB/edit#gid=7")
    'https://docs.google.com/spreadsheets/d/1aB/export?format=csv&gid=7'
    >>> file_address("https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml")
    'https://docs.google.com/spreadsheets/d/e/2PACX/pub?output=csv'
    """
    found = _SHEET.match(address)
    if not found:
        return address
    parts = urlsplit(address)
    gid = [*parse_qs(parts.query).get("gid", []), *parse_qs(parts.fragment).get("gid", [])]
    sheet = f"&gid={gid[0]}" if gid and gid[0].isdigit() else ""
    base = f"https://docs.google.com/spreadsheets/d/{found[1] or ''}{found[2]}"
    return f"{base}/pub?output=csv{sheet}" if found[1] else f"{base}/export?format=csv{sheet}"


def fetched(address: str) -> Given:
    """The file at an address.

    Raises:
        DataError: it cannot be fetched, is too large, or is a page that asks to log in.
    """
    try:
        with WebClient(AGENT) as client:
            answer = client.followed(file_address(address), MAX_BYTES)
        if not answer.is_fine:
            hint = "is it public?" if answer.status in (401, 403, 404) else ""
            raise WebError(answer.status_words, hint=hint)
        if _SHEET.match(address) and answer.content[:200].lstrip().lower().startswith(_PAGE):
            raise WebError("a page", hint="publish the sheet: File, Share, Publish to web")
    except WebError as error:
        raise _refused(address, error) from error
    name = answer.name or urlsplit(answer.address).hostname or "file"
    return Given(name=name, content=answer.content, url=address)


def _refused(address: str, error: WebError) -> DataError:
    problem = Problem(
        file=address,
        line=None,
        record="the file",
        found=error.found,
        expected=error.expected or f"a file of at most {MAX_BYTES:,} bytes",
        hint=error.hint,
    )
    return DataError((problem,))
