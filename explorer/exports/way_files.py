"""Ways as files of a story, as a `track_file` names them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import chain

from gpx import GPX

from explorer.exports.gpx_ways import add_way
from explorer.exports.values import GENERATOR
from explorer.exports.ways import way_feature
from explorer.reading.geojson_files import MAX_POSITIONS
from explorer.reading.text_files import MAX_SHAPE_BYTES
from explorer.story.ways import Segment, Way

ROUNDED_DEG = 2e-6
"""By how much positions differ that an export has rounded, at most: 0.2 m."""
_INDENT = re.compile(r"\n +")
"""A third of an indented file is spaces."""


def way_file(way: Way, name: str) -> tuple[bytes, int]:
    """The file of a way, of no more positions and bytes than a story's file can have.

    With it comes which share of its points it has: one of every so many, 1 if it has all.

    Args:
        way: recorded or planned.
        name: the file's, which ends in .gpx, .geojson or .json.
    """
    count = sum(map(len, way.segments))
    room = max(MAX_POSITIONS - 2 * len(way.segments), 1)
    step = 1 if count <= MAX_POSITIONS else -(-count // room)
    while True:
        thin = replace(way, segments=tuple(_every(segment, step) for segment in way.segments))
        content = _written(thin, name)
        if len(content) <= MAX_SHAPE_BYTES or step >= count:
            return content, step
        step += 1


def _every(segment: Segment, step: int) -> Segment:
    thin = segment[::step]
    return thin if thin[-1] is segment[-1] else (*thin, segment[-1])


def _written(way: Way, name: str) -> bytes:
    if name.lower().endswith(".gpx"):
        document = GPX()
        document.creator = GENERATOR
        add_way(document, way)
        return _INDENT.sub("\n", document.to_string()).encode()
    return f"{json.dumps(way_feature(way), separators=(',', ':'))}\n".encode()


def is_same_way(one: Way, other: Way) -> bool:
    """Whether two ways differ by no more than what a format rounds.

    Positions are then equal to 0.2 m, elevations to 0.1 m, times to the second.
    """
    both = ([*chain.from_iterable(way.segments)] for way in (one, other))
    first, second = both
    return len(first) == len(second) and all(
        abs(a.lat - b.lat) < ROUNDED_DEG
        and abs(a.lon - b.lon) < ROUNDED_DEG
        and abs((a.elevation_m or 0) - (b.elevation_m or 0)) < 0.11
        and (a.time is None) == (b.time is None)
        and (a.time is None or b.time is None or abs((a.time - b.time).total_seconds()) < 1)
        for a, b in zip(first, second, strict=True)
    )
