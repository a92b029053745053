"""What readers see of a story's media: which copies there are, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from explorer.language import Language
from explorer.media.copies import copy_names
from explorer.media.hosts import player_of
from explorer.story.derived import KeptWithStory
from explorer.story.media import Media, MediaFacts, MediaKind
from explorer.story.moments import Moment
from explorer.story.records import Story
from explorer.story.times import EdtfDate
from explorer.views.times import day_heading, day_key


class MediumFacts(TypedDict):
    """A picture, a sound, a film, a document or a part of another site, whatever the language."""

    id: str
    kind: MediaKind
    digest: str | None
    """Of its file: a part of the addresses of its copies; None for what has no file."""
    copies: tuple[str, ...]
    """The names of its copies, see `media.copies`."""
    width: int | None
    """Pixels of the original, as it is seen."""
    height: int | None
    seconds: float | None
    pages: int | None
    captions: dict[str, str] | None
    """Digests of its captions by language: a part of the addresses of their copies."""
    url: str | None
    """Its address on another site."""
    host: str | None
    """What that site is called, if it has a player here."""
    player: str | None
    """The address of the player, which is asked for nothing before a reader wants it."""
    ratio: float | None
    """Width by height of the player."""
    covered: bool
    """Whether readers see it only when they ask for it."""
    left: float | None
    """The point that stays in view where it is cropped, as a share of the width."""
    top: float | None
    """As a share of the height."""
    credit: str | None
    licence: str | None
    source: str | None


class MediumWords(TypedDict):
    """What is said of it in one language."""

    alt: str | None
    caption: str | None
    description: str | None
    transcript: str | None
    warning: str | None
    date: str | None
    """When it was made."""


class MediumView(MediumFacts, MediumWords):
    """A medium as readers see it."""


def shown_media(story: Story) -> tuple[Media, ...]:
    """The media that can be shown: those on other sites, and those whose file is there."""
    return tuple(item for item in story.media if item.url or item.file in story.media_files)


@KeptWithStory
def shown_by_id(story: Story) -> dict[str, Media]:
    """The media that can be shown, by id, for those who ask for some of them again and again."""
    return {item.id: item for item in shown_media(story)}


def shown_ids(story: Story, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of some ids of media that can be shown, in their order."""
    known = shown_by_id(story)
    return tuple(each for each in ids if each in known)


def card_picture(story: Story, event: str | None) -> Media | None:
    """The picture of an event or a story that a shared link shows; None if none may.

    Args:
        story: the story.
        event: id of the event, whose first medium it is; None for the story's first picture.
    """
    media = shown_by_id(story)
    shown = [shown_ids(story, each.media) for each in story.events if event in (None, each.id)]
    found = [media[name] for ids in shown for name in (ids[:1] if event else ids)]
    return next((item for item in found if _is_open(item)), None)


def _is_open(item: Media) -> bool:
    """Whether it is a picture in the story's folder that is not covered."""
    return item.kind is MediaKind.IMAGE and item.file is not None and not item.is_covered


def medium_facts(story: Story, item: Media) -> MediumFacts:
    """What depends on no language."""
    facts = story.media_files.get(item.file or "", MediaFacts(digest=""))
    captions = {
        lang: story.media_files[name].digest
        for lang, name in (item.captions or {}).items()
        if name in story.media_files
    }
    player = player_of(item.url) if item.url else None
    return {
        "id": item.id,
        "kind": item.kind,
        "digest": facts.digest or None,
        "copies": copy_names(item.kind, facts),
        "width": facts.width,
        "height": facts.height,
        "seconds": facts.seconds,
        "pages": facts.pages,
        "captions": captions or None,
        "url": item.url,
        "host": player.name if player else None,
        "player": player.address if player else None,
        "ratio": player.ratio if player else None,
        "covered": item.is_covered,
        "left": item.focus.left if item.focus else None,
        "top": item.focus.top if item.focus else None,
        "credit": item.credit,
        "licence": item.licence,
        "source": item.source,
    }


def medium_words(item: Media, language: Language) -> MediumWords:
    """What is said of it in a language."""

    def said(texts: dict[str, str] | None) -> str | None:
        return texts[language.code] if texts else None

    return {
        "alt": said(item.alt),
        "caption": said(item.caption),
        "description": said(item.description),
        "transcript": said(item.transcript),
        "warning": said(item.warning),
        "date": _date(item.date, language) if item.date else None,
    }


def medium_view(story: Story, item: Media, language: Language) -> MediumView:
    """Both together, for pages that are made here; the browser does the same for the panes."""
    return {**medium_facts(story, item), **medium_words(item, language)}


def media_views(story: Story, language: Language) -> dict[str, MediumView]:
    """All media that can be shown, by id."""
    return {item.id: medium_view(story, item, language) for item in shown_media(story)}


def _date(when: EdtfDate, language: Language) -> str:
    """When it was made, in words."""
    if when.day:
        return language.day_month_year(when.day.name)
    return day_heading(day_key(Moment(when, None, None, "UTC"), "UTC"), when, language)
