"""`media`: adds pictures and other files to a story, and makes the copies that readers get."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from explorer.authoring.new_media import NewMedium, enter, likely_events, new_medium
from explorer.commands.folders import story_folder
from explorer.commands.media_embed import add_embed_parser
from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, say, writing
from explorer.commands.progress import watched
from explorer.media.copies import Original
from explorer.media.errors import MediaError
from explorer.media.kept import keep_copies, to_be_made
from explorer.reading.library import load_story, story_folders
from explorer.reading.record_files import STORY_FILE
from explorer.story.attachments import ending
from explorer.story.media import ENDINGS, MediaKind
from explorer.story.records import Story
from explorer.writing.story_files import RoundTripError, StoryFileEditor

_ENDINGS = frozenset(each for endings in ENDINGS.values() for each in endings)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `media` to the commands."""
    parser = commands.add_parser("media", help="add pictures to a story, and make their copies")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser(
        "add",
        help="copy files into a story's folder and write their records",
        description="Nothing that a camera wrote into a file is published; when and where a photo "
        "was taken is only shown to you, to find its event.",
    )
    add.add_argument("slug", help="the story, as `list` shows it")
    add.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="files, or folders of files"
    )
    add.add_argument("--event", metavar="ID", help="the event that they belong to")
    add.add_argument("--alt", metavar="TEXT", help="what the picture shows; for one file")
    add.add_argument("--credit", metavar="NAME", help="who made them")
    add.add_argument("--licence", metavar="NAME", help="under which they are published")
    add.set_defaults(run=run_add)
    add_embed_parser(actions)
    build = actions.add_parser("build", help="make the copies of all media that have none yet")
    build.add_argument("slugs", nargs="*", metavar="STORY", help="stories (default: all)")
    build.set_defaults(run=run_build)


def run_add(options: argparse.Namespace) -> int:
    """Copy files into a story's folder and write their records; all of them or none.

    Raises:
        DataError: the story has problems.
        UsageError: a file cannot be shown, there is no such story or event, or the story's file
            cannot be changed.
    """
    folder = story_folder(options.stories, options.slug)
    story = load_story(folder)
    files = list(_files(options.files))
    if options.alt and len(files) > 1:
        raise UsageError("--alt goes with one file: each picture shows something else")
    added = _new_media(story, folder, files)
    editor = StoryFileEditor(folder / STORY_FILE)
    records = [
        each.record(story.languages, options.alt, options.credit, options.licence) for each in added
    ]
    try:
        enter(editor, records, options.event)
    except MediaError as error:
        raise UsageError(str(error)) from error
    _write(folder, editor, added)
    _report(story, added, options)
    return FINE


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files that are named, and those of folders that are named whose kind can be shown."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        try:
            inner = sorted(each for each in path.iterdir() if each.is_file())
        except OSError as error:
            raise UsageError(
                f"{path}: found {str(error.strerror)!r}, expected a readable folder"
            ) from error
        shown = [each for each in inner if ending(each.name) in _ENDINGS]
        if not shown:
            raise UsageError(f"{path}: found no file that can be shown, expected one at least")
        if other := [each.name for each in inner if each not in shown]:
            say(f"left out, of no kind that can be shown: {', '.join(other)}")
        yield from shown


def _new_media(story: Story, folder: Path, files: list[Path]) -> list[NewMedium]:
    """The files as the story can have them; one that is in its folder already stays as it is."""
    taken = {name for item in story.media for name in (item.id, item.file) if name}
    taken |= {f"media/{path.name}" for path in (folder / "media").glob("*")}
    added: list[NewMedium] = []
    for path in watched(files, "read"):
        try:
            medium = new_medium(path, taken)
        except MediaError as error:
            raise UsageError(f"{path}: {error}") from error
        except OSError as error:
            raise UsageError(
                f"{path}: found {str(error.strerror)!r}, expected a readable file"
            ) from error
        taken |= {medium.id, medium.name}
        added.append(medium)
    return added


def _write(folder: Path, editor: StoryFileEditor, added: list[NewMedium]) -> None:
    """The files first, then the records; if anything fails, what was copied goes again."""
    copied: list[Path] = []
    try:
        for each in added:
            target = folder / each.name
            with writing(target):
                target.parent.mkdir(exist_ok=True)
                with each.source.open("rb") as content, target.open("xb") as copy:
                    copied.append(target)
                    shutil.copyfileobj(content, copy)
        with writing(editor.path):
            editor.save()
    except (UsageError, RoundTripError) as error:
        for target in copied:
            target.unlink(missing_ok=True)
        raise UsageError(str(error)) from error


def _report(story: Story, added: list[NewMedium], options: argparse.Namespace) -> None:
    for each in added:
        size = f", {each.facts.width} × {each.facts.height} pixels" if each.facts.width else ""
        say(f"{each.name}: {each.kind}{size}")
        taken, at = each.notes
        if taken or at:
            where = f"at {at.lat:.4f}, {at.lon:.4f}" if at else ""
            when = f"{taken:%Y-%m-%d %H:%M}" if taken else ""
            say(f"  taken {' '.join(filter(None, (when, where)))} (not published)")
        if not options.event:
            events = ", ".join(event.id for event in likely_events(story, each.notes))
            say(f"  write media: [{each.id}] at an event{f' ({events}?)' if events else ''}")
    if not options.alt and any(each.kind is MediaKind.IMAGE for each in added):
        say("Write what each picture shows, where alt is “…”; `check` lists what is missing.")


def run_build(options: argparse.Namespace) -> int:
    """Make the copies that are not kept yet, on all processors; 1 if some cannot be made.

    Raises:
        DataError: a story has problems.
        UsageError: there is no such story.
    """
    folders = [story_folder(options.stories, slug) for slug in options.slugs]
    chosen = folders or story_folders(options.stories)
    jobs = [job for folder in chosen for job in to_be_made(load_story(folder), folder)]
    failed = 0
    with ProcessPoolExecutor(min(len(jobs), os.cpu_count() or 1) or 1) as pool:
        coming = {pool.submit(_made, *job): job[0] for job in jobs}
        for done in watched(as_completed(coming), "copies"):
            if problem := done.result():
                failed += 1
                say(f"{coming[done]}: {problem}")
    say(f"files whose copies were made: {len(jobs) - failed}, that failed: {failed}")
    return PROBLEMS if failed else FINE


def _made(path: Path, original: Original) -> str:
    """Why the copies of a file cannot be made; empty once they are."""
    try:
        keep_copies(path, original.kind, original.facts)
    except (MediaError, OSError) as error:
        return str(error)
    return ""
