"""`check`: every problem in the stories, one a line."""

from __future__ import annotations

import argparse

from explorer.commands.folders import no_stories, slugs, story_folder
from explorer.commands.outcomes import FINE, PROBLEMS, say
from explorer.errors import DataError, Problem
from explorer.loading import load_story


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands."""
    parser = commands.add_parser("check", help="print every problem in the stories, one a line")
    parser.add_argument("slugs", nargs="*", metavar="slug", help="a story (default: all)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every problem, one a line.

    Raises:
        UsageError: there is no such story.
    """
    chosen = options.slugs or slugs(options.stories)
    if not chosen:
        raise no_stories(options.stories)
    problems: list[Problem] = []
    for slug in chosen:
        try:
            load_story(story_folder(options.stories, slug))
        except DataError as error:
            problems.extend(error.problems)
    for problem in problems:
        print(problem)
    say(f"stories checked: {len(chosen)}, problems found: {len(problems)}")
    return PROBLEMS if problems else FINE
