"""Scans of maps that lie nowhere: points on a line or outside of the picture, edges beyond maps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.reading.control_points import Picture, far_off, told
from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.backgrounds import Background
from explorer.story.records import Story
from explorer.story.web_mercator import MAX_LATITUDE_DEG
from explorer.tiles.georeferencing import OnALineError, ScanPosition, scan_position


@dataclass(frozen=True, kw_only=True)
class Scan:
    """The scan of a map whose picture can be read."""

    path: ValuePath
    """Of its background."""
    background: Background
    width: int
    """Pixels, as it is seen."""
    height: int
    """Pixels, as it is seen."""

    @property
    def picture(self) -> Picture:
        """Its size."""
        return Picture(width=self.width, height=self.height)

    def position(self) -> ScanPosition:
        """Where it lies.

        Raises:
            OnALineError: its control points lie on a line.
        """
        return scan_position(self.background, width=self.width, height=self.height)


def scans_of(story: Story) -> Iterator[Scan]:
    """The scans among a story's backgrounds, those whose file is there and sound."""
    for index, background in enumerate(story.backgrounds):
        facts = story.media_files.get(background.file or "")
        if background.is_scan and facts and facts.width and facts.height:
            yield Scan(
                path=("background", index),
                background=background,
                width=facts.width,
                height=facts.height,
            )


def check_scans(story: Story) -> Iterator[Report]:
    """Report scans that cannot be laid on the map as their author meant it."""
    for scan in scans_of(story):
        faults = [*_beyond_maps(scan), *_outside(scan)]
        yield from faults
        if not faults:
            try:
                scan.position()
            except OnALineError:
                yield _on_a_line(scan)


def _on_a_line(scan: Scan) -> Report:
    """That the control points lie on a line, or which of them is so far off that they seem to."""
    points, path = scan.background.control_points, (*scan.path, "control_points")
    if suspect := far_off(points, scan.picture):
        return Report((*path, suspect.at), *told(suspect, points))
    found, hint = "points on one line", "best near the corners of the map"
    return Report(path, found, "three or more points that do not lie on one line", hint)


def _beyond_maps(scan: Scan) -> Iterator[Report]:
    """Latitudes that the map does not show."""
    bounds = scan.background.bounds
    edges = (("bounds", "south"), ("bounds", "north")) if bounds else ()
    lats: list[tuple[ValuePath, float]] = [(edge, getattr(bounds, edge[1])) for edge in edges]
    points = enumerate(scan.background.control_points)
    lats += [(("control_points", at, "lat"), point.lat) for at, point in points]
    for path, lat in lats:
        if abs(lat) > MAX_LATITUDE_DEG:
            expected = "a latitude from -85.05 to 85.05, as the map ends there"
            yield Report((*scan.path, *path), f"{lat:g}", expected)


def _outside(scan: Scan) -> Iterator[Report]:
    """Control points that are not on the picture."""
    for at, point in enumerate(scan.background.control_points):
        for axis, size, side in (("x", scan.width, "wide"), ("y", scan.height, "high")):
            if (value := getattr(point, axis)) > size:
                found = f"{value:g}"
                expected = f"at most {size:,}, as the picture is {size:,} pixels {side}"
                hint = "was it read from a larger copy?"
                yield Report((*scan.path, "control_points", at, axis), found, expected, hint)
