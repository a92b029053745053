"""What a request for a page asks for: its story, event and language, and by which address."""

from __future__ import annotations

import os
from dataclasses import dataclass

from starlette.requests import Request

from explorer.language import interface_languages
from explorer.server.shelf import base_path, library
from explorer.site.addresses import Asked, site_address
from explorer.story.accepted_languages import nearest, offered_language
from explorer.story.errors import ExplorerError, UnknownEventError
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import Made, Selection, chosen

LONGEST_QUERY = 2000
LONGEST_PATH = 600
"""Bytes; no address of this site comes near either."""
SHOWN_OF_WRONG = 60
"""How much of a wrong value is repeated to the reader."""


class RefusalError(ExplorerError):
    """A request that is refused: why, as a text of the catalogue, in the reader's language."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status = status
        """HTTP status."""
        self.key, self.values = key, values
        """The text of the catalogue, and what it is filled with."""


class OtherVersionError(RefusalError):
    """An address is that of another version of a story than there is."""

    def __init__(self, version: str) -> None:
        super().__init__(410, "refusal_version")
        self.version = version
        """The one that there is, for browsers to take up."""


@dataclass(frozen=True)
class Wanted:
    """The page that is asked for."""

    story: Story
    event: str | None
    lang: str
    """The language it is shown in."""
    unknown_lang: str | None
    """The requested language, if it is not available."""


def site_of(request: Request) -> str:
    """The explorer's address as the client reaches it, without a slash at its end.

    Raises:
        HostError: the request names no host, or one that cannot be.
        SettingError: the public address is not a valid address.
    """
    headers = {name.lower(): value for name, value in request.headers.items()}
    return site_address(Asked(request.scope["scheme"], headers, base_path()), os.environ)


def is_too_long(request: Request) -> bool:
    """Whether the address is longer than any address of this site."""
    return len(_raw_path(request)) > LONGEST_PATH or len(query_bytes(request)) > LONGEST_QUERY


def query_bytes(request: Request) -> bytes:
    """The query string as it came."""
    found: bytes = request.scope["query_string"]
    return found


def way_up(request: Request) -> str:
    """The relative way from the asked address to the explorer, counted as the browser does."""
    below = _raw_path(request)[len(base_path().encode()) + 1 :]
    return "../" * below.count(b"/") or "./"


def _raw_path(request: Request) -> bytes:
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    return raw.partition(b"?")[0]


def reader_language(request: Request, offered: tuple[str, ...]) -> str:
    """The language of `?lang=`, else the browser's preference, else the first that is offered."""
    accepted = request.headers.get("accept-language", "")
    return offered_language(asked_for(request.query_params).get("lang"), accepted, offered)


def interface_language(request: Request) -> str:
    """The language in which a page that belongs to no story is shown."""
    return reader_language(request, interface_languages())


def wanted(request: Request) -> Wanted:
    """The story, event and language that a request asks for.

    Raises:
        UnknownStoryError: there is no such story.
        UnknownEventError: the story has no such event.
    """
    story = library().story(request.path_params["slug"])
    codes = story.languages
    event = request.path_params.get("event")
    event = story.aliases.get(event or "", event)
    if event is not None and event not in story.event_positions:
        raise UnknownEventError(event)
    asked = asked_for(request.query_params).get("lang")
    unknown = asked[:SHOWN_OF_WRONG] if asked and not nearest(asked, codes) else None
    return Wanted(story, event, reader_language(request, codes), unknown)


def chosen_in(request: Request, story: Story, made: Made, accepted: str | None = None) -> Selection:
    """What a request chooses of a story, see `chosen`.

    Raises:
        ChoiceError: a parameter has none of the allowed values.
    """
    return chosen(request.query_params, story, story.languages, made, accepted)


def check_length(request: Request) -> None:
    """Refuse an address that is longer than any of this site's.

    Raises:
        RefusalError: it is.
    """
    if is_too_long(request):
        raise RefusalError(400, "page_bad_address")
