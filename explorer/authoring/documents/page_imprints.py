"""Title, author, publisher, day and address of an article, as its web page says them to machines.

Schema.org's JSON-LD is read first, then Open Graph and the other names that are used in `meta`.
Dates in the text or the address of a page are not taken: they are often those of something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from lxml.html import HtmlElement
from pydantic import TypeAdapter, ValidationError

from explorer.authoring.documents.imprints import Imprint, day_of, named
from explorer.story.sources import WebAddress

_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report")
_METAS = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("author", "article:author", "citation_author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time",
        "datepublished",
        "citation_publication_date",
        "parsely-pub-date",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "publisher": ("og:site_name", "citation_journal_title", "dc.publisher", "publisher"),
    "url": ("og:url",),
}
_MOST_NESTED = 6


def page_imprint(tree: HtmlElement, address: str = "") -> Imprint:
    """What a page says of its article.

    Args:
        tree: the page.
        address: its own, if known; otherwise the one that it names is taken.
    """
    data = next(_articles(tree), {})
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")

    def found(field: str, *said: object) -> str:
        every = (*said, *(metas.get(name) for name in _METAS[field]))
        return next(filter(None, map(day_of if field == "published" else named, every)), "")

    title = found("title", data.get("headline")) or _words(tree.find(".//title"))
    times = (time.get("datetime") for time in tree.iter("time") if time.get("pubdate") is not None)
    marked = (time.get("datetime") for time in tree.iter("time") if _is_published(time))
    author = found("author", *_names(data.get("author")))
    return Imprint(
        title=title,
        author="" if author.startswith("http") else author,
        published=found("published", data.get("datePublished"), *times, *marked),
        publisher=found("publisher", *_names(data.get("publisher"))),
        url=_address(address, tree, metas),
    )


def is_for_subscribers(tree: HtmlElement) -> bool:
    """Whether a page says that its article is shown whole to subscribers only."""
    said = (data.get("isAccessibleForFree") for data in _articles(tree))
    return any(str(each).lower() == "false" for each in said if each is not None)


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The articles in a page's JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _within(json.loads(script.text or ""), _MOST_NESTED)
            except (ValueError, RecursionError):
                continue


def _within(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list) and depth:
        for each in value:
            yield from _within(each, depth - 1)
    elif isinstance(value, dict) and depth:
        kinds = value.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _within(value.get("@graph"), depth - 1)
        yield from _within(value.get("mainEntity"), depth - 1)


def _names(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield name


def _is_published(time: HtmlElement) -> bool:
    return "datePublished" in (time.get("itemprop") or "").split()


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else named(element.text_content())


def _address(given: str, tree: HtmlElement, metas: Mapping[str, str]) -> str:
    links = (each.get("href") for each in tree.iter("link") if each.get("rel") == "canonical")
    canonical = next(filter(None, links), "") or metas.get("og:url", "")
    for address in (urljoin(given, canonical) if canonical else "", given):
        try:
            return TypeAdapter(WebAddress).validate_python(address)
        except ValidationError:
            continue
    return ""
