"""The frontend's modules and style sheets joined into one file each, when they are first asked for.

Small modules read well but load badly: each costs a request, and each level of imports
a round trip. There is no build step all the same: the modules keep to two forms, `import { a, b }
from "./other.js"` and `export function|const|class`, so joining them is a matter of order and
scope.
`tests/test_bundles.py` holds every module to these forms.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from explorer.errors import ExplorerError

ENTRY = "explorer.js"
"""The module that all others are reached from; the joined file has its name and its exports."""

COMPILE_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""For the head of a script that is needed whole: Chromium compiles it while it arrives, beside the
main thread (Explicit Compile Hints); others read a comment."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (\w+))", re.MULTILINE)
_JSDOC = re.compile(r"^[ \t]*/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class BundleError(ExplorerError):
    """A module that cannot be joined to the others; the message says which and why."""


def bundle_modules(sources: dict[str, str], entry: str = ENTRY) -> str:
    """One ES module with the exports of `entry`, from it and all that it imports.

    Args:
        sources: the text of each module by file name.
        entry: file name of the module to begin with.

    Raises:
        BundleError: a module is missing, imports itself through others, or uses another form of
            import or export than the two that are joined.

    >>> print(bundle_modules({"explorer.js": "export function f() {}\\n"}))
    //# allFunctionsCalledOnLoad
    const explorer_js = (() => {
    function f() {}
    return { f };
    })();
    export const { f } = explorer_js;
    <BLANKLINE>
    """
    imports: dict[str, list[str]] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name in imports:
            continue
        if name not in sources:
            raise BundleError(f"{name}: found no such module, expected one of {sorted(sources)}")
        imports[name] = [match[2] for match in _IMPORT.finditer(sources[name])]
        waiting.extend(imports[name])
    try:
        order = tuple(TopologicalSorter(imports).static_order())
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise BundleError(f"found modules that import each other: {circle}") from error
    scopes = [_scope(name, sources[name]) for name in order]
    exports = ", ".join(_exports(sources[entry]))
    exported = f"export const {{ {exports} }} = {_variable(entry)};\n"
    return COMPILE_AT_ONCE + "".join(scopes) + exported


def _scope(name: str, source: str) -> str:
    """A module as a function scope that hands out what the module exports.

    Its JSDoc stays behind: it is a third of what would be sent.
    """
    body = _JSDOC.sub("", _IMPORT.sub(_destructuring, source))
    body = _EXPORT.sub("", body)
    if other := _OTHER.search(body):
        raise BundleError(
            f"{name}: found {other[0]!r}, expected "
            'import { a, b } from "./other.js" or export function, const or class'
        )
    exports = ", ".join(_exports(source))
    return f"const {_variable(name)} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def _destructuring(match: re.Match[str]) -> str:
    names = match[1].replace(" as ", ": ")
    return f"const {{{names}}} = {_variable(match[2])};\n"


def _exports(source: str) -> list[str]:
    return [match[1] for match in _EXPORT.finditer(source)]


def _variable(name: str) -> str:
    return name.replace(".", "_")


def bundle_styles(sources: dict[str, str], without: Collection[str] = ()) -> str:
    """One style sheet from all: tokens first, then the frame of a pane, then the rest by name.

    Args:
        sources: the text of each style sheet by file name.
        without: file names of those that the page has no use for.
    """
    first = ("tokens.css", "panes.css")
    rest = sorted(name for name in sources if name not in (*first, *without))
    return "\n".join(sources[name] for name in (*first, *rest) if name in sources)


def read_folder(folder: Path, suffix: str) -> dict[str, str]:
    """The text of every file in a folder with this suffix, by file name."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob(f"*{suffix}"))}
