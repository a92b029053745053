"""The words of texts that are HTML, with their pictures and films.

Maps, slides, calendars and tables have texts of a few lines that their tools write as HTML, often
cut off or not closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"}
)
_UNSEEN: Final = frozenset({"script", "style", "head", "title", "template"})
_FRAMES: Final = frozenset({"iframe", "video", "audio", "source", "embed"})
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


@dataclass(frozen=True)
class Picture:
    """A picture in a description."""

    address: str
    alt: str


@dataclass(frozen=True)
class Described:
    """What a description has."""

    text: str
    """Its words in paragraphs; the address of a link is behind its words."""
    pictures: tuple[Picture, ...] = ()
    frames: tuple[str, ...] = ()
    """Addresses of films, sounds and parts of other sites."""


class _Reader(HTMLParser):
    """Collects the words of a piece of HTML."""

    def __init__(self, *, is_bare: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._is_bare = is_bare
        self.parts: list[str] = []
        self.pictures: list[Picture] = []
        self.frames: list[str] = []
        self.links: list[str] = []
        self._unseen = 0
        self._link = ""
        self._linked_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break lines, and keep what a description shows."""
        known = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "tr":
            self.parts.append("\n")
        elif tag == "br":
            self.parts.append(" " if self._is_bare else "\n")
        elif tag == "li":
            self.parts.append("\n" if self._is_bare else "\n– ")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif tag == "img" and known.get("src", "").strip():
            self.pictures.append(Picture(known["src"].strip(), known.get("alt", "").strip()))
        elif tag in _FRAMES and known.get("src", "").strip():
            self.frames.append(known["src"].strip())
        elif tag == "a" and _is_of_web(known.get("href", "")):
            self._start_link(known["href"].strip())

    def _start_link(self, address: str) -> None:
        self.links.append(address)
        if not self._is_bare:
            self._link, self._linked_from = address, len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        """Break lines behind what is a block."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self._link:
            words = "".join(self.parts[self._linked_from :])
            if self._link not in words:
                self.parts.append(f" ({self._link})" if words.strip() else self._link)
            self._link = ""

    def handle_data(self, data: str) -> None:
        """Keep words that are seen."""
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))


def described(source: str) -> Described:
    r"""The words of a description, and what it shows.

    >>> described("a < b\nand c").text
    'a < b\nand c'
    >>> described('<img src="a.jpg" alt="A"><br>Rome &amp; <b>home</b><p>Late').text
    'Rome & home\n\nLate'
    """
    if not _TAG.search(source):
        return Described(_tidy(source))
    html = source if "<" in source else unescape(source)  # some tools escape it twice
    reader = _read(html, is_bare=False)
    return Described(
        _tidy("".join(reader.parts)),
        tuple(dict.fromkeys(reader.pictures)),
        tuple(dict.fromkeys(reader.frames)),
    )


def plain(source: str) -> str:
    r"""The words alone, paragraphs on lines of their own; without the addresses of links.

    >>> plain("<p>A <b>school</b>&nbsp;unit.</p><p>Click on.</p>")
    'A school unit.\nClick on.'
    """
    if not _TAG.search(source):
        return source.strip()
    lines = "".join(_read(source, is_bare=True).parts).splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def links_in(source: str) -> tuple[str, ...]:
    """The addresses of links that `plain` leaves out, each once.

    >>> links_in('See <a href="https://a.example/1">here</a> and https://a.example/2.')
    ('https://a.example/1',)
    """
    if not _TAG.search(source):
        return ()
    reader = _read(source, is_bare=True)
    words = "".join(reader.parts)
    return tuple(dict.fromkeys(each for each in reader.links if each not in words))


def _read(source: str, *, is_bare: bool) -> _Reader:
    reader = _Reader(is_bare=is_bare)
    reader.feed(source)
    reader.close()
    return reader


def _is_of_web(address: str) -> bool:
    return address.strip().startswith(("http://", "https://"))


def _tidy(text: str) -> str:
    lines = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
