"""Writes a library that shows what the map can do, for screenshots and for a look around.

`python -m tests.showcase FOLDER`, then `EXPLORER_STORIES=FOLDER python -m explorer serve`. Places
and distances are real; the streets, the old map, the hike and all that happens are invented.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from explorer.story.places import Coordinate
from tests.areas import write_dateline, write_lagoon
from tests.attaching import attach
from tests.hiking import write_hike
from tests.media.old_maps import old_map
from tests.records import Records, event, place, write_story
from tests.tiles.invented_town import ATTRIBUTION, write_town


class Stop(NamedTuple):
    """A place where something happens once."""

    id: str
    lat: float
    lon: float
    names: tuple[str, str]
    """English and Italian, as all texts here."""
    time: str
    title: tuple[str, str]
    summary: tuple[str, str]


def both(english: str, italian: str) -> dict[str, str]:
    """A text by language."""
    return {"en": english, "it": italian}


NAME: Final = "Showcase"
ABOUT: Final[Records] = {
    "languages": ["en", "it"],
    "clocks": None,
    "article": "showcase",
    "sources": [{"id": "showcase", "publisher": NAME, "lang": "en", "date": "2026-11-30"}],
}
CLAIM: Final[Records] = {"source": "showcase", "says": "happened"}

WALK: Final = (
    Stop(
        *("colosseum", 41.8902, 12.4922, ("Colosseum", "Colosseo"), "09:00"),
        ("They meet at the Colosseum", "Si incontrano al Colosseo"),
        ("Six friends, two maps and one umbrella.", "Sei amici, due mappe e un ombrello."),
    ),
    Stop(
        *("forum", 41.8925, 12.4853, ("Roman Forum", "Foro Romano"), "09:40"),
        ("A rest among the columns", "Una pausa fra le colonne"),
        ("It begins to rain.", "Comincia a piovere."),
    ),
    Stop(
        *("capitol", 41.8933, 12.4828, ("Capitoline Hill", "Campidoglio"), "10:15"),
        ("The view from the hill", "La vista dal colle"),
        ("The rain stops.", "Smette di piovere."),
    ),
    Stop(
        *("pantheon", 41.8986, 12.4769, ("Pantheon", "Pantheon"), "11:05"),
        ("Under the dome", "Sotto la cupola"),
        ("Light falls through the opening.", "La luce cade dall’apertura."),
    ),
    Stop(
        *("navona", 41.8992, 12.4731, ("Piazza Navona", "Piazza Navona"), "11:45"),
        ("Coffee on the square", "Il caffè in piazza"),
        ("One map is lost here.", "Qui va persa una delle mappe."),
    ),
    Stop(
        *("trevi", 41.9009, 12.4833, ("Trevi Fountain", "Fontana di Trevi"), "12:30"),
        ("The walk ends at the fountain", "La passeggiata finisce alla fontana"),
        ("The umbrella stays dry.", "L’ombrello resta asciutto."),
    ),
)
ISLANDS: Final = (
    Stop(
        *("naples", 40.8400, 14.2520, ("Naples", "Napoli"), "07:00"),
        ("The boat leaves Naples", "La barca lascia Napoli"),
        ("The sea is calm.", "Il mare è calmo."),
    ),
    Stop(
        *("procida", 40.7660, 14.0330, ("Procida", "Procida"), "09:20"),
        ("A call at Procida", "Uno scalo a Procida"),
        ("Lemons are taken on board.", "Si imbarcano limoni."),
    ),
    Stop(
        *("ischia", 40.7370, 13.9470, ("Ischia", "Ischia"), "10:30"),
        ("They land on Ischia", "Sbarcano a Ischia"),
        ("The harbour was once a lake.", "Il porto era un tempo un lago."),
    ),
    Stop(
        *("capri", 40.5560, 14.2390, ("Capri", "Capri"), "14:10"),
        ("The crossing to Capri", "La traversata verso Capri"),
        ("The wind rises.", "Si alza il vento."),
    ),
    Stop(
        *("sorrento", 40.6290, 14.3750, ("Sorrento", "Sorrento"), "16:40"),
        ("In the harbour of Sorrento", "Nel porto di Sorrento"),
        ("The lemons are sold.", "I limoni sono venduti."),
    ),
)
RAILWAY: Final = (
    Stop(
        *("roma", 41.9009, 12.5020, ("Rome", "Roma"), "08:10"),
        ("The train leaves Rome", "Il treno parte da Roma"),
        ("Coach 7, two seats by the window.", "Carrozza 7, due posti al finestrino."),
    ),
    Stop(
        *("firenze", 43.7765, 11.2480, ("Florence", "Firenze"), "09:46"),
        ("Florence, eight minutes", "Firenze, otto minuti"),
        ("A school class gets on.", "Sale una classe."),
    ),
    Stop(
        *("bologna", 44.5058, 11.3430, ("Bologna", "Bologna"), "10:25"),
        ("Through the tunnels to Bologna", "Attraverso le gallerie fino a Bologna"),
        ("The class sings.", "La classe canta."),
    ),
    Stop(
        *("padova", 45.4176, 11.8805, ("Padua", "Padova"), "11:20"),
        ("Padua", "Padova"),
        ("The class gets off.", "La classe scende."),
    ),
    Stop(
        *("venezia", 45.4410, 12.3210, ("Venice", "Venezia"), "11:48"),
        ("Over the lagoon to Venice", "Sulla laguna fino a Venezia"),
        ("The last kilometres are a bridge.", "Gli ultimi chilometri sono un ponte."),
    ),
)


def write_showcase(root: Path) -> None:
    """Write all stories of the library into a folder; the same ones each time."""
    write_walk(root)
    write_voyage(root)
    write_train(root)
    _write_articles(write_hike(root), HIKE)
    write_lagoon(root)
    write_dateline(root)


HIKE: Final = {
    "en": """\
