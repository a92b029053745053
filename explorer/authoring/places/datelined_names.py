"""Towns before a date or behind a time: ``Venice, Oct. 14, 1786.``, ``ore 18 Matera``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from explorer.authoring.places.evidence import Evidence, Ground
from explorer.authoring.places.names import Name
from explorer.authoring.spans import Spans

_BEHIND_TIME = re.compile(
    r"(?:\b\d{1,2}\\?[.:]\d\d(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?|"
    r"\b(?:ore|alle|um)\s\d{1,2}|\b\d{1,2}\s?(?:uhr|h))[:,]?\s$",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[\s,(]{1,3}(?:[\w.]+[\s,]{1,3}){0,2}$")
"""What lies between a town and its date: a comma, perhaps a country or ``the``."""
_LONGEST = 20
"""Characters of that, and of a time."""


def datelined(
    text: str, names: Sequence[Name], dates: Spans, evidence: Iterable[Evidence | None]
) -> list[Evidence | None]:
    """The evidence, also for towns in a programme and, if there are several, in lines with dates.

    A single such line only says where and when the article was written.
    """
    before = [_is_before_date(text, name, dates) for name in names]
    several = sum(before) > 1
    found: list[Evidence | None] = []
    for name, is_dated, own in zip(names, before, evidence, strict=True):
        time = text[max(0, name.start - _LONGEST) : name.start]
        if own is None and is_dated and several:
            found.append(Evidence(Ground.DATELINE, "before a date", name.text))
        elif own is None and _BEHIND_TIME.search(time):
            found.append(Evidence(Ground.DATELINE, "behind a time", name.text))
        else:
            found.append(own)
    return found


def _is_before_date(text: str, name: Name, dates: Spans) -> bool:
    if not name.begins_sentence:
        return False
    behind = dates.within(name.end, name.end + _LONGEST)
    start = dates.ordered[behind[0]].start if behind else -1
    return start > name.end and bool(_BEFORE_DATE.fullmatch(text, name.end, start))
