"""The pages of the stories: `/stories/`, `/stories/<slug>[/<event>]`.

The page of a story or of an event is the explorer, without Streamlit: what search engines, link
previews and readers without JavaScript get is its text, over which a browser mounts the panes. The
address says all that a page depends on (but for the language, if it names none), so caches may hold
it. All are plain functions, so that rendering does not hold up other readers.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from explorer.pages.catalogue import catalogue_page
from explorer.pages.panes_pages import panes_policy
from explorer.pages.parts import KINDS, Part
from explorer.pages.previews import preview_of
from explorer.pages.rendering import Enhancement, filled_in, page_html, part_html, style_version
from explorer.pages.styles import story_pages_style
from explorer.pages.values import StoryPage
from explorer.server.answers import ASK_SOON, answer, kept_if, packed_answer
from explorer.server.bounded_caches import BoundedCache
from explorer.server.missing_pages import PAGE_HEADERS, unavailable
from explorer.server.openings import page_opening
from explorer.server.preloads import frontend_tags, long_tags, panes_tags
from explorer.server.requests import (
    RefusalError,
    Wanted,
    check_length,
    interface_language,
    query_bytes,
    site_of,
    wanted,
)
from explorer.server.shelf import library
from explorer.server.work_queues import WorkQueue
from explorer.site.addresses import document_paths, document_version, selection_path
from explorer.site.assets import Asset, packed
from explorer.site.compression import Effort
from explorer.site.page_hosts import Hosts, page_hosts
from explorer.story.errors import UnknownStoryError
from explorer.story.itinerary import AsOf
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK, Selection, choose
from explorer.views.excerpts import shown_on_page


def send_catalogue(request: Request) -> Response:
    """The list of all stories."""
    check_length(request)
    site, shelf = site_of(request), library()
    if not shelf.slugs:
        return unavailable(request)
    body = catalogue_page(interface_language(request), site, shelf)
    return answer(request, body, "text/html", headers=PAGE_HEADERS)


def send_page(request: Request) -> Response:
    """The page of a story or of one event."""
    check_length(request)
    found, site = wanted(request), site_of(request)
    params = {**asked_for(request.query_params), "event": found.event or "", "lang": found.lang}
    selection, _ = choose(params, found.story, found.story.languages, "")
    shelf = library()
    hosts = page_hosts(shelf, found.story.slug)
    text = _Text(
        found.story.slug,
        document_version(found.story),
        found.event,
        found.lang,
        selection.asof,
        "stories/" if len(shelf.slugs) > 1 else "",
        clock=selection.clock if selection.clock in found.story.clocks else PLACE_CLOCK,
    )
    filtered = selection if selection.conditions else None
    page = _page(found.story, text, _Said(site, hosts.all, found.unknown_lang, filtered))
    return packed_answer(request.headers, page, ASK_SOON, _headers(found, request, hosts))


def _headers(found: Wanted, request: Request, hosts: Hosts) -> dict[str, str]:
    """Of a page: what it may load, and whether it depends on the language of the browser."""
    headers = {
        "Content-Security-Policy": _policy(hosts),
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }
    is_said = found.unknown_lang is None and asked_for(request.query_params).get("lang")
    return headers if is_said else headers | {"Vary": "Accept-Language"}


@lru_cache(maxsize=8)
def _policy(hosts: Hosts) -> str:
    return panes_policy(hosts.frames, hosts.images)


@dataclass(frozen=True)
class _Text:
    """What identifies a page but for what only a request says. It holds no story: with what is
    kept, old ones would stay too."""

    slug: str
    version: str
    event: str | None
    lang: str
    asof: AsOf
    """Of the facts that are requested ahead."""
    others: str
    """Address of the list of stories, below the explorer's."""
    clock: str
    """In which times are given: one that the story offers, as there are hundreds of others."""

    @property
    def root(self) -> str:
        """The relative way to the explorer."""
        return "../../" if self.event else "../"

    def values(self, story: Story) -> StoryPage:
        """The values of its text."""
        return StoryPage(story, self.lang, self.event, self.root, clock=self.clock)


