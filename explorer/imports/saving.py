"""Files of a story written by an import, all of them or none, so that it can be taken back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from explorer.imports.memory import (
    BEFORE,
    FOLDER,
    LAST,
    Digests,
    Memory,
    digests_of,
    file_digest,
    packed,
    read_memory,
    unpacked,
)
from explorer.imports.storing import record_files
from explorer.reading.library import load_story
from explorer.reading.own_files import table_names
from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES
from explorer.reading.text_files import shown_path
from explorer.story.errors import DataError, ExplorerError
from explorer.story.records import StoryFile
from explorer.writing.story_files import StoryFileEditor
from explorer.writing.table_updates import updated_table
from explorer.writing.values import field_values
from explorer.writing.whole_files import write_whole, write_whole_folder


class UndoError(ExplorerError):
    """An import that cannot be taken back; says why."""


def save_new(folder: Path, story: StoryFile, files: Mapping[str, bytes]) -> None:
    """Make the folder of a new story.

    Raises:
        DataError: it would not be a valid story; nothing is written.
        OSError: it cannot be written.
    """
    written = {**files, **record_files(story)}
    after = {name: file_digest(content) for name, content in written.items()}
    memory = Memory(records=digests_of(story), after=after, added=tuple(written))

    def check(part: Path) -> None:
        with _named(part, folder):
            load_story(part)

    write_whole_folder(folder, {**written, LAST: memory.content}, check)


def save_update(
    folder: Path, story: StoryFile, files: Mapping[str, bytes], records: Digests
) -> list[str]:
    """Bring the files of a story to say what it is now; returns the names of those that changed.

    Args:
        folder: the story's folder.
        story: what its files are to say.
        files: what lies beside its records; a file that is there already stays.
        records: what to remember of the import.

    Raises:
        DataError: it would not be a valid story; nothing is written.
        RoundTripError: a file cannot be changed without changing what else it says.
        OSError: it cannot be written; the files are as they were.
    """
    new = {name: each for name, each in files.items() if not (folder / name).exists()}
    written = {**_changed_records(folder, story), **new}
    last = read_memory(folder) or Memory()
    if not written:
        if last.records != records:
            _write(folder, {LAST: replace(last, records=records).content})
        return []
    _check(folder, written)
    before = {name: (folder / name).read_bytes() for name in written if (folder / name).exists()}
    memory = Memory(
        records=records,
        after={name: file_digest(content) for name, content in written.items()},
        added=tuple(name for name in written if name not in before),
    )
    if (folder / LAST).exists():
        before[LAST] = (folder / LAST).read_bytes()
    _write(folder, {BEFORE: packed(before), **written, LAST: memory.content})
    return list(written)


def undone(folder: Path) -> list[str]:
    """Bring the files of a story back to what they were before the last import.

    Returns:
        the names of the files that changed or went.

    Raises:
        DataError: what is kept of the import cannot be read.
        UndoError: there was no import, or a file was changed since.
        OSError: a file cannot be written.
    """
    memory = read_memory(folder)
    if memory is None or not memory.after:
        raise UndoError(f"{shown_path(folder)}: found no import to take back")
    changed = [name for name, each in memory.after.items() if _digest_at(folder / name) != each]
    if changed:
        raise UndoError(
            f"{shown_path(folder)}: found {', '.join(changed)} changed since the import, "
            "expected the files as it wrote them (take the changes back by hand)"
        )
    before = unpacked(folder)
    _write(folder, before)
    for name in memory.added:
        (folder / name).unlink()
    if LAST not in before:
        (folder / LAST).unlink()
    (folder / BEFORE).unlink(missing_ok=True)
    _remove_empty(folder, (*memory.added, LAST))
    return list(memory.after)


def _changed_records(folder: Path, story: StoryFile) -> dict[str, bytes]:
    """The files of a story's records whose text changes."""
    tables = {name: TABLES[name] for name in table_names(folder)}
    changed: dict[str, bytes] = {}
    for file, name in tables.items():
        records = [field_values(record) for record in getattr(story, name)]
        text = updated_table(folder / file, records).encode()
        old = (folder / file).read_bytes()
        bom = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
        if bom + text != old:
            changed[file] = bom + text
    editor = StoryFileEditor(folder / STORY_FILE)
    before = editor.text
    editor.update(story.model_copy(update=dict.fromkeys(tables.values(), ())))
    if editor.text != before:
        changed[STORY_FILE] = editor.content
    return changed


def _check(folder: Path, written: Mapping[str, bytes]) -> None:
    """Read the story as it would be, in a folder beside it.

    Raises:
        DataError: it would not be valid.
    """
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as name:
        part = Path(name) / folder.name
        shutil.copytree(folder, part, copy_function=_linked, ignore=lambda *_: {FOLDER})
        for file, content in written.items():
            (part / file).parent.mkdir(parents=True, exist_ok=True)
            write_whole(part / file, content)
        with _named(part, folder):
            load_story(part)


def _linked(source: str, target: str) -> None:
    """A file at another place without its content copied, if the system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@contextmanager
def _named(part: Path, folder: Path) -> Iterator[None]:
    """Problems found in one folder, reported as of another."""
    try:
        yield
    except DataError as error:
        problems = (
            replace(each, file=each.file.replace(shown_path(part), shown_path(folder)))
            for each in error.problems
        )
        raise DataError(tuple(problems)) from error


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files; if one cannot be written, those before it are as they were."""
    before = {
        name: (folder / name).read_bytes() if (folder / name).exists() else None for name in files
    }
    try:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(folder / name, content)
    except OSError:
        for name, old in before.items():
            if old is None:
                (folder / name).unlink(missing_ok=True)
            else:
                write_whole(folder / name, old)
        raise


def _digest_at(path: Path) -> str:
    try:
        return file_digest(path.read_bytes())
    except OSError:
        return ""


def _remove_empty(folder: Path, names: Iterable[str]) -> None:
    """Remove the folders in which files were that are gone, if nothing else is in them."""
    within = {folder / parent for name in names for parent in PurePath(name).parents}
    for each in sorted(within, reverse=True):  # a folder comes after those in it
        if each.is_dir() and not any(each.iterdir()):
            each.rmdir()
