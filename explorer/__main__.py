"""The command line: `explorer serve | list | check | export | new | media` and more.

In a checkout it is `python -m explorer`. It exits with 0 if all is well, 1 if a story has problems,
2 if it was used wrongly, 130 if it was interrupted. What it makes goes to files or standard output,
its messages to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from explorer.commands.available import add_commands
from explorer.commands.outcomes import FINE, INTERRUPTED, PROBLEMS, WRONG_USAGE, UsageError, say
from explorer.reading.library import stories_folder
from explorer.settings import unknown_settings
from explorer.story.errors import DataError, SettingError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Raises:
        SystemExit: argparse's way to end on `--help` (0) and on unknown arguments (2).
    """
    typed = sys.argv[1:] if arguments is None else arguments
    try:
        options = _options(typed)
        if "serve" not in typed:  # the server says it in its log
            say(*(f"explorer: {line}" for line in unknown_settings(os.environ)))
        status: int = options.run(options)
        sys.stdout.flush()
    except DataError as error:
        say(*(str(problem) for problem in error.problems))
        return PROBLEMS
    except (UsageError, SettingError) as error:
        say(f"explorer: {error}")
        return WRONG_USAGE
    except BrokenPipeError:  # who reads our output has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        say("explorer: interrupted")
        return INTERRUPTED
    return status


def _options(typed: Sequence[str]) -> argparse.Namespace:
    """What was typed; a command that is not available takes any arguments, to say so itself."""
    parser = _parser(typed)
    options, unknown = parser.parse_known_args(typed)
    if unknown and options.is_available:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _parser(typed: Sequence[str]) -> argparse.ArgumentParser:
    installed = Path(sys.argv[0]).stem == "explorer"
    parser = argparse.ArgumentParser(
        prog="explorer" if installed else "python -m explorer",
        description="Serves, checks, exports and drafts stories.",
    )
    parser.set_defaults(is_available=True)
    _add_stories(parser, default=stories_folder())
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add_commands(commands, typed)
    for command in commands.choices.values():
        for each in (command, *_actions_of(command)):
            _add_stories(each, default=argparse.SUPPRESS)
    return parser


def _actions_of(command: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers of a command that has commands of its own, such as `media add`."""
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def _add_stories(parser: argparse.ArgumentParser, default: Path | str) -> None:
    """`--stories`, which may be given before the command and after it."""
    parser.add_argument(
        "--stories",
        type=Path,
        default=default,
        metavar="DIR",
        help="the folder of the stories (default: $EXPLORER_STORIES, else data/stories)",
    )


if __name__ == "__main__":
    sys.exit(main())
