"""The copies of media over HTTP, by range too; an original has no address.

The name of a copy holds a digest of the original, so whoever has it may keep it for ever. Making
the copies of a photograph takes half a second, and those of a long film some, so that has a queue
of its own, one at a time: however many are asked for, memory holds one photograph.
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from explorer.media.copies import MEDIA_TYPES, Original, copy_names, originals
from explorer.media.errors import MediaError
from explorer.media.kept import copy_path, is_kept, keep_copies
from explorer.reading.library import stories_folder
from explorer.server.answers import FOR_EVER
from explorer.server.requests import RefusalError
from explorer.server.shelf import library
from explorer.server.work_queues import RETRY_AFTER_S, BusyError, WorkQueue
from explorer.story.media import Media
from explorer.story.records import Story

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Found:
    """A copy that a story has."""

    path: Path
    """Of the original."""
    original: Original
    copy: str
    """Its name."""


COPIES = WorkQueue[None]("media", workers=1, waiting=64, kept=0)

_NAME: Final = re.compile(r"(?P<id>[a-z0-9-]+)\.(?P<digest>[0-9a-f]{16})\.(?P<copy>[\w.-]+)")


async def send_media(request: Request) -> Response:
    """A copy of a file of media.

    Raises:
        UnknownStoryError: there is no such story.
        RefusalError: it has no such copy, or no longer has it.
        BusyError: too many others wait for theirs to be made.
    """
    found = await run_in_threadpool(_found, request)
    place = copy_path(found.original.facts, found.copy)
    if not await run_in_threadpool(place.is_file):
        await COPIES.get(found.original.facts.digest, partial(_keep, found))
    headers = {"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    media_type = MEDIA_TYPES[place.suffix.removeprefix(".")]
    return FileResponse(place, media_type=media_type, headers=headers)


async def picture_copy(story: Story, item: Media) -> bytes | None:
    """The JPEG of a picture, for what is drawn here; None if it is damaged or gone.

    Args:
        story: the story.
        item: an image that has a file.

    Raises:
        BusyError: too many others wait for theirs to be made.
    """
    original = next(originals(item, story.media_files))
    place = copy_path(original.facts, copy_names(*original[1:])[-1])
    path = stories_folder() / story.slug / original.name
    try:
        if not await run_in_threadpool(place.is_file):
            await COPIES.get(original.facts.digest, partial(keep_copies, path, *original[1:]))
        return await run_in_threadpool(place.read_bytes)
    except (MediaError, OSError, RefusalError):  # the last one is what a reader is answered
        return None


async def make_copies_ahead() -> None:
    """Make the copies that no reader has asked for yet, one file after another.

    They wait in the queue of those that readers ask for, so a reader waits for one file at most.
    """
    for path, original in await run_in_threadpool(_to_make):
        try:
            await COPIES.get(original.facts.digest, partial(keep_copies, path, *original[1:]))
        except BusyError:  # readers ask for more than is made: they come first
            await asyncio.sleep(RETRY_AFTER_S)
        except (MediaError, OSError) as error:
            logger.warning("%s: no copies can be made: %s", path, error)


def _to_make() -> list[tuple[Path, Original]]:
    """The files whose copies are not kept."""
    return [
        (stories_folder() / story.slug / original.name, original)
        for story in library().stories
        for item in story.media
        for original in originals(item, story.media_files)
        if not is_kept(*original[1:])
    ]


def _found(request: Request) -> _Found:
    """What is asked for; only names of copies that a story has now lead anywhere."""
    story = library().story(request.path_params["slug"])
    if asked := _NAME.fullmatch(request.path_params["name"]):
        files = (
            each
            for item in story.media
            if item.id == asked["id"]
            for each in originals(item, story.media_files)
        )
        for file in files:
            if file.facts.digest == asked["digest"] and asked["copy"] in copy_names(*file[1:]):
                return _Found(stories_folder() / story.slug / file.name, file, asked["copy"])
    raise RefusalError(404, "refusal_address")


def _keep(found: _Found) -> None:
    try:
        keep_copies(found.path, *found.original[1:])
    except (MediaError, OSError) as error:  # damaged beyond its header, or gone meanwhile
        raise RefusalError(404, "refusal_address") from error
