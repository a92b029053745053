"""How `import` treats media at web addresses: they stay links, or become files of the story."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from explorer.commands.outcomes import say
from explorer.commands.progress import watched
from explorer.imports.completion.completing import Completed
from explorer.imports.found import Found, Given
from explorer.imports.storage.media_fetching import (
    at_addresses,
    hosts_of,
    with_fetched_media,
    with_links,
    with_own_media,
)
from explorer.story.records import Story


def with_media(
    done: Completed,
    options: argparse.Namespace,
    story: Story | None,
    sources: Sequence[tuple[Given, Found]],
) -> Completed:
    """What was found, with its media as files if the author asked for that.

    Args:
        done: what was found.
        options: of the command.
        story: that is updated; None for a new one.
        sources: the files, each with what is in it.
    """
    if story:
        done = with_own_media(done, story.media, [found for _, found in sources])
    wanted = at_addresses(done)
    if not wanted or not options.fetch_media:
        return with_links(done)
    hosts = ", ".join(hosts_of(wanted))
    if options.dry_run:
        say(f"media that would be fetched: {len(wanted):,}, from {hosts}")
        return done
    say(f"fetching media: {len(wanted):,}, from {hosts}")
    return with_fetched_media(done, watched)
