"""Links of an article that Markdown does not read as one: for a space, or for a bracket."""

from __future__ import annotations

import re

BROKEN_LINK = "a broken link"
KINDS = "event|place|note|source"
"""What links of an article lead to."""

_WORDS = r"[^\[\]()]{1,120}"
_FORMS = (
    rf"(\[{_WORDS}\])\( ?({KINDS}) ?[ :] ?([^()]{{1,200}})\)",
    rf"(\[{_WORDS}\]) \(({KINDS}):([\w-]{{1,80}})\)",
    rf"(\({_WORDS}\))\(({KINDS}):([\w-]{{1,80}})\)",
    rf"(\[{_WORDS}\]) ?({KINDS}):([\w-]{{1,80}})",
    rf"(\({_WORDS}\)) ?\[ ?({KINDS}): ?([^()\[\]]{{1,200}})\]",
    rf"(\[{_WORDS}\]) ?\[ ?({KINDS}): ?([^()\[\]]{{1,200}})\]",
    rf"()[(\[{{（［]({KINDS}) ?:([\w-]{{1,80}})",
)
BROKEN_LINKS = tuple(map(re.compile, _FORMS))
"""Each has three groups: the words with what is around them, the kind, and the id.

The last one finds a part of a link, without its words.
"""


def link_meant(broken: re.Match[str]) -> tuple[str, str]:
    """The target of a broken link, and the whole link as it should be.

    >>> link_meant(BROKEN_LINKS[0].search("[the talks](event: First talks)"))
    ('event:first-talks', '[the talks](event:first-talks)')
    """
    target = "-".join(broken[3].strip().lower().split())
    link, words = f"{broken[2]}:{target}", broken[1][1:-1] or "words"
    return link, f"[{words}]({link})"
