"""Sizes of what the basemap draws, from the browser's own table: `frontend/basemap/style.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from explorer.paths import FRONTEND


@cache
def _style() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((FRONTEND / "basemap" / "style.json").read_text("utf-8"))
    return table


def line_width_px(name: str, zoom: float) -> float:
    """The width of a line: that of the nearest stop beyond the first and last, else in proportion.

    Args:
        name: what is drawn: coast, shore, lakeShore, river, border, borderBand.
        zoom: of the web map; for rivers, how many zooms after they begin.

    >>> line_width_px("coast", 0), line_width_px("coast", 2), line_width_px("coast", 99)
    (0.4, 0.5, 1.4)
    """
    return width_at(_style()[name]["width"], zoom)


def width_at(stops: Sequence[Sequence[float]], zoom: float) -> float:
    """The width at a zoom.

    Args:
        stops: zooms with their widths, the lowest first.
        zoom: of the web map.

    >>> width_at([[14, 1], [16, 5]], 15)
    3.0
    """
    if zoom <= stops[0][0]:
        return stops[0][1]
    for (start, low), (end, high) in pairwise(stops):
        if zoom <= end:
            return round(low + (high - low) * (zoom - start) / (end - start), 2)
    return stops[-1][1]
