"""The files of media and of the background: there, of the format that they claim, and sound."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from explorer.media.errors import MediaError
from explorer.media.facts import RememberedFacts
from explorer.reading.archive_files import read_archive
from explorer.reading.file_signatures import LONGEST, is_web_page, is_what_it_says
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
from explorer.tiles.opening import said_of

MAX_MEDIA_BYTES = 200_000_000
"""Largest file of media."""


@dataclass
class MediaFiles:
    """What the files of media are that the records of a story name."""

    facts: dict[str, MediaFacts] = field(default_factory=dict)
    """Of each sound file, by name; none for map tiles."""
    archives: dict[str, ArchiveFacts] = field(default_factory=dict)
    """Of each file of map tiles that can be shown, by name."""
    broken_archives: dict[str, str] = field(default_factory=dict)
    """What is wrong with each of the others, by name: the built-in map is shown in their place."""
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
            faults = [*_faults(folder, name)]
            if ending(name) in TILE_ENDINGS:
                if faults:
                    found.broken_archives[name] = faults[0].said
                else:
                    found.archives[name] = read_archive(folder / name, story)
            else:
                found.reports += [Report(at, *fault) for at in paths for fault in faults]
                if not faults:
                    found.facts[name] = remembered.of(name)
        except DataError as error:
            found.problems += error.problems
        except MediaError as error:
            found.reports += [Report(at, error.found, error.expected, error.hint) for at in paths]
        except BasemapError as error:
            found.broken_archives[name] = f"{name}: {said_of(folder / name, error)}"
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


class _Fault(NamedTuple):
    found: str
    expected: str
    hint: str = ""

    @property
    def said(self) -> str:
        """As the readers of archives say what is wrong."""
        return f"found {self.found}, expected {self.expected} ({self.hint})"


def _faults(folder: Path, name: str) -> Iterator[_Fault]:
    """What is wrong with a file before its content is looked at."""
    beginning = read_beginning(folder / name, LONGEST, folder=folder)
    expected = f"the content of a {ending(name)} file"
    if is_what_it_says(name, beginning):
        if ending(name) in TILE_ENDINGS:
            return
        if (size := (folder / name).stat().st_size) > MAX_MEDIA_BYTES:
            yield _Fault(f"{size:,} bytes", f"at most {MAX_MEDIA_BYTES:,} bytes")
    elif not beginning:
        yield _Fault(f"{name!r} without content", expected, "copy it again")
    elif is_web_page(beginning):
        hint = "download it again: a server has sent this page in its place"
        yield _Fault(f"{name!r}, a web page", expected, hint)
    else:
        yield _Fault(repr(name), expected, "convert it; a new name does not change its format")
