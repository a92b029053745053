"""The times of Linked Places: timespans whose ends are known or have limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from explorer.imports.parsing.instants import written_time
from explorer.imports.parsing.json_documents import member
from explorer.writing.values import Value

_YEAR = re.compile(r"(-?)(\d{1,4})(?=$|-)")


def time_of(when: Mapping[str, Any], rest: dict[str, str]) -> dict[str, Value]:
    """The fields of an event that say when it was, from the first of its timespans.

    What is in no field, such as further timespans and periods, goes into the rest.

    >>> time_of({"timespans": [{"start": {"in": "676"}, "end": {"in": "1066"}}]}, {})
    {'when': '0676', 'until': '1066'}
    >>> time_of({"timespans": [{"start": {"earliest": "-550", "latest": "-330"}}]}, {})
    {'when': '-0550/-0330'}

    Args:
        when: a `when` of the format.
        rest: what the entry has beside; it gets more.
    """
    spans = [each for each in member(when, "timespans", list) if isinstance(each, dict)]
    if len(spans) > 1:
        rest["timespans"] = "; ".join(_shown(span) for span in spans[1:])
    periods = [member(each, "name", str) for each in member(when, "periods", list)]
    if any(periods):
        rest["periods"] = "; ".join(filter(None, periods))
    if not spans:
        if label := member(when, "label", str):
            rest["when"] = label
        return {}
    start, end = _limits(spans[0].get("start")), _limits(spans[0].get("end"))
    begins = _date(start)
    ends = _date(end)
    if begins is None:
        if start or end:
            rest["when"] = _shown(spans[0])
        return {"when": f"../{ends}"} if ends and "/" not in ends else {}
    if ends and "earliest" in start and "latest" in end and "in" not in start | end:
        return {"when": f"{begins.split('/')[0]}/{ends.split('/')[-1]}".replace("/..", "/")}
    return {"when": begins, **({"until": ends} if ends and ends != begins else {})}


def _limits(value: Any) -> dict[str, str]:
    """The limits of an end; a plain text is the end itself."""
    if isinstance(value, str | int):
        return {"in": str(value)}
    known = value if isinstance(value, dict) else {}
    return {n: str(known[n]) for n in ("in", "earliest", "latest") if known.get(n)}


def _date(limits: Mapping[str, str]) -> str | None:
    """The date of an end as EDTF; None if it says none."""
    if "in" in limits:
        return iso_date(limits["in"])
    earliest, latest = (iso_date(limits.get(name, "")) for name in ("earliest", "latest"))
    if earliest and latest:
        return earliest if earliest == latest else f"{earliest}/{latest}"
    if earliest:
        return f"{earliest}/.."
    return f"../{latest}" if latest else None


def iso_date(text: str) -> str | None:
    """A date of ISO 8601 with four digits of its year; None if it is none.

    >>> iso_date("676"), iso_date("-320"), iso_date("1850-03"), iso_date("c. 1500")
    ('0676', '-0320', '1850-03', None)
    """
    plain = text.strip()
    year = _YEAR.match(plain)
    if year is None:
        return None
    found = written_time(f"{year[1]}{int(year[2]):04}{plain[year.end() :]}", None)
    return found.date if found else None


def _shown(span: Mapping[str, Any]) -> str:
    ends = (_limits(span.get(name)) for name in ("start", "end"))
    return " to ".join(" – ".join(limits.values()) for limits in ends if limits)
