"""`check`: every problem in the stories, for people, editors and CI."""

from __future__ import annotations

import argparse

from explorer.checks import suspicions
from explorer.commands.folders import folders_at, no_stories
from explorer.commands.outcomes import FINE, PROBLEMS, say
from explorer.commands.problem_formats import FORMATS
from explorer.errors import Problem, Severity, in_order
from explorer.loading import STORY_FILE, read_story, story_folders
from explorer.text_files import shown_path


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands."""
    parser = commands.add_parser(
        "check",
        help="print every problem in the stories, one a line",
        description="Ends with 0 without errors (there may be warnings), with 1 where there are "
        "some, with 2 where a path cannot be read.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a story's folder, a folder of stories, or a slug (default: all stories)",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: one a line; json: a list of records; github: annotations of a workflow",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every problem, by file and line.

    Raises:
        UsageError: a path leads to no story.
    """
    if options.paths:
        chosen = [at for path in options.paths for at in folders_at(options.stories, path)]
    else:
        chosen = list(story_folders(options.stories))
    if not chosen:
        raise no_stories(options.stories)
    problems: list[Problem] = []
    for folder in dict.fromkeys(chosen):
        reading = read_story(folder)
        problems += reading.problems
        if reading.story:
            file = shown_path(folder / STORY_FILE)
            problems += suspicions(reading.story, file=file, line_of=reading.line_of)
    for line in FORMATS[options.format](in_order(problems)):
        print(line)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    say(f"stories checked: {len(chosen)}, errors: {errors}, warnings: {warnings}")
    return PROBLEMS if errors else FINE
