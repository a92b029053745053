"""The itinerary explorer: a story as a map, a timeline and an article that drive each other."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python would fail later, without these words
    _FOUND = ".".join(map(str, sys.version_info[:2]))
    raise ImportError(
        f"The itinerary explorer needs Python 3.11 or newer; this is {_FOUND}. "
        "`make run` finds a suitable one on this machine or says what to install."
    )
