"""The command line: `python -m explorer list | check | export`.

It ends with 0 where all is well, 1 where a story has problems, 2 where it was used wrongly. What
it makes goes to files or standard output, what it has to say about that to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import DataError, ExplorerError, Problem
from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.values import Subject, subject
from explorer.itinerary import AsOf
from explorer.loading import STORY_FILE, load_library, load_story, stories_folder, story_files
from explorer.story import Story
from explorer.view_story import story_languages

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2


class UsageError(ExplorerError):
    """The command cannot be carried out as it was typed; says what to type instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Raises:
        SystemExit: argparse's way to end on `--help` (0) and on unknown arguments (2).
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except DataError as error:
        _say(*(str(problem) for problem in error.problems))
        return PROBLEMS
    except UsageError as error:
        _say(f"explorer: {error}")
        return WRONG_USAGE
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
    listing = commands.add_parser("list", help="list the stories")
    listing.set_defaults(run=list_stories)
    check = commands.add_parser("check", help="print every problem in the stories, one a line")
    check.add_argument("slugs", nargs="*", metavar="slug", help="a story (default: all)")
    check.set_defaults(run=check_stories)
    _add_export(commands.add_parser("export", help="write a story in other formats"))
    return parser


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("slug", help="the story, as `list` shows it")
    what = export.add_mutually_exclusive_group(required=True)
    names = ", ".join(export.name for export in EXPORTS)
    what.add_argument("--format", metavar="NAME", help=f"one of {names}")
    what.add_argument("--all", type=Path, metavar="DIR", help="every format and language, here")
    export.add_argument("--lang", metavar="CODE", help="language (default: the story's first one)")
    export.add_argument(
        "--asof",
        choices=[str(view) for view in AsOf],
        default=str(AsOf.NOW),
        help="whose knowledge",
    )
    export.add_argument("--out", metavar="FILE", help="the file to write, - for standard output")
    export.set_defaults(run=export_story)


def list_stories(options: argparse.Namespace) -> int:
    """Print the slug, the languages, the number of events and the title of each story."""
    library = load_library(options.stories)
    for story in library.stories:
        languages = ",".join(story.languages)
        title = story.title[story.languages[0]]
        print(story.slug, languages, f"{len(story.events)} events", title, sep="\t")
    for broken in library.broken:
        count = len(broken.problems)
        _say(f"{broken.slug}: problems found: {count}; see python -m explorer check {broken.slug}")
    if not library.stories and not library.broken:
        raise UsageError(f"found no story in {options.stories}, expected folders with {STORY_FILE}")
    return PROBLEMS if library.broken else FINE


def check_stories(options: argparse.Namespace) -> int:
    """Print every problem, one a line."""
    slugs = options.slugs or _slugs(options.stories)
    if not slugs:
        raise UsageError(f"found no story in {options.stories}, expected folders with {STORY_FILE}")
    problems: list[Problem] = []
    for slug in slugs:
        try:
            load_story(_folder(options.stories, slug))
        except DataError as error:
            problems.extend(error.problems)
    for problem in problems:
        print(problem)
    _say(f"stories checked: {len(slugs)}, problems found: {len(problems)}")
    return PROBLEMS if problems else FINE


def export_story(options: argparse.Namespace) -> int:
    """Write one format or all of them, and report what each cannot carry."""
    folder = _folder(options.stories, options.slug)
    story = load_story(folder)
    languages = _languages(story, options.lang)
    files, as_of = story_files(folder), AsOf(options.asof)
    if options.all:
        if options.out:
            raise UsageError("--out goes with --format; with --all name the folder behind --all")
        done: set[str] = set()
        for lang in languages if options.lang else story_languages(story):
            of = subject(story, lang=lang, as_of=as_of, files=files)
            for export in EXPORTS:
                name = export.file_name(story.slug, lang, as_of)
                if name not in done:
                    done.add(name)
                    _export(export, of, options.all / name)
        return FINE
    export = _format(options.format)
    of = subject(story, lang=languages[0], as_of=as_of, files=files)
    if options.out == "-":
        sys.stdout.buffer.write(export.write(of))
        _report(export, of)
    else:
        name = export.file_name(story.slug, languages[0], as_of)
        _export(export, of, Path(options.out or name))
    return FINE


def _folder(stories: Path, slug: str) -> Path:
    """The folder of the story with this slug; only of one that there is."""
    known = _slugs(stories)
    if slug not in known:
        listed = ", ".join(known) or "none"
        raise UsageError(f"found no story {slug!r} in {stories}, expected one of: {listed}")
    return stories / slug


def _slugs(stories: Path) -> list[str]:
    return sorted(path.parent.name for path in stories.glob(f"*/{STORY_FILE}"))


def _languages(story: Story, lang: str | None) -> tuple[str, ...]:
    offered = story_languages(story)
    if not offered:
        told = ", ".join(story.languages)
        raise UsageError(f"found a story told in {told}, expected a language that we have texts in")
    if lang and lang not in offered:
        raise UsageError(f"--lang: found {lang!r}, expected one of: {', '.join(offered)}")
    return (lang,) if lang else offered


def _format(name: str) -> Export:
    export = export_named(name)
    if export is None:
        known = ", ".join(export.name for export in EXPORTS)
        raise UsageError(f"--format: found {name!r}, expected one of: {known}")
    return export


def _export(export: Export, of: Subject, path: Path) -> None:
    content = export.write(of)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        reason = error.strerror or "an error"
        raise UsageError(
            f"{path}: found {reason!r}, expected a file that can be written"
        ) from error
    _say(f"{path}: {len(content):,} bytes")
    _report(export, of)


def _report(export: Export, of: Subject) -> None:
    """What the format cannot carry, in the language of the export."""
    _say(of.language.text("export_omits", format=export.label))
    _say(*(f"  - {line}" for line in export.report(of.language)))


def _say(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