@dataclass(frozen=True)
class _Said:
    """What only a request says, and what the other stories change on a page."""

    site: str
    """The explorer's address without a slash at its end."""
    hosts: tuple[str, ...]
    """The sites that the page may load from."""
    unknown_lang: str | None
    """A language that was asked for and is not available."""
    filtered: Selection | None
    """What is shown, if not all events."""


async def send_part(request: Request) -> Response:
    """A part of a long story as text: a hundred of its events, or some fifty passages.

    Raises:
        RefusalError: there is no such part.
    """
    check_length(request)
    found, asked = await run_in_threadpool(_part_asked, request)
    body = await PARTS.get(asked, partial(_part, found.story, asked))
    return packed_answer(request.headers, body, ASK_SOON, PAGE_HEADERS)


PARTS = WorkQueue[Asset]("page-parts", workers=1, waiting=64, kept=128)
"""Pages of parts as they are sent: crawlers ask for all of them."""


@dataclass(frozen=True)
class _Part:
    """What identifies the page of a part."""

    slug: str
    version: str
    lang: str
    part: Part
    site: str


def _part_asked(request: Request) -> tuple[Wanted, _Part]:
    found, kind = wanted(request), request.path_params["kind"]
    if kind not in KINDS:
        raise RefusalError(404, "refusal_address")
    part, story = Part(kind, request.path_params["number"]), found.story
    version = document_version(story)
    return found, _Part(story.slug, version, found.lang, part, site_of(request))


def _part(story: Story, asked: _Part) -> Asset:
    part = asked.part
    page = StoryPage(story, asked.lang, None, "../../", part=part)
    if part.number not in page.parts(part.kind).numbers:
        raise RefusalError(404, "refusal_address")
    return packed(part_html(page, asked.site), "text/html", Effort.PASSING)


PAGES = BoundedCache[Hashable, Asset]("pages", 256, 16_000_000)
"""Pages as they are sent."""
TEXTS = BoundedCache[_Text, bytes]("page-texts", 16, 16_000_000)
"""Pages without what only a request says, each rendered once for a version of its story."""


def _page(story: Story, text: _Text, said: _Said) -> Asset:
    """A page as it is sent.

    Args:
        story: in the version that the text names.
        text: the page.
        said: what else it depends on.
    """

    def make() -> Asset:
        page, url, shown = text.values(story), None, None
        if said.filtered:
            url = f"{said.site}/{selection_path(replace(said.filtered, event=text.event))}"
            shown = shown_on_page(story, said.filtered)
        preview = preview_of(page, said.site, text.version, url, shown)
        rendered = TEXTS.found(text, lambda: _html(story, text, page))
        html = filled_in(
            *(rendered, page, preview, said.site),
            hosts=said.hosts,
            unknown_lang=said.unknown_lang,
            shown=shown,
        )
        return packed(html, "text/html", Effort.PASSING)

    return PAGES.found((text, said), make)


def _html(story: Story, text: _Text, page: StoryPage) -> bytes:
    """A page without what only a request says."""
    said = Selection(text.slug, text.event, text.lang, asof=text.asof)
    enhancement = Enhancement(
        page_opening(story, text.lang, text.others),
        panes_tags(text.root) + frontend_tags(text.root) + long_tags(story, text.root),
        document_paths(story, said, text.version),
    )
    return page_html(page, text.version, enhancement)


def send_style(request: Request) -> Response:
    """The style sheet of the pages."""
    caching = kept_if(request, style_version())
    return answer(request, story_pages_style().encode(), "text/css", caching=caching)


def send_without_slash(request: Request) -> Response:
    """From `/stories/<slug>/` to the page's own address, and from `/stories` to the list.

    The way is relative, so it holds behind a proxy that strips a prefix.

    Raises:
        UnknownStoryError: there is no such story.
    """
    slug = request.path_params.get("slug")
    query = query_bytes(request).decode("latin-1")
    query = f"?{query}" if query else ""
    if slug is None:
        return RedirectResponse(f"stories/{query}", 301)
    check_length(request)
    if slug not in {story.slug for story in library().stories}:
        raise UnknownStoryError(slug)
    return RedirectResponse(f"../{slug}{query}", 301)
