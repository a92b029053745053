"""The files and addresses that `import` was given, read and recognised."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from explorer.commands.outcomes import UsageError, say
from explorer.commands.progress import watched, watched_gazetteer
from explorer.imports import IMPORTS, Import, import_named, import_of
from explorer.imports.fetching import MAX_BYTES, fetched, file_address
from explorer.imports.found import Choices, Found, Given
from explorer.imports.kinds import what_it_is
from explorer.imports.rows.table_fields import FIELDS, is_field
from explorer.imports.rows.text_languages import guessed_language
from explorer.reading.text_files import read_beginning, refused
from explorer.remotes.web_files import is_address
from explorer.story.errors import DataError, Problem
from explorer.story.places import Coordinate

USUAL = "en"
"""The language of files that have no words by which it is known."""


@dataclass(frozen=True)
class Inputs:
    """Everything that was named."""

    sources: list[tuple[Given, Found]]
    """The files, each with what is in it."""
    lang: str
    """The language of texts whose language no file says."""


def read_inputs(options: argparse.Namespace, languages: Sequence[str]) -> Inputs:
    """Read everything that was named, in its language: the given one, or one by its words.

    Args:
        options: of the command.
        languages: those of the story that is updated; empty for a new one.

    Raises:
        DataError: a file cannot be read, or is of no kind that can be imported.
        UsageError: an option does not fit.
        CacheError: the gazetteer's index cannot be built.
    """
    if options.lang and languages and options.lang not in languages:
        raise UsageError(
            f"--lang: found {options.lang!r}, expected a language of the story: "
            f"{', '.join(languages)}"
        )
    usual = options.lang or next(iter(languages), USUAL)
    choices = _choices(options, usual)
    opened = [_opened(text, options.format) for text in options.files]
    found = [_read(given, chosen, choices) for given, chosen in opened]
    guess = None if options.lang else guessed_language(found, languages)
    if guess:
        say(f"language: {guess}, by its words (--lang CODE says otherwise)")
    if guess and guess != usual:
        choices = replace(choices, lang=guess)
        found = [chosen.read(given, choices) for given, chosen in opened]
    sources = [(given, each) for (given, _), each in zip(opened, found, strict=True)]
    if len(sources) > 1:
        sources = [(given, each.within(given.name)) for given, each in sources]
    return Inputs(sources, guess or usual)


def _opened(text: str, format_name: str | None) -> tuple[Given, Import]:
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
    return given, chosen


def _read(given: Given, chosen: Import, choices: Choices) -> Found:
    found = chosen.read(given, choices)
    say(f"{given.name}: read as {chosen.label}")
    return found


def _given(text: str) -> Given:
    if is_address(text):
        say(f"asking {urlsplit(file_address(text)).hostname} for {text}")
        return fetched(text)
    path = Path(text)
    if path.is_dir():
        hint = f"name its files, such as {path / '*.csv'}"
        raise refused(path, "a folder", "a file", hint=hint)
    size = path.stat().st_size if path.is_file() else 0
    content = b""
    if size <= MAX_BYTES:
        content = read_beginning(path, MAX_BYTES + 1, folder=Path(path.anchor or "/"))
        size = len(content)
    if size > MAX_BYTES:
        found, expected = f"{size:,} bytes", f"at most {MAX_BYTES:,} bytes"
        raise refused(path, found, expected, hint="simplify it, or divide it into several files")
    return Given(name=path.name, content=content, folder=path.parent)


def _format(name: str) -> Import:
    found = import_named(name)
    if found is None:
        known = ", ".join(each.name for each in IMPORTS)
        raise UsageError(f"--format: found {name!r}, expected one of: {known}")
    return found


def _choices(options: argparse.Namespace, lang: str) -> Choices:
    columns: dict[str, str] = {}
    for pair in options.map:
        column, equals, field = pair.rpartition("=")
        if not equals or not column:
            raise UsageError(f"--map: found {pair!r}, expected COLUMN=FIELD, such as City=place")
        if not is_field(field):
            raise UsageError(f"--map: found {field!r}, expected one of: {', '.join(FIELDS)}")
        columns[column] = field
    return Choices(
        lang=lang,
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
