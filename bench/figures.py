"""What is measured: samples with a unit and a limit, their median and 95th percentile, a table."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


class MeasureError(Exception):
    """Something could not be measured; says what and why."""


@dataclass(frozen=True)
class Figure:
    """One thing measured `n` times."""

    group: str
    """The measurement it belongs to, such as `step`."""
    name: str
    samples: tuple[float, ...]
    unit: str = "ms"
    limit_median: float | None = None
    """What the median should not exceed; None where nothing was promised."""
    limit_p95: float | None = None
    """What the 95th percentile should not exceed; None where nothing was promised."""

    @property
    def median(self) -> float:
        """The middle sample."""
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        """The 95th percentile; see `percentile`."""
        return percentile(self.samples, 95)

    @property
    def verdict(self) -> str:
        """`within` or `over`, for each limit there is."""
        told = []
        for name, value, limit in (
            ("median", self.median, self.limit_median),
            ("p95", self.p95, self.limit_p95),
        ):
            if limit is not None:
                word = "within" if value <= limit else "OVER"
                told.append(f"{word} {number(limit)} ({name})")
        return ", ".join(told)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that `share` percent of all samples do not exceed (nearest rank).

    Raises:
        ValueError: there are no samples.

    >>> percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 95)
    10
    """
    if not samples:
        raise ValueError("samples: found none, expected at least one")
    rank = max(math.ceil(share / 100 * len(samples)), 1)
    return sorted(samples)[rank - 1]


def number(value: float) -> str:
    """A number with as many digits as it deserves.

    >>> number(3.14159), number(42.4242), number(12345.6)
    ('3.1', '42', '12,346')
    """
    return f"{value:.1f}" if abs(value) < 10 and value % 1 else f"{value:,.0f}"


def table(figures: Iterable[Figure]) -> str:
    """All figures, one a line."""
    lines = [("", "median", "p95", "n", "unit", "limit")]
    group = None
    for figure in figures:
        if figure.group != group:
            group = figure.group
            lines.append((f"\n{group}", "", "", "", "", ""))
        count = len(figure.samples)
        p95 = number(figure.p95) if count > 1 else ""
        lines.append(
            (
                f"  {figure.name}",
                number(figure.median),
                p95,
                str(count),
                figure.unit,
                figure.verdict,
            )
        )
    width = max(len(line[0]) for line in lines)
    return "\n".join(
        f"{name:<{width}} {median:>9} {p95:>9} {count:>4}  {unit:<6} {verdict}".rstrip()
        for name, median, p95, count, unit, verdict in lines
    )


def machine() -> dict[str, str | float]:
    """What the figures were measured on."""
    return {
        "system": platform.platform(),
        "processors": os.cpu_count() or 0,
        "python": platform.python_version(),
        "load_1min": round(os.getloadavg()[0], 2),
    }


def write_results(figures: Sequence[Figure], browser: str, notes: dict[str, object]) -> Path:
    """Write everything measured, every sample of it, and return where."""
    now = datetime.now(UTC)
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y-%m-%dT%H-%M-%SZ}.json"
    content = {
        "measured": now.isoformat(timespec="seconds"),
        "machine": {**machine(), "browser": browser},
        "figures": [
            {
                **asdict(figure),
                "median": figure.median,
                "p95": figure.p95,
                "verdict": figure.verdict,
            }
            for figure in figures
        ],
        **notes,
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
