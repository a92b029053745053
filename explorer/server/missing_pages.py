"""Pages in the place of others: there is no such page, or the stories are away for a moment."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from explorer.language import language
from explorer.pages.catalogue import missing_page
from explorer.server.requests import SHOWN_OF_WRONG, interface_language, query_bytes, way_up
from explorer.server.security_headers import STRICT
from explorer.server.shelf import base_path, library
from explorer.server.work_queues import LATER
from explorer.site.addresses import page_path
from explorer.story.pasted import AROUND_AN_ADDRESS

PAGE_HEADERS = {"Content-Security-Policy": STRICT, "Vary": "Accept-Language"}


def missing(request: Request) -> Response:
    """404 in the reader's language, with what there is instead; 503 while a story is broken.

    An address with the end of a sentence on it leads to the page that is meant.
    """
    if meant := _meant(request):
        query = query_bytes(request).decode("latin-1")
        target = f"{way_up(request)}{meant}" + (f"?{query}" if query else "")
        return RedirectResponse(target, 301)
    lang = interface_language(request)
    say = language(lang).text
    params = request.path_params
    slug, event = (str(params.get(key, ""))[:SHOWN_OF_WRONG] for key in ("slug", "event"))
    shelf = library()
    if not shelf.slugs:
        return unavailable(request)
    here = shelf.only(slug)
    if here.broken:
        heading = slug
    elif here.stories and event:
        heading = say("page_no_event", value=event)
    elif slug and not here.stories:
        heading = say("page_no_story", value=slug)
    else:
        heading = say("page_no_page")
    body = missing_page(lang, way_up(request), heading, here if here.slugs else shelf)
    status, more = (503, LATER) if here.broken else (404, {})
    return Response(body, status, headers=PAGE_HEADERS | more, media_type="text/html")


def unavailable(request: Request) -> Response:
    """503 in the reader's language: there are no stories, because their folder may be away."""
    lang = interface_language(request)
    body = missing_page(lang, way_up(request), language(lang).text("page_away"), library())
    return Response(body, 503, headers=PAGE_HEADERS | LATER, media_type="text/html")


def _meant(request: Request) -> str | None:
    """The page that an address leads to without what follows it; None if there is no such page.

    Only the slug of a story and the id of an event that exist are in it.
    """
    path: str = request.scope["path"]
    below = path.removeprefix(f"{base_path()}/stories/").rstrip(AROUND_AN_ADDRESS)
    slug, _, event = below.partition("/")
    story = next((story for story in library().stories if story.slug == slug), None)
    if story is None or (event and event not in story.all_event_ids):
        return None
    meant = page_path(slug, event or None, None)
    return None if path.endswith(f"/{meant}") else meant
