"""Stories of any size, the same for the same seed, to measure what size costs.

`python -m bench.synthetic 1000 FOLDER` writes one to look at; with `--tables` its places and events
are in tables.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from explorer.story.records import StoryFile
from explorer.writing.tables import tables_of

LANGUAGES = ("en", "it")
ZONES = {"KR": "Asia/Seoul", "RU": "Asia/Vladivostok", "JP": "Asia/Tokyo", "IT": "Europe/Rome"}
DETAIL_REGION = {"lat": (39.0, 52.0), "lon": (125.0, 138.0)}
"""Where the built-in basemap has detail, in degrees."""
WORLD = {"lat": (-50.0, 65.0), "lon": (-175.0, 175.0)}
FAR_SHARE = 0.15
"""Part of the places that lie anywhere in the world."""
EVENTS_PER_SOURCE = 25
MENTIONED_EVERY = 10
FIRST_DAY = date(2023, 9, 1)
WORDS = (
    *("arrival", "departure", "meeting", "talks", "visit", "lunch", "speech", "signing", "tour"),
    *("parade", "train", "bridge", "station", "harbour", "theatre", "island", "factory"),
    *("airfield", "guard", "welcome", "farewell", "delegation", "statement"),
)


def write_story(folder: Path, events: int, seed: int = 2023, *, in_tables: bool = False) -> Path:
    """Write a valid story folder below `folder` and return it.

    Args:
        folder: what `EXPLORER_STORIES` is to name; made if it is not there.
        events: how many; at least 3.
        seed: the same number gives the same story.
        in_tables: whether places and events are in tables beside `story.yaml`.
    """
    rng = random.Random(seed)
    story = folder / f"synthetic-{events}"
    story.mkdir(parents=True, exist_ok=True)
    places = list(_places(rng, max(events // 3, 2)))
    sources = list(_sources(max(events // EVENTS_PER_SOURCE, 3)))
    told = list(_events(rng, events, places, sources))
    content = {
        "format": 1,
        "title": _texts(f"A synthetic journey of {events} events"),
        "summary": _texts("Made by a program to measure the explorer. Nothing of it happened."),
        "languages": list(LANGUAGES),
        "clocks": ["Europe/Rome", "UTC"],
        "article": "article",
        "places": places,
        "sources": sources,
        "events": told,
    }
    if in_tables:
        for file, text in tables_of(StoryFile.model_validate(content)).items():
            (story / file).write_text(text, encoding="utf-8")
        del content["places"], content["events"]
    text = yaml.dump(content, allow_unicode=True, sort_keys=False)
    (story / "story.yaml").write_text(text, encoding="utf-8")
    for language in LANGUAGES:
        article = "\n\n".join(_passages(rng, told, language))
        (story / f"article.{language}.md").write_text(article + "\n", encoding="utf-8")
    return story


def _texts(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words)).capitalize()


def _places(rng: random.Random, count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        box = WORLD if rng.random() < FAR_SHARE else DETAIL_REGION
        country, zone = rng.choice(list(ZONES.items()))
        yield {
            "id": f"place-{number}",
            "names": _texts(f"{_sentence(rng, 1)} {number}"),
            "lat": round(rng.uniform(*box["lat"]), 4),
            "lon": round(rng.uniform(*box["lon"]), 4),
            "accuracy_km": rng.choice([0.5, 2, 12]),
            "zone": zone,
            "country": country,
            "coordinate_source": "Chosen by chance",
        }


def _sources(count: int) -> Iterator[dict[str, Any]]:
    yield {"id": "article", "publisher": "The Synthetic", "date": "2023-09-10", "lang": "en"}
    for number in range(1, count):
        yield {
            "id": f"source-{number}",
            "publisher": f"Agency {number % 7}",
            "title": f"Report {number}",
            "date": str(FIRST_DAY + timedelta(days=number)),
            "url": f"https://example.org/report/{number}",
            "lang": "en",
        }


def _events(
    rng: random.Random,
    count: int,
    places: Sequence[dict[str, Any]],
    sources: Sequence[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    instant = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=UTC)
    for number, visited in enumerate(_visits(rng, count, len(places)), start=1):
        place = places[visited]
        instant += timedelta(minutes=15 * rng.randint(2, 14))
        there = instant.astimezone(ZoneInfo(place["zone"]))
        event: dict[str, Any] = {
            "id": f"event-{number}",
            "place": place["id"],
            "when": str(there.date()),
            "title": _texts(f"{_sentence(rng, 3)} {number}"),
            "summary": _texts(f"{_sentence(rng, 14)}. {_sentence(rng, 9)}."),
            "claims": _claims(rng, sources),
        }
        if rng.random() < 0.7:
            event["time"] = f"{there:%H:%M}"
        yield event


def _visits(rng: random.Random, count: int, places: int) -> list[int]:
    """The place of each event: stays of one to five events, sometimes somewhere seen before."""
    visits: list[int] = []
    seen = 0
    while len(visits) < count:
        returns = seen > 2 and rng.random() < 0.1
        place = rng.randrange(seen) if returns else min(seen, places - 1)
        seen = max(seen, place + 1)
        visits += [place] * rng.randint(1, 5)
    return visits[:count]


def _claims(rng: random.Random, sources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    chosen = rng.sample(
        [source["id"] for source in sources], k=min(rng.randint(1, 3), len(sources))
    )
    kind = rng.random()
    says = "announced" if kind < 0.08 else "happened"
    claims: list[dict[str, Any]] = [{"source": source, "says": says} for source in chosen]
    if kind > 0.94:
        claims[-1] |= {"says": "disputed", "note": _texts("It tells another day.")}
    return claims


def _passages(rng: random.Random, events: Sequence[dict[str, Any]], language: str) -> Iterator[str]:
    yield f"# {_sentence(rng, 6)} ({language})"
    for at in range(0, len(events), MENTIONED_EVERY):
        event = events[at]
        if at and at % (10 * MENTIONED_EVERY) == 0:
            yield f"## {_sentence(rng, 4)}"
        name = event["title"][language]
        yield (
            f"{_sentence(rng, 20)}, [{name.lower()}](event:{event['id']}) at"
            f" [the place](place:{event['place']}). {_sentence(rng, 30)}."
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a synthetic story.")
    parser.add_argument("events", type=int, help="how many events, at least 3")
    parser.add_argument("folder", type=Path, help="a folder of stories")
    parser.add_argument("--tables", action="store_true", help="places and events in tables")
    chosen = parser.parse_args()
    print(write_story(chosen.folder, chosen.events, in_tables=chosen.tables))
