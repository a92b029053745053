"""The report of an import: what became of each row, grouped by reason for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explorer.imports.found import Outcome, ReportLine, TakenColumn

FIRST = 3
"""Rows that are named of those with one reason."""
LONGEST = 60
"""Characters of a cell that are shown."""

_ORDER = (Outcome.UNCLEAR, Outcome.LEFT_OUT, Outcome.CHANGED, Outcome.TAKEN)


def totals(entries: Sequence[str], report: Sequence[ReportLine]) -> str:
    """How many entries were taken as they are, changed in part, and left out.

    Args:
        entries: where each entry is that was taken.
        report: what was changed and left out.

    >>> line = ReportLine(where="row 3", outcome=Outcome.LEFT_OUT, field="image", found="a.jpg")
    >>> totals(["row 2", "row 3"], [line])
    'entries: 2, taken as they are: 1, in part or changed: 1, left out: 0'
    """
    taken = set(entries)
    touched = {line.where for line in report if line.outcome is not Outcome.TAKEN} & taken
    whole = {line.where for line in report if line.outcome is Outcome.LEFT_OUT and not line.field}
    gone = len(whole - taken)
    return (
        f"entries: {len(taken) + gone}, taken as they are: {len(taken - touched)}, "
        f"in part or changed: {len(touched)}, left out: {gone}"
    )


def grouped(report: Sequence[ReportLine]) -> Iterator[str]:
    """The report by outcome and reason, each with its first rows."""
    groups: dict[tuple[Outcome, str, str], list[ReportLine]] = {}
    for line in sorted(report, key=lambda line: _ORDER.index(line.outcome)):
        groups.setdefault((line.outcome, line.field, line.why), []).append(line)
    for (outcome, field, why), lines in groups.items():
        what = f"{outcome}, {field}" if field else str(outcome)
        count = f" ({len(lines):,})" if len(lines) > 1 else ""
        yield f"{what}: {why}{count}" if why else f"{what}{count}"
        for line in lines[:FIRST]:
            yield f"  {_shown(line)}"
        if len(lines) > FIRST:
            yield f"  and {len(lines) - FIRST:,} more"


def full_report(report: Sequence[ReportLine]) -> str:
    """Every line of the report, as a table with tabs that a spreadsheet opens."""
    rows = [("where", "outcome", "field", "found", "became", "why")]
    rows += [
        (line.where, str(line.outcome), line.field, line.found, line.became, line.why)
        for line in report
    ]
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def columns_table(columns: Sequence[TakenColumn]) -> Iterator[str]:
    """What is taken for what: column, field and the reason, one below the other."""
    names = [_cut(column.name) for column in columns]
    fields = [column.field or "(left out)" for column in columns]
    wide, wider = max(map(len, names), default=0), max(map(len, fields), default=0)
    for name, field, column in zip(names, fields, columns, strict=True):
        yield f"  {name.ljust(wide)}  →  {field.ljust(wider)}  {column.why}".rstrip()


def counts(lists: Mapping[str, int]) -> str:
    """How many records of each kind there are.

    >>> counts({"events": 400, "places": 25, "tags": 0})
    'events: 400, places: 25'
    """
    return ", ".join(f"{name}: {count:,}" for name, count in lists.items() if count)


def _shown(line: ReportLine) -> str:
    found = _cut(line.found)
    became = f" → {_cut(line.became)}" if line.became else ""
    return f"{line.where}: {found}{became}" if line.where else f"{found}{became}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
