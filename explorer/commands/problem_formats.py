"""How problems are printed: as lines for people, as JSON for editors, as annotations for CI."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from explorer.story.errors import Problem

Problems = tuple[Problem, ...]


def text_lines(problems: Problems) -> Iterator[str]:
    """A line for each problem."""
    yield from map(str, problems)


def json_lines(problems: Problems) -> Iterator[str]:
    """A list of records with the fields of `Problem` and its `message`."""
    records = [{**asdict(problem), "message": problem.message} for problem in problems]
    yield json.dumps(records, ensure_ascii=False, indent=2)


def github_lines(problems: Problems) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the line they speak of.

    Escaping: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    for problem in problems:
        line = "" if problem.line is None else f",line={problem.line}"
        place = f"file={_escaped(problem.file, ':,')}{line}"
        yield f"::{problem.severity} {place}::{_escaped(problem.message)}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


FORMATS: dict[str, Callable[[Problems], Iterator[str]]] = {
    "text": text_lines,
    "json": json_lines,
    "github": github_lines,
}
