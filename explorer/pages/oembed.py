"""How other sites embed a pasted link: oEmbed 1.0 (https://oembed.com), as JSON and XML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import SplitResult, parse_qsl, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from explorer.pages.previews import title_of
from explorer.pages.values import StoryPage
from explorer.pictures.cards import CARD_PX
from explorer.site.addresses import page_path, selection_path
from explorer.story.accepted_languages import nearest
from explorer.story.control_characters import printable
from explorer.story.errors import ExplorerError, UnknownEventError, UnknownStoryError
from explorer.story.pasted import AROUND_AN_ADDRESS, asked_for
from explorer.story.records import Story
from explorer.story.selection import EMBEDDED, Selection, choose
from explorer.views.excerpts import shown_on_page

WIDTH_PX, HEIGHT_PX = 1000, 640
"""The size of an embed that nobody limits."""
SANDBOX = (
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads"
)
"""What the explorer needs in a frame: its scripts, its own files, and links that open."""

_PAGE = re.compile(r"/stories/([a-z0-9-]+)(?:/([a-z0-9-]+))?")


_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0]")
"""Signs that browsers drop from an address or that end it."""
_PORTS = {"http": 80, "https": 443}


class ForeignAddressError(ExplorerError, LookupError):
    """An address that is not one of this site's."""


@dataclass(frozen=True)
class Target:
    """What an address of this site shows."""

    story: Story
    selection: Selection
    is_page: bool
    """Whether it is that of a story's page, and not of the dashboard."""
    has_lang: bool
    """Whether it names its language."""

    def address(self, site: str) -> str:
        """The same address, rebuilt with only the parameters that the explorer knows."""
        selection = self.selection
        selection = selection if self.has_lang else replace(selection, lang="")
        return f"{site}/{selection_path(selection) if self.is_page else f'?{selection.query()}'}"


def target_of(url: str, site: str, stories: tuple[Story, ...], accepted: str = "") -> Target:
    """The story and state that an address of the explorer or of a story page shows.

    Args:
        url: the pasted address; anything in it is hostile.
        site: the explorer's address without a slash at its end.
        stories: the stories there are.
        accepted: the `Accept-Language` of the reader, for an address that names no language.

    Raises:
        ForeignAddressError: it is not an address of this site.
        UnknownStoryError: there is no such story.
        UnknownEventError: the story has no such event.
    """
    parts = _parts_here(url.rstrip(AROUND_AN_ADDRESS), site)
    path = parts.path.removeprefix(urlsplit(site).path)
    try:
        params = asked_for(dict(parse_qsl(parts.query, max_num_fields=50)))
    except ValueError as error:
        raise ForeignAddressError(url) from error
    page = _PAGE.fullmatch(path.rstrip(AROUND_AN_ADDRESS))
    if page:
        params |= {"story": page[1], "event": page[2] or ""}
    elif path not in ("", "/"):
        raise ForeignAddressError(url)
    slug = params.get("story") or (stories[0].slug if len(stories) == 1 else "")
    story = next((story for story in stories if story.slug == slug), None)
    if story is None:
        raise UnknownStoryError(slug)
    selection, _ = choose(params, story, story.languages, accepted)
    event = params.get("event")
    if event and story.aliases.get(event, event) != selection.event:
        raise UnknownEventError(event)
    asked = nearest(params.get("lang", ""), story.languages) is not None
    return Target(story, selection, is_page=page is not None, has_lang=asked)


def _parts_here(url: str, site: str) -> SplitResult:
    """The parts of an address of this site.

    Programs disagree on what an address with a backslash, a space, a control character, a user
    name or another scheme leads to, so none of these belongs to this site, whatever its host.

    Raises:
        ForeignAddressError: it is not an address of this site.
    """
    try:
        parts, ours = urlsplit(url), urlsplit(site)
        is_here = _host(parts) == _host(ours) and parts.path.startswith(ours.path)
    except ValueError as error:
        raise ForeignAddressError(url) from error
    before_query = url.partition("?")[0]
    is_plain = not _NEVER.search(url) and "\\" not in before_query and "@" not in parts.netloc
    if not (is_plain and is_here and parts.scheme in _PORTS):
        raise ForeignAddressError(url)
    return parts


def _host(parts: SplitResult) -> tuple[str | None, int | None]:
    """Host and port; None for the scheme's own port: http and https lead to one site.

    Raises:
        ValueError: the port is no number.
    """
    return parts.hostname, None if parts.port == _PORTS.get(parts.scheme) else parts.port


def embed_address(site: str, selection: Selection) -> str:
    """The page of a story in one state, in a frame of another page."""
    return f"{site}/{selection_path(selection)}&{EMBEDDED}"


def embed_code(
    site: str, selection: Selection, title: str, *, width_px: int, height_px: int
) -> str:
    """The HTML of an embed of one state."""
    address = escape(embed_address(site, selection))
    return embed_html(address, escape(title), width_px=width_px, height_px=height_px)


def embed_html(address: str, title: str, *, width_px: int, height_px: int) -> str:
    """A frame that is as wide as its column and no wider than asked; takes escaped texts."""
    return (
        f'<iframe src="{address}" title="{title}" '
        f'width="{width_px}" height="{height_px}" style="border:0;max-width:100%" loading="lazy" '
        f'sandbox="{SANDBOX}" allow="fullscreen; clipboard-write; web-share"></iframe>'
    )


def oembed(
    target: Target, site: str, version: str, *, width_px: int, height_px: int
) -> dict[str, str | int]:
    """The fields of an oEmbed answer.

    Args:
        target: what is to be embedded.
        site: the explorer's address without a slash at its end.
        version: of the story, for the address of its picture.
        width_px: the widest that is allowed.
        height_px: the highest that is allowed.
    """
    selection = target.selection
    page = StoryPage(target.story, selection.lang, selection.event, "")
    title = title_of(page, shown_on_page(target.story, selection))
    width, height = min(width_px, WIDTH_PX), min(height_px, HEIGHT_PX)
    fields: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": target.story.title[selection.lang],
        "provider_url": f"{site}/{page_path(selection.story, None, selection.lang)}",
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": embed_code(site, selection, title, width_px=width, height_px=height),
    }
    if CARD_PX[0] <= width_px and CARD_PX[1] <= height_px:  # the standard's condition
        fields |= {
            "thumbnail_url": f"{site}/{page.beside('card.png', version)}",
            "thumbnail_width": CARD_PX[0],
            "thumbnail_height": CARD_PX[1],
        }
    return fields


def oembed_xml(fields: dict[str, str | int]) -> bytes:
    """The same answer as XML."""
    root = Element("oembed")
    for name, value in fields.items():
        SubElement(root, name).text = printable(str(value))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))
