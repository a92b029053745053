"""The handout: a whole story for A4 paper, at `/stories/<slug>/handout.html`.

It shows what the explorer's address asks for (language, clock, state of knowledge), and leads back
to it by a link and a QR code. The explorer's Print button opens it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer.answers import answer
from explorer.errors import TimeFormatError, UnknownStoryError
from explorer.selection import OWN_CLOCK, Selection, choose
from explorer.sharing.addresses import HostError
from explorer.sharing.page_rendering import handout_html
from explorer.sharing.page_requests import is_too_long, site_of, wanted
from explorer.sharing.page_values import StoryPage
from explorer.sharing.story_pages import PAGE_HEADERS, bad_address, send_missing
from explorer.site import document_version
from explorer.story import Story
from explorer.times import parse_zone
from explorer.view_story import story_languages


def send_handout(request: Request) -> Response:
    """A story as a handout."""
    if is_too_long(request):
        return bad_address(request)
    query = request.query_params
    try:
        found, site = wanted(request), site_of(request)
        zone = parse_zone(query.get("zone", "UTC"))
    except (UnknownStoryError, KeyError):
        return send_missing(request)
    except TimeFormatError:
        return bad_address(request)
    except HostError as error:
        return PlainTextResponse(str(error), 400)
    selection, _ = choose(query, found.story, story_languages(found.story), found.lang)
    version, whole = document_version(found.story), replace(selection, event=None)
    body = _handout(found.story, version, whole, zone, site)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


@lru_cache(maxsize=64)
def _handout(story: Story, version: str, selection: Selection, zone: str, site: str) -> bytes:
    """A handout, rendered once for each version of its story."""
    clock = zone if selection.clock == OWN_CLOCK else selection.clock
    page = StoryPage(story, selection.lang, None, "../../", clock=clock, as_of=selection.asof)
    return handout_html(page, f"{site}/?{selection.query()}", version, selection.asof)
