"""Which commands there are, and what to install if a command's packages are missing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from explorer.commands.outcomes import UsageError
from explorer.paths import IS_INSTALLED

MODULES = {
    "serve": "serve",
    "fetch": "fetch",
    "list": "listing",
    "check": "check",
    "export": "export",
    "geocode": "geocode",
    "attach": "attach",
    "new": "new",
    "import": "importing",
    "media": "media",
}
"""The module of each command, in the order in which `--help` lists them."""

FOR_AUTHORS = frozenset({"check", "geocode", "attach", "new", "import", "media"})
"""Commands that need the packages of the extra `author`."""


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], typed: Sequence[str]
) -> None:
    """Add the commands that were typed; all of them if none was, for the help.

    A server does not need what the others import, which takes 27 MB.
    """
    for name in [name for name in MODULES if name in typed] or MODULES:
        try:
            module = import_module(f"explorer.commands.{MODULES[name]}")
        except ModuleNotFoundError as error:
            if name not in FOR_AUTHORS or (error.name or "").startswith("explorer"):
                raise
            _add_unavailable(commands, name, error.name or "a package")
        else:
            module.add_parser(commands)


def _add_unavailable(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, package: str
) -> None:
    """A command that only says what to install."""

    def run(_: argparse.Namespace) -> int:
        raise UsageError(f"{name} needs {package}, which is not installed; type: {_how_to()}")

    parser = commands.add_parser(name, help=f"not installed; type: {_how_to()}", add_help=False)
    parser.set_defaults(run=run, is_available=False)


def _how_to() -> str:
    if IS_INSTALLED:
        return "pip install 'itinerary-explorer[author]'"
    return "pip install -r requirements-author.txt"
