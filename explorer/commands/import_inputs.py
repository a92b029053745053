"""The files and addresses that `import` was given, read and recognised."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from explorer.commands.outcomes import UsageError, say
from explorer.commands.progress import watched, watched_gazetteer
from explorer.imports import IMPORTS, Import, import_named, import_of
from explorer.imports.fetching import MAX_BYTES, fetched, file_address
from explorer.imports.found import Choices, Found, Given
from explorer.imports.kinds import what_it_is
from explorer.imports.table_fields import FIELDS, is_field
from explorer.reading.text_files import read_beginning, refused
from explorer.remotes.web_files import is_address
from explorer.story.errors import DataError, Problem
from explorer.story.places import Coordinate


def read_inputs(options: argparse.Namespace) -> list[tuple[Given, Found]]:
    """Everything that was named, with what is in it.

    Raises:
        DataError: a file cannot be read, or is of no kind that can be imported.
        UsageError: an option does not fit.
        CacheError: the gazetteer's index cannot be built.
    """
    choices = _choices(options)
    return [_read(text, options.format, choices) for text in options.files]


def _read(text: str, format_name: str | None, choices: Choices) -> tuple[Given, Found]:
    given = _given(text)
    chosen = _format(format_name) if format_name else import_of(given)
    if chosen is None:
        kind, remedy = what_it_is(given)
        known = ", ".join(each.label for each in IMPORTS)
        raise DataError(
            (
                Problem(
                    file=text,
                    line=None,
                    record="the file",
                    found=kind,
                    expected=f"one of {known}",
                    hint=remedy,
                ),
            )
        )
    found = chosen.read(given, choices)
    say(f"{given.name}: read as {chosen.label}")
    return given, found


def _given(text: str) -> Given:
    if is_address(text):
        say(f"asking {urlsplit(file_address(text)).hostname} for {text}")
        return fetched(text)
    path = Path(text)
    content = read_beginning(path, MAX_BYTES + 1, folder=Path(path.anchor or "/"))
    if len(content) > MAX_BYTES:
        raise refused(path, f"more than {MAX_BYTES:,} bytes", f"at most {MAX_BYTES:,} bytes")
    return Given(name=path.name, content=content, folder=path.parent)


def _format(name: str) -> Import:
    found = import_named(name)
    if found is None:
        known = ", ".join(each.name for each in IMPORTS)
        raise UsageError(f"--format: found {name!r}, expected one of: {known}")
    return found


def _choices(options: argparse.Namespace) -> Choices:
    columns: dict[str, str] = {}
    for pair in options.map:
        column, equals, field = pair.rpartition("=")
        if not equals or not column:
            raise UsageError(f"--map: found {pair!r}, expected COLUMN=FIELD, such as City=place")
        if not is_field(field):
            raise UsageError(f"--map: found {field!r}, expected one of: {', '.join(FIELDS)}")
        columns[column] = field
    return Choices(
        lang=options.lang,
        columns=columns,
        sheet=options.sheet,
        key=options.key,
        day_first=options.day_first,
        watch=watched,
        distance_from=_distance_from(),
    )


def _distance_from() -> Callable[[str, Coordinate], float | None]:
    """How far points are from places of a name, also one with its country or state behind it."""
    gazetteer = watched_gazetteer()

    def distance(name: str, at: Coordinate) -> float | None:
        first = re.split("[,(]", name)[0]
        names = dict.fromkeys((name.strip(), first.strip()))
        found = (gazetteer.distance_km(each, at) for each in names)
        return next((each for each in found if each is not None), None)

    return distance
