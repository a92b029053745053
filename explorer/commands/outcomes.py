"""How a command ends: its exit codes, the error of wrong usage, and what it says on the way."""

from __future__ import annotations

import sys

from explorer.errors import ExplorerError

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 130
"""What shells make of a command that Ctrl+C ended: 128 and the signal's number."""


class UsageError(ExplorerError):
    """The command cannot be carried out as it was typed; says what to type instead."""


def say(*lines: str) -> None:
    """Tell the person at the terminal; standard output is left to what the command makes."""
    for line in lines:
        print(line, file=sys.stderr)
