"""Every mistake in media, backgrounds, areas and ways whose message is documented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from explorer.media.films import copy_film
from tests.attaching import (
    AREA,
    FLIGHT,
    IMAGE,
    JPEG,
    animation,
    attach,
    gpx_of,
    line_of,
    png_header,
)
from tests.media.recordings import document, recording
from tests.records import LEG, Records, event, write_story

SCAN = {"file": "maps/1569.jpg", "credit": "A library"}
BOUNDS = {"south": 35.5, "west": 6.2, "north": 47.3, "east": 18.8}
POINT = {"x": 120, "y": 85, "lat": 45.44, "lon": 12.33}

MEDIA: list[Records] = [
    {"id": "The Talks"},
    {"kind": "x"},
    {"file": "hall.jpg"},
    {"file": "media/Città 1.jpg"},
    {"file": None},
    {"alt": None},
    {"caption": "x"},
    {"source": "x"},
    {"date": "x"},
    {"sensitive": "x"},
    {"captions": "media/talk.vtt"},
    {"focus": {"left": 2, "top": 0}},
]
BACKGROUNDS: list[Records | list[Records]] = [
    {},
    {"provider": "x"},
    {"url": "https://tiles.example/", "credit": "x"},
    {"provider": "OpenTopoMap", "layers": "x"},
    {"file": "../1569.pmtiles", "credit": "x"},
    {"provider": "Jawg.Streets"},
    {"url": "https://anna:secret@tiles.example/{z}/{x}/{y}.png", "credit": "x"},
    {"url": "https://tiles.example/{z}/{x}/{y}?key={api_key}", "credit": "x"},
    {"url": "https://wms.example/?SERVICE=WMS&REQUEST=GetCapabilities", "credit": "x"},
    [{"provider": "OpenTopoMap"}, {"provider": "OpenTopoMap"}],
    SCAN,
    SCAN | {"file": "maps/1569.tif"},
    SCAN | {"control_points": [POINT]},
    {"provider": "OpenTopoMap", "min_zoom": 4, "max_zoom": 3},
    {"provider": "OpenTopoMap", "max_zoom": 40},
    {"url": "https://tiles.example/{z}/{x}/{y}.png"},
    SCAN | {"bounds": BOUNDS | {"south": 50}},
    {"provider": "OpenTopoMap", "name": "x", "opacity": 2},
    SCAN | {"control_points": [POINT | {"x": -1, "lat": 91, "lon": 181}]},
]


def ways(folder: Path) -> None:
    """Legs whose way is in a file, each with a mistake."""
    endings = ["geojson" if text.startswith("{") else "gpx" for text in WAYS]
    names = [f"way-{number}.{ending}" for number, ending in enumerate(endings)]
    legs = [
        {"arrives": "arrival", "track": f"t{number}", "mode": "air", "path": "known"}
        | {"track_file": name}
        for number, name in enumerate(names)
    ]
    legs.append(LEG | {"path": "known", "track_file": "ways/flight.gpx"})
    write_story(folder.parent, slug=folder.name, legs=legs)
    attach(folder, "ways/flight.gpx", gpx_of(*FLIGHT[::-1]))
    for name, text in zip(names, WAYS, strict=True):
        attach(folder, name, text)


WAYS = (
    "<kml/>",
    gpx_of((95, 3)),
    gpx_of((1, 2)),
    gpx_of().replace("<trk>", "<wpt lat='1' lon='2'/><trk>"),
    gpx_of((1, 2), inner="<ele>high</ele>"),
    gpx_of((1, 2), inner="<time>2023-03-01T09:30:00</time>"),
    gpx_of((1, 2), inner="<time>2023-03-02T00:00Z</time><time>2023-03-01T00:00Z</time>"),
    json.dumps(
        {"type": "Feature", "properties": {"coordTimes": ["x"]}, "geometry": line_of(FLIGHT)}
    ),
)


def areas(folder: Path) -> None:
    """Events with areas, each with a mistake."""
    names = [f"area-{number}.geojson" for number in range(len(AREAS))]
    events = [event(f"e{number}", area=name) for number, name in enumerate(names)]
    write_story(folder.parent, slug=folder.name, events=events)
    for name, text in zip(names, AREAS, strict=True):
        attach(folder, name, text)


def swapped(folder: Path) -> None:
    """An area whose positions have latitude first."""
    events = [event("a", area="a.json"), event("arrival")]
    write_story(folder.parent, slug=folder.name, events=events)
    attach(folder, "a.json", polygon([41, 12], [41, 13], [42, 13], [42, 12], [41, 12]))


def polygon(*positions: object) -> Records:
    return {"type": "Polygon", "coordinates": [list(positions)]}


AREAS: tuple[str | Records, ...] = (
    "<kml/>",
    '{"a": NaN}',
    "{",
    {"type": "Point"},
    polygon(*([lon % 360 - 180, lon / 100] for lon in (*range(0, 800, 100), 0))),
    polygon([0, 0], [45, 120], [2, 0], [0, 0]),
    polygon([0, 0], ["12.48", 41.89], [2, 0], [0, 0]),
    polygon([0, 0], [1, 1], [2, 0], [0, 1]),
    polygon([0, 0], [1, 1], [0, 0]),
    AREA | {"crs": {}},
)


def renamed(folder: Path) -> None:
    """A picture that is not what its name says."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE])
    attach(folder, "media/hall.jpg", b"RIFF")


