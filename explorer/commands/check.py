"""`check`: every problem in the stories, for people, editors and CI."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.commands.folders import folders_at, no_stories
from explorer.commands.outcomes import FINE, PROBLEMS, put_out, say
from explorer.commands.problem_formats import FORMATS
from explorer.reading.checks import suspicions
from explorer.reading.comments import check_comments
from explorer.reading.library import load_story, read_story, story_folders
from explorer.reading.schema import story_schema
from explorer.reading.site_files import read_site
from explorer.story.errors import Problem, Severity, in_order


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands."""
    parser = commands.add_parser(
        "check",
        help="print every problem in the stories, one per line",
        description="Exits with 0 if there are no errors (there may be warnings), 1 if there are "
        "some, 2 if a path cannot be read.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a story's folder, a folder of stories, or a story's name (default: all stories)",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: one per line; json: a list of records; github: workflow annotations",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--schema",
        action="store_true",
        help="print the JSON Schema of story.yaml instead, for editors",
    )
    instead.add_argument(
        "--released-ids",
        action="store_true",
        help="print the released_ids to add to a story when you publish it",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every problem, by file and line.

    Raises:
        UsageError: a path leads to no story.
        DataError: the ids are asked for of a story that has problems.
    """
    if options.schema:
        put_out(*story_schema().splitlines())
        return FINE
    chosen = _folders(options)
    if options.released_ids:
        for folder in chosen:
            ids = load_story(folder).all_event_ids
            put_out("released_ids:", *(f"  - {id}" for id in ids))
        return FINE
    return _check(chosen, options.format)


def _folders(options: argparse.Namespace) -> tuple[Path, ...]:
    """The story folders to look at, each once."""
    if not options.paths:
        found = story_folders(options.stories)
        if not found:
            raise no_stories(options.stories)
        return found
    named = (at for path in options.paths for at in folders_at(options.stories, path))
    return tuple(dict.fromkeys(named))


def _site_problems(folders: tuple[Path, ...]) -> list[Problem]:
    """What is wrong in the files beside these story folders."""
    problems: list[Problem] = []
    for root in dict.fromkeys(folder.parent for folder in folders):
        problems += read_site(root, tuple(folder.name for folder in story_folders(root)))[1]
    return problems


def _check(folders: tuple[Path, ...], form: str) -> int:
    problems = _site_problems(folders)
    for folder in folders:
        reading = read_story(folder)
        problems += reading.problems
        if reading.story:
            problems += suspicions(reading.story, reading.locate)
            problems += check_comments(folder)
    put_out(*FORMATS[form](in_order(problems)))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    say(f"stories checked: {len(folders)}, errors: {errors}, warnings: {warnings}")
    return PROBLEMS if errors else FINE
