"""The handout: a whole story for A4 paper, at `/stories/<slug>/handout.html`.

It shows what the explorer's address asks for (language, clock, state of knowledge), and leads back
to it by a link and a QR code. The explorer's Print button opens it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from explorer.pages.rendering import handout_html, with_link
from explorer.pages.values import StoryPage
from explorer.server.answers import answer
from explorer.server.missing_pages import PAGE_HEADERS
from explorer.server.requests import check_length, site_of, wanted
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_version
from explorer.story.records import Story
from explorer.story.selection import OWN_CLOCK, Selection, choose
from explorer.story.times import parse_zone
from explorer.views.document import story_languages

HANDOUTS = WorkQueue[bytes]("handouts", workers=1, waiting=32, kept=64)
OWN_CLOCK_HANDOUTS = WorkQueue[bytes]("own-clock-handouts", workers=1, waiting=32, kept=16)
"""Those in the time of a reader's own zone are apart, as `documents` keeps them apart."""


async def send_handout(request: Request) -> Response:
    """A story as a handout."""
    asked = await run_in_threadpool(_asked, request)
    version = document_version(asked.story)
    queue, clock = HANDOUTS, asked.selection.clock
    if clock == OWN_CLOCK:
        queue, clock = OWN_CLOCK_HANDOUTS, asked.zone
    key = (asked.story.slug, version, asked.selection, clock)
    page = await queue.get(key, partial(_handout, asked.story, version, asked.selection, clock))
    link = f"{asked.site}/?{asked.selection.query()}"
    body = await run_in_threadpool(with_link, page, link)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


@dataclass(frozen=True)
class _Asked:
    """What a request for a handout asks for."""

    story: Story
    selection: Selection
    zone: str
    """The reader's own zone; counts only for their own clock."""
    site: str


def _asked(request: Request) -> _Asked:
    check_length(request)
    query = request.query_params
    found, site = wanted(request), site_of(request)
    zone = parse_zone(query.get("zone", "UTC"))
    selection, _ = choose(query, found.story, story_languages(found.story), found.lang)
    return _Asked(found.story, replace(selection, event=None), zone, site)


def _handout(story: Story, version: str, selection: Selection, clock: str) -> bytes:
    page = StoryPage(story, selection.lang, None, "../../", clock=clock, as_of=selection.asof)
    return handout_html(page, version, selection.asof)
