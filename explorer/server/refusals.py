"""From errors to answers, in the reader's language: the only place where the server does so.

A page that does not exist is answered with a page that lists what there is, everything else in a
few words. Other errors are faults of the server and pass through.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer.language import language
from explorer.pages.oembed import ForeignAddressError
from explorer.server.answers import NOT_KEPT
from explorer.server.missing_pages import missing
from explorer.server.requests import (
    OtherVersionError,
    RefusalError,
    check_length,
    interface_language,
)
from explorer.server.shelf import library
from explorer.server.work_queues import LATER, BusyError
from explorer.site.addresses import HostError
from explorer.story.errors import (
    ChoiceError,
    ExplorerError,
    TimeFormatError,
    UnknownEventError,
    UnknownStoryError,
)
from explorer.tiles.errors import BasemapError

Endpoint = Callable[[Request], Any]
"""Answers a request, at once or as a coroutine."""
VERSION_NOW = "Explorer-Version"
"""The header that says which version a story has, read in `frontend/core/versions.js`."""
Refusal = Callable[[Request, ExplorerError], Response]


def refusing(endpoint: Endpoint, refuse: Refusal) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint, whose errors are answered; one that is not a coroutine runs in a thread."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            if iscoroutinefunction(endpoint):
                found: Response = await endpoint(request)
                return found
            return await run_in_threadpool(endpoint, request)
        except ExplorerError as error:
            return await run_in_threadpool(refuse, request, error)

    return answer


def in_words(request: Request, error: ExplorerError) -> Response:
    """The answer to an error as plain text.

    Raises:
        ExplorerError: the error itself, if it is a fault of the server.
    """
    refusal = _refusal(error)
    lang = interface_language(request)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Language": lang,
        "Vary": "Accept-Language",
        **(LATER if refusal.status == 503 else {}),
        **_headers(refusal),
    }
    words = language(lang).text(refusal.key, **refusal.values)
    return PlainTextResponse(words, refusal.status, headers)


def _headers(refusal: RefusalError) -> dict[str, str]:
    """The version to be asked for instead; a story that is changed back has the refused one."""
    if not isinstance(refusal, OtherVersionError):
        return {}
    return {VERSION_NOW: refusal.version, **NOT_KEPT}


def as_page(request: Request, error: ExplorerError) -> Response:
    """The answer to an error as a page, if it is one of a page that does not exist.

    Raises:
        ExplorerError: the error itself, if it is a fault of the server.
    """
    if isinstance(error, UnknownStoryError | UnknownEventError):
        return missing(request)
    return in_words(request, error)


def send_missing(request: Request) -> Response:
    """That there is no such page."""
    try:
        check_length(request)
    except RefusalError as error:
        return in_words(request, error)
    return missing(request)


def _refusal(error: ExplorerError) -> RefusalError:
    match error:
        case RefusalError():
            return error
        case BasemapError():
            return RefusalError(503, "refusal_basemap")
        case BusyError():
            return RefusalError(503, "page_busy")
        case ChoiceError():
            known = ", ".join(error.expected)
            return RefusalError(400, "refusal_choice", name=error.key, known=known)
        case HostError() | TimeFormatError():
            return RefusalError(400, "page_bad_address")
        case UnknownStoryError() | UnknownEventError() | ForeignAddressError() if (
            not library().slugs  # their folder may be away
        ):
            return RefusalError(503, "refusal_away")
        case UnknownStoryError():
            known = ", ".join(story.slug for story in library().stories) or "–"
            return RefusalError(404, "refusal_story", known=known)
        case UnknownEventError() | ForeignAddressError():
            return RefusalError(404, "refusal_address")
    raise error
