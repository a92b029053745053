"""Where the scan of a map lies, and its copies, for the browser."""

from __future__ import annotations

from typing import TypedDict

from explorer.media.copies import SCAN, copy_names
from explorer.media.renditions import scan_side
from explorer.story.backgrounds import Background
from explorer.story.media import MediaFacts
from explorer.tiles.georeferencing import OnALineError, scan_position


class ScanCopy(TypedDict):
    """A copy of the scan of a map."""

    address: str
    """Below the explorer's."""
    side: int
    """Pixels of its longer side."""


class ScanFacts(TypedDict):
    """The scan of a map on the Mercator world."""

    copies: tuple[ScanCopy, ...]
    """Smallest first."""
    width: int
    """Pixels of the original, as it is seen."""
    height: int
    matrix: tuple[float, ...]
    """Where it lies, in widths of the world from its upper left corner: the six numbers of CSS'
    `matrix()` for a picture that is 1 wide and 1 high."""


def scan_path(story: str, digest: str, copy: str) -> str:
    """The address of a copy of the scan of a map, below the explorer's.

    >>> scan_path("a", "0123456789abcdef", "map-2048.webp")
    'stories/a/maps/0123456789abcdef.map-2048.webp'
    """
    return f"stories/{story}/maps/{digest}.{copy}"


def scan_facts(slug: str, background: Background, facts: MediaFacts) -> ScanFacts | None:
    """A scan as the map shows it; None if it lies nowhere, which makes its story a broken one.

    Args:
        slug: of the story.
        background: the scan of a map.
        facts: what its file is.
    """
    width, height = facts.width or 1, facts.height or 1
    try:
        at = scan_position(background, width=width, height=height)
    except OnALineError:
        return None
    names = copy_names(SCAN, facts)
    return {
        "copies": tuple(
            {"address": scan_path(slug, facts.digest, name), "side": scan_side(name)}
            for name in names
        ),
        "width": width,
        "height": height,
        "matrix": (at.a * width, at.b * width, at.c * height, at.d * height, at.e, at.f),
    }
