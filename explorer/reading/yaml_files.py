"""YAML as an author means it: words stay words, nothing is silently merged or expanded.

What YAML would do without telling its author (duplicate keys, aliases, tags) is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, ClassVar

import yaml

from explorer.reading.plain_yaml import SCALARS, NotPlainError, plain_values
from explorer.reading.yaml_repairs import with_quotes
from explorer.reading.yaml_slips import Slip, slip_in_braces, slip_near
from explorer.story.errors import DataError, Problem

ValuePath = tuple[int | str, ...]
"""Keys and positions that lead to a value, such as ``("places", 1, "lat")``."""

LineOf = Callable[[ValuePath], int | None]
"""Finds the 1-based line of a value in a file."""

MAX_DEPTH = 100
"""Deepest nesting that is read; a story needs 7."""
MAX_VALUES = 2_000_000
"""Most values that are read; beside tables of 100,000 rich events there are 1,800,000."""

MAX_SLIPS = 10
"""Most slips that are reported of one file, each found by parsing it again."""

Resolvers = dict[str, list[tuple[str, re.Pattern[str]]]]
"""Forms of what is not text, by the first character."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people mean it: 13:09 is not the number 789, `no` is not false, dates stay text."""

    yaml_implicit_resolvers: ClassVar[Resolvers] = {}


_TAG = "tag:yaml.org,2002:"
for _name, (_form, _beginnings) in SCALARS.items():
    _Loader.add_implicit_resolver(f"{_TAG}{_name}", re.compile(f"{_form}$"), list(_beginnings))
RESOLVERS = _Loader.yaml_implicit_resolvers
"""For who writes what is read here."""


def read_yaml(text: str, shown: str) -> tuple[Any, LineOf]:
    """The content of a YAML file, and a function that finds the line of each value.

    Args:
        text: the file's text.
        shown: the file's path, as problems name it.

    Raises:
        DataError: it is no valid YAML, or more than plain values, lists and records.
    """
    try:
        values = _quickly(text)
    except (NotPlainError, yaml.YAMLError):
        values = _thoroughly(text, shown)
    tree = cache(partial(yaml_tree, text))  # built only where somebody asks for a line
    return values, lambda path: _line(tree(), path)


def _quickly(text: str) -> Any:
    loader = _Loader(text)
    try:
        return plain_values(loader.get_event, max_depth=MAX_DEPTH, max_values=MAX_VALUES)
    finally:
        loader.dispose()


def _thoroughly(text: str, shown: str) -> Any:
    """The content of a file by way of its tree, in which every problem has a line."""
    loader = _Loader(text)
    try:
        if excess := _excess(text):
            raise DataError((_problem(shown, None, found=excess, expected="a story"),))
        node = loader.get_single_node()
        if node is None:
            raise DataError((_problem(shown, 1, found="nothing", expected="a story"),))
        problems = (*_yaml_problems(node, text, shown), *_anchored(text, shown))
        if problems:
            raise DataError(problems)
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        raise DataError(tuple(_mistakes(error, text, shown))) from error
    finally:
        loader.dispose()


def _problem(
    shown: str, line: int | None, *, found: str, expected: str, field: str = "", hint: str = ""
) -> Problem:
    return Problem(
        file=shown,
        line=line,
        record="the file",
        field=field,
        found=found,
        expected=expected,
        hint=hint,
    )


def _mistakes(error: yaml.YAMLError, text: str, shown: str) -> Iterator[Problem]:
    """Why a text cannot be parsed; what stops the parser once a slip is repaired comes next."""
    failure: yaml.YAMLError | None = error
    lines = text.split("\n")
    repaired: set[int] = set()
    while failure and len(repaired) < MAX_SLIPS:
        slip = _slip("\n".join(lines), failure)
        if slip is None and not repaired:
            yield _unexplained(failure, shown)
        if slip is None or slip.line in repaired:
            return
        hint = f"write {slip.written}" if slip.written else ""
        yield _problem(shown, slip.line, found=slip.found, expected=slip.expected, hint=hint)
        if not slip.repaired:
            return
        repaired.add(slip.line)
        lines[slip.line - 1] = slip.repaired
        failure = _failure("\n".join(lines))


def _slip(text: str, error: yaml.YAMLError) -> Slip | None:
    """The slip that explains why a text cannot be parsed; None if none is found."""
    begun, last = getattr(error, "context_mark", None), _line_of(error)
    return slip_near(text, begun.line + 1 if begun else last, last, _fails_at) if last else None


def _unexplained(error: yaml.YAMLError, shown: str) -> Problem:
    """What the parser says of a text in which no slip is found."""
    hint = f"{getattr(error, 'problem', None) or error}".partition("\n")[0]
    hint += ": check the indentation, quotes and colons here"
    return _problem(shown, _line_of(error), found="a mistake", expected="valid YAML", hint=hint)


