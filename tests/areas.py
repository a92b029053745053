"""Stories with areas: a search on a lagoon with islands, and areas across the antimeridian.

All is invented, at coordinates that exist; the same on every run.
"""

from __future__ import annotations

from math import cos, pi, radians, sin
from pathlib import Path
from random import Random
from typing import Any

from tests.attaching import attach
from tests.records import Records, event, place, write_story

Ring = list[list[float]]

LAGOON = "areas/lagoon.geojson"
SEARCH = "areas/search.geojson"
FRONT = "areas/front.geojson"
FOUND = "areas/found.geojson"
TOLD = {
    "missing": (
        "The boat is missing",
        "It left in the morning and has not answered since noon.",
        "La barca è dispersa",
        "È partita al mattino e da mezzogiorno non risponde.",
    ),
    "search": (
        "A search is announced",
        "The coast guard says that it will search the open sea at first light.",
        "Annunciate le ricerche",
        "La guardia costiera annuncia che cercherà in mare aperto alle prime luci.",
    ),
    "flood": (
        "The flood line",
        "High water is reported up to this line; a second source puts it farther south.",
        "Il limite della piena",
        "L’acqua alta è segnalata fino a questa linea; per un’altra fonte è più a sud.",
    ),
    "found": (
        "The wreck is found",
        "Divers find the boat on the bottom; all aboard had reached the shore.",
        "Trovato il relitto",
        "I sommozzatori trovano la barca sul fondo; chi era a bordo aveva raggiunto la riva.",
    ),
    "home": (
        "They come home",
        "The crew is back at the quay.",
        "Il ritorno a casa",
        "L’equipaggio è di nuovo al molo.",
    ),
}
"""Title and summary of each event, in English and in Italian."""


def blob(
    *, lon: float, lat: float, radius_km: float, seed: int, count: int = 120, rough: float = 0.25
) -> Ring:
    """A closed ring around a point, whose distance from it varies by the part `rough`."""
    random = Random(seed)
    waves = [(random.uniform(0.3, 1), random.randint(2, 9), random.uniform(0, 6)) for _ in range(5)]
    ring = []
    for step in range(count):
        angle = 2 * pi * step / count
        wave = sum(size * sin(turns * angle + shift) for size, turns, shift in waves) / 5
        reach = radius_km / 111.2 * (1 + rough * wave)
        north, east = reach * sin(angle), reach * cos(angle) / cos(radians(lat))
        ring.append([round(lon + east, 6), round(lat + north, 6)])
    return [*ring, ring[0]]


def polygon(*rings: Ring) -> dict[str, Any]:
    """A polygon; the rings after the first are holes in it."""
    return {"type": "Polygon", "coordinates": [list(ring) for ring in rings]}


