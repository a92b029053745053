"""What search engines read: robots.txt and the sitemap of all story pages."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from explorer.pages.previews import alternate_links
from explorer.site.addresses import page_path
from explorer.story.records import Story


def robots_txt(site: str) -> str:
    """Everything may be read but Streamlit's own machinery; and where the sitemap is."""
    return (
        "User-agent: *\nDisallow: /_stcore/\nDisallow: /component/\n"
        f"Allow: /\n\nSitemap: {site}/sitemap.xml\n"
    )


def sitemap_xml(site: str, stories: tuple[Story, ...], languages: tuple[str, ...]) -> str:
    """Every page in every language, each with its other languages (sitemaps.org, 0.9).

    Args:
        site: the explorer's address without a slash at its end.
        stories: the stories to list; drafts among them are left out.
        languages: in which the list of stories can be read.
    """
    lines = [_entries(site, None, None, languages)]
    for story in (each for each in stories if not each.is_draft):
        codes = story.languages
        lines.append(_entries(site, story.slug, None, codes))
        lines.extend(_entries(site, story.slug, event.id, codes) for event in story.events)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(lines) + "</urlset>\n"
    )


def _entries(site: str, story: str | None, event: str | None, codes: tuple[str, ...]) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{link.code}" href={quoteattr(link.href)}/>'
        for link in alternate_links(site, story, event, codes)
    )
    pages = (f"{site}/{page_path(story, event, code)}" for code in codes)
    return "".join(f"<url><loc>{page}</loc>{others}</url>\n" for page in pages)
