"""Files of a story written by an import, all of them or none, so that it can be taken back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from explorer.imports.storage.backups import BEFORE, packed, unpacked, with_older
from explorer.imports.storage.inner_paths import inner_path, is_inner
from explorer.imports.storage.memory import (
    FOLDER,
    LAST,
    Digests,
    Memory,
    digests_of,
    file_digest,
    read_memory,
)
from explorer.imports.storage.storing import record_files
from explorer.reading.library import load_story
from explorer.reading.own_files import table_names
from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES
from explorer.reading.text_files import refused, shown_path
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
    _check_names(folder, files)
    written = {**files, **record_files(story)}
    after = {name: file_digest(content) for name, content in written.items()}
    memory = Memory(
        records=digests_of(story),
        after=after,
        added=tuple(written),
        files={name: after[name] for name in files},
    )

    def check(part: Path) -> None:
        with _named(part, folder):
            load_story(part)

    write_whole_folder(folder, {**written, LAST: memory.content}, check)


def save_update(
    folder: Path,
    story: StoryFile,
    files: Mapping[str, bytes],
    records: Digests,
    attached: Mapping[str, str],
) -> list[str]:
    """Bring the files of a story to say what it is now; returns the names of those that changed.

    Args:
        folder: the story's folder.
        story: what its files are to say.
        files: what is written beside its records.
        records: what to remember of the import.
        attached: what to remember of the files beside the records: their digests.

    Raises:
        DataError: it would not be a valid story, or a file would lie elsewhere; nothing is written.
        RoundTripError: a file cannot be changed without changing what else it says.
        OSError: it cannot be written; the files are as they were.
    """
    _check_names(folder, files)
    written = {**_changed_records(folder, story), **files}
    last = read_memory(folder)
    if not written:
        if last and (last.records, last.files) != (records, attached):
            _write(folder, {LAST: replace(last, records=records, files=attached).content})
        return []
    _check(folder, written)
    before = {name: (folder / name).read_bytes() for name in written if (folder / name).exists()}
    backup = packed(with_older(folder, before))
    memory = Memory(
        records=records,
        after={name: file_digest(content) for name, content in written.items()},
        added=tuple(name for name in written if name not in before),
        backup=file_digest(backup),
        files=attached,
    )
    _write(folder, {BEFORE: backup, **written, LAST: memory.content})
    return list(written)


def undone(folder: Path) -> list[str]:
    """Bring the files of a story back to what they were before the last import.

    Returns:
        the names of the files that changed or went.

    Raises:
        DataError: what is kept of the import cannot be read, or leads out of the folder.
        UndoError: there was no import, a file was changed since, or what was before is not kept.
        OSError: a file cannot be written.
    """
    memory = read_memory(folder)
    if memory is None or not memory.after:
        raise UndoError(f"{shown_path(folder)}: found no import to take back")
    changed = [
        name for name, each in memory.after.items() if _digest_at(inner_path(folder, name)) != each
    ]
    if changed:
        raise UndoError(
            f"{shown_path(folder)}: found {', '.join(changed)} changed since the import, "
            "expected the files as it wrote them (take the changes back by hand)"
        )
    before = unpacked(folder, memory.backup, memory.after.keys() - set(memory.added))
    if before is None:
        raise UndoError(
            f"{shown_path(folder)}: found no {BEFORE} with the files before the import, expected "
            "the one that it wrote (take the changes back by hand)"
        )
    _write(folder, before)
    for name in (*memory.added, *({LAST, BEFORE} - before.keys())):
        inner_path(folder, name).unlink(missing_ok=True)
    _remove_empty(folder, (*memory.added, LAST))
    return list(memory.after)


def _check_names(folder: Path, files: Iterable[str]) -> None:
    """Hold the names of files beside the records against those that a story can have.

    Raises:
        DataError: a file would be hidden, or lie outside the folder.
    """
    for name in files:
        if not is_inner(name):
            raise refused(folder, f"the name {name[:100]!r}", "names in the story's folder")


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
    """Write files; if one cannot be written, those before it are as they were.

    Raises:
        DataError: a link leads out of the folder; nothing is written.
        OSError: one cannot be written.
    """
    paths = {name: inner_path(folder, name) for name in files}
    before = {name: path.read_bytes() if path.exists() else None for name, path in paths.items()}
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
