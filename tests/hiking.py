"""A hike as a watch records it: a point per second, noisy, with elevations and times. Invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from math import cos, pi, radians, sin
from pathlib import Path
from typing import NamedTuple

from tests.attaching import attach
from tests.records import SMALL, Records, event, place, write_story

SUMMIT_AT = 0.55
"""After which share of the hike it is highest."""
LOW_M, HIGH_M = 1_240.0, 2_050.0
BEGAN = datetime(2025, 6, 14, 5, 40, tzinfo=UTC)
HUT = (46.5175, 11.6702)
"""Where it begins: latitude and longitude."""
_STEP_DEG = 1.1e-5
"""How far the walker comes in a second, in degrees of latitude: 1.2 m."""


class Second(NamedTuple):
    """What the watch has after a second."""

    lat: float
    lon: float
    elevation_m: float
    time: datetime


def seconds(count: int = 10_000) -> Iterator[Second]:
    """The points of the hike; the same ones each time."""
    dice = random.Random(14)
    lat, lon = HUT
    drift = [0.0, 0.0, 0.0]
    for at in range(count):
        share = at / count
        bends = 40 if 0.25 < share < 0.5 else 6  # hairpins below the summit
        course = 0.9 * pi * share + 1.1 * sin(bends * 2 * pi * share) + 0.3
        resting = 0.53 < share < 0.58
        pace = 0.0 if resting else _STEP_DEG * (1.25 if share > SUMMIT_AT else 0.8)
        lat += pace * cos(course)
        lon += pace * sin(course) / cos(radians(lat))
        # a receiver wanders for minutes, and jumps a little each second
        drift = [0.98 * each + dice.gauss(0, 0.25) for each in drift]
        north, east, up = (each + dice.gauss(0, 0.1) for each in drift)
        yield Second(
            round(lat + north * 9e-6, 7),
            round(lon + east * 9e-6 / cos(radians(lat)), 7),
            round(height(share) + 1.5 * up, 1),
            BEGAN + timedelta(seconds=at),
        )


def height(share: float) -> float:
    """Metres above sea level: up, a dip on the way, the summit, and half the way down."""
    rise = (HIGH_M - LOW_M) * sin(min(share / SUMMIT_AT, 1) * pi / 2) ** 2
    fall = 480 * max(0.0, share - 0.58) / 0.42
    return LOW_M + rise - fall - 130 * max(0.0, 1 - abs(share - 0.3) / 0.05)


@cache
def hike_gpx(count: int = 10_000) -> str:
    """The hike as GPX 1.1, as watches write it."""
    points = "\n".join(
        f'<trkpt lat="{point.lat}" lon="{point.lon}"><ele>{point.elevation_m}</ele>'
        f"<time>{point.time:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        for point in seconds(count)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="Invented" xmlns="http://www.topografix.com/GPX/1/1">\n'
        f"<trk><name>Invented hike</name><type>hiking</type><trkseg>\n{points}\n"
        "</trkseg></trk></gpx>\n"
    )


NAMES = {
    "hut": {"en": "Lower hut", "it": "Rifugio in basso"},
    "summit": {"en": "The summit", "it": "La cima"},
    "refuge": {"en": "Refuge", "it": "Bivacco"},
}
TITLES = {
    "hut": {"en": "They set out before dawn", "it": "Partono prima dell’alba"},
    "summit": {"en": "They rest on the summit", "it": "Si fermano sulla cima"},
    "refuge": {"en": "They reach the refuge", "it": "Arrivano al bivacco"},
}
CLOCKS = {"hut": "07:40", "summit": "09:12", "refuge": "10:26"}
LEG = {"mode": "foot", "path": "known"}
PLACE = {"accuracy_km": 0.05, "coordinate_source": "Invented"}


def hike_records(count: int = 10_000) -> Records:
    """A story of the hike: from a hut over a summit to another hut, all of them invented."""
    found = [*seconds(count)]
    ends = {"hut": found[0], "summit": found[int(count * SUMMIT_AT)], "refuge": found[-1]}
    places = [
        place(id, names=NAMES[id], lat=round(at.lat, 4), lon=round(at.lon, 4), **PLACE)
        for id, at in ends.items()
    ]
    day, summary = "2025-06-14", {"en": "An invented hike.", "it": "Un’escursione inventata."}
    events = [
        event(id, place=id, when=day, time=CLOCKS[id], title=TITLES[id], summary=summary)
        for id in ends
    ]
    legs = [
        LEG | {"from": "hut", "to": "summit", "track_file": "ways/up.gpx"},
        LEG | {"from": "summit", "to": "refuge", "track_file": "ways/down.gpx"},
    ]
    return SMALL | {
        "title": {"en": "Over the invented summit", "it": "Oltre la cima inventata"},
        "summary": {"en": "A hike, as a watch recorded it.", "it": "Un’escursione registrata."},
        "languages": ["en", "it"],
        "clocks": [],
        "places": places,
        "events": events,
        "legs": legs,
    }


def write_hike(
    root: Path, slug: str = "hike", count: int = 10_000, *, ways: bool = True, later: int = 0
) -> Path:
    """The folder of a story with the hike; without its ways its legs are only straight.

    Args:
        root: the folder of stories.
        slug: of the story.
        count: points of the recording.
        ways: whether it has them.
        later: how many events follow at the place of the last one.
    """
    records = hike_records(count)
    last = records["events"][-1]
    rest = [last | {"id": f"rest-{number}", "time": "23:59"} for number in range(later)]
    records = records | {"events": [*records["events"], *rest]}
    if not ways:
        legs = [{k: v for k, v in leg.items() if k != "track_file"} for leg in records["legs"]]
        records = records | {"legs": legs}
    articles = {"en": "# Over the invented summit\n\nText.\n", "it": "# Oltre la cima\n\nTesto.\n"}
    folder = write_story(root, slug=slug, articles=articles, **records)
    head, _, rest = hike_gpx(count).partition("<trkseg>\n")
    lines = rest.splitlines()[:count]
    cut = int(count * SUMMIT_AT)
    for name, part in ("up", lines[: cut + 1]), ("down", lines[cut:]):
        body = "\n".join(part)
        attach(folder, f"ways/{name}.gpx", f"{head}<trkseg>\n{body}\n</trkseg></trk></gpx>\n")
    return folder
