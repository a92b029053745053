"""`export`: a story in other formats, and what each of them cannot carry."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explorer.commands.folders import story_folder
from explorer.commands.outcomes import FINE, UsageError, say
from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.values import Subject, subject
from explorer.itinerary import AsOf
from explorer.loading import load_story, story_files
from explorer.story import Story
from explorer.view_story import story_languages


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` to the commands."""
    export = commands.add_parser("export", help="write a story in other formats")
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
    export.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write one format or all of them, and report what each cannot carry.

    Raises:
        DataError: the story has problems.
        UsageError: there is no such story, format or language, or the file cannot be written.
    """
    folder = story_folder(options.stories, options.slug)
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


def _languages(story: Story, lang: str | None) -> tuple[str, ...]:
    offered = story_languages(story)
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
    say(f"{path}: {len(content):,} bytes")
    _report(export, of)


def _report(export: Export, of: Subject) -> None:
    """What the format cannot carry, in the language of the export."""
    say(of.language.text("export_omits", format=export.label))
    say(*(f"  - {line}" for line in export.report(of.language)))
