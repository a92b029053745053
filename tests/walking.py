"""A walk in Rome over invented streets: the places are real, the streets are not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.records import event, place, write_story
from tests.tiles.invented_town import ATTRIBUTION, write_town

MIDDLE: Final = (41.8958, 12.4822)
"""Latitude and longitude of the invented town's square: Piazza Venezia."""
STOPS: Final = {
    "colosseum": ("Colosseum", "Colosseo", 41.8902, 12.4922, "09:00"),
    "forum": ("Roman Forum", "Foro Romano", 41.8925, 12.4853, "10:00"),
    "capitol": ("Capitoline Hill", "Campidoglio", 41.8933, 12.4829, "11:00"),
    "pantheon": ("Pantheon", "Pantheon", 41.8986, 12.4769, "12:00"),
    "navona": ("Piazza Navona", "Piazza Navona", 41.8992, 12.4731, "13:00"),
}
"""By id: the English and the Italian name, latitude, longitude and the hour."""
ARTICLE: Final = "# A walk in Rome\n\nFrom the [Colosseum](event:colosseum) to the square.\n"
ARTICOLO: Final = "# Una passeggiata a Roma\n\nDal [Colosseo](event:colosseum) alla piazza.\n"


def write_walk(root: Path, slug: str = "walk", *, has_streets: bool = True) -> Path:
    """The folder of the story, with or without an extract."""
    places, events = [], []
    for id, (name, nome, lat, lon, time) in STOPS.items():
        known = {"accuracy_km": 0.05, "coordinate_source": "OpenStreetMap"}
        places.append(place(id, names={"en": name, "it": nome}, lat=lat, lon=lon, **known))
        title = {"en": f"At the {name}", "it": f"{nome}: una sosta"}
        summary = {"en": "They stop here.", "it": "Si fermano qui."}
        events.append(event(id, place=id, time=time, title=title, summary=summary))
    stops = [*STOPS]
    legs = [
        {"from": one, "to": other, "mode": "foot", "path": "schematic"}
        for one, other in pairwise(stops)
    ]
    folder = write_story(
        root,
        slug=slug,
        articles={"en": ARTICLE, "it": ARTICOLO},
        title={"en": "A walk in Rome", "it": "Una passeggiata a Roma"},
        summary={"en": "Real places, invented streets.", "it": "Luoghi veri, strade inventate."},
        languages=["en", "it"],
        places=places,
        events=events,
        legs=legs,
        background={"file": "streets.pmtiles", "credit": ATTRIBUTION} if has_streets else None,
    )
    if has_streets:
        write_town(folder / "streets.pmtiles", lat=MIDDLE[0], lon=MIDDLE[1])
    return folder
