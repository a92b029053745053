"""Links as values: what is said of one, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LanguageLink:
    """A language in which a page can be read."""

    code: str
    """ISO 639 code, or `x-default`."""
    name: str
    """The language's name in itself; empty where only programs read it."""
    href: str
    """Address of the page, relative or whole as its maker needs it."""


@dataclass(frozen=True)
class NamedLink:
    """A link and its words."""

    text: str
    href: str
