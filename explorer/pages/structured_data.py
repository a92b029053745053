"""A page's content for search engines: JSON-LD in the vocabulary of schema.org.

Our account is an `Article` that `isBasedOn` the article it retraces; only an operator's own copy
(`article.<lang>.local.md`) is that article itself. What is not known is left out: no event gets a
day that nobody documents, and a status has no word in that vocabulary, so none is claimed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from markupsafe import Markup

from explorer.pages.values import StoryPage
from explorer.story.media import MediaKind
from explorer.story.places import Place
from explorer.story.sources import Source
from explorer.views.timeline import Row

Json: TypeAlias = "str | float | list[Json] | dict[str, Json]"


def structured_data(page: StoryPage, site: str, card: str) -> Markup:
    """The JSON-LD of a page, safe within a script element.

    Args:
        page: the page.
        site: the explorer's address without a slash at its end.
        card: the address of its preview picture.
    """
    article = _article(page, site, card)
    if page.row:
        event = _event(page, page.row, site)
        event["image"] = [card, *_pictures(page, page.row, site)]
        about: Json = {"@type": "Event", "@id": _address(page, site, page.row.id)}
        graph: list[Json] = [event, {**article, "about": about}]
    else:
        said = _named if page.is_brief else _event
        graph = [{**article, "about": [said(page, row, site) for row in page.shown]}]
    content = {"@context": "https://schema.org", "@graph": graph}
    return script_json(content)


def script_json(content: object) -> Markup:
    """JSON in which nothing can end a script element or begin a comment.

    >>> script_json({"name": "</script><!--"})
    Markup('{"name":"\\\\u003c/script\\\\u003e\\\\u003c!--"}')
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # the signs that mean something in HTML are escaped above


def _address(page: StoryPage, site: str, event: str | None) -> str:
    return f"{site}/{page.href(event).removeprefix(page.root)}"


def _article(page: StoryPage, site: str, card: str) -> dict[str, Json]:
    story, view = page.story, page.article
    original = story.source(story.article)
    article: dict[str, Json] = {
        "@type": "NewsArticle" if view.local else "Article",
        "@id": _address(page, site, None),
        "url": _address(page, site, None),
        "headline": story.title[page.lang],
        "description": story.summary[page.lang],
        "inLanguage": view.lang,
        "image": card,
    }
    if view.local:
        article |= _publication(original)
        article["headline"] = original.title or story.title[page.lang]
    else:
        article["isBasedOn"] = {"@type": "NewsArticle", **_publication(original)}
    cited = [source for source in page.ends.sources if source.id != story.article]
    if not page.row and not page.is_brief:
        article["citation"] = [
            {"@type": "CreativeWork", **_publication(source)} for source in cited
        ]
        places = dict.fromkeys(row.place for row in page.shown if row.place)
        article["contentLocation"] = [_place(story.place(place), page.lang) for place in places]
    return article


def _publication(source: Source) -> dict[str, Json]:
    found: dict[str, Json] = {
        "publisher": {"@type": "Organization", "name": source.publisher},
        "inLanguage": source.lang,
    }
    if source.title:
        found["headline"] = source.title
    if source.date and source.date.day and source.date.day.date:
        found["datePublished"] = source.date.day.date.isoformat()
    if source.url:
        found["url"] = source.url
    return found


def _pictures(page: StoryPage, row: Row, site: str) -> Iterator[Json]:
    """The event's pictures that are not covered."""
    for medium in row.media:
        if medium["kind"] is not MediaKind.IMAGE or medium["covered"] or not medium["copies"]:
            continue
        copy = page.copies.href(medium, medium["copies"][-1]).removeprefix(page.root)
        said: dict[str, Json] = {
            "caption": medium["caption"] or medium["alt"] or "",
            "creditText": medium["credit"] or "",
            "copyrightNotice": medium["licence"] or "",
        }
        known = {name: value for name, value in said.items() if value}
        yield {"@type": "ImageObject", "contentUrl": f"{site}/{copy}", **known}


def _named(page: StoryPage, row: Row, site: str) -> dict[str, Json]:
    """An event that has all else on its own page."""
    address = _address(page, site, row.id)
    return {"@type": "Event", "@id": address, "url": address, "name": row.title}


def _event(page: StoryPage, row: Row, site: str) -> dict[str, Json]:
    address = _address(page, site, row.id)
    event: dict[str, Json] = {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": row.title,
        "description": row.summary,
    }
    if row.time.datetime:
        event["startDate"] = row.time.datetime
    if row.place:
        event["location"] = _place(page.story.place(row.place), page.lang)
    works: list[Json] = list(_works(page, row))
    if works:
        event["subjectOf"] = works
    return event


def _works(page: StoryPage, row: Row) -> Iterator[dict[str, Json]]:
    for source_id in dict.fromkeys(claim.source for claim in row.claims):
        source = page.story.source(source_id)
        if source.url:
            yield {"@type": "CreativeWork", **_publication(source)}


def _place(place: Place, lang: str) -> dict[str, Json]:
    found: dict[str, Json] = {
        "@type": "Place",
        "name": place.names[lang],
        "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon},
    }
    if place.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    others: list[Json] = [n for n in dict.fromkeys(place.names.values()) if n != place.names[lang]]
    if others:
        found["alternateName"] = others
    if place.identifiers:
        found["sameAs"] = list(place.identifiers)
    return found
