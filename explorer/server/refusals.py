"""What is answered where there is nothing to send, in the reader's language."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response

from explorer.server.shelf import library
from explorer.server.work_queues import LATER


def no_story() -> Response:
    """404; 503 while there are no stories at all, because their folder may be away."""
    if library().slugs:
        return PlainTextResponse("There is no such story.", 404)
    return PlainTextResponse("There are no stories here at the moment.", 503, LATER)
