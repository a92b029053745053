"""How a command ends: its exit codes, the error of wrong usage, and what it says on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from explorer.story.control_characters import printable
from explorer.story.errors import ExplorerError

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 130
"""What shells make of a command that Ctrl+C ended: 128 and the signal's number."""


class UsageError(ExplorerError):
    """The command cannot be carried out as it was typed; says what to type instead."""


@contextmanager
def writing(path: Path | str, kind: str = "file") -> Iterator[None]:
    """Report a failure to write as wrong usage.

    Args:
        path: what is written, as the message names it.
        kind: what it would be, a `file` or a `folder`.

    Raises:
        UsageError: the system refused it.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or "an error"
        raise UsageError(f"{path}: found {reason!r}, expected a writable {kind}") from error


def say(*lines: str) -> None:
    """Print to standard error; standard output is reserved for the command's result."""
    _print(lines, sys.stderr)


def put_out(*lines: str) -> None:
    """Print the command's result to standard output."""
    _print(lines, sys.stdout)


def _print(lines: Iterable[str], stream: TextIO) -> None:
    """Print them as text: a terminal would obey control characters, even those of an article."""
    for line in lines:
        print(printable(line).replace("\r", "\ufffd"), file=stream)
