"""XML of other tools as a tree with lines, read with expat; its size and depth have bounds.

A document type is refused: no format that is read here needs one, and its entities can make a
small file endless or name files of this computer. Libraries for KML and GPX refuse a whole file
for one bad value; here every placemark and point is looked at on its own, so that the others stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.parsers.expat import errors

from explorer.imports.found import Given
from explorer.imports.refusals import refused
from explorer.story.errors import DataError

MOST_ELEMENTS: Final = 1_000_000
"""Of one file; a recorded way of a day has about 30,000 points with three elements each."""
_UNBOUND_PREFIX: Final = errors.codes[errors.XML_ERROR_UNBOUND_PREFIX]
MOST_DEPTH: Final = 100
"""Elements within each other."""


@dataclass(slots=True)
class Element:
    """An element, with its name and its namespace apart."""

    name: str
    """Its local name: ``Placemark``."""
    namespace: str
    line: int
    """1-based, of its beginning."""
    attributes: Mapping[str, str]
    """By local name."""
    text: str = ""
    """Its own text before its first child, without spaces around it."""
    children: list[Element] = field(default_factory=list)

    def each(self, *names: str) -> Iterator[Element]:
        """Its children of these names, in their order."""
        return (child for child in self.children if child.name in names)

    def first(self, name: str) -> Element | None:
        """Its first child of this name."""
        return next(self.each(name), None)

    def text_of(self, name: str) -> str:
        """The text of its first child of this name; empty if there is none."""
        child = self.first(name)
        return child.text if child else ""

    def within(self, *names: str) -> Iterator[Element]:
        """Everything in it of these names, at any depth."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting += reversed(element.children)


class _RefusedError(Exception):
    """The file is not read on: what was found, and what was expected."""


def _too_many() -> _RefusedError:
    return _RefusedError(
        f"more than {MOST_ELEMENTS:,} elements", f"at most {MOST_ELEMENTS:,}", "simplify it"
    )


def _refuse_type(*_: object) -> None:
    raise _RefusedError("a document type (<!DOCTYPE …>)", "XML without one")


class _Counter:
    """Counts the elements of one file and keeps none: a tree of a million needs 800 MB."""

    def __init__(self) -> None:
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = _refuse_type

    def _start(self, *_: object) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise _too_many()


class _Tree:
    """Builds the tree of one file."""

    def __init__(self, separator: str | None) -> None:
        self.root: Element | None = None
        self._separator = separator or ":"
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=separator)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = _refuse_type

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise _too_many()
        if len(self._open) >= MOST_DEPTH:
            raise _RefusedError(f"more than {MOST_DEPTH} elements within each other", "fewer")
        namespace, _, local = name.rpartition(self._separator)
        own = {key.rpartition(self._separator)[2]: each for key, each in attributes.items()}
        element = Element(local, namespace, self.parser.CurrentLineNumber, own)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._texts.append([])

    def _characters(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def _end(self, _: str) -> None:
        self._open.pop().text = "".join(self._texts.pop()).strip()


def read_xml(given: Given) -> Element:
    """The root of a file of XML.

    Raises:
        DataError: it is not XML, has a document type, or is too large.
    """
    try:
        root = _parsed(given, " ")
    except expat.ExpatError as error:
        if error.code != _UNBOUND_PREFIX:
            raise _not_xml(given, error) from error
        root = _without_namespaces(given)
    if root is None:
        raise refused(given, "no element", "XML")
    return root


def _without_namespaces(given: Given) -> Element | None:
    """A file with a prefix that it does not declare, as many programs write it."""
    try:
        return _parsed(given, None)
    except expat.ExpatError as error:
        raise _not_xml(given, error) from error


def _parsed(given: Given, separator: str | None) -> Element | None:
    tree = _Tree(separator)
    parser = tree.parser
    try:
        if given.content.count(b"<") > MOST_ELEMENTS:  # or it has end tags, or texts with the sign
            parser = _Counter().parser
            parser.Parse(given.content, True)
            parser = tree.parser
        parser.Parse(given.content, True)
    except _RefusedError as error:
        found, expected, *hint = error.args
        line = parser.CurrentLineNumber
        raise refused(given, found, expected, line=line, hint="".join(hint)) from error
    except (LookupError, ValueError) as error:  # an encoding that is not known
        raise refused(given, f"an encoding that is not known ({error})", "XML in UTF-8") from error
    return tree.root


def _not_xml(given: Given, error: expat.ExpatError) -> DataError:
    return refused(given, expat.ErrorString(error.code), "XML", line=error.lineno)


def begins_as_xml(given: Given, root: str) -> bool:
    """Whether a file can be XML with this root, by its beginning.

    Args:
        given: the file.
        root: the local name of its first element.
    """
    head = given.head.replace(b"\0", b"").lower()  # UTF-16
    name = root.lower().encode()
    starts = (head.find(b"<" + name), head.find(b":" + name))
    return b"<" in head[:200] and any(
        at >= 0 and head[at + len(name) + 1 :][:1] in (b"", b" ", b">", b"\n", b"\r", b"\t", b"/")
        for at in starts
    )