# Over the invented summit

They [set out](event:hut) from the [lower hut](place:hut) before dawn. After an hour and a half of
bends they [rest on the summit](event:summit), and in the middle of the morning they
[reach the refuge](event:refuge).
""",
    "it": """\
# Oltre la cima inventata

[Partono](event:hut) dal [rifugio in basso](place:hut) prima dell’alba. Dopo un’ora e mezza di
tornanti [si fermano sulla cima](event:summit), e a metà mattina
[arrivano al bivacco](event:refuge).
""",
}


def _write_articles(folder: Path, articles: Mapping[str, str]) -> None:
    for lang, text in articles.items():
        (folder / f"article.{lang}.md").write_text(text, encoding="utf-8")


def write_walk(root: Path) -> Path:
    """A walk of two kilometres through Rome, over invented streets."""
    folder = _story(
        *(root, "rome-walk", WALK, "foot", "2025-05-03"),
        title=both("A morning in Rome", "Una mattina a Roma"),
        summary=both(
            "A walk from the Colosseum to the Trevi Fountain, over invented streets.",
            "Una passeggiata dal Colosseo a Fontana di Trevi, su strade inventate.",
        ),
        background={
            "file": "maps/streets.pmtiles",
            "credit": ATTRIBUTION,
            "name": both("Invented streets", "Strade inventate"),
        },
    )
    (folder / "maps").mkdir(exist_ok=True)
    write_town(folder / "maps" / "streets.pmtiles", lat=41.895, lon=12.482)
    return folder


def write_voyage(root: Path) -> Path:
    """A voyage around the Gulf of Naples, on an old map that is turned by seven degrees."""
    spots = {stop.names[1]: Coordinate(lat=stop.lat, lon=stop.lon) for stop in ISLANDS}
    drawn = old_map(
        Coordinate(lat=40.70, lon=14.17), spots, width_km=75, title="SINVS NEAPOLITANVS"
    )
    folder = _story(
        *(root, "old-map", ISLANDS, "sea", "1784-06-12"),
        title=both("Lemons for Sorrento", "Limoni per Sorrento"),
        summary=both(
            "A day on the Gulf of Naples, shown on an old map that was drawn for it.",
            "Una giornata sul golfo di Napoli, su una vecchia carta disegnata per l’occasione.",
        ),
        background={
            "file": "maps/gulf.jpg",
            "credit": NAME,
            "name": both("Map of the gulf", "Carta del golfo"),
            "opacity": 0.9,
            "control_points": [drawn.marked(at) for at in spots.values()],
        },
    )
    attach(folder, "maps/gulf.jpg", drawn.jpeg())
    return folder


def write_train(root: Path) -> Path:
    """A journey by train from Rome to Venice."""
    return _story(
        *(root, "train", RAILWAY, "rail", "2025-03-20"),
        title=both("The 8:10 to Venice", "L’8:10 per Venezia"),
        summary=both(
            "A journey by train in five stops; its hours are invented.",
            "Un viaggio in treno in cinque fermate; gli orari sono inventati.",
        ),
    )


def _story(
    root: Path, slug: str, stops: Sequence[Stop], mode: str, day: str, **records: Any
) -> Path:
    """A story that stops once at each place."""
    places = [
        place(
            stop.id,
            names=both(*stop.names),
            lat=stop.lat,
            lon=stop.lon,
            accuracy_km=0.05,
            coordinate_source=NAME,
        )
        for stop in stops
    ]
    events = [
        event(
            f"at-{stop.id}",
            place=stop.id,
            when=day,
            time=stop.time,
            claims=[CLAIM],
            title=both(*stop.title),
            summary=both(*stop.summary),
        )
        for stop in stops
    ]
    legs = [
        {"from": one.id, "to": other.id, "mode": mode, "path": "schematic"}
        for one, other in pairwise(stops)
    ]
    records = ABOUT | {"places": places, "events": events, "legs": legs} | records
    return write_story(root, slug, _articles(stops, records["title"]), **records)


def _articles(stops: Sequence[Stop], title: Mapping[str, str]) -> dict[str, str]:
    """A paragraph for each stop, with what happens there and where as mentions."""
    found = {}
    for at, lang in enumerate(("en", "it")):
        paragraphs = [
            f"[{stop.title[at]}](event:at-{stop.id}). {stop.summary[at]} "
            f"[{stop.names[at]}](place:{stop.id}), {stop.time}."
            for stop in stops
        ]
        found[lang] = "\n\n".join((f"# {title[lang]}", *paragraphs)) + "\n"
    return found


def main() -> None:
    """Write the library into the folder that is named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    write_showcase(parser.parse_args().folder)


if __name__ == "__main__":
    main()
