"""The other sites that a page may load from, as its Content-Security-Policy names them.

They follow from the stories: the sites of their online maps and of their players. Whatever an
author writes, only a scheme, a host and a port get into the policy.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from explorer.media.hosts import embedded_origins
from explorer.reading.library import Library
from explorer.reading.map_services import map_service
from explorer.site.map_options import online_rule, tile_origins
from explorer.story.origins import policy_source
from explorer.story.records import Story

MOST_BYTES: Final = 2_000
"""Of all hosts in one header: proxies refuse an answer whose headers are longer than 4 kB."""


class Hosts(NamedTuple):
    """Sites by what a page may load from them, each once."""

    images: tuple[str, ...] = ()
    """Of online maps."""
    frames: tuple[str, ...] = ()
    """Of players."""

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, in alphabetical order."""
        return tuple(sorted({*self.images, *self.frames}))


def story_hosts(story: Story) -> Hosts:
    """The sites that the page of one story loads from, if its reader wants that."""
    return Hosts(_map_servers(story), _named(embedded_origins(story.media)))


def _map_servers(story: Story) -> tuple[str, ...]:
    services = map(map_service, story.backgrounds)
    return tuple(sorted({host for service in services if service for host in service.hosts}))


def page_hosts(
    library: Library, slug: str | None = None, settings: Mapping[str, str] = os.environ
) -> Hosts:
    """The sites that a page of the server may load from: those of all stories.

    A page can show another story, or a changed one, without being loaded again. If there are more
    sites than a header has room for, those of the story that it is opened with come first.

    Args:
        library: all stories.
        slug: of the story that the page is opened with.
        settings: the environment; it can rule out online maps.

    Raises:
        SettingError: see `online_rule`.
    """
    found = _by_story(library)
    own = found.get(slug or "", Hosts())
    hosts = _fitting((Hosts(tile_origins(settings)), own, *found.values()))
    return hosts._replace(images=()) if online_rule(settings) == "never" else hosts


@lru_cache(maxsize=2)
def _by_story(library: Library) -> Mapping[str, Hosts]:
    """The sites of each story; kept for the present library, the former one is still in use."""
    found = {story.slug: story_hosts(story) for story in library.stories}
    return {slug: hosts for slug, hosts in found.items() if hosts.all}


def _named(addresses: Iterable[str]) -> tuple[str, ...]:
    """The sites of addresses, without those that a policy cannot name."""
    return tuple(sorted({source for source in map(policy_source, addresses) if source}))


def _fitting(groups: Iterable[Hosts]) -> Hosts:
    """The union of hosts, the first ones first if there is no room for all."""
    images: set[str] = set()
    frames: set[str] = set()
    room = MOST_BYTES
    for group in groups:
        for known, found in ((images, group.images), (frames, group.frames)):
            for source in found:
                if source not in known and len(source) < room:
                    known.add(source)
                    room -= len(source) + 1
    return Hosts(tuple(sorted(images)), tuple(sorted(frames)))
