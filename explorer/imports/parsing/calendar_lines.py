"""The lines of a calendar file, joined where they were folded, each with its number (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PROPERTY = re.compile(r"[A-Za-z0-9-]+(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?:")
"""How a line of content begins: a name, perhaps parameters, a colon (section 3.1)."""


@dataclass(frozen=True)
class Line:
    """A line of content."""

    number: int
    """1-based, of the first line that it was folded into."""
    text: str

    @property
    def name(self) -> str:
        """The name of its property, in capitals."""
        return re.split(r"[;:]", self.text, maxsplit=1)[0].upper()

    @property
    def value(self) -> str:
        """What comes after the name and its parameters."""
        return self.text[len(found[0]) :] if (found := _PROPERTY.match(self.text)) else ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a property at all."""
        return _PROPERTY.match(self.text) is not None


@dataclass(frozen=True)
class Block:
    """A component with all that is in it, such as an event with its alarms."""

    name: str
    """In capitals: `VEVENT`."""
    lines: tuple[Line, ...]
    """Its own lines, from BEGIN to END."""
    blocks: tuple[Block, ...]
    """The components in it."""
    is_closed: bool = True

    @property
    def number(self) -> int:
        """The number of its first line."""
        return self.lines[0].number

    @property
    def content(self) -> bytes:
        """Its own whole lines, without the components in it."""
        texts = [line.text for line in self.lines if line.is_whole]
        texts += [] if self.is_closed else [f"END:{self.name}"]
        return ("\r\n".join(texts) + "\r\n").encode()

    def value(self, name: str) -> str:
        """The value of its first property of a name, as written; empty if it has none."""
        return next((line.value for line in self.lines if line.name == name), "")


def unfolded(text: str) -> Iterator[Line]:
    """The lines of content.

    >>> list(unfolded("SUMMARY:They lea\\n ve\\n"))
    [Line(number=1, text='SUMMARY:They leave')]
    """
    start, held = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] in (" ", "\t") and held:
            held += line[1:]
            continue
        if held.strip():
            yield Line(start, held)
        start, held = number, line
    if held.strip():
        yield Line(start, held)


def blocks_of(lines: Iterator[Line]) -> tuple[Block, ...]:
    """The outermost components; one that is not closed ends where another one has to begin."""
    roots: list[Block] = []
    open_blocks: list[tuple[str, list[Line], list[Block]]] = []

    def close(*, is_closed: bool) -> None:
        name, own, inner = open_blocks.pop()
        block = Block(name, tuple(own), tuple(inner), is_closed)
        (open_blocks[-1][2] if open_blocks else roots).append(block)

    for line in lines:
        name = line.value.strip().upper()
        if line.name == "BEGIN":
            if name == "VCALENDAR" or (name in _MAIN and len(open_blocks) > 1):
                while len(open_blocks) > (0 if name == "VCALENDAR" else 1):
                    close(is_closed=False)
            open_blocks.append((name, [line], []))
        elif line.name == "END" and any(name == each[0] for each in open_blocks):
            while open_blocks[-1][0] != name:
                close(is_closed=False)
            open_blocks[-1][1].append(line)
            close(is_closed=True)
        elif open_blocks:
            open_blocks[-1][1].append(line)
    while open_blocks:
        close(is_closed=False)
    return tuple(roots)


_MAIN = frozenset(("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"))
"""Components that are in a calendar itself, in no other component."""
