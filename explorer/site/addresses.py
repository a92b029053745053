"""Every address of this site: where readers reach it, its pages, pictures, documents and files.

Links within the site are relative, so they hold under any base path or proxy. Only what leaves
the site (previews, canonical links, sitemap, embed codes) needs the whole address.

What changes with a story or with the code has its version in its address, so that browsers and
proxies may keep it for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from explorer.settings import PUBLIC_URL, TRUST_PROXY, switch
from explorer.site.assets import assets_version
from explorer.story.errors import ExplorerError, SettingError
from explorer.story.records import Story
from explorer.story.selection import Made, Selection, names_for
from explorer.tiles.operators import operators_facts
from explorer.views.document_kinds import KINDS, PART
from explorer.views.parts import first_part

VERSION = "v"
"""The parameter that holds the version of what an address leads to."""


def _asking(names: Iterable[str]) -> str:
    """The query of an address, to be filled in.

    >>> _asking(("asof", "part"))
    'asof={asof}&part={part}'
    """
    return "&".join(f"{name}={{{name}}}" for name in names)


DOCUMENTS = {
    name: f"views/{{story}}.{name}.json?{_asking(kind.names)}&{VERSION}={{version}}"
    for name, kind in KINDS.items()
}
HANDOUTS = f"stories/{{story}}/handout.html?{_asking(names_for(Made.HANDOUT))}"
DOWNLOADS = f"stories/{{story}}.{{suffix}}?{_asking(names_for(Made.DOWNLOAD))}"
MEDIA = "stories/{story}/media/{id}.{digest}.{copy}"
QR_CODES = "qr.svg?url={address}"
"""Addresses below the explorer's for the browser to fill in: it alone knows the reader's state."""

LONGEST_SITE = 1000
"""Characters of an address of the explorer; with a selection behind it, it still fits a QR code."""

_HOST = r"(?:[a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?"
_HOSTED = re.compile(_HOST, re.IGNORECASE)
_PREFIX = re.compile(r"(?:/[\w.~+-]+)*", re.ASCII)
_PUBLIC = re.compile(rf"https?://{_HOST}(?:/[\w.~+-]+)*/?", re.IGNORECASE | re.ASCII)


class HostError(ExplorerError, ValueError):
    """A request names a host that cannot be one."""


@dataclass(frozen=True)
class Asked:
    """What of a request its address follows from."""

    scheme: str
    headers: Mapping[str, str]
    """By lower-case name."""
    base_path: str
    """The server's own base path, empty or `/like-this`."""


def check_public_url(settings: Mapping[str, str]) -> None:
    """Refuse a public address that is not valid.

    Raises:
        SettingError: it is set and not an http(s) address.
    """
    if found := settings.get(PUBLIC_URL):
        check_address(PUBLIC_URL, found)


def check_address(name: str, found: str) -> None:
    """Refuse a setting that is no public address.

    Raises:
        SettingError: it is longer than `LONGEST_SITE`, or not an http(s) address with plain path
            segments.
    """
    if len(found) > LONGEST_SITE:
        raise SettingError(
            f"{name}: found {len(found)} characters, expected at most {LONGEST_SITE}"
        )
    if not _PUBLIC.fullmatch(found):
        raise SettingError(
            f"{name}: found {found!r}, expected an address such as https://example.org/maps"
        )


def trusts_proxy(settings: Mapping[str, str]) -> bool:
    """Whether the X-Forwarded headers of requests are to be believed.

    Raises:
        SettingError: the setting is neither empty nor `0` nor `1`.
    """
    return switch(settings, TRUST_PROXY, usual=False)


def site_address(asked: Asked, settings: Mapping[str, str]) -> str:
    """The address of the explorer, without a slash at its end.

    Args:
        asked: what is known from the request.
        settings: the environment; see `PUBLIC_URL` and `TRUST_PROXY`.

    Raises:
        SettingError: the public address or the trust in the proxy has no valid value.
        HostError: the request names no host, or one that cannot be.
    """
    check_public_url(settings)
    if settings.get(PUBLIC_URL):
        return settings[PUBLIC_URL].rstrip("/")
    scheme, host, prefix = asked.scheme, asked.headers.get("host", ""), ""
    if trusts_proxy(settings):
        scheme = _first(asked.headers, "x-forwarded-proto") or scheme
        host = _first(asked.headers, "x-forwarded-host") or host
        prefix = _first(asked.headers, "x-forwarded-prefix").rstrip("/")
    if scheme not in ("http", "https"):
        raise HostError(f"found scheme {scheme!r}, expected http or https")
    is_short = len(host) + len(prefix) < LONGEST_SITE
    if not is_short or not _HOSTED.fullmatch(host) or not _PREFIX.fullmatch(prefix):
        raise HostError(f"found {(host + prefix)[:80]!r}, expected a host name")
    return f"{scheme}://{host}{prefix}{asked.base_path}"


