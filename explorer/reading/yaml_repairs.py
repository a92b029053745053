"""How a line of YAML that cannot be read should be written: candidates, for a parser to judge.

None of them is ever saved. The first with which the parser gets on is shown to the author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Repair = Callable[[str, Sequence[str]], Iterator[str]]
"""Gives what a line may have been meant to be, from the line and those above it."""

_BLOCK_VALUE = re.compile(r"^( *(?:- )*[\w-]+: +|[ ]*(?:- )+)(?=\S)(.*?)\s*$")
_FLOW_VALUE = re.compile(
    r"[{,\[] *(?:[\w-]+: +(?=[^\s{\[]|\[[^\]]*\] *[^\s,}\]])|(?![\w-]+: )(?=[^\s{\[]))"
)
_VALUE_END = re.compile(r"\s*(?:, *[\w-]+: |[}\]]+\s*$)")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'")
_CLOSING = {"[": "]", "{": "}"}


def quoted(words: str) -> str:
    r"""A text in quotation marks that YAML reads as it is.

    >>> print(quoted("L'Eco"), quoted('The "little" choir'), quoted('"It\'s"'))
    "L'Eco" 'The "little" choir' "\"It's\""
    """
    if '"' not in words:
        return f'"{words}"'.replace("\\", "\\\\")
    if "'" not in words:
        return f"'{words}'"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_quotes(line: str, above: Sequence[str] = ()) -> Iterator[str]:
    """The line with one of its values in quotation marks; half of a pair around it is replaced."""
    found = _BLOCK_VALUE.match(line)
    is_flow = bool(found and found[2][0] in "{[" and found[2][-1] in "]}")
    if found and not is_flow:
        yield found[1] + quoted(_bare(found[2]))
    for start in _FLOW_VALUE.finditer(line):
        for end in _VALUE_END.finditer(line, start.end()):
            inner = line[start.end() : end.start()]
            yield line[: start.end()] + quoted(_bare(inner)) + line[end.start() :]
        if not _VALUE_END.search(line, start.end()):  # a comment may have taken the end away
            inner = line[start.end() :].rstrip().rstrip("}]")
            yield line[: start.end()] + quoted(_bare(inner)) + line[start.end() + len(inner) :]
    if found and is_flow:
        yield found[1] + quoted(_bare(found[2]))


def _bare(words: str) -> str:
    """Without quotation marks that were meant to go around the whole."""
    text = words.strip()
    for mark in "\"'":
        if text.startswith(mark) and (text.endswith(mark) or text.count(mark) == 1):
            return text[1:].removesuffix(mark)
    return text


def in_spaces(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line in the columns in which lines above it begin, the nearest first."""
    body = line.lstrip(" \t\u00a0")
    columns = list(dict.fromkeys(beginnings(above)))
    own = len(line) - len(body)
    if "\t" not in line[:own]:
        columns.sort(key=lambda column: (abs(column - own), -column))
    for column in dict.fromkeys((*columns[:6], own + 2)):
        yield " " * column + body


def beginnings(above: Sequence[str]) -> Iterator[int]:
    """Where the lines above begin, the last one first, both before and after an entry's hyphen."""
    for line in reversed(above[-50:]):
        if (body := line.strip()) and not body.startswith("#"):
            spaces = len(line) - len(line.lstrip(" "))
            fields = len(line) - len(line.lstrip(" -"))
            yield from (fields, spaces)


def with_plain_spaces(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with an ordinary space for each no-break space."""
    yield line.replace("\u00a0", " ")


def with_hyphen(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line as an entry of a list: a hyphen, a space."""
    yield re.sub(r"^( *)[–—•●▪‣*·-]\s*", r"\1- ", line)


def with_space(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with a space behind its first colon."""
    yield re.sub(r"^( *(?:- )*[\w-]+):(?=\S)", r"\1: ", line)


def with_colon(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with a colon behind its first word."""
    if re.fullmatch(r" *[a-z_]+ *", line):
        yield f"{line.rstrip()}:"
    yield re.sub(r"^( *(?:- )*[\w-]+)(?: *= *| +)(?=\S)", r"\1: ", line)


def with_comma(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with a comma before a field that begins another one within braces."""
    for found in re.finditer(r"(?<![,{\s;]);? +(?=[\w-]+: )", line):
        yield f"{line[: found.start()]}, {line[found.end() :]}"


def as_an_entry(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line as the first of an entry: with its hyphen, or with the name of its first field."""
    yield re.sub(r"^( *)([\w-]+: .*)$", r"\1- \2", line)
    yield re.sub(r"^( *- )([\w-]+)\s*$", r"\1id: \2", line)


def as_a_comment(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with the sign of a comment in YAML."""
    yield re.sub(r"^( *)//+ *", r"\1# ", line)


def without_it(line: str, above: Sequence[str]) -> Iterator[str]:
    """An empty line."""
    yield ""


def with_end_of_quotation(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with the quotation mark that it lacks, within its brackets or at its end."""
    open_mark = "'" if re.search(r"[:,\[{-] *'[^']*$", line) and '"' not in line else '"'
    text = line.rstrip()
    inside = text.rstrip("}]")
    if inside.endswith("'") and open_mark == '"':  # it ends with the other mark
        yield inside[:-1] + open_mark + text[len(inside) :]
    if inside != text:
        yield inside + open_mark + text[len(inside) :]
    closing = "".join(_CLOSING[sign] for sign in reversed(_brackets(text + open_mark)[0]))
    yield text + open_mark + closing


def with_inner_quotes(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with a text quoted in such a way that the marks within it are a part of it."""
    for mark in "'\"":
        closing = re.compile(rf"(?<=[:,\[{{\s-]){mark}(.*?){mark}(?=\s*(?:[,}}\]]|$))")
        for found in closing.finditer(line):
            if mark in found[1] or mark == "'":
                yield line[: found.start()] + quoted(found[1]) + line[found.end() :]
    yield from with_quotes(line)


def with_brackets(line: str, above: Sequence[str]) -> Iterator[str]:
    """The line with the brackets closed that it opens, or without one that closes nothing."""
    text = line.rstrip()
    waiting, extra = _brackets(text)
    if extra is not None:
        yield text[:extra] + text[extra + 1 :]
    elif waiting:
        yield text + "".join(_CLOSING[sign] for sign in reversed(waiting))


def _brackets(line: str) -> tuple[list[str], int | None]:
    """The brackets that a line leaves open, and the position of the first that closes nothing."""
    waiting: list[str] = []
    bare = _QUOTED.sub(lambda found: "_" * len(found[0]), line)
    for position, sign in enumerate(bare.partition(" #")[0]):
        if sign in _CLOSING:
            waiting.append(sign)
        elif sign in _CLOSING.values():
            if not waiting or _CLOSING[waiting[-1]] != sign:
                return waiting, position
            waiting.pop()
    return waiting, None


def leaves_brackets(line: str) -> bool:
    """Whether a line opens a bracket that it does not close, or closes one too many."""
    waiting, extra = _brackets(line)
    return bool(waiting) or extra is not None
