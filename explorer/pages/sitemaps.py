"""What search engines read: robots.txt and the sitemap of all story pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from xml.sax.saxutils import quoteattr

from explorer.pages.near import body_of
from explorer.pages.parts import most_passages, parts_of
from explorer.pages.previews import ANY_LANGUAGE
from explorer.site.addresses import page_path, part_path
from explorer.story.records import Story

LISTED: Final = 2000
"""Pages in one sitemap, each in all its languages; the protocol allows 50,000 addresses, 50 MB."""
_START = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def robots_txt(site: str) -> str:
    """Everything may be read but Streamlit's own machinery; and where the sitemap is."""
    return (
        "User-agent: *\nDisallow: /_stcore/\nDisallow: /component/\n"
        f"Allow: /\n\nSitemap: {site}/sitemap.xml\n"
    )


def sitemap_xml(
    site: str, stories: tuple[Story, ...], languages: tuple[str, ...], number: int | None = None
) -> str | None:
    """Every page in every language, each with its other languages (sitemaps.org, 0.9).

    If they are more than `LISTED`, the sitemap without a number lists those with one.

    Args:
        site: the explorer's address without a slash at its end.
        stories: the stories to list; drafts among them are left out.
        languages: in which the list of stories can be read.
        number: of the sitemap, from 1; None for the one that `robots.txt` names.

    Returns:
        The sitemap; None if there is none of this number.
    """
    pages = [*_pages(stories, languages)]
    count = -(-len(pages) // LISTED)
    if number is None and count > 1:
        return _index(f"{site}/sitemap-{number}.xml" for number in range(1, count + 1))
    first = ((number or 1) - 1) * LISTED
    if number is not None and not (count > 1 and 0 <= first < len(pages)):
        return None
    found = islice(pages, first, first + LISTED)
    return (
        f'{_START}<urlset {_SCHEMA} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "".join(_entries(site, page) for page in found)
        + "</urlset>\n"
    )


def _index(addresses: Iterator[str]) -> str:
    listed = "".join(f"<sitemap><loc>{address}</loc></sitemap>\n" for address in addresses)
    return f"{_START}<sitemapindex {_SCHEMA}>\n{listed}</sitemapindex>\n"


@dataclass(frozen=True)
class _Page:
    """A page to list."""

    languages: tuple[str, ...]
    story: str | None = None
    event: str | None = None
    part: tuple[str, int] | None = None

    def path(self, lang: str | None) -> str:
        """Its address below the explorer's, in a language or in the reader's."""
        if self.part:
            return part_path(self.story or "", *self.part, lang)
        return page_path(self.story, self.event, lang)


def _pages(stories: tuple[Story, ...], languages: tuple[str, ...]) -> Iterator[_Page]:
    yield _Page(languages)
    for story in (each for each in stories if not each.is_draft):
        codes, slug = story.languages, story.slug
        yield _Page(codes, slug)
        events = parts_of("events", len(story.events))
        article = parts_of("article", len(body_of(story, codes[0])), most_passages(story))
        yield from (_Page(codes, slug, part=("events", at)) for at in events)
        yield from (_Page(codes, slug, part=("article", at)) for at in article)
        yield from (_Page(codes, slug, event.id) for event in story.events)


def _entries(site: str, page: _Page) -> str:
    links = ((code or ANY_LANGUAGE, page.path(code)) for code in (*page.languages, None))
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(f"{site}/{path}")}/>'
        for code, path in links
    )
    pages = (f"{site}/{page.path(code)}" for code in page.languages)
    return "".join(f"<url><loc>{page}</loc>{others}</url>\n" for page in pages)
