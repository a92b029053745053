"""`faces/<version>/<name>.woff2`: the typefaces of pages and panes."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response

from explorer.server.answers import ASK_AGAIN, FOR_EVER, packed_answer
from explorer.server.requests import RefusalError
from explorer.site.assets import Asset
from explorer.site.faces import FACE_TYPE, FACES, FaceError, face_file, faces_version

logger = logging.getLogger(__name__)


def send_face(request: Request) -> Response:
    """A typeface. Making it takes a second, so it runs in a thread.

    Raises:
        RefusalError: there is no such typeface.
    """
    try:
        body = face_file(request.path_params["name"])
    except (KeyError, FaceError) as error:
        raise RefusalError(404, "refusal_address") from error
    current = request.path_params["version"] == faces_version()
    found = Asset(body, FACE_TYPE, compressed=False)
    return packed_answer(request.headers, found, FOR_EVER if current else ASK_AGAIN)


def make_faces() -> None:
    """Have the typefaces before the first reader asks for them; pages work without, too."""
    for name in FACES if faces_version() else ():
        try:
            face_file(name)
        except FaceError as error:
            logger.warning("Pages use the typefaces of the reader's system: %s", error)
