"""How `import` writes: a new story, an update of one, and the way back."""

from __future__ import annotations

from pathlib import Path

from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, put_out, say, writing
from explorer.imports.completion.completing import Completed
from explorer.imports.reports import counts
from explorer.imports.storage.attached_files import updated_files
from explorer.imports.storage.memory import Memory, read_memory
from explorer.imports.storage.saving import UndoError, save_new, save_update, undone
from explorer.imports.storage.updating import Update, updated
from explorer.reading.library import load_story
from explorer.reading.text_files import shown_path
from explorer.story.records import StoryFile
from explorer.writing.story_files import RoundTripError

MOST_SHOWN = 20
"""Conflicts and records that are named one by one."""


def write_new(folder: Path, done: Completed) -> int:
    """Write a new story's folder, and say what to do next.

    Raises:
        DataError: it would not be a valid story; nothing is written.
        UsageError: it cannot be written.
    """
    with writing(shown_path(folder), "folder"):
        save_new(folder, done.story, done.files)
    say(f"{shown_path(folder)}: written")
    drafts = sum(place.draft is not None for place in done.story.places)
    drafts += sum(source.draft is not None for source in done.story.sources)
    if drafts:
        say(f"guesses to confirm: {drafts} (python -m explorer check {folder.name} lists them)")
    say(f"look at it: python -m explorer serve, then /stories/{folder.name}")
    return FINE


def update(
    folder: Path, done: Completed, exported: StoryFile | None, *, writes: bool = True
) -> int:
    """Update a story's files, and show what is in conflict.

    Args:
        folder: the story's folder.
        done: what the import found.
        exported: the story as our own files had it when they were exported; None without any.
        writes: whether to write it; otherwise only what would change is shown.

    Raises:
        DataError: the story has problems, or would have some; nothing is written.
        UsageError: its files cannot be written, or not without changing what else they say.
    """
    last = read_memory(folder) or Memory()
    merged = updated(load_story(folder), done, last.records, exported)
    beside = updated_files(folder, done.files, last.files)
    merged.conflicts += beside.conflicts
    if not writes:
        _say_update(merged)
        say("nothing was written (--dry-run)")
        return PROBLEMS if merged.conflicts else FINE
    try:
        with writing(shown_path(folder), "folder"):
            changed = save_update(
                folder, merged.story, beside.written, merged.records, beside.remembered
            )
    except RoundTripError as error:
        raise UsageError(str(error)) from error
    _say_update(merged)
    say(f"{shown_path(folder)}: {', '.join(changed) if changed else 'nothing'} written")
    return PROBLEMS if merged.conflicts else FINE


def _say_update(merged: Update) -> None:
    for conflict in merged.conflicts[:MOST_SHOWN]:
        put_out(
            f"conflict · {conflict.record} · {conflict.field}: yours, which stays: "
            f"{conflict.yours}; the file's: {conflict.theirs}"
        )
    if len(merged.conflicts) > MOST_SHOWN:
        put_out(f"and {len(merged.conflicts) - MOST_SHOWN:,} more conflicts")
    if merged.conflicts:
        put_out("to decide: type the file's text into the story, or yours into the file")
    _say_some("deleted by you, so not added", merged.deleted)
    _say_some("not in the file any more, but still in the story", merged.gone)
    _say_some("left out, as its places do not follow each other any more", merged.legs)
    _say_some("to translate, the file has one language", merged.filled)
    say(f"added: {counts(merged.added) or 'nothing'}")
    say(f"changed: {counts(merged.changed) or 'nothing'}")
    _say_some("these changed", merged.edited)
    if merged.moved:
        say(f"events that came to where their dates belong: {merged.moved:,}")


def _say_some(what: str, names: list[str]) -> None:
    if names:
        more = f" and {len(names) - MOST_SHOWN:,} more" if len(names) > MOST_SHOWN else ""
        say(f"{what}: {', '.join(names[:MOST_SHOWN])}{more}")


def undo(folder: Path) -> int:
    """Take the last import back.

    Raises:
        DataError: what is kept of it cannot be read.
        UsageError: there was none, a file was changed since, or cannot be written.
    """
    try:
        with writing(shown_path(folder), "folder"):
            names = undone(folder)
    except UndoError as error:
        raise UsageError(str(error)) from error
    say(f"{shown_path(folder)}: as before the import ({', '.join(names[:MOST_SHOWN])})")
    return FINE
