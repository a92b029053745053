"""Our own zip: the folder of a story, which comes back file by file, after it has been checked."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from explorer.imports.exported.own_records import LISTS
from explorer.imports.found import Choices, Found, FoundRecord, Given, ReportLine
from explorer.imports.parsing.zip_archives import Archive, read_archive
from explorer.imports.refusals import refused
from explorer.imports.storage.inner_paths import is_inner
from explorer.reading.file_names import ARTICLE
from explorer.reading.library import load_story
from explorer.reading.record_files import STORY_FILE
from explorer.reading.tables import TABLES
from explorer.story.errors import DataError, Problem
from explorer.writing.values import Value, field_values


def is_story_archive(given: Given) -> bool:
    """Whether a file is a zip with a `story.yaml`."""
    return given.content.startswith(b"PK\x03\x04") and STORY_FILE.encode() in given.content


def read_story_archive(given: Given, _: Choices) -> Found:
    """The story in an archive, with its articles, media, areas and ways.

    Raises:
        DataError: the archive is hostile or damaged, or the story in it has mistakes.
    """
    archive = read_archive(given)
    roots = {
        str(PurePosixPath(name).parent)
        for name in archive.names
        if PurePosixPath(name).name == STORY_FILE
    }
    if len(roots) != 1:
        found = f"{len(roots)} files called {STORY_FILE}"
        raise refused(given, found, f"one {STORY_FILE}, as in a zip that the explorer exported")
    root = PurePosixPath(roots.pop())
    files, report = _files(archive, root)
    story = _read(files, given)
    lists = {kind: story.pop(kind, []) for kind in LISTS}
    story.pop("format")
    story.setdefault("route", "itinerary")
    beside = {
        name: content
        for name, content in files.items()
        if name != STORY_FILE and name not in TABLES
    }
    records = [
        FoundRecord(kind=kind, values=each, where=_where(kind, each))
        for kind, listed in lists.items()
        for each in listed
    ]
    return Found(
        story=story,
        records=tuple(records),
        has_copies=True,
        files=beside,
        report=tuple(report),
    )


def _read(files: Mapping[str, bytes], given: Given) -> dict[str, Any]:
    """The records of the story, read from its files as from any folder of a story."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "story"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            return dict(field_values(load_story(folder)))
        except DataError as error:
            problems = (_in_archive(each, given) for each in error.problems)
            raise DataError(tuple(problems)) from error


def _in_archive(problem: Problem, given: Given) -> Problem:
    """A problem of an unpacked file as one of the archive."""
    inside = Path(problem.file).name if Path(problem.file).is_absolute() else problem.file
    return replace(problem, file=f"{given.name}/{inside}")


def _files(archive: Archive, root: PurePosixPath) -> tuple[dict[str, bytes], list[ReportLine]]:
    """The files of the story's folder by their names there, and what else the archive has."""
    files: dict[str, bytes] = {}
    report: list[ReportLine] = []
    for name in archive.names:
        path = PurePosixPath(name)
        inside = path.relative_to(root) if path.is_relative_to(root) else None
        if inside and is_inner(str(inside)):
            article = ARTICLE.fullmatch(str(inside))
            if not (article and article["local"]):
                files[str(inside)] = archive.read(name)
                continue
        why = "it is no file of the story"
        report.append(ReportLine.left_out(name, found="a file", why=why))
    return files, report


def _where(kind: str, values: dict[str, Value]) -> str:
    words = values.get("id") or values.get("arrives") or values.get("to") or ""
    return f"{kind.rstrip('s')} {words}"
