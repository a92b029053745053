"""The explorer without a server: a story as a folder for any web host, or as one file.

The panes, the map and the documents are those of the app, opened by `frontend/page/story_page.js`.
Every address is relative, so the folder works below any path. Readers choose language, clock and
view as in the app.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from explorer.pages.near import IN_FULL
from explorer.pages.values import StoryPage
from explorer.pictures.extracts import Extract
from explorer.site.addresses import assets_address
from explorer.static_site.carried_archives import CarriedArchive
from explorer.static_site.carried_media import carried_of
from explorer.static_site.contents import story_contents
from explorer.static_site.pages import folder_page, single_page
from explorer.static_site.previews import CARD, shared_as, story_card
from explorer.story.records import Story

PAGE = "index.html"
"""The file of a folder that web hosts show for its address."""


def static_folder(
    story: Story,
    lang: str,
    base_url: str | None = None,
    media: Mapping[str, bytes] = MappingProxyType({}),
    archives: Mapping[str, CarriedArchive] = MappingProxyType({}),
    *,
    extracts: tuple[Extract, ...] = (),
) -> dict[str, bytes]:
    """The files of a folder that shows the story on any web host, by their relative paths.

    Args:
        story: the story.
        lang: the language for readers whose browser prefers none of the story's.
        base_url: the address that the folder will have, for what shared links show; without it
            they show what the site that is pasted to makes of title and description.
        media: the copies of media that it carries, by address (`carried_media`).
        archives: the tiles of archives that it carries, by version (`carried_archives`).
        extracts: the archives with streets, for its preview picture.

    Raises:
        ValueError: that address is too long for a QR code.
        FaceError: a typeface cannot be made.
    """
    page, preview = _text_page(story, lang), None
    page.shown_of = partial(carried_of, story.slug, media)
    url = base_url.rstrip("/") + "/" if base_url else None
    contents = story_contents(story, lang, assets_address(), url, media=media, archives=archives)
    files = dict(contents.files)
    if url:
        preview = shared_as(page, url, has_card=True)
        files[CARD] = story_card(page, media, extracts)
    files[PAGE] = folder_page(page, contents, preview)
    return files


def single_file(
    story: Story,
    lang: str,
    base_url: str | None = None,
    media: Mapping[str, bytes] = MappingProxyType({}),
    archives: Mapping[str, CarriedArchive] = MappingProxyType({}),
) -> bytes:
    """The story as one HTML file that works opened from disk, without any network.

    Args:
        story: the story.
        lang: the language for readers whose browser prefers none of the story's.
        base_url: the address that the file will have, where it is put on the web too.
        media: the copies of media that it carries, by address (`carried_media`).
        archives: the tiles of archives that it carries, by version (`carried_archives`).

    Raises:
        ValueError: that address is too long for a QR code.
        FaceError: a typeface cannot be made.
    """
    page = _text_page(story, lang)
    # The text is for browsers that run no script: they cannot show what is embedded.
    page.shown_of = partial(carried_of, story.slug, ())
    preview = shared_as(page, base_url, has_card=False) if base_url else None
    contents = story_contents(story, lang, base_url=base_url, media=media, archives=archives)
    return single_page(page, contents, preview)


def _text_page(story: Story, lang: str) -> StoryPage:
    """The story as text, for readers without JavaScript; its links stay on the page."""
    page = StoryPage(story, lang, None, "", path=_place_on_page, in_full=IN_FULL)
    page.path_of_part = None
    if page.is_long:
        page.leads_to = page.rows.__contains__
    return page


def _place_on_page(_slug: str, event: str | None, _lang: str | None) -> str:
    return f"#event-{event}" if event else ""
