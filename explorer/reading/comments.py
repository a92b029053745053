"""Texts of `story.yaml` that end at a # which YAML takes for a comment: ``title: Song #3``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explorer.reading.record_files import STORY_FILE
from explorer.reading.text_files import decoded, read_bytes, shown_path
from explorer.reading.yaml_repairs import with_quotes
from explorer.story.errors import Problem, Severity

_CUT_OFF = re.compile(r"""^ *(?:- )*[\w-]+: +[^\s"'{\[|>#&!*][^"'#]* (#[^\s#!].*)$""")
"""A value without quotation marks, then a # with no space after it: comments mostly have one."""


def check_comments(folder: Path) -> Iterator[Problem]:
    """Report each such line of a story that could be read."""
    path = folder / STORY_FILE
    lines = decoded(read_bytes(path), shown_path(path)).split("\n")
    for number, line in enumerate(lines, start=1):
        if found := _CUT_OFF.match(line[:2_000]):
            yield Problem(
                file=shown_path(path),
                line=number,
                record="the file",
                found=f"“{found[1][:40]}” after a space, which is read as a comment",
                expected="quotation marks around the text, if it is a part of it",
                hint=f"write {next(with_quotes(line)).strip()[:120]}",
                severity=Severity.WARNING,
            )