def _line_of(error: yaml.YAMLError | None) -> int | None:
    """The 1-based line at which the parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else None


def _failure(text: str) -> yaml.YAMLError | None:
    """Why the parser gives up on a text; None if it reads all of it."""
    try:
        for _ in yaml.parse(text, _Loader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _fails_at(text: str) -> int | None:
    """The 1-based line at which the parser gives up on a text; None if it reads all of it."""
    error = _failure(text)
    return (_line_of(error) or 1) if error else None


def yaml_tree(text: str) -> yaml.Node:
    """The position of each value in a text that `read_yaml` accepts.

    Raises:
        ValueError: `read_yaml` would not accept it.
    """
    try:
        node = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        raise ValueError("expected a text that read_yaml accepts") from error
    if node is None:
        raise ValueError("found nothing, expected a text that read_yaml takes")
    return node


def _excess(text: str) -> str:
    """What there is too much of, found before values are built; empty where all is well.

    Deep nesting would overflow the stack, which ends the whole server.
    """
    depth = values = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.NodeEvent):
            values += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return f"more than {MAX_DEPTH} nested brackets or hyphens"
        if values > MAX_VALUES:
            return f"more than {MAX_VALUES:,} values"
    return ""


def _yaml_problems(root: yaml.Node, text: str, shown: str) -> Iterator[Problem]:
    """Duplicate keys (YAML keeps only the last), aliases (they can blow a file up), tags."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        line = node.start_mark.line + 1
        if id(node) in seen and not isinstance(node, yaml.ScalarNode):
            expected = "the record written out"
            yield _problem(shown, line, found="a YAML alias", expected=expected)
            continue
        seen.add(id(node))
        if not _is_plain(node):
            name = node.tag.replace(_TAG, "!!")
            found, expected = f"the YAML tag {name}", "the value alone"
            if name.startswith("!!"):
                yield _problem(shown, line, found=found, expected=expected)
            else:
                yield _quotable(text, line, "!", shown)
        if isinstance(node, yaml.MappingNode):
            yield from _doubled(node, shown)
            yield from _without_values(node, text, shown)
            waiting.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _doubled(node: yaml.MappingNode, shown: str) -> Iterator[Problem]:
    """Fields that a record has twice; none after a second id, as that begins another record."""
    keys: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name == "id" and name in keys:
            entry = f"- id: {value.value}"
            expected = f"a hyphen before it, as in {entry[:60]}, if an entry begins here"
            yield _problem(shown, line, field=name, found="a second id", expected=expected)
            return
        if name in keys:
            found, hint = "this field twice", f"the first one is in line {keys[name]}"
            yield _problem(shown, line, field=name, found=found, expected="it once", hint=hint)
        keys[name] = line


def _without_values(node: yaml.MappingNode, text: str, shown: str) -> Iterator[Problem]:
    """Words within braces that nothing follows, so that YAML takes them for a field."""
    for key, value in node.value if node.flow_style else ():
        between = text[key.end_mark.index : value.start_mark.index]
        if isinstance(value, yaml.ScalarNode) and not value.value and ":" not in between:
            line = key.start_mark.line + 1
            written = text.split("\n")[line - 1]
            slip = slip_in_braces(written, str(key.value), is_first=key is node.value[0][0])
            hint = f"write {slip.written}" if slip.written else ""
            yield _problem(shown, line, found=slip.found, expected=slip.expected, hint=hint)
            return


def _anchored(text: str, shown: str) -> Iterator[Problem]:
    """Texts that begin with &, of which YAML drops the first word."""
    anchors: dict[str, int] = {}
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.AliasEvent):
            anchors.pop(str(event.anchor), None)
        elif isinstance(event, yaml.ScalarEvent) and event.anchor and not event.style:
            mark = event.start_mark
            anchors[event.anchor] = mark.line + 1 if mark else 1
    for line in anchors.values():
        yield _quotable(text, line, "&", shown)


def _quotable(text: str, line: int, sign: str, shown: str) -> Problem:
    """That a text needs quotation marks because of the sign with which it begins."""
    written = next(with_quotes(text.split("\n")[line - 1]), "").strip()
    hint = f"write {written}" if written else ""
    found, expected = f"a text that begins with {sign}", "quotation marks around the text"
    return _problem(shown, line, found=found, expected=expected, hint=hint)


def _is_plain(node: yaml.Node) -> bool:
    """Whether a value has the type that its form says, not one that a tag forces on it."""
    name = str(node.tag).removeprefix(_TAG)
    if isinstance(node, yaml.ScalarNode) and name in SCALARS:
        return bool(re.fullmatch(SCALARS[name][0], node.value))
    return name.rpartition(":")[2] in ("str", "map", "seq")


def _line(node: yaml.Node, path: ValuePath) -> int:
    """Line of the value at the path, or of the nearest thing above it that exists."""
    line = node.start_mark.line + 1
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            entry = next((pair for pair in node.value if pair[0].value == part), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line + 1, entry[1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line
