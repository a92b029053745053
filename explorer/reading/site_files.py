"""`site.yaml`, beside the story folders: what concerns the site and no single story.

So far that is its front story, which the plain address opens.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from explorer.reading.text_files import decoded, read_bytes, shown_path
from explorer.reading.yaml_files import LineOf, read_yaml
from explorer.story.errors import DataError, Problem

SITE_FILE = "site.yaml"
_RECORD = "the site"
_EXPECTED = "a line such as “front: my-story”"


def front_story(root: Path, slugs: tuple[str, ...]) -> str | None:
    """The story that the plain address opens; None if it lists all stories.

    Args:
        root: the folder of stories.
        slugs: the stories in it, also those that cannot be shown.

    Raises:
        DataError: there is a `site.yaml`, and something in it is wrong.
    """
    path = root / SITE_FILE
    if not path.exists():
        return None
    shown = shown_path(path)
    values, line_of = read_yaml(decoded(read_bytes(path), shown), shown)
    problems = tuple(_problems(values, line_of, shown, slugs))
    if problems:
        raise DataError(problems)
    return str(values["front"])


def read_site(root: Path, slugs: tuple[str, ...]) -> tuple[str | None, tuple[Problem, ...]]:
    """The front story, and what is wrong in `site.yaml`; as `front_story`, which raises that."""
    try:
        return front_story(root, slugs), ()
    except DataError as error:
        return None, error.problems


def _problems(values: Any, line_of: LineOf, shown: str, slugs: tuple[str, ...]) -> list[Problem]:
    if not isinstance(values, dict):
        return [_problem(shown, 1, "", repr(values), _EXPECTED)]
    problems = [
        _problem(shown, line_of((key,)), str(key), "an unknown field", "only “front”")
        for key in values
        if key != "front"
    ]
    front = values.get("front")
    if front not in slugs and not problems:
        listed = ", ".join(slugs) or "a story"
        line = line_of(("front",))
        problems.append(_problem(shown, line, "front", repr(front), f"one of: {listed}"))
    return problems


def _problem(file: str, line: int | None, field: str, found: str, expected: str) -> Problem:
    return Problem(
        file=file, line=line, record=_RECORD, field=field, found=found, expected=expected
    )
