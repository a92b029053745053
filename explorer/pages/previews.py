"""What a shared link shows: title, description and picture, for pages and for the explorer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel.core import get_global

from explorer.pages.links import LanguageLink
from explorer.pages.values import StoryPage
from explorer.pictures.cards import CARD_PX
from explorer.site.addresses import oembed_query, page_path
from explorer.views.excerpts import Excerpt

ANY_LANGUAGE = "x-default"


@dataclass(frozen=True)
class Preview:
    """The values of the preview tags; every address is absolute."""

    title: str
    description: str
    is_draft: bool
    """Whether it is of a story that search engines should not list yet."""
    url: str
    """The address that is shared."""
    canonical: str
    """The address that search engines should list."""
    alternates: tuple[LanguageLink, ...]
    """The page in each language, itself among them."""
    oembed: str | None
    """Where the embed code of `url` is, up to its format; None where nobody answers."""
    site_name: str | None
    """The story that an event belongs to."""
    locale: str
    other_locales: tuple[str, ...]
    image: str | None
    image_alt: str
    image_px: tuple[int, int] = CARD_PX
    """Width and height of the image."""


def preview_of(
    page: StoryPage,
    site: str,
    version: str,
    url: str | None = None,
    shown: Excerpt | None = None,
) -> Preview:
    """The preview of a page.

    Args:
        page: the page.
        site: the explorer's address without a slash at its end.
        version: of the story and of what draws it.
        url: the address that is shared, where it is not the page's own.
        shown: the events that it shows, if not all.
    """
    story, event = page.story, page.event
    own = f"{site}/{page_path(story.slug, event, page.lang)}"
    codes = story.languages
    alternates = alternate_links(site, story.slug, event, codes) if url is None else ()
    return Preview(
        title=title_of(page, shown),
        description=_description(page, shown),
        is_draft=story.is_draft,
        url=url or own,
        canonical=own,
        alternates=alternates,
        oembed=f"{site}/{oembed_query(url or own)}",
        site_name=story.title[page.lang] if event else None,
        locale=locale_of(page.lang),
        other_locales=tuple(locale_of(code) for code in codes if code != page.lang),
        image=f"{site}/{page.beside('card.png', version)}",
        image_alt=page.card_words(),
    )


def title_of(page: StoryPage, shown: Excerpt | None) -> str:
    """What a page is announced as: the event, or the story and how many of its events it shows."""
    return f"{page.title}: {shown.count}" if shown and not page.event else page.title


def _description(page: StoryPage, shown: Excerpt | None) -> str:
    """Day, place and summary of the event, or the story's summary; before it the filter."""
    said = page.summary
    if page.row:
        where = (page.day_of[page.row.id], page.place_name(page.row))
        said = f"{', '.join(filter(None, where))}: {said}"
    if shown is None:
        return said
    return f"{shown.words if page.event else shown.filter}. {said}"


def alternate_links(
    site: str, story: str | None, event: str | None, codes: tuple[str, ...]
) -> tuple[LanguageLink, ...]:
    """The absolute addresses of a page in every language, and where the reader's is not known."""
    return tuple(
        LanguageLink(code or ANY_LANGUAGE, "", f"{site}/{page_path(story, event, code)}")
        for code in (*codes, None)
    )


@cache
def locale_of(code: str) -> str:
    """A language with the country where most of its speakers live, as Open Graph wants it.

    >>> locale_of("it")
    'it_IT'
    """
    parts = str(get_global("likely_subtags").get(code, code)).split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else code
