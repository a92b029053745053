"""Parameters of an address as they come from mails and chats; `core/pasted.js` does the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explorer.story.selection import NAMES

_ESCAPED = re.compile(r"(?:amp;)+", re.IGNORECASE)

_OURS = re.compile(r"[\w/+-]+", re.ASCII)

AROUND_AN_ADDRESS = " \t.,;:!?…)]}>\"'»”’*_/\\"
"""What a sentence puts after an address; none of our ids, languages and zones ends so."""


def asked_for(params: Mapping[str, str]) -> dict[str, str]:
    """The parameters of an address without what mails and chats add to it.

    `&amp;`, where it was copied out of HTML, and the full stop, bracket or slash after it.

    >>> asked_for({"story": "vostochny-2023", "amp;event": "talks)."})
    {'story': 'vostochny-2023', 'event': 'talks'}
    """
    found: dict[str, str] = {}
    for key, value in params.items():
        match = _ESCAPED.match(key)
        name = key[match.end() :] if match else key
        if name == key or name not in params:
            found[name] = _without_tail(value) if name in NAMES else value
    return found


def _without_tail(value: str) -> str:
    """A value without the punctuation of a surrounding sentence, if the rest can be a value."""
    bare = value.rstrip(AROUND_AN_ADDRESS)
    return bare if _OURS.fullmatch(bare) else value