def feature(geometry: dict[str, Any], **properties: str) -> dict[str, Any]:
    """A feature of GeoJSON."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _wide(ring: Ring, *, lon: float) -> Ring:
    return [[round(lon + (x - lon) * 2.2, 6), y] for x, y in ring]


def _front() -> dict[str, Any]:
    points = [[12.05 + step / 100, 45.62 - 0.02 * sin(step / 3) - step / 500] for step in range(60)]
    return {"type": "LineString", "coordinates": [[round(x, 6), round(y, 6)] for x, y in points]}


def claimed(*says: str) -> Records:
    """Claims on an event, by as many sources."""
    sources = ("wire", "copy", "article")
    note = {"note": {"en": "It was elsewhere.", "it": "Era altrove."}}
    return {
        "claims": [
            {"source": source, "says": what} | (note if what == "disputed" else {})
            for source, what in zip(sources, says, strict=False)
        ]
    }


def _lagoon_events() -> list[Records]:
    nowhere = {"place": None, "zone": "Europe/Rome"}
    search = claimed("announced")
    flood = claimed("happened", "disputed")
    found = claimed("happened", "happened", "happened")
    events = [
        event("missing", place="lagoon"),
        event("search", place="quay", area=SEARCH, **search),
        event("flood", area=FRONT, **nowhere, **flood),
        event("found", area=FOUND, **nowhere, **found),
        event("home", place="quay"),
    ]
    return [each | _told(*TOLD[each["id"]]) for each in events]


def _told(title: str, summary: str, title_it: str, summary_it: str) -> Records:
    return {
        "title": {"en": title, "it": title_it},
        "summary": {"en": summary, "it": summary_it},
    }


def write_lagoon(root: Path, slug: str = "lagoon") -> Path:
    """A search: the area of a place with holes, areas of events, a front, two without a place."""
    at = {"accuracy_km": 0.5, "lat": 45.43, "lon": 12.35}
    exact = {"accuracy_km": 0}
    folder = write_story(
        root,
        slug=slug,
        languages=["en", "it"],
        title={"en": "The search on the lagoon", "it": "Le ricerche in laguna"},
        summary={
            "en": "A boat is missing; invented from beginning to end.",
            "it": "Una barca è dispersa; tutto è inventato.",
        },
        places=[
            place("lagoon", names=_names("Grey Lagoon", "Laguna Grigia"), area=LAGOON, **at),
            place("quay", names=_names("North Quay", "Molo Nord"), lon=12.46, lat=45.49, **exact),
        ],
        events=_lagoon_events(),
        articles={
            "en": "The boat was [missing](event:missing), then [found](event:found).\n",
            "it": "La barca era [dispersa](event:missing), poi è stata [trovata](event:found).\n",
        },
    )
    _attach_lagoon(folder)
    return folder


def _attach_lagoon(folder: Path) -> None:
    lagoon = _wide(blob(lon=12.35, lat=45.43, radius_km=7, seed=1, count=400), lon=12.35)
    islands = [
        blob(lon=lon, lat=lat, radius_km=km, seed=seed)
        for seed, (lon, lat, km) in enumerate(((12.33, 45.435, 1.6), (12.42, 45.45, 0.9)), start=2)
    ]
    islet = polygon(blob(lon=12.42, lat=45.45, radius_km=0.3, seed=5))
    features = [feature(polygon(lagoon, *islands)), feature(islet, name="An islet")]
    attach(folder, LAGOON, {"type": "FeatureCollection", "features": features})
    attach(folder, SEARCH, polygon(blob(lon=12.6, lat=45.35, radius_km=11, seed=7, count=300)))
    attach(folder, FRONT, _front())
    attach(folder, FOUND, polygon(blob(lon=12.7, lat=45.28, radius_km=1.5, seed=9)))


def write_dateline(root: Path) -> Path:
    """Areas across the antimeridian, cut there and not, and one around the South Pole."""
    suva = {"lat": -18.14, "lon": 178.44, "accuracy_km": 1.0, "zone": "Pacific/Fiji"}
    anadyr = {"lat": 64.73, "lon": 177.5, "accuracy_km": 1.0, "zone": "Asia/Anadyr"}
    folder = write_story(
        root,
        slug="dateline",
        title={"en": "Across the date line"},
        places=[
            place("suva", names={"en": "Suva"}, country="FJ", area="fiji.json", **suva),
            place("anadyr", names={"en": "Anadyr"}, country="RU", area="chukotka.json", **anadyr),
        ],
        events=[
            event("storm", title=_en("A storm"), place="suva", area="storm.json"),
            event("ice", title=_en("The ice comes"), place="anadyr"),
            event(
                "south",
                title=_en("The ice of the south"),
                place=None,
                zone="UTC",
                area="south.json",
            ),
        ],
        articles={"en": "A [storm](event:storm).\n"},
    )
    west = [[178, -19], [180, -19], [180, -16], [178, -16], [178, -19]]
    east = [[-180, -19], [-178, -19], [-178, -16], [-180, -16], [-180, -19]]
    attach(folder, "fiji.json", {"type": "MultiPolygon", "coordinates": [[west], [east]]})
    turned: Ring = [
        [(x + 180) % 360 - 180, y]
        for x, y in blob(lon=179.5, lat=66.2, radius_km=320, seed=4, count=200)
    ]
    attach(folder, "chukotka.json", polygon(turned))
    storm: Ring = [[177, -21], [-176, -20], [-177, -14], [178.5, -15], [177, -21]]
    attach(folder, "storm.json", polygon(storm))
    pole: Ring = [[lon, -68 - 3 * sin(lon / 20)] for lon in range(-180, 180, 4)]
    attach(folder, "south.json", polygon([*pole, pole[0]]))
    return folder


def _names(en: str, it: str) -> dict[str, str]:
    return {"en": en, "it": it}


def _en(words: str) -> dict[str, str]:
    return {"en": words}
