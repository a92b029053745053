"""The handout: a whole story for A4 paper, at `/stories/<slug>/handout.html`.

It shows what the explorer's address asks for (language, clock, state of knowledge, filter), and
leads back to it by a link and a QR code. The explorer's Print button opens it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from explorer.pages.near import PRINTED
from explorer.pages.rendering import handout_html, with_link
from explorer.pages.values import StoryPage
from explorer.server.answers import answer
from explorer.server.missing_pages import PAGE_HEADERS
from explorer.server.requests import check_length, chosen_in, site_of, wanted
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_version, selection_path
from explorer.story.records import Story
from explorer.story.selection import OWN_CLOCK, Made, Selection
from explorer.story.zones import parse_zone

HANDOUTS = WorkQueue[bytes]("handouts", workers=1, waiting=32, kept=64)
OWN_CLOCK_HANDOUTS = WorkQueue[bytes]("own-clock-handouts", workers=1, waiting=32, kept=16)
"""Those in the time of a reader's own zone are apart, as `documents` keeps them apart."""
EXCERPTS = WorkQueue[bytes]("excerpt-handouts", workers=1, waiting=32, kept=0)
"""Those of only the events that a filter shows are not kept: readers can search for any words."""


async def send_handout(request: Request) -> Response:
    """A story as a handout."""
    site = site_of(request)
    story, asked = await run_in_threadpool(_asked, request)
    page = await _queue(asked.selection).get(asked, partial(_handout, story, asked))
    link = f"{site}/{selection_path(asked.selection)}"
    body = await run_in_threadpool(with_link, page, link)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


def _queue(shown: Selection) -> WorkQueue[bytes]:
    if shown.conditions:
        return EXCERPTS
    return OWN_CLOCK_HANDOUTS if shown.clock == OWN_CLOCK else HANDOUTS


@dataclass(frozen=True)
class _Asked:
    """What identifies a handout."""

    version: str
    selection: Selection
    clock: str
    """`PLACE_CLOCK` or the zone whose time is shown, which may be the reader's own."""


def _asked(request: Request) -> tuple[Story, _Asked]:
    check_length(request)
    found = wanted(request)
    zone = parse_zone(request.query_params.get("zone", "UTC"))
    selection = chosen_in(request, found.story, Made.HANDOUT, accepted=found.lang)
    clock = zone if selection.clock == OWN_CLOCK else selection.clock
    return found.story, _Asked(document_version(found.story), selection, clock)


def _handout(story: Story, asked: _Asked) -> bytes:
    shown = asked.selection
    page = StoryPage(
        *(story, shown.lang, None, "../../"),
        clock=asked.clock,
        as_of=shown.asof,
        conditions=shown.conditions,
        in_full=PRINTED,
    )
    return handout_html(page, asked.version, shown.asof)
