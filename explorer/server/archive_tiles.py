"""`archives/<version>/<zoom>/<column>/<row>.<ending>`: tiles of the archives that stories name.

And of the operator's. Each is checked before it is sent, as archives are other people's files:
what is sent as a picture is one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from explorer.reading.library import stories_folder
from explorer.server.answers import FOR_EVER, packed_answer
from explorer.server.requests import RefusalError
from explorer.server.shelf import library
from explorer.site.assets import Asset, packed
from explorer.story.archives import ArchiveFacts
from explorer.tiles.contents import GZIP, MEDIA_TYPES, kind_of
from explorer.tiles.grid import TileAddress
from explorer.tiles.kept import kept_archive
from explorer.tiles.opening import TileArchive, checked_tile
from explorer.tiles.operators import operators_archive

NOTHING: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b4944415478da63"
    "6000020000050001e9fadcd80000000049454e44ae426082"
)
"""A PNG of one transparent pixel, in place of a picture that the archive does not have."""
_SAFE: Final = {"X-Content-Type-Options": "nosniff"}


def send_archive_tile(request: Request) -> Response:
    """A tile; where the archive has none, an empty one, or a transparent picture.

    Reads the archive, so it runs in a thread.

    Raises:
        RefusalError: no story has this archive now, or there cannot be such a tile.
        BasemapError: the archive or the tile is damaged.
    """
    asked = request.path_params
    archive, facts = _archive(asked["version"])
    try:
        tile = TileAddress(zoom=asked["z"], x=asked["x"], y=asked["y"])
    except ValueError as error:
        raise RefusalError(404, "refusal_address") from error
    if asked["ending"] != facts.ending or not facts.min_zoom <= tile.zoom <= facts.max_zoom:
        raise RefusalError(404, "refusal_address")
    return packed_answer(request.headers, _ready(archive, facts, tile), FOR_EVER, _SAFE)


def _ready(archive: TileArchive, facts: ArchiveFacts, tile: TileAddress) -> Asset:
    """A tile ready to be sent, compressed if it is so in the archive."""
    media_type = MEDIA_TYPES[kind_of(facts.ending)]
    found = checked_tile(archive, facts, tile)
    if found is None:
        return Asset(b"", media_type, compressed=False) if facts.is_vector else _NO_PICTURE
    if not facts.is_vector:
        return Asset(found.content, media_type, compressed=False)
    if found.stored.startswith(GZIP):
        return Asset(found.stored, media_type, compressed=True)
    return packed(found.content, media_type)


_NO_PICTURE: Final = Asset(NOTHING, "image/png", compressed=False)


def _archive(version: str) -> tuple[TileArchive, ArchiveFacts]:
    """The archive that has a version now."""
    operators = operators_archive()
    if operators and operators[1].version == version:
        return operators
    if path := _path(version):
        archive, facts = kept_archive(path)
        if facts.version == version:  # it may have been replaced just now
            return archive, facts
    raise RefusalError(404, "refusal_address")


def _path(version: str) -> Path | None:
    for story in library().stories:
        for name, facts in story.archives.items():
            if facts.version == version:
                return stories_folder() / story.slug / name
    return None
