"""What `test_conventions` looks for in the code, as functions that it can also try on a slip."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
"""Lines, with docstrings and blank ones."""

UNITS = re.compile(
    r"(.*_)?(px|km|kms|deg|s|ms|bytes|lat|lon|x|y|width|height|left|top|right|bottom"
    r"|west|east|north|south|zoom|scale)"
)
"""Names of numbers that could be taken for each other."""
MOST_TEXTS = 4
"""Texts in a row that a call may pass by position."""
ASSERTING = re.compile(
    r"(.*[._])?(raises|warns|fail|expect|check_schema|validate|assertValid|wait_[a-z_]+)"
)
"""Calls that fail a test by themselves; a wait does so when its time is over."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Slip(NamedTuple):
    """Something that does not keep to a convention."""

    line: int
    name: str
    what: str


def lengths(source: str) -> Iterator[Slip]:
    """A file or functions that are too long."""
    lines = source.count("\n")
    if lines > LONGEST_FILE:
        yield Slip(1, "", f"{lines} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield Slip(node.lineno, node.name, f"{lines} lines")


def untold_errors(source: str) -> Iterator[Slip]:
    """Errors that a public function raises and its docstring does not name under Raises."""
    for function in _public(ast.parse(source)):
        told = (ast.get_docstring(function) or "").partition("Raises")[2]
        for name in sorted(_raised(function.body, frozenset())):
            if not re.search(rf"\b{name}\b", told):
                yield Slip(function.lineno, function.name, name)


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[Function]:
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _public(node)


def _raised(nodes: list[ast.stmt], caught: frozenset[str]) -> set[str]:
    """The names of the errors that statements raise and do not catch again."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Function | ast.ClassDef):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            name = ast.unparse(error).rpartition(".")[2]
            found |= {name} - caught if name[0].isupper() else set()
        here = caught
        if isinstance(node, ast.Try):
            types = [ast.unparse(each.type) for each in node.handlers if each.type]
            here = caught | {name for text in types for name in re.findall(r"\w+", text)}
            found |= _raised(node.body, here)
            found |= _raised([*node.orelse, *node.finalbody], caught)
            for handler in node.handlers:
                found |= _raised(handler.body, caught)
            continue
        for inner in (getattr(node, name, []) for name in ("body", "orelse", "cases")):
            statements = [each for each in inner if isinstance(each, ast.stmt)]
            statements += [
                s for case in inner if isinstance(case, ast.match_case) for s in case.body
            ]
            found |= _raised(statements, here)
    return found


def mistakable(source: str) -> Iterator[Slip]:
    """Calls in which numbers with units, or many texts, could be passed in a wrong order."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            arguments = [*node.args.posonlyargs, *node.args.args]
            units = [each.arg for each in arguments if UNITS.fullmatch(each.arg)]
            boxes = [each.arg for each in arguments if _is_box(each.annotation)]
            if len(units) > 1 or boxes:
                yield Slip(node.lineno, node.name, ", ".join(dict.fromkeys([*units, *boxes])))
        if isinstance(node, ast.ClassDef) and _is_by_position(node):
            fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            units = [name for each in fields if UNITS.fullmatch(name := ast.unparse(each.target))]
            texts = _most_in_a_row([ast.unparse(each.annotation) for each in fields], "str")
            if len(units) > 1 or texts > MOST_TEXTS:
                yield Slip(node.lineno, node.name, ", ".join(units) or f"{texts} texts")


def _is_box(annotation: ast.expr | None) -> bool:
    """Whether an argument is a bare row of four numbers."""
    text = ast.unparse(annotation) if annotation else ""
    return bool(re.fullmatch(r"tuple\[((int|float)(, )?){4}\]", text))


def _is_by_position(node: ast.ClassDef) -> bool:
    made_by = " ".join(map(ast.unparse, node.decorator_list))
    is_tuple = any(ast.unparse(base) == "NamedTuple" for base in node.bases)
    return is_tuple or ("dataclass" in made_by and "kw_only=True" not in made_by)


def _most_in_a_row(kinds: list[str], kind: str) -> int:
    runs = "".join("x" if each.removesuffix(" | None") == kind else " " for each in kinds)
    return max(map(len, runs.split()), default=0)


def asserting(sources: list[str]) -> frozenset[str]:
    """The names of all functions that can fail a test, directly or by another one of these."""
    functions = [
        node
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, Function)
    ]
    found = {each.name for each in functions if _asserts(each)}
    called = [(each.name, _called(each)) for each in functions]
    while more := {name for name, calls in called if calls & found} - found:
        found |= more
    return frozenset(found)


def empty_tests(source: str, helpers: frozenset[str]) -> Iterator[Slip]:
    """Tests in which nothing is asserted, by themselves or by a helper."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))
    for node in functions:
        if node.name.startswith("test") and not (_asserts(node) or _called(node) & helpers):
            yield Slip(node.lineno, node.name, "asserts nothing")


def _asserts(function: Function) -> bool:
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and ASSERTING.fullmatch(ast.unparse(node.func)))
        for node in ast.walk(function)
    )


def _called(function: Function) -> set[str]:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {ast.unparse(each).rpartition(".")[2] for each in calls}
