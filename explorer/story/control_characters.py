"""Text from stories and articles without what a file format forbids or a terminal obeys."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""All but tabs and line ends; and code points that are not characters."""


def printable(text: str) -> str:
    """The text with control characters, which XML and iCalendar forbid, shown as U+FFFD.

    >>> printable("red: " + chr(27) + "[31m")
    'red: �[31m'
    """
    return _CONTROL.sub("\ufffd", text)
