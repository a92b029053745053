"""Small files that stories refer to: areas, ways and the first bytes of media."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

SQUARE = [[12.0, 41.0], [13.0, 41.0], [13.0, 42.0], [12.0, 41.0]]
"""A ring around a part of Rome."""
AREA: dict[str, Any] = {"type": "Polygon", "coordinates": [SQUARE]}
FLIGHT = ((41.9, 12.5), (50.0, 80.0), (35.7, 139.7))
"""Latitude and longitude of points from Rome to Tokyo, as GPX has them."""


def jpeg_of(width: int, height: int, **options: Any) -> bytes:
    """A JPEG of one colour, in pixels; `options` are those of Pillow."""
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "JPEG", **options)
    return file.getvalue()


JPEG = jpeg_of(8, 6)


def animation() -> bytes:
    """A GIF of two frames, the first one red."""
    first, second = (Image.new("RGB", (20, 20), colour) for colour in ("red", "blue"))
    file = BytesIO()
    first.save(file, "GIF", save_all=True, append_images=[second])
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims this size in pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return len(data).to_bytes(4) + checked + zlib.crc32(checked).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


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