def _first(headers: Mapping[str, str], name: str) -> str:
    """The value that the outermost proxy set."""
    return headers.get(name, "").partition(",")[0].strip()


def page_path(story: str | None, event: str | None, lang: str | None) -> str:
    """The address of a story page below the explorer's.

    >>> page_path("vostochny-2023", "meeting", "it")
    'stories/vostochny-2023/meeting?lang=it'
    """
    path = "/".join(("stories", *(part for part in (story, event) if part)))
    path = path if story else "stories/"
    return f"{path}?{urlencode({'lang': lang})}" if lang else path


def part_path(story: str, kind: str, number: int, lang: str | None) -> str:
    """The address, below the explorer's, of a page with a part of a long story as text.

    >>> part_path("a", "events", 12, "en")
    'stories/a/events-12.html?lang=en'
    """
    path = f"{page_path(story, None, None)}/{kind}-{number}.html"
    return f"{path}?{urlencode({'lang': lang})}" if lang else path


def selection_path(selection: Selection) -> str:
    """The address, below the explorer's, of the page of a story that shows a selection.

    >>> selection_path(Selection("vostochny-2023", "talks", "it", "Europe/Rome"))
    'stories/vostochny-2023/talks?lang=it&clock=Europe/Rome'
    """
    query = replace(selection, story="", event=None).query()
    path = page_path(selection.story, selection.event, None)
    return f"{path}?{query}" if query else path


def explorer_query(story: str | None, event: str | None, lang: str) -> str:
    """The query string with which the explorer shows a state, with its question mark.

    >>> explorer_query("vostochny-2023", "meeting", "it")
    '?story=vostochny-2023&event=meeting&lang=it'
    """
    parts = {"story": story, "event": event, "lang": lang}
    return "?" + urlencode({name: value for name, value in parts.items() if value})


def document_version(story: Story) -> str:
    """Changes whenever the story's files, the operator's map or the code that shows them change."""
    facts = operators_facts()
    streets = f".{facts.version}" if facts else ""
    return f"{story.version}{streets}-{assets_version()}"


def document_paths(story: Story, selection: Selection, version: str) -> tuple[str, ...]:
    """The addresses of what shows a selection, below the explorer's.

    The facts and the words; of a long story also the part with its event, or with the first one.
    """
    part = first_part(story, selection.asof, selection.event)
    said = selection.said() | {"version": version, PART: None if part is None else str(part)}
    quoted = {name: quote(value or "", safe="") for name, value in said.items()}
    kinds = ("facts", "words") if part is None else ("facts", "words", "part")
    return tuple(DOCUMENTS[name].format(**quoted) for name in kinds)


def picture_path(
    picture: str, *, story: str, event: str | None, lang: str, version: str, **choices: str
) -> str:
    """The address of a picture of a story or an event, below the explorer's.

    Args:
        picture: its file name.
        story: slug of the story.
        event: id of the event; None for the whole story.
        lang: the language of its words.
        version: of the story's documents.
        choices: of the picture itself, such as its size.

    >>> picture_path("map.svg", story="a", event=None, lang="en", version="1", size="small")
    'stories/a/map.svg?size=small&lang=en&v=1'
    """
    query = urlencode({**choices, "lang": lang, VERSION: version})
    return f"{page_path(story, event, None)}/{picture}?{query}"


def media_path(story: str, item: str, digest: str, copy: str) -> str:
    """The address of a copy of a file of media, below the explorer's.

    >>> media_path("a", "hall", "0123456789abcdef", "960.webp")
    'stories/a/media/hall.0123456789abcdef.960.webp'
    """
    return MEDIA.format(story=story, id=item, digest=digest, copy=copy)


def copy_addresses(site: str, story: str) -> Callable[[str, str, str], str]:
    """What makes the whole addresses of copies, from id of the medium, digest and copy.

    >>> copy_addresses("https://example.org", "a")("hall", "0123456789abcdef", "960.jpg")
    'https://example.org/stories/a/media/hall.0123456789abcdef.960.jpg'
    """
    return lambda item, digest, copy: f"{site}/{media_path(story, item, digest, copy)}"


def style_path(version: str) -> str:
    """The address of the story pages' style sheet, below the explorer's."""
    return f"views/story-pages.css?{VERSION}={version}"


def assets_address() -> str:
    """Where the frontend's files are, relative to the page: another version, another address."""
    return f"assets/{assets_version()}/"


def oembed_query(url: str) -> str:
    """The address, below the explorer's, of the embed code of `url`, up to its format."""
    return f"oembed?{urlencode({'url': url})}"
