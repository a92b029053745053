"""`fetch`: tries by hand what a server does with stories from elsewhere, and says what it found."""

from __future__ import annotations

import argparse
import os

from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, put_out, say
from explorer.reading.mistakes import mistakes
from explorer.remotes.addresses import remote_in
from explorer.remotes.errors import RemoteError
from explorer.remotes.fetching import Fetched, fetch
from explorer.settings import STORIES


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `fetch` to the commands."""
    parser = commands.add_parser(
        "fetch",
        help="fetch the stories from the repository or bucket that EXPLORER_STORIES names",
        description="Fetches the stories into the cache as a server does, and prints what there "
        "is. Exits with 0 if all is well, 1 if they cannot be fetched or a story has mistakes, 2 "
        "if a setting is wrong.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Fetch the newest version.

    Raises:
        UsageError: the stories are in a folder.
        SettingError: a setting cannot be used.
    """
    remote = remote_in(os.environ)
    if remote is None:
        raise UsageError(
            f"{STORIES}: found {os.environ.get(STORIES, '')!r}, expected the address of a "
            "repository or a bucket; a folder need not be fetched"
        )
    try:
        fetched = fetch(remote, mistakes)
    except RemoteError as error:
        say(f"explorer: {error.fault}: {error}")
        return PROBLEMS
    put_out(*_found(remote.where, fetched))
    return PROBLEMS if fetched.version.kept or fetched.version.broken else FINE


def _found(where: str, fetched: Fetched) -> list[str]:
    """What there is, in lines."""
    version = fetched.version
    news = f"{fetched.transferred} of them transferred" if fetched.is_new else "nothing new"
    slugs = sorted({name.partition("/")[0] for name in version.files if "/" in name})
    lines = [
        where,
        f"revision {version.revision}: {len(version.files)} files, {news}",
        f"stories: {', '.join(slugs)}",
    ]
    for slug, found in version.kept.items():
        lines += [f"{slug} has mistakes; its last good version is kept:", *found]
    for slug, found in version.broken.items():
        lines += [f"{slug} has mistakes, and no good version was fetched before:", *found]
    return lines
