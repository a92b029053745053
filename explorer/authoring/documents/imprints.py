"""Who published an article, when and where, as its file says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.story.errors import TimeFormatError
from explorer.story.times import parse_date

LONGEST = 300
"""Characters of a title or a name that are taken."""
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?=$|[T\s])")
_NO_TITLE = re.compile(
    r"(?i)^(?:untitled|senza titolo|document(?:o)?\s?\d*|microsoft word.*)$|\.\w{2,4}$"
)
"""What programs write for a title that nobody gave."""

_NO_NAMES = frozenset(
    ("python-docx", "microsoft office user", "user", "utente", "admin", "administrator", "owner")
)
"""What programs write for an author that nobody gave."""


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What is known of an article beside its text; each is empty if nothing is."""

    title: str = ""
    author: str = ""
    published: str = ""
    """The day, in EDTF."""
    publisher: str = ""
    url: str = ""


NOTHING_KNOWN = Imprint()
"""Of a file that says nothing of its article."""


def named(text: object) -> str:
    """A title or name as one line of bounded length.

    >>> named("  The choir\\ngoes home ")
    'The choir goes home'
    """
    return " ".join(text.split())[:LONGEST] if isinstance(text, str) else ""


def real_name(text: object) -> str:
    """A person's name, unless a program wrote it.

    >>> real_name("python-docx"), real_name("Anna Bianchi")
    ('', 'Anna Bianchi')
    """
    name = named(text)
    return "" if name.lower() in _NO_NAMES else name


def real_title(text: object) -> str:
    """A title, unless a program wrote it.

    >>> real_title("Microsoft Word - draft3.doc"), real_title("The choir goes home")
    ('', 'The choir goes home')
    """
    title = named(text)
    return "" if _NO_TITLE.search(title) else title


def day_of(text: object) -> str:
    """The day of a date as machines write it (ISO 8601); empty if it is none.

    >>> day_of("2023-03-03T10:00:00+01:00"), day_of("yesterday")
    ('2023-03-03', '')
    """
    match = _DAY.match(text) if isinstance(text, str) else None
    try:
        return parse_date(match[1]).text if match else ""
    except TimeFormatError:
        return ""
