"""The copies of media over HTTP, by range too; an original has no address.

The name of a copy holds a digest of the original, so whoever has it may keep it for ever. Making
the copies of a photograph takes half a second, and those of a long film some, so that has a queue
of its own, one at a time: however many are asked for, memory holds one photograph.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from explorer.media.copies import (
    MEDIA_TYPES,
    Original,
    copy_names,
    originals,
    scan_original,
)
from explorer.media.errors import MediaError
from explorer.media.kept import copy_path, keep_copies, to_be_made
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


COPIES = WorkQueue[None]("media", workers=1, waiting=64, kept=0, stuck_s=inf)
"""A long film may take many minutes."""

_NAME: Final = re.compile(r"(?P<id>[a-z0-9-]+)\.(?P<digest>[0-9a-f]{16})\.(?P<copy>[\w.-]+)")
_SCAN: Final = re.compile(r"(?P<digest>[0-9a-f]{16})\.(?P<copy>[\w.-]+)")


async def send_media(request: Request) -> Response:
    """A copy of a file of media.

    Raises:
        UnknownStoryError: there is no such story.
        RefusalError: it has no such copy, or no longer has it.
        BusyError: too many others wait for theirs to be made.
    """
    return await _sent(await run_in_threadpool(_found, request))


async def send_scan(request: Request) -> Response:
    """A copy of the scan of a map; errors as `send_media`."""
    return await _sent(await run_in_threadpool(_found_scan, request))


async def _sent(found: _Found) -> Response:
    """A copy, which is made if it is not kept yet; errors as `send_media`."""
    place = copy_path(found.original.facts, found.copy)
    if not await run_in_threadpool(place.is_file):
        try:
            await COPIES.get(*_making(found.path, found.original))
        except (MediaError, OSError) as error:  # damaged beyond its header, or gone meanwhile
            raise RefusalError(404, "refusal_address") from error
    headers = {"Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    media_type = MEDIA_TYPES[place.suffix.removeprefix(".")]
    return FileResponse(place, media_type=media_type, headers=headers)


def picture_copy(story: Story, item: Media) -> bytes | None:
    """The JPEG of a picture, for what is drawn here, in a thread that may wait for it.

    None if the picture is damaged or gone, or too many others wait for theirs.

    Args:
        story: the story.
        item: an image that has a file.
    """
    original = next(originals(item, story.media_files))
    place = copy_path(original.facts, copy_names(*original[1:])[-1])
    try:
        if not place.is_file():
            COPIES.wait_for(*_making(stories_folder() / story.slug / original.name, original))
        return place.read_bytes()
    except (BusyError, MediaError, OSError):
        return None


async def make_copies_ahead() -> None:
    """Make the copies that no reader has asked for yet, one file after another.

    They wait in the queue of those that readers ask for, so a reader waits for one file at most.
    """
    try:
        for path, original in await run_in_threadpool(files_to_copy):
            await _make_ahead(path, original)
    except Exception:
        logger.exception("No more copies are made ahead.")


async def _make_ahead(path: Path, original: Original) -> None:
    """Make the copies of a file as soon as there is room in the queue."""
    while True:
        try:
            return await COPIES.get(*_making(path, original))
        except BusyError:  # readers ask for more than is made: they come first
            await asyncio.sleep(RETRY_AFTER_S)
        except (MediaError, OSError) as error:
            return logger.warning("%s: no copies can be made: %s", path, error)


def _making(path: Path, original: Original) -> tuple[str, Callable[[], None]]:
    """The key of a file's copies in their queue, and what makes them; errors as `keep_copies`.

    Whoever asks for the copies of a file may wait for what another has asked for, so each makes
    of the error what its own caller expects.
    """
    return original.facts.digest, partial(keep_copies, path, *original[1:])


def files_to_copy() -> list[tuple[Path, Original]]:
    """The files of all stories whose copies are not kept."""
    stories = library().stories
    return [job for story in stories for job in to_be_made(story, stories_folder() / story.slug)]


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
        return _of_name(asked, story, files)
    raise RefusalError(404, "refusal_address")


def _found_scan(request: Request) -> _Found:
    """The scan that is asked for; likewise."""
    story = library().story(request.path_params["slug"])
    if asked := _SCAN.fullmatch(request.path_params["name"]):
        scans = (scan_original(each, story.media_files) for each in story.backgrounds)
        return _of_name(asked, story, filter(None, scans))
    raise RefusalError(404, "refusal_address")


def _of_name(asked: re.Match[str], story: Story, files: Iterable[Original]) -> _Found:
    """The copy of one of these files that is asked for.

    Raises:
        RefusalError: none of them has it.
    """
    for file in files:
        if file.facts.digest == asked["digest"] and asked["copy"] in copy_names(*file[1:]):
            return _Found(stories_folder() / story.slug / file.name, file, asked["copy"])
    raise RefusalError(404, "refusal_address")
