"""The catalogue: every story with its dates and a small map, and what is wrong with the others.

It is a page of its own (`/stories/`), what the explorer shows where no story is asked for, and
what a reader is offered where a page is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.language import interface_languages, language
from explorer.pages.links import LanguageLink, NamedLink
from explorer.pages.near import journey_words
from explorer.pages.parts import WHOLE
from explorer.pages.previews import alternate_links
from explorer.pages.rendering import rendered
from explorer.reading.library import BrokenStory, Library
from explorer.site.addresses import (
    document_version,
    explorer_query,
    page_path,
    picture_path,
)
from explorer.story.itinerary import itinerary
from explorer.story.records import Story
from explorer.story.selection import EMBEDDED
from explorer.views.document import dates_covered

Address = Callable[[Story, str], str]
"""From a story and a language to where a reader finds it."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A story in the catalogue."""

    title: str
    summary: str
    draft: str
    """The draft label; empty if the story is not a draft."""
    dates: str
    count: str
    """How many events it has, in words."""
    lang: str
    """The language of these words."""
    href: str
    picture: str
    """Address of the small map, below the explorer's."""
    picture_words: str
    """What the small map shows."""
    languages: tuple[LanguageLink, ...]
    """The languages it can be read in."""


def catalogue_page(lang: str, site: str, shelf: Library) -> bytes:
    """The page that lists all stories.

    Args:
        lang: of the interface.
        site: the explorer's address without a slash at its end.
        shelf: what there is.
    """
    return _page("../", lang, shelf, heading=language(lang).text("catalogue"), site=site)


def catalogue_part(
    lang: str, shelf: Library, theme: str, notices: tuple[str, ...], *, is_embedded: bool
) -> str:
    """The same list as a part of the explorer's own page, whose links open the explorer.

    Args:
        lang: of the interface.
        shelf: what there is.
        theme: `light` or `dark`.
        notices: what the reader asked for and cannot have.
        is_embedded: whether another page shows the explorer in a frame.
    """
    kept = f"&{EMBEDDED}" if is_embedded else ""

    def address(story: Story, code: str) -> str:
        return explorer_query(story.slug, None, code) + kept

    entries = _entries(shelf, lang, address)
    return rendered(
        "catalogue_part.html",
        lang,
        "./",
        entries=entries,
        broken=shelf.broken,
        languages=_languages(
            lambda code: (
                f"./{page_path(None, None, code)}"  # the plain address opens another page
                if shelf.front
                else f"./{explorer_query(None, None, code)}{kept}"
            )
        ),
        notices=notices,
        theme=theme,
    )


def catalogue_head(lang: str, site: str, shelf: Library) -> str:
    """Title and preview of the catalogue, for the head of the explorer's own page."""
    values = _preview(lang, site, shelf)
    return rendered(
        "catalogue_head.html", lang, "./", heading=language(lang).text("catalogue"), **values
    )


def catalogue_early(lang: str) -> str:
    """What the explorer's own page says until the list is there."""
    title = language(lang).text("catalogue")
    href = f"./{page_path(None, None, lang)}"
    return rendered("early.html", lang, "./", story=None, title=title, description="", href=href)


def missing_page(lang: str, root: str, heading: str, shelf: Library) -> bytes:
    """What there is where a page is not: the events of the one story, or all stories.

    A long story is only named: its page leads to all events.

    Args:
        lang: of the interface.
        root: the relative way to the explorer.
        heading: what is missing.
        shelf: what there is; the events are listed where it is only one story.
    """
    return _page(root, lang, shelf, heading=heading, site=None)


def problems_part(
    entry: BrokenStory, lang: str, theme: str, *, is_shown: bool, is_embedded: bool
) -> str:
    """What is wrong with a story, as a part of the explorer's page.

    Args:
        entry: the story.
        lang: of the interface.
        theme: `light` or `dark`.
        is_shown: whether the last valid version of the story is on the page.
        is_embedded: whether another page shows the explorer in a frame.
    """
    values = {"slug": entry.slug, "problems": entry.problems, "is_shown": is_shown}
    values["is_embedded"] = is_embedded
    return rendered("problems_part.html", lang, "./", theme=theme, **values)


def _page(root: str, lang: str, shelf: Library, *, heading: str, site: str | None) -> bytes:
    """A page with the catalogue; with a preview if it has its own address (`site`)."""
    entries = _entries(shelf, lang, lambda story, code: root + page_path(story.slug, None, code))
    only = shelf.stories[0] if len(shelf.stories) == 1 and site is None else None
    return rendered(
        "catalogue.html",
        lang,
        root,
        heading=heading,
        entries=entries,
        broken=shelf.broken,
        events=_events(only, entries[0].lang, root) if only else (),
        languages=_languages(lambda code: root + page_path(None, None, code)),
        **(_preview(lang, site, shelf) if site else {"url": ""}),
    ).encode()


def _entries(shelf: Library, lang: str, address: Address) -> tuple[Entry, ...]:
    """Those whose events are the latest come first."""
    stories = sorted(shelf.stories, key=_last_day, reverse=True)
    return tuple(_entry(story, lang, address) for story in stories)


def _last_day(story: Story) -> int:
    """A number that grows with the day; 0 if none is known."""
    days = [event.when.latest for event in story.events if event.when.latest]
    return max((day.ordinal for day in days), default=0)


def _entry(story: Story, lang: str, address: Address) -> Entry:
    codes = story.languages
    code = lang if lang in codes else codes[0]
    speech = language(code)
    return Entry(
        title=story.title[code],
        summary=story.summary[code],
        draft=speech.text("draft") if story.is_draft else "",
        dates=dates_covered(story, speech),
        count=speech.text("card_count", count=len(story.events)),
        lang=code,
        href=address(story, code),
        picture=_picture("map.svg", story, code, size="small"),
        picture_words=journey_words(story, itinerary(story), speech),
        languages=tuple(
            LanguageLink(other, speech.own_name(other), address(story, other)) for other in codes
        ),
    )


def _picture(picture: str, story: Story, lang: str, **choices: str) -> str:
    version = document_version(story)
    return picture_path(
        picture, story=story.slug, event=None, lang=lang, version=version, **choices
    )


def _events(story: Story, lang: str, root: str) -> tuple[NamedLink, ...]:
    return tuple(
        NamedLink(event.title[lang], root + page_path(story.slug, event.id, lang))
        for event in (story.events if len(story.events) <= WHOLE else ())
    )


def _languages(address: Callable[[str], str]) -> tuple[LanguageLink, ...]:
    return tuple(
        LanguageLink(code, language(code).own_name(), address(code))
        for code in interface_languages()
    )


def _preview(lang: str, site: str, shelf: Library) -> dict[str, object]:
    image = ""
    if shelf.stories:
        first = shelf.stories[0]
        code = lang if lang in first.languages else first.languages[0]
        image = f"{site}/{_picture('card.png', first, code)}"
    return {
        "url": f"{site}/{page_path(None, None, lang)}",
        "alternates": alternate_links(site, None, None, interface_languages()),
        "image": image,
    }
