"""Stories to take away over HTTP: `stories/<slug>.<format>?lang=…&asof=…`, one route for all.

Whoever asks for what there is not is told what there is; nothing of a request ends in a trace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.values import subject
from explorer.language import interface_languages, language
from explorer.reading.library import stories_folder, story_files
from explorer.server.answers import answer
from explorer.server.shelf import library
from explorer.server.work_queues import LATER
from explorer.story.errors import DataError, ExplorerError, UnknownStoryError
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.selection import offered_language
from explorer.views.document import story_languages

MAX_QUERY = 1000
"""Longest query string that is read, in characters."""


class _RefusalError(ExplorerError):
    """What was asked for cannot be had; the message says what can."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status = status
        """HTTP status."""
        self.key, self.values = f"refusal_{key}", values
        """The text of the catalogue that says so, and what it is filled with."""


@dataclass(frozen=True)
class _Order:
    """What identifies an export; the story goes along without being compared."""

    export: Export
    slug: str
    version: str
    lang: str
    as_of: AsOf
    story: Story = field(compare=False)


def send_download(request: Request) -> Response:
    """A story in a format; a plain function, so that writing it does not hold up other readers."""
    try:
        order = _order(request)
        body = _written(order)
    except _RefusalError as refusal:
        return _refused(request, refusal)
    export = order.export
    name = export.file_name(order.slug, order.lang, order.as_of)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Access-Control-Allow-Origin": "*",  # TimelineJS and StoryMapJS load it from other sites
    }
    if not export.of_folder:
        headers["Content-Language"] = order.lang
    return answer(request, body, export.media_type, headers=headers)


def _refused(request: Request, refusal: _RefusalError) -> Response:
    """The refusal in the reader's language."""
    accepted = request.headers.get("accept-language", "")
    lang = offered_language(request.query_params.get("lang"), accepted, interface_languages())
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Language": lang,
        "Vary": "Accept-Language",
        **(LATER if refusal.status == HTTPStatus.SERVICE_UNAVAILABLE else {}),
    }
    words = language(lang).text(refusal.key, **refusal.values)
    return PlainTextResponse(words, refusal.status, headers)


def _order(request: Request) -> _Order:
    asked = f"{request.path_params['slug']}.{request.path_params['format']}"
    slug, _, suffix = asked.partition(".")
    shelf = library()
    try:
        story = shelf.story(slug)
    except UnknownStoryError as error:
        if not shelf.slugs:  # their folder may be away
            raise _RefusalError(503, "away") from error
        known = ", ".join(story.slug for story in shelf.stories) or "–"
        raise _RefusalError(404, "story", known=known) from error
    export = export_named(suffix)
    if export is None:
        known = ", ".join(export.suffix for export in EXPORTS)
        raise _RefusalError(406, "format", known=known)
    lang, as_of = _choice(request, story)
    return _Order(export, story.slug, story.version, lang, as_of, story)


def _choice(request: Request, story: Story) -> tuple[str, AsOf]:
    """The language and the view that are asked for."""
    params, offered = request.query_params, story_languages(story)
    if len(request.url.query) > MAX_QUERY:
        raise _RefusalError(400, "length", most=MAX_QUERY)
    lang, as_of = params.get("lang", offered[0]), params.get("asof", str(AsOf.NOW))
    if lang not in offered:
        raise _RefusalError(400, "choice", name="lang", known=", ".join(offered))
    if as_of not in tuple(AsOf):
        raise _RefusalError(400, "choice", name="asof", known=", ".join(AsOf))
    return lang, AsOf(as_of)


def _written(order: _Order) -> bytes:
    """The export; the folder itself is read anew, the story's version does not cover all of it."""
    if not order.export.of_folder:
        return _kept(order)
    try:
        files = story_files(stories_folder() / order.slug)
    except DataError as error:
        raise _RefusalError(503, "changing") from error
    of = subject(order.story, lang=order.lang, as_of=order.as_of, files=files)
    return order.export.write(of)


@lru_cache(maxsize=128)
def _kept(order: _Order) -> bytes:
    """An export, written once for each choice and version of the story."""
    return order.export.write(subject(order.story, lang=order.lang, as_of=order.as_of))
