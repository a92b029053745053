"""The preview of a shared link to a static page; its addresses must be given."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.pages.previews import Preview, locale_of
from explorer.pages.values import StoryPage
from explorer.pictures.cards import draw_card, story_words
from explorer.pictures.extracts import Extract
from explorer.pictures.photos import Photo, photo_of
from explorer.site.addresses import media_path
from explorer.story.records import Story
from explorer.views.media import card_picture, medium_facts

CARD = "card.png"
"""The preview picture, beside the page."""


def shared_as(page: StoryPage, url: str, *, has_card: bool) -> Preview:
    """The preview of a static page.

    Args:
        page: its story in the language that comes first.
        url: the address of the page.
        has_card: whether the preview picture is beside it; `url` then ends with a slash.
    """
    codes = page.story.languages
    return Preview(
        title=page.title,
        description=page.summary,
        is_draft=page.story.is_draft,
        url=url,
        canonical=url,
        alternates=(),
        oembed=None,
        site_name=None,
        locale=locale_of(page.lang),
        other_locales=tuple(locale_of(code) for code in codes if code != page.lang),
        image=f"{url}{CARD}" if has_card else None,
        image_alt=page.map_words(),
    )


def story_card(
    page: StoryPage, media: Mapping[str, bytes], extracts: tuple[Extract, ...] = ()
) -> bytes:
    """The preview picture, as PNG.

    Args:
        page: its story in the language that comes first.
        media: the copies of media that the folder carries, by address.
        extracts: the archives with streets.
    """
    words = story_words(page.story, page.dates, page.count, page.speech)
    photo = _photo(page.story, media)
    of = (page.story, page.itinerary, page.lang, None)
    return draw_card(*of, words, photo=photo, extracts=extracts)


def _photo(story: Story, media: Mapping[str, bytes]) -> Photo | None:
    """The story's first picture, if the folder carries it."""
    item = card_picture(story, None)
    if not item:
        return None
    facts = medium_facts(story, item)
    path = media_path(story.slug, item.id, facts["digest"] or "", facts["copies"][-1])
    return photo_of(item, media[path]) if path in media else None
