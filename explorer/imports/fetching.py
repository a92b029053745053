"""A file by its address, only because the author gave it: one request, of bounded size and time."""

from __future__ import annotations

import re
from http.client import HTTPException
from pathlib import PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.request import Request, urlopen

from explorer.imports.found import Given
from explorer.story.errors import DataError, Problem

MAX_BYTES = 60_000_000
"""Largest file that is read; 10,000 rows of a rich table have 20 MB."""
TIMEOUT_S = 30
AGENT = "itinerary-explorer (an author imports this file)"

_SHEET = re.compile(r"https://docs\.google\.com/spreadsheets/d/(e/)?([\w-]+)(?:/|$)")


def is_address(text: str) -> bool:
    """Whether what was typed is an address, not the name of a file.

    >>> is_address("https://example.org/a.csv"), is_address("letters.csv")
    (True, False)
    """
    return text.startswith(("http://", "https://"))


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
    request = Request(file_address(address), headers={"User-Agent": AGENT})
    try:
        with urlopen(request, timeout=TIMEOUT_S) as answer:
            content = answer.read(MAX_BYTES + 1)
            name = _name(answer.geturl(), answer.headers.get_filename())
            length = int(answer.headers.get("Content-Length") or 0)
    except HTTPError as error:
        error.close()
        hint = "is it public?" if error.code in (401, 403, 404) else ""
        raise _refused(address, f"the answer {error.code} {error.reason}", hint) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = str(getattr(error, "reason", "") or error)
        raise _refused(address, f"no answer ({reason})", "") from error
    if len(content) > MAX_BYTES:
        raise _refused(address, f"more than {MAX_BYTES:,} bytes", "")
    if length > len(content):
        raise _refused(address, f"only {len(content):,} of {length:,} bytes", "try again")
    if _SHEET.match(address) and content[:200].lstrip().lower().startswith(b"<!doctype html"):
        raise _refused(address, "a page", "publish the sheet: File, Share, Publish to web")
    return Given(name=name, content=content, url=address)


def _name(address: str, offered: str | None) -> str:
    """A file's name: the one that the server offers, or the end of the address."""
    name = offered or unquote(PurePosixPath(urlsplit(address).path).name)
    return PurePosixPath(name.replace("\\", "/")).name or urlsplit(address).hostname or "file"


def _refused(address: str, found: str, hint: str) -> DataError:
    problem = Problem(
        file=address,
        line=None,
        record="the file",
        found=found,
        expected=f"a file of at most {MAX_BYTES:,} bytes",
        hint=hint,
    )
    return DataError((problem,))
