"""Small files that stories refer to: areas, ways and the first bytes of media."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SQUARE = [[12.0, 41.0], [13.0, 41.0], [13.0, 42.0], [12.0, 41.0]]
"""A ring around a part of Rome."""
AREA: dict[str, Any] = {"type": "Polygon", "coordinates": [SQUARE]}
FLIGHT = ((41.9, 12.5), (50.0, 80.0), (35.7, 139.7))
"""Latitude and longitude of points from Rome to Tokyo, as GPX has them."""
JPEG = bytes.fromhex("ffd8ffe000104a464946000101")
IMAGE = {
    "id": "hall",
    "kind": "image",
    "file": "media/hall.jpg",
    "alt": {"en": "A hall"},
    "credit": "Anna",
    "licence": "CC BY 4.0",
}


def gpx_of(*points: tuple[float, float], inner: str = "") -> str:
    """A GPX file with one track through these points; `inner` is within each of them."""
    marks = "\n".join(f'<trkpt lat="{lat}" lon="{lon}">{inner}</trkpt>' for lat, lon in points)
    return (
        '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">\n'
        f"<trk><trkseg>\n{marks}\n</trkseg></trk>\n</gpx>\n"
    )


def line_of(points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """The same points as a line in GeoJSON."""
    return {"type": "LineString", "coordinates": [[lon, lat] for lat, lon in points]}


def attach(folder: Path, name: str, content: str | bytes | dict[str, Any]) -> Path:
    """Put a file into a story's folder, which is made if it does not exist yet."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content) if isinstance(content, dict) else content
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
