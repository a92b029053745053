"""Files beside the records: those of several imported files together, and those of an update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from explorer.exports.way_files import ROUNDED_DEG, is_same_way
from explorer.imports.found import Found, FoundRecord, Given, ReportLine
from explorer.imports.storage.inner_paths import inner_path
from explorer.imports.storage.memory import file_digest
from explorer.imports.storage.merging import Conflict
from explorer.reading.file_names import ARTICLE
from explorer.reading.geojson_files import AREAS, WAYS, ReadShape, read_geojson
from explorer.reading.gpx_files import read_gpx
from explorer.story.attachments import ending
from explorer.story.shapes import Line
from explorer.writing.values import Value

_NAMING = ("file", "area", "track_file")
"""Fields of records that name a file beside them."""


@dataclass(frozen=True, kw_only=True)
class UpdatedFiles:
    """What an update does with the files beside the records."""

    written: dict[str, bytes] = field(default_factory=dict)
    remembered: dict[str, str] = field(default_factory=dict)
    """The digest of each as the imported file has it, by name; of an undecided one the last."""
    conflicts: list[Conflict] = field(default_factory=list)


def updated_files(
    folder: Path, files: Mapping[str, bytes], last: Mapping[str, str]
) -> UpdatedFiles:
    """Compare files with those of a story and with those of the last import, as fields are.

    Args:
        folder: the story's folder.
        files: those of the import, by name.
        last: the digests of those of the last import.

    Raises:
        DataError: a link leads out of the folder.
        OSError: a file of the story cannot be read.
    """
    done = UpdatedFiles(remembered=dict(last))
    for name, content in files.items():
        path, theirs = inner_path(folder, name), file_digest(content)
        old = path.read_bytes() if path.exists() else None
        ours = None if old is None else file_digest(old)
        if old is None or (ours != theirs and ours == last.get(name)):
            done.written[name] = content
        elif ours != theirs and last.get(name) != theirs and not _is_same(name, old, content):
            yours, found = f"{len(old):,} bytes", f"{len(content):,} bytes, others"
            conflict = Conflict(record=f"file {name}", field="content", yours=yours, theirs=found)
            done.conflicts.append(conflict)
            continue
        done.remembered[name] = theirs
    return done


def _is_same(name: str, old: bytes | None, new: bytes) -> bool:
    """Whether two files of areas or ways say the same: an export writes and rounds all of them."""
    if old is None or ending(name) not in (".gpx", ".geojson", ".json"):
        return False
    one, other = _read(name, old), _read(name, new)
    if one.way and other.way:
        return is_same_way(one.way, other.way)
    here, there = ([*each.shape.rings, *each.shape.lines] for each in (one, other))
    return len(here) == len(there) > 0 and all(map(_is_same_line, here, there))


def _is_same_line(one: Line, other: Line) -> bool:
    """Whether lines have the same positions but for rounding.

    An export may begin a ring elsewhere and turn it round (RFC 7946), which changes no area.
    """
    here, there = (sorted({(each.lon, each.lat) for each in line}) for line in (one, other))
    return len(here) == len(there) and all(
        abs(a - b) < ROUNDED_DEG
        for ours, theirs in zip(here, there, strict=True)
        for a, b in zip(ours, theirs, strict=True)
    )


def _read(name: str, content: bytes) -> ReadShape:
    """What a file says, as a way or else as an area."""
    text = content.decode("utf-8-sig", "replace")
    if ending(name) == ".gpx":
        return read_gpx(text, name)
    way = read_geojson(text, name, WAYS)
    return read_geojson(text, name, AREAS) if way.problems else way


def apart(
    sources: Sequence[tuple[Given, Found]],
) -> tuple[list[tuple[Given, Found]], list[ReportLine]]:
    """Imported files, of which no two have different files of one name beside them.

    A name that is taken gets a number, in the records too. A story has only one article in a
    language: it is that of the last file, whose fields of the story count as well.
    """
    last = {name: at for at, (_, found) in enumerate(sources) for name in found.files}
    taken: dict[str, bytes] = {}
    done: list[tuple[Given, Found]] = []
    report: list[ReportLine] = []
    for at, (given, found) in enumerate(sources):
        names: dict[str, str] = {}
        for name, content in found.files.items():
            if ARTICLE.fullmatch(name) and last[name] != at:
                report.append(_left_out(f"{given.name}/{name}"))
                continue
            names[name] = _free(name, content, taken)
            taken[names[name]] = content
        files = {new: found.files[name] for name, new in names.items()}
        records = tuple(_renamed(record, names) for record in found.records)
        done.append((given, replace(found, records=records, files=files)))
    return done, report


def _free(name: str, content: bytes, taken: Mapping[str, bytes]) -> str:
    """The name, or one with a number, under which no other content is taken."""
    path, number, free = PurePosixPath(name), 2, name
    while taken.get(free, content) != content:
        free = str(path.with_stem(f"{path.stem}-{number}"))
        number += 1
    return free


def _renamed(record: FoundRecord, names: Mapping[str, str]) -> FoundRecord:
    return replace(record, values={key: _named(key, v, names) for key, v in record.values.items()})


def _named(key: str, value: Value, names: Mapping[str, str]) -> Value:
    """A field with the present names of files, in the records in it too."""
    if isinstance(value, dict):
        return {name: _named(name, each, names) for name, each in value.items()}
    if isinstance(value, list):
        return [_named(key, each, names) for each in value]
    return names.get(value, value) if key in _NAMING and isinstance(value, str) else value


def _left_out(where: str) -> ReportLine:
    why = "a story has one article in a language, here that of another file"
    return ReportLine.left_out(where, found="an article", why=why)
