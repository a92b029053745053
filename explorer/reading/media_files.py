"""The files of media and of the background: there, of the format that they claim, and sound."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from explorer.media.errors import MediaError
from explorer.media.facts import RememberedFacts
from explorer.reading.archive_files import archive_report, read_archive
from explorer.reading.file_signatures import LONGEST, is_what_it_says
from explorer.reading.guesses import Guesses
from explorer.reading.reports import Report
from explorer.reading.text_files import read_beginning, refused
from explorer.reading.yaml_files import ValuePath
from explorer.story.archives import ArchiveFacts
from explorer.story.attachments import ending
from explorer.story.backgrounds import TILE_ENDINGS
from explorer.story.errors import DataError, Problem
from explorer.story.media import MediaFacts
from explorer.story.records import StoryFile
from explorer.tiles.errors import BasemapError

MAX_MEDIA_BYTES = 200_000_000
"""Largest file of media."""


@dataclass
class MediaFiles:
    """What the files of media are that the records of a story name."""

    facts: dict[str, MediaFacts] = field(default_factory=dict)
    """Of each sound file, by name; none for map tiles."""
    archives: dict[str, ArchiveFacts] = field(default_factory=dict)
    """Of each sound file of map tiles, by name."""
    missing: dict[str, str] = field(default_factory=dict)
    """Files that are not there, each with one of similar name that is, if any."""
    problems: list[Problem] = field(default_factory=list)
    """Files that cannot be read."""
    reports: list[Report] = field(default_factory=list)
    """What is wrong with the others, where a record names them."""


def read_media_files(story: StoryFile, folder: Path, there: frozenset[str]) -> MediaFiles:
    """Read the files of media that a story's records name; unchanged ones are not read again.

    Args:
        story: the sound records.
        folder: the story's folder.
        there: the names of all files in it to which records can refer.
    """
    found, guesses, remembered = MediaFiles(), Guesses(), RememberedFacts(folder)
    for name, paths in _named(story).items():
        if not os.path.lexists(folder / name):
            found.missing[name] = guesses.near(name, there)
            continue
        try:
            faults = [*_faults(folder, name, paths)]
            found.reports += faults
            if not faults and ending(name) in TILE_ENDINGS:
                found.archives[name] = read_archive(folder / name, story)
            elif not faults:
                found.facts[name] = remembered.of(name)
        except DataError as error:
            found.problems += error.problems
        except MediaError as error:
            found.reports += [Report(at, error.found, error.expected, error.hint) for at in paths]
        except BasemapError as error:
            found.reports += [archive_report(at, error, folder) for at in paths]
        except OSError as error:  # taken away or replaced just now, or its disk fails
            why = error.strerror or "an error"
            found.problems += refused(folder / name, why, "a readable file").problems
    remembered.keep()
    return found


def _named(story: StoryFile) -> dict[str, list[ValuePath]]:
    """Each file that is named, with the values that name it."""
    named: dict[str, list[ValuePath]] = {}
    for index, item in enumerate(story.media):
        for path, name in item.files:
            named.setdefault(name, []).append(("media", index, *path))
    for index, background in enumerate(story.backgrounds):
        if background.file:
            named.setdefault(background.file, []).append(("background", index, "file"))
    return named


def _faults(folder: Path, name: str, paths: list[ValuePath]) -> Iterator[Report]:
    """What is wrong with a file before its content is looked at."""
    beginning = read_beginning(folder / name, LONGEST, folder=folder)
    if not is_what_it_says(name, beginning):
        expected = f"the content of a {ending(name)} file"
        hint = "convert it; a new name does not change its format"
        yield from (Report(path, repr(name), expected, hint) for path in paths)
    elif ending(name) in TILE_ENDINGS:
        return
    elif (size := (folder / name).stat().st_size) > MAX_MEDIA_BYTES:
        found, expected = f"{size:,} bytes", f"at most {MAX_MEDIA_BYTES:,} bytes"
        yield from (Report(path, found, expected) for path in paths)
