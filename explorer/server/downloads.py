"""Stories to take away over HTTP: `stories/<slug>.<format>?lang=…&asof=…&tag=…`, one route for all.

Requests for something that does not exist get a list of what does; no request leads to a traceback.
"""

from __future__ import annotations

import os
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.carried import jpeg_pictures, own_media
from explorer.exports.values import subject
from explorer.reading.library import stories_folder
from explorer.reading.own_files import story_files
from explorer.server.answers import answer
from explorer.server.archives import archive
from explorer.server.bounded_caches import BoundedCache
from explorer.server.requests import RefusalError, chosen_in, site_of
from explorer.server.shelf import library
from explorer.settings import PUBLIC_URL
from explorer.site.addresses import copy_addresses
from explorer.story.errors import DataError
from explorer.story.records import Story
from explorer.story.selection import Made, Selection

MAX_QUERY = 1000
"""Longest query string that is read, in characters."""


@dataclass(frozen=True)
class _Order:
    """What identifies an export. It holds no story: with what is kept, old ones would stay too."""

    export: Export
    version: str
    selection: Selection
    site: str | None
    """The explorer's address, if the file holds addresses of copies of media."""

    @property
    def key(self) -> Hashable:
        """All that its content depends on: the folder has all languages and views."""
        return (self.selection.story, self.version) if self.export.of_folder else self


async def send_download(request: Request) -> Response:
    """A story in a format, written in a thread, so that it does not hold up other readers.

    Raises:
        UnknownStoryError: there is no such story.
        RefusalError: there is no such format, or the story's files are changing.
        BusyError: too many others wait for an archive with media or are sent one.
    """
    story, order = await run_in_threadpool(_order, request)
    export, write = order.export, partial(_written, story, order)
    holds_media = export.is_archive and story.media_files
    made = await archive(order.key, write) if holds_media else None
    body = made.body if made else await run_in_threadpool(write)
    shown = order.selection
    name = export.file_name(shown.story, shown.lang, shown.asof, is_excerpt=bool(shown.conditions))
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Access-Control-Allow-Origin": "*",  # TimelineJS and StoryMapJS load it from other sites
    }
    if not export.of_folder:
        headers["Content-Language"] = shown.lang
    tag = made.tag if made else None
    answered = answer(request, body, export.media_type, headers=headers, tag=tag)
    if made and answered.body:
        return StreamingResponse(made.pieces(), headers=dict(answered.headers))
    return answered


def _order(request: Request) -> tuple[Story, _Order]:
    asked = f"{request.path_params['slug']}.{request.path_params['format']}"
    slug, _, suffix = asked.partition(".")
    story = library().story(slug)
    export = export_named(suffix)
    if export is None:
        known = ", ".join(export.suffix for export in EXPORTS)
        raise RefusalError(406, "refusal_format", known=known)
    if len(request.url.query) > MAX_QUERY:
        raise RefusalError(400, "refusal_length", most=MAX_QUERY)
    selection = chosen_in(request, story, Made.DOWNLOAD, accepted="")
    site = site_of(request) if story.media_files else None
    return story, _Order(export, story.version, selection, site)


def _written(story: Story, order: _Order) -> bytes:
    """The export; the folder is read again: the story's version does not cover all of it.

    An excerpt is not kept: readers can search for any words. Nor is a file with an address that
    only the request names: it can name any.
    """
    folder = stories_folder() / story.slug
    if order.export.has_pictures:
        return _exported(story, order, pictures=jpeg_pictures(story, folder).files)
    if not order.export.of_folder:
        is_of_request = order.site and not os.environ.get(PUBLIC_URL)
        is_passing = order.selection.conditions or is_of_request
        write = partial(_exported, story, order)
        return write() if is_passing else KEPT.found(order, write)
    try:
        files = story_files(folder, story)
    except DataError as error:
        raise RefusalError(503, "refusal_changing") from error
    return _exported(story, order, files=files | own_media(story, folder).files)


KEPT = BoundedCache[_Order, bytes]("downloads", 128)
"""Exports as they were written, once for each choice and version of the story."""


def _exported(
    story: Story,
    order: _Order,
    *,
    files: Mapping[str, bytes] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    shown = order.selection
    of = subject(
        story,
        lang=shown.lang,
        as_of=shown.asof,
        files=files,
        pictures=pictures,
        conditions=shown.conditions,
        address_of=copy_addresses(order.site, story.slug) if order.site else None,
    )
    return order.export.write(of)
