"""What the panes fetch: the documents of a story, and files below `assets/<version>/`.

Pages address both relative to themselves, so a base path or a proxy's prefix needs no setting here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from explorer.server.answers import ASK_AGAIN, FOR_EVER, kept_if, packed_answer
from explorer.server.requests import OtherVersionError, RefusalError, chosen_in
from explorer.server.shelf import library
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import VERSION, document_paths, document_version
from explorer.site.assets import Asset, asset, assets_version, is_asset, packed
from explorer.site.compression import Effort
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import Selection, choose, choose_story
from explorer.views.document_kinds import KINDS, PART
from explorer.views.parts import is_long

ASSETS = WorkQueue[Asset]("assets", workers=1, waiting=128, kept=128)
"""Joining our scripts takes a quarter of a second, in which others are answered."""


async def send_asset(request: Request) -> Response:
    """A file of the frontend or of Leaflet.

    Raises:
        RefusalError: there is no such file.
    """
    name, version = request.path_params["path"], assets_version()
    if not is_asset(name):
        raise RefusalError(404, "refusal_address")
    found = await ASSETS.get((name, version), partial(asset, name, version))
    current = request.path_params["version"] == version
    return packed_answer(request.headers, found, FOR_EVER if current else ASK_AGAIN)


QUEUE = WorkQueue[Asset]("documents", workers=1, waiting=64, kept=256)
PARTS = WorkQueue[Asset]("document-parts", workers=1, waiting=128, kept=512)
"""Whoever asks for all parts of a story neither holds up nor displaces facts and words."""
SEARCHES = WorkQueue[Asset]("searches", workers=1, waiting=64, kept=256)
"""The first fragment of an index takes as long as all: one thread, so that it is made once."""

_QUEUES = {"part": PARTS, "article": PARTS, "search": SEARCHES}
"""Where something else than `QUEUE` makes a kind of document."""
_WHOLE = ("facts", "words")
"""The kinds that a short story has."""


async def send_document(request: Request) -> Response:
    """A document of one of the `KINDS`, or a part of it.

    Raises:
        RefusalError: there is no such kind, or the story needs no documents of it.
        OtherVersionError: the address is that of another version than the story has now.
        ChoiceError: a parameter has none of the allowed values.
    """
    story, asked = await run_in_threadpool(_asked, request)
    queue = _QUEUES.get(asked.kind, QUEUE)
    document = await queue.get(asked, partial(_document, story, asked))
    return packed_answer(request.headers, document, kept_if(request, asked.version))


@dataclass(frozen=True)
class _Asked:
    """What identifies a part of a story document; every field is one of a known set, or refused."""

    kind: str
    version: str
    selection: Selection
    part: str | None
    """As it is asked for."""


def _asked(request: Request) -> tuple[Story, _Asked]:
    """What is to be made; looks at the files, so it runs in a thread."""
    story, name = library().story(request.path_params["slug"]), request.path_params["kind"]
    kind = KINDS.get(name)
    if kind is None:
        raise RefusalError(404, "refusal_address")
    version = document_version(story)
    # Parts of one version beside the index of another would say what belongs to other events.
    is_of_others = request.query_params.get(VERSION, version) != version
    if is_of_others and (is_long(story) or name not in _WHOLE):
        raise OtherVersionError(version)
    selection = chosen_in(request, story, kind.made)
    part = request.query_params.get(PART) if kind.is_parted else None
    return story, _Asked(name, version, selection, part)


def _document(story: Story, asked: _Asked) -> Asset:
    """Made in a queue: to know how many parts there are, an index of a search has to be made."""
    kind = KINDS[asked.kind]
    count = kind.count(story, asked.selection)
    if count == 0:
        raise RefusalError(404, "refusal_address")
    content = kind.make(story, asked.selection, kind.part_in(asked.part, count))
    # A part of a hundred others: a fifth of the time, one byte in a hundred more.
    effort = Effort.PASSING if kind.is_parted else Effort.KEPT
    return packed(content, "application/json", effort)


def document_addresses(params: Mapping[str, str], accepted: str) -> tuple[str, ...]:
    """Addresses of what a page with these parameters shows, relative to the page.

    Only that of the facts where neither the parameters nor the browser (`Accept-Language`) name
    a language; none if no story is shown.
    """
    shelf, params = library(), asked_for(params)
    slug, _ = choose_story(params, shelf.slugs, shelf.front)
    story = next((story for story in shelf.stories if story.slug == slug), None)
    if story is None:
        return ()
    selection, _ = choose(params, story, story.languages, accepted)
    paths = document_paths(story, selection, document_version(story))
    return paths if accepted or "lang" in params else paths[:1]
