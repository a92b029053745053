"""Words that stop a reader: the worst of them are in no document, text, docstring or comment."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.language import language

Texts = Callable[[], Iterator[tuple[str, str]]]
"""Gives the lines of a kind of text, each with where it is."""

ROOT = Path(__file__).parent.parent
TICS = re.compile(
    r"\b(?i:mend(s|ed|ing)?|anew|told|tells?|askers?|stands?|stood|of (ours|theirs)"
    r"|cannot be had|put up)\b|\b(that|what) (is|are) none\b"
)
"""Write instead: fix, again, report, client, is, our, is not available, mount, is not one."""
ALLOWED = {"tell clients behind a proxy apart": "to tell apart is to distinguish"}
"""Parts of lines in which such a word is right, with the reason."""
DOCUMENTS = [
    ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md", "bench/README.md")
]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))
DOCUMENTS += sorted(path for path in (ROOT / "deploy").rglob("*") if path.is_file())
PYTHON = [
    path for folder in ("explorer", "tests", "bench") for path in (ROOT / folder).rglob("*.py")
]
FRONTEND = [
    path
    for path in (ROOT / "explorer").rglob("*")
    if path.suffix in (".js", ".css", ".html") and path.is_file()
]


def documents() -> Iterator[tuple[str, str]]:
    """Lines of the documents, with where they are; code blocks too, as readers read them."""
    for path in DOCUMENTS:
        yield from lines_of(path, path.read_text(encoding="utf-8").splitlines(), 1)


def catalogue() -> Iterator[tuple[str, str]]:
    """The English texts of the interface, by key."""
    for key, text in language("en").texts.items():
        for form in (text,) if isinstance(text, str) else text.values():
            yield key, form


def python() -> Iterator[tuple[str, str]]:
    """Docstrings, comments and names of tests."""
    for path in PYTHON:
        yield from python_lines(path, path.read_text(encoding="utf-8"))


def frontend() -> Iterator[tuple[str, str]]:
    """Comments of scripts, style sheets and templates."""
    for path in FRONTEND:
        yield from comments_of(path, path.read_text(encoding="utf-8"))


def lines_of(path: Path, lines: list[str], first: int) -> Iterator[tuple[str, str]]:
    """Lines with their place, counted from `first`."""
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    for number, line in enumerate(lines, first):
        yield f"{name}:{number}", line.strip()


def python_lines(path: Path, source: str) -> Iterator[tuple[str, str]]:
    """The docstrings, comments and names of tests in a module."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            first, last = node.lineno, node.end_lineno or node.lineno
            yield from lines_of(path, lines[first - 1 : last], first)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from lines_of(path, [node.name.replace("_", " ")], node.lineno)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield from lines_of(path, [token.string], token.start[0])


def comments_of(path: Path, source: str) -> Iterator[tuple[str, str]]:
    """The comments of a script, a style sheet or a template."""
    for match in re.finditer(r"/\*.*?\*/|(?<![:\w])// .*|\{#.*?#\}|<!--.*?-->", source, re.DOTALL):
        first = source.count("\n", 0, match.start()) + 1
        yield from lines_of(path, match[0].splitlines(), first)


def tics(lines: Iterator[tuple[str, str]]) -> list[str]:
    """The lines with a word to replace."""
    return [
        f"{where}: {line}"
        for where, line in lines
        if TICS.search(line) and not any(allowed in line for allowed in ALLOWED)
    ]


@pytest.mark.parametrize("texts", [documents, catalogue, python, frontend])
def test_no_text_has_a_word_that_stops_its_reader(texts: Texts) -> None:
    assert tics(texts()) == []


def test_every_allowed_line_is_still_there() -> None:
    lines = [line for texts in (documents, catalogue, python, frontend) for _, line in texts()]

    assert [allowed for allowed in ALLOWED if not any(allowed in line for line in lines)] == []


def test_a_tic_is_found_in_each_kind_of_text() -> None:
    module = '"""Makes it anew."""\nx = 1  # a page of ours\n\n\ndef test_it_is_told(): ...\n'
    script = '/**\n * Mends it.\n */\nconst told = "anew"; // what cannot be had\n'

    assert tics(python_lines(Path("a.py"), module)) == [
        'a.py:1: """Makes it anew."""',
        "a.py:5: test it is told",
        "a.py:2: # a page of ours",
    ]
    assert tics(comments_of(Path("a.js"), script)) == [
        "a.js:2: * Mends it.",
        "a.js:4: // what cannot be had",
    ]
