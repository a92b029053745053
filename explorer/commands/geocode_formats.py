"""How found places are printed: as a table for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from explorer.commands.findings import Finding
from explorer.gazetteer import Answer, Candidate
from explorer.gazetteer.countries import country_name

COLUMNS = ("", "id", "place", "lat", "lon", "± km", "zone")


def text_lines(findings: Iterable[Finding], limit: int) -> Iterator[str]:
    """A paragraph for each name: how clear it is, then its places, and why each ranks so."""
    for finding in findings:
        yield f"{finding.label}: {_verdict(finding)}"
        for answer in (finding.offline, finding.online):
            if answer is not None:
                yield from _table(answer, limit)
        yield ""


def json_lines(findings: Iterable[Finding], limit: int) -> Iterator[str]:
    """A list of records with all that is known of each name; nothing is left out."""
    records = [
        {
            "name": finding.label,
            "clear": finding.clear.entry.id if finding.clear else None,
            "offline": finding.offline.model_dump(mode="json"),
            "online": finding.online.model_dump(mode="json") if finding.online else None,
        }
        for finding in findings
    ]
    yield json.dumps(records, ensure_ascii=False, indent=2)


def _verdict(finding: Finding) -> str:
    offline = finding.offline
    verdict = finding.clear.entry.name if finding.clear else "ambiguous"
    if not finding.candidates:
        verdict = "no such place, only similar names" if offline.near_spellings else "no such place"
    if offline.country:
        return f"the name of a country, {country_name(offline.country)}; else {verdict}"

    return verdict


def _table(answer: Answer, limit: int) -> Iterator[str]:
    candidates = answer.candidates or answer.near_spellings
    if not candidates:
        return
    rows = [COLUMNS, *(_row(candidate) for candidate in candidates[:limit])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    for row, candidate in zip(rows, (None, *candidates), strict=False):
        yield f"  {_aligned(row, widths)}".rstrip()
        if candidate is not None:
            yield f"  {' ' * widths[0]}  {'; '.join(candidate.reasons)}"
    if len(candidates) > limit:
        yield f"  and {len(candidates) - limit} more (--limit {len(candidates)} shows them)"


def _row(candidate: Candidate) -> tuple[str, ...]:
    entry = candidate.entry
    return (
        f"{candidate.confidence:.0%}",
        entry.id,
        f"{entry.name}, {country_name(entry.country)}",
        f"{entry.coordinate.lat:.4f}",
        f"{entry.coordinate.lon:.4f}",
        f"{entry.accuracy_km:g}",
        entry.zone,
    )


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """Numbers to the right, words to the left."""
    right = {0, 3, 4, 5}
    cells = zip(row, widths, strict=True)
    return "  ".join(
        cell.rjust(width) if column in right else cell.ljust(width)
        for column, (cell, width) in enumerate(cells)
    )


FORMATS: dict[str, Callable[[Iterable[Finding], int], Iterator[str]]] = {
    "text": text_lines,
    "json": json_lines,
}
