"""The words of an attribution that is written in HTML, as maps of other people have it."""

from __future__ import annotations

from contextlib import suppress
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

MOST_READ: Final = 10_000
"""Characters of the HTML."""
LONGEST: Final = 300
"""Characters of all words together."""


def attribution_parts(html: str) -> tuple[tuple[str, str], ...]:
    """The words of an attribution, each with its website or an empty text.

    Links to anything but websites, scripts and styles are left out.

    >>> attribution_parts('&copy; <a href="https://a.example">A</a><script>1</script>')
    (('© ', ''), ('A', 'https://a.example'))
    """
    parser = _Parser()
    parser.feed(html[:MOST_READ])
    parser.close()
    return tuple(parser.parts)


class _Parser(HTMLParser):
    """Collects texts, each with the link around it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self._link = ""
        self._is_code = False
        self._room = LONGEST

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code = tag in ("script", "style")
        if tag == "a":
            self._link = ""
            link = dict(attrs).get("href") or ""
            with suppress(ValueError):
                self._link = link if urlsplit(link).scheme in ("http", "https") else ""

    def handle_endtag(self, tag: str) -> None:
        self._is_code = False
        self._link = "" if tag == "a" else self._link

    def handle_data(self, data: str) -> None:
        text = "" if self._is_code else data[: self._room]
        self._room -= len(text)
        if text:
            self.parts.append((text, self._link))