def cut_off(folder: Path) -> None:
    """A picture that was not copied to its end."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE])
    attach(folder, "media/hall.jpg", JPEG[:-2])


def damaged(folder: Path) -> None:
    """A picture of which only the beginning is one."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE])
    attach(folder, "media/hall.jpg", JPEG[:20])


def huge(folder: Path) -> None:
    """A picture whose header claims 120 million pixels."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE | {"file": "media/hall.png"}])
    attach(folder, "media/hall.png", png_header(12_000, 10_000))


def long_animation(folder: Path) -> None:
    """An animation of 40 MB."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE | {"file": "media/hall.gif"}])
    moving = animation()
    attach(folder, "media/hall.gif", moving + bytes(40_000_000 - len(moving)))


def short_animation(folder: Path) -> None:
    """An animation of two frames."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE | {"file": "media/hall.gif"}])
    attach(folder, "media/hall.gif", animation())


def silent(folder: Path) -> None:
    """A film without captions."""
    film = IMAGE | {"kind": "video", "file": "media/film.mp4"}
    write_story(folder.parent, slug=folder.name, media=[film])
    attach(folder, "media/film.mp4", recording())


def unplayable(folder: Path) -> None:
    """A film in HEVC."""
    film = IMAGE | {"kind": "video", "file": "media/film.mp4"}
    write_story(folder.parent, slug=folder.name, media=[film])
    attach(folder, "media/film.mp4", recording(video="libx265"))


def film_cut_off(folder: Path) -> None:
    """A film of which only a half was copied."""
    film = IMAGE | {"kind": "video", "file": "media/film.mp4"}
    write_story(folder.parent, slug=folder.name, media=[film])
    copy_film(attach(folder.parent, "a.mp4", recording()), folder.parent / "b.mp4")
    whole = (folder.parent / "b.mp4").read_bytes()
    attach(folder, "media/film.mp4", whole[: len(whole) // 2])


def locked(folder: Path) -> None:
    """A document with a password."""
    report = IMAGE | {"kind": "document", "file": "media/report.pdf"}
    write_story(folder.parent, slug=folder.name, media=[report])
    attach(folder, "media/report.pdf", document(password="x"))


def untimed(folder: Path) -> None:
    """Captions that do not say when they are shown."""
    film = IMAGE | {"kind": "video", "file": "media/film.mp4"}
    film["captions"] = {"en": "media/film.vtt"}
    write_story(folder.parent, slug=folder.name, media=[film])
    attach(folder, "media/film.mp4", recording())
    attach(folder, "media/film.vtt", "WEBVTT\n\nWelcome.\n")


def misspelt(folder: Path) -> None:
    """A picture whose name is another."""
    write_story(folder.parent, slug=folder.name, media=[IMAGE])
    attach(folder, "media/hal.jpg", JPEG)


ATTACHED: tuple[Callable[[Path], None], ...] = (
    *(areas, swapped, ways, renamed, cut_off, damaged, huge),
    *(long_animation, short_animation, silent, misspelt),
    *(unplayable, film_cut_off, locked, untimed),
)
"""What each puts into the folder of a story."""
