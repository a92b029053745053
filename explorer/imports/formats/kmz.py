"""KMZ: a zip of one KML document with its pictures, and our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from explorer.imports.files_beside import NotBesideError, with_files
from explorer.imports.formats.kml import placemarks_of
from explorer.imports.found import Choices, Found, FoundRecord, Given
from explorer.imports.parsing.zip_archives import Archive, read_archive
from explorer.imports.refusals import refused
from explorer.story.attachments import IMAGE_ENDINGS, ending


def is_kmz(given: Given) -> bool:
    """Whether a file is a zip that begins as those of KML do, or is called so."""
    is_zip = given.content.startswith(b"PK\x03\x04")
    return is_zip and (given.suffix == ".kmz" or b"doc.kml" in given.content[:200])


def read_kmz(given: Given, choices: Choices) -> Found:
    """The placemarks of its document, with the pictures that the archive has as files of media.

    Raises:
        DataError: it is no archive, is too large once unpacked, or has no document.
    """
    archive = read_archive(given)
    names = [name for name in archive.names if name.lower().endswith(".kml")]
    main = next((name for name in names if "/" not in name), next(iter(names), None))
    if main is None:
        raise refused(given, "no file that ends in .kml", "a KMZ with its document")
    document = Given(name=f"{given.name}/{main}", content=archive.read(main))
    found = placemarks_of(document, choices)
    folder = PurePosixPath(main).parent

    def lookup(name: str) -> bytes:
        inside = next((each for each in (str(folder / name), name) if each in archive.names), None)
        if inside is None:
            raise NotBesideError("no such file in the archive")
        return archive.read(inside)

    return with_files(_with_own_pictures(found, archive), lookup)


def _with_own_pictures(found: Found, archive: Archive) -> Found:
    """Our own export with its pictures, which are JPEG and have the ids of their media as names."""
    files: dict[str, bytes] = {}
    there: set[str] = set()
    records: list[FoundRecord] = []
    for record in found.records:
        name, file = f"files/{record.values.get('id')}.jpg", str(record.values.get("file") or "")
        is_picture = record.kind == "media" and ending(file) in IMAGE_ENDINGS
        if is_picture and name in archive.names:
            is_jpeg = ending(file) in (".jpg", ".jpeg")
            target = file if is_jpeg else str(PurePosixPath(file).with_suffix(".jpg"))
            files[target] = archive.read(name)
            there.add(file)
            records.append(replace(record, values={**record.values, "file": target}))
        else:
            records.append(record)
    report = tuple(line for line in found.report if line.became not in there)
    return replace(found, records=tuple(records), files={**found.files, **files}, report=report)
