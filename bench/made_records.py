"""The records of synthetic stories: as many and as rich, for an event, as those of Vostochny's.

Every place lies where its country and its clock say, nobody travels faster than an airliner, and
the article claims the events that it mentions, so that `check` has nothing to say that it would not
say of a careful author's story.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from tzfpy import get_tz

from bench.made_words import LANGUAGES, Writer, slug
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate

Record = dict[str, Any]

DETAIL_REGION = {"lat": (39.0, 52.0), "lon": (125.0, 138.0)}
"""Where the built-in basemap has detail, in degrees."""
WORLD = {"lat": (-50.0, 65.0), "lon": (-175.0, 175.0)}
FAR_SHARE = 0.15
"""Part of the places that lie anywhere in the world."""
KINDS_OF_PAPER = ("Agency", "Courier", "Daily", "Herald", "News", "Post", "Radio", "Times")
TRACKS = ("delegation", "envoy", "press")
TAGS_OF_A_KIND = 8
TAG_KINDS = ("person", "organisation", "topic")
MENTIONED_EVERY = 10
EVENTS_PER_NOTE = 10
ARTICLE = "article"
BEGINNING = datetime(2003, 9, 1, tzinfo=UTC)
"""Of the first event; 10,000 events take about six years, and all sources are later."""
FIRST_REPORT, REPORT_DAYS = datetime(2015, 1, 1, tzinfo=UTC), 2500
TRAVEL_KMH, WAIT_H = 400, 6


@dataclass
class Maker:
    """Makes the records of one story; the same seed makes the same ones."""

    rng: random.Random
    events: int
    is_journey: bool = True
    arrivals: list[tuple[Record, str]] = field(default_factory=list)
    """The events at which one track arrives alone, with the place that it came from."""
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        """Let chance choose the words too."""
        self.writer = Writer(self.rng)

    def content(self) -> Record:
        """The whole story, as one `story.yaml` would have it."""
        places = list(self._places(max(self.events // 3, 2)))
        sources = list(self._sources(max(self.events * 2 // 3, 10)))
        tags = list(self._tags())
        events = list(self._events(places, sources[1:], tags))
        return {
            "format": 1,
            "title": texts(f"A synthetic journey of {self.events} events"),
            "summary": texts("Made by a program to measure the explorer. Nothing of it happened."),
            "languages": list(LANGUAGES),
            "clocks": ["Europe/Rome", "UTC"],
            **({} if self.is_journey else {"route": "none"}),
            "tracks": [{"id": id, "label": texts(id.capitalize())} for id in TRACKS],
            "tags": tags,
            "article": ARTICLE,
            "places": places,
            "sources": sources,
            "events": events,
            "legs": [self._leg(*arrival, places) for arrival in self.arrivals],
            "notes": list(self._notes(sources)),
        }

    def _is(self, share: float) -> bool:
        return self.rng.random() < share

    def _places(self, count: int) -> Iterator[Record]:
        for _ in range(count):
            at, zone, country = self._point()
            names = self.writer.place_name()
            place = {
                "id": self.writer.id_of(names["en"]),
                "names": names,
                "lat": at.lat,
                "lon": at.lon,
                "accuracy_km": self.rng.choice([0.5, 2, 12]),
                "zone": zone,
                "country": country,
                "coordinate_source": "Chosen by chance",
            }
            if self._is(0.7):
                place["geonames"] = self.rng.randint(100_000, 12_000_000)
            if self._is(0.4):
                place["note"] = self.writer.texts(14)
            yield place

    def _point(self) -> tuple[Coordinate, str, str]:
        """A point on land by chance, its zone and its country."""
        box = WORLD if self._is(FAR_SHARE) else DETAIL_REGION
        countries = _country_of_zone()
        while True:
            lat, lon = (round(self.rng.uniform(*box[axis]), 4) for axis in ("lat", "lon"))
            if (zone := get_tz(lon, lat)) in countries:
                return Coordinate(lat=lat, lon=lon), zone, countries[zone]

    def _sources(self, count: int) -> Iterator[Record]:
        yield {"id": ARTICLE, "publisher": "The Synthetic", "date": "2023-09-10", "lang": "en"}
        publishers = [self.writer.place_name()["en"] for _ in range(max(count // 10, 20))]
        for number in range(1, count):
            publisher = f"{self.rng.choice(publishers)} {self.rng.choice(KINDS_OF_PAPER)}"
            title = self.writer.sentence(12, "en")
            date = (FIRST_REPORT + timedelta(days=number % REPORT_DAYS)).date()
            source = {
                "id": self.writer.id_of(f"{publisher.partition(' ')[0]} {title}", 2),
                "publisher": publisher,
                "title": title,
                "date": str(date),
                "url": f"https://{slug(publisher)}.example.org/{date:%Y/%m}/{slug(title)[:40]}",
                "lang": "en",
            }
            if self._is(0.5):
                source["origin"] = self.rng.choice(publishers)
            yield source

    def _tags(self) -> Iterator[Record]:
        for number in range(TAGS_OF_A_KIND):
            for kind in TAG_KINDS:
                label = self.writer.titles(2)
                yield {
                    "id": self.writer.id_of(f"{kind} {number + 1} {label['en']}"),
                    "label": label,
                    "kind": kind,
                }

    def _events(
        self, places: Sequence[Record], sources: Sequence[Record], tags: Sequence[Record]
    ) -> Iterator[Record]:
        """Events of three tracks, each of which stays somewhere for some events, then goes on."""
        here: dict[str, Record] = {}
        instant = BEGINNING
        stays = dict.fromkeys(TRACKS, 0)
        unseen = iter(places)
        for number in range(1, self.events + 1):
            track = self.rng.choice(TRACKS)
            before = here.get(track)
            if stays[track] == 0:
                place = None if before and self._is(0.1) else next(unseen, None)
                here[track] = place or self.rng.choice(places)
                stays[track] = self.rng.randint(2, 5)
            stays[track] -= 1
            place = here[track]
            hours = 0.25 * self.rng.randint(2, 14)
            if before and before is not place:
                hours += WAIT_H + distance_km(_at(before), _at(place)) / TRAVEL_KMH
            instant += timedelta(hours=hours)
            is_mentioned = (number - 1) % MENTIONED_EVERY == 0
            event = self._event(number, track, place, instant, tags)
            event["claims"] = self._claims(sources, event["when"], is_mentioned=is_mentioned)
            if before and before is not place and self.is_journey:
                self.arrivals.append((event, before["id"]))
            yield event

    def _event(
        self, number: int, track: str, place: Record, instant: datetime, tags: Sequence[Record]
    ) -> Record:
        there = instant.astimezone(ZoneInfo(place["zone"]))
        title = self.writer.titles(6)
        name = self.writer.id_of(title["en"], 2)
        event: Record = {"id": name, "place": place["id"], "when": str(there.date())}
        if self._is(0.7):
            event["time"] = f"{there:%H:%M}"
        if self._is(0.1):
            event["until"] = str((there + timedelta(days=1)).date())
        event["track"] = track
        if number % 2:
            chosen = self.rng.sample(tags, k=self.rng.randint(1, 4))
            event["tags"] = [tag["id"] for tag in chosen]
        event["title"] = title
        event["summary"] = self.writer.texts(23)
        if self._is(0.8):
            event["note"] = self.writer.texts(16)
        if self._is(0.02):
            event["aliases"] = [f"formerly-{name}"]
        return event

    def _claims(self, sources: Sequence[Record], when: str, *, is_mentioned: bool) -> list[Record]:
        count = self.rng.randint(4, 8)
        chosen = [source["id"] for source in self.rng.sample(sources, k=count)]
        if is_mentioned:
            chosen[0] = ARTICLE
        kind = self.rng.random()
        says = "announced" if kind < 0.08 else "happened"
        claims: list[Record] = [{"source": source, "says": says} for source in chosen]
        for claim in claims[1:]:
            if self._is(0.55):
                claim["when"] = when
            if self._is(0.9):
                claim["note"] = self.writer.texts(8)
        if kind > 0.94:
            claims[-1] |= {"says": "disputed", "note": texts("It gives another day.")}
        return claims

    def _leg(self, event: Record, origin: str, places: Sequence[Record]) -> Record:
        return {
            "from": origin,
            "to": event["place"],
            "arrives": event["id"],
            "track": event["track"],
            "mode": "air",
            "path": "schematic",
            "via": [place["id"] for place in self.rng.sample(places, k=2)],
            "note": self.writer.texts(12),
        }

    def _notes(self, sources: Sequence[Record]) -> Iterator[Record]:
        for number in range(1, self.events // EVENTS_PER_NOTE + 1):
            chosen = self.rng.sample(sources, k=min(3, len(sources)))
            yield {
                "id": f"note-{number}",
                "title": self.writer.texts(4),
                "text": self.writer.texts(30),
                "sources": [source["id"] for source in chosen],
            }


def texts(text: str) -> dict[str, str]:
    """The same text in each of the story's languages."""
    return dict.fromkeys(LANGUAGES, text)


def passages(maker: Maker, content: Record, language: str) -> Iterator[str]:
    """The article in one language: it mentions every tenth event, and every note."""
    events, notes, write = content["events"], content["notes"], maker.writer.sentence
    yield f"# {write(6, language)}"
    mentions = range(0, len(events), MENTIONED_EVERY)
    for number, at in enumerate(mentions):
        event = events[at]
        if at and at % (10 * MENTIONED_EVERY) == 0:
            yield f"## {write(4, language)}"
        name = event["title"][language]
        remarks = (f" [A remark](note:{note['id']})." for note in notes[number :: len(mentions)])
        yield (
            f"{write(20, language)}, [{name.lower()}](event:{event['id']}) at"
            f" [the place](place:{event['place']}). {write(30, language)}.{''.join(remarks)}"
        )


def _at(place: Record) -> Coordinate:
    return Coordinate(lat=place["lat"], lon=place["lon"])


@cache
def _country_of_zone() -> dict[str, str]:
    text = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}
