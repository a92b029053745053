"""What the panes fetch: the facts and words of a story, and files below `assets/<version>/`.

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
from explorer.server.requests import RefusalError, chosen_in
from explorer.server.shelf import library
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_paths, document_version
from explorer.site.assets import Asset, asset, assets_version, is_asset, packed
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import Made, Selection, choose, choose_story
from explorer.views.document import facts_document, words_document

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


async def send_facts(request: Request) -> Response:
    """The facts of a story in one state of knowledge."""
    return await _send(request, Made.FACTS)


async def send_words(request: Request) -> Response:
    """The words of a story in one language."""
    return await _send(request, Made.WORDS)


@dataclass(frozen=True)
class _Asked:
    """What identifies a part of a story document; every field is one of a known set."""

    made: Made
    version: str
    selection: Selection


async def _send(request: Request, made: Made) -> Response:
    story, asked = await run_in_threadpool(_asked, request, made)
    document = await QUEUE.get(asked, partial(_document, story, asked))
    return packed_answer(request.headers, document, kept_if(request, asked.version))


def _asked(request: Request, made: Made) -> tuple[Story, _Asked]:
    """What is to be made; looks at the files, so it runs in a thread."""
    story = library().story(request.path_params["slug"])
    return story, _Asked(made, document_version(story), chosen_in(request, story, made))


def _document(story: Story, asked: _Asked) -> Asset:
    if asked.made is Made.FACTS:
        content = facts_document(story, asked.selection.asof)
    else:
        content = words_document(story, asked.selection.lang)
    return packed(content, "application/json")


def document_addresses(params: Mapping[str, str], accepted: str) -> tuple[str, ...]:
    """Addresses of what a page with these parameters shows, relative to the page.

    Without those of the words where neither the parameters nor the browser (`Accept-Language`) name
    a language; none if no story is shown.
    """
    shelf, params = library(), asked_for(params)
    slug, _ = choose_story(params, shelf.slugs, shelf.front)
    story = next((story for story in shelf.stories if story.slug == slug), None)
    if story is None:
        return ()
    selection, _ = choose(params, story, story.languages, accepted)
    facts, words = document_paths(selection, document_version(story))
    return (facts, words) if accepted or "lang" in params else (facts,)
