"""`list`: one line for each story."""

from __future__ import annotations

import argparse
from shlex import quote

from explorer.commands.folders import no_stories
from explorer.commands.outcomes import FINE, PROBLEMS, put_out, say
from explorer.reading.library import load_library


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `list` to the commands."""
    parser = commands.add_parser("list", help="list the stories")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the slug, the languages, the number of events and the title of each story.

    Raises:
        UsageError: there is no story at all.
    """
    library = load_library(options.stories)
    for story in library.stories:
        languages = ",".join(story.languages)
        title = story.title[story.languages[0]]
        put_out("\t".join((story.slug, languages, f"{len(story.events)} events", title)))
    for broken in library.broken:
        count, slug = len(broken.problems), broken.slug
        say(f"{slug}: problems found: {count}; see python -m explorer check {quote(slug)}")
    if not library.stories and not library.broken:
        raise no_stories(options.stories)
    return PROBLEMS if library.broken else FINE
