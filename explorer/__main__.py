"""The command line: `python -m explorer list | check | export | geocode | attach | new`.

It ends with 0 where all is well, 1 where a story has problems, 2 where it was used wrongly, 130
where it was interrupted. What it makes goes to files or standard output, what it has to say about
that to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.commands import attach, check, export, geocode, listing, new
from explorer.commands.outcomes import FINE, INTERRUPTED, PROBLEMS, WRONG_USAGE, UsageError, say
from explorer.reading.library import stories_folder
from explorer.story.errors import DataError

COMMANDS = (listing, check, export, geocode, attach, new)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Raises:
        SystemExit: argparse's way to end on `--help` (0) and on unknown arguments (2).
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except DataError as error:
        say(*(str(problem) for problem in error.problems))
        return PROBLEMS
    except UsageError as error:
        say(f"explorer: {error}")
        return WRONG_USAGE
    except BrokenPipeError:  # who reads our output has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        say("explorer: interrupted")
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m explorer", description="Stories as files.")
    parser.add_argument(
        "--stories",
        type=Path,
        default=stories_folder(),
        metavar="DIR",
        help="where the story folders lie (default: $EXPLORER_STORIES, else data/stories)",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
