"""Clock times as sources give them: `13:09`, `~18:00`, `06:00?`, `08:00/09:00`, `../17:46`.

`18:10/..` is not before; `02:30+02:00` says which of two hours is meant when the clock was
set back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta, timezone
from functools import lru_cache

from explorer.story.errors import TimeFormatError

_CLOCK = re.compile(
    r"(~?)([01]\d|2[0-3]):([0-5]\d)(?:([+-])(0\d|1[0-4]):([0-5]\d))?(\??)", re.ASCII
)

_FORM = _CLOCK.pattern
CLOCK_PATTERN = rf"^(?:{_FORM}|{_FORM}/{_FORM}|{_FORM}/\.\.|\.\./{_FORM})$"
"""What clock times look like, as a regular expression for editors."""

_CLOCK_EXPECTED = (
    "a clock time such as 13:09, ~18:00 (approximate), 06:00? (uncertain), 08:00/09:00 (between), "
    "../17:46 (not after), 18:10/.. (not before) or 02:30+02:00 "
    "(in an hour that the clock showed twice)"
)


@dataclass(frozen=True)
class ClockTime:
    """A local time of day with exactly the precision that is known; both ends equal if exact."""

    text: str
    earliest: time | None
    """Has a `tzinfo` only if its offset is written: the hour that the clock showed twice."""
    latest: time | None
    approximate: bool = False
    uncertain: bool = False


@lru_cache(maxsize=10_000)  # as with dates, the same few thousand are those of most events
def parse_clock(text: str) -> ClockTime:
    """Read a local clock time with its marks.

    >>> parse_clock("../17:46").earliest is None
    True
    >>> parse_clock("~18:00").approximate
    True

    Raises:
        TimeFormatError: the text is not one of the supported forms, or ends before it starts.
    """
    found = _clock_span(text)
    if _comes_after(found.earliest, found.latest):
        raise TimeFormatError(f"found {text!r}, expected a time span that ends on the same day")
    return found


def _clock_span(text: str) -> ClockTime:
    """A time, or an interval between two that may be open on one side.

    Raises:
        TimeFormatError: it is open on both sides, or an end is no clock time.
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        return _single_clock(text, text)
    start, end = (
        None if half == ".." else _single_clock(half, text) for half in (start_text, end_text)
    )
    ends = [half for half in (start, end) if half]
    if not ends:
        raise TimeFormatError(f"found {text!r}, expected {_CLOCK_EXPECTED}")
    return replace(
        ends[0],
        text=text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        approximate=any(half.approximate for half in ends),
        uncertain=any(half.uncertain for half in ends),
    )


def _single_clock(text: str, whole: str) -> ClockTime:
    match = _CLOCK.fullmatch(text)
    if not match:
        raise TimeFormatError(f"found {whole!r}, expected {_CLOCK_EXPECTED}")
    clock = time(int(match[2]), int(match[3]))
    if match[4]:
        offset = timedelta(hours=int(match[5]), minutes=int(match[6]))
        clock = clock.replace(tzinfo=timezone(-offset if match[4] == "-" else offset))
    return ClockTime(text, clock, clock, bool(match[1]), bool(match[7]))


def _comes_after(first: time | None, last: time | None) -> bool:
    """Whether a time is later than another; their offsets count only if both have one."""
    if first is None or last is None:
        return False
    if first.tzinfo and last.tzinfo:
        return first > last
    return first.replace(tzinfo=None) > last.replace(tzinfo=None)
