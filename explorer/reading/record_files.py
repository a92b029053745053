"""All records of a story as its files have them: `story.yaml`, and the tables beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from explorer.reading.locations import Locate, by_list, in_file
from explorer.reading.meant_fields import MODELS
from explorer.reading.tables import TABLES, Table, read_table
from explorer.reading.text_files import shown_path
from explorer.reading.yaml_files import LineOf, read_yaml
from explorer.story.backgrounds import as_list
from explorer.story.errors import DataError, Problem

STORY_FILE = "story.yaml"


class RawRecords(NamedTuple):
    """What the files say, before it is checked."""

    values: Any
    """What one `story.yaml` with everything in it would say."""
    locate: Locate
    """Finds a value in the files."""
    problems: tuple[Problem, ...]
    """What is wrong in tables as such, and records that are in two files."""
    unknown: frozenset[str] = frozenset()
    """The lists whose tables cannot be read; of their records nothing is known."""


def raw_records(folder: Path, texts: Mapping[str, str]) -> RawRecords:
    """Put together what the files of a folder say.

    Args:
        folder: the story's folder.
        texts: the texts of its files, by name.

    Raises:
        DataError: `story.yaml` is no YAML.
    """
    problems: list[Problem] = []
    tables: dict[str, Table] = {}
    unknown: set[str] = set()
    known_cells: dict[str, str] = {}
    values: Any = None
    line_of: LineOf | None = None
    story = shown_path(folder / STORY_FILE)
    try:
        values, line_of = read_yaml(texts[STORY_FILE], story)
    except DataError as error:
        problems += error.problems
    for file, name in TABLES.items():
        try:
            if file in texts:
                shown = shown_path(folder / file)
                tables[name] = read_table(texts[file], shown, MODELS[name], known_cells)
        except DataError as error:
            problems += error.problems
            unknown.add(name)
    if line_of is None:
        raise DataError(tuple(problems))
    raw = _together(values, in_file(story, line_of), tables)
    return raw._replace(problems=(*problems, *raw.problems), unknown=frozenset(unknown))


def _together(values: Any, locate: Locate, tables: Mapping[str, Table]) -> RawRecords:
    if not isinstance(values, dict):
        return RawRecords(values, locate, ())
    doubled = tuple(_doubled(name, locate) for name in tables if values.get(name))
    records: dict[str, object] = {name: table.records for name, table in tables.items()}
    own: dict[str, Locate] = {name: table.locate for name, table in tables.items()}
    if "background" in values:
        records["background"] = as_list(values["background"])
        if not isinstance(values["background"], list):
            own["background"] = _without_list(locate)
    return RawRecords({**values, **records}, by_list(own, locate), doubled)


def _without_list(locate: Locate) -> Locate:
    """Finds a value of the only record of a list that is written without the list around it."""
    return lambda path: locate((path[0], *path[2:]))


def _doubled(name: str, locate: Locate) -> Problem:
    where = locate((name,))
    return Problem(
        file=where.file,
        line=where.line,
        record="the story",
        field=name,
        found=f"{name} here and in {name}.csv",
        expected="them in only one of the files",
    )
