"""Every message in the documentation of the story format is printed, word for word."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.reading.checks import suspicions
from explorer.reading.comments import check_comments
from explorer.reading.library import read_story
from tests.attaching import IMAGE
from tests.reading.archived_mistakes import ARCHIVED
from tests.reading.attached_mistakes import ATTACHED, BACKGROUNDS, MEDIA
from tests.reading.scanned_mistakes import SCANNED
from tests.reading.test_tables import EVENTS
from tests.records import (
    ARTICLE,
    CLAIM,
    LEG,
    SMALL,
    Records,
    event,
    place,
    source,
    with_line,
    write_story,
)

FORMAT = (Path(__file__).parents[2] / "docs" / "data-format.md").read_text(encoding="utf-8")
NOTE = {"id": "morning-flight", "title": {"en": "Which?"}, "text": {"en": "Two left."}}
TOKYO = SMALL["places"][1]
SOURCES = SMALL["sources"]
STRAND = {"id": "trade", "label": {"en": "Trade"}}
DRAFT = {"confidence": 0.82, "why": "exact name match"}
MISTAKES: dict[str, list[Records]] = {
    "source": [{"url": "x"}, {"title": ""}, {"date": "x"}],
    "note": [{"id": "The Talks"}, {"sources": ["x"]}],
    "place": [
        {"lat": 120},
        {"lat": "51,8"},
        {"lon": 200},
        {"accuracy_km": -1},
        {"zone": "CEST"},
        {"country": "it"},
        {"coordinate_source": None},
        {"geonames": 0},
        {"wikidata": "x"},
        {"names": "Rome"},
        {"id": "The Talks"},
        {"latt": 41.9},
        {"draft": True},
        {"draft": {"confidence": 2}},
    ],
    "event": [
        {"place": "x"},
        {"place": None},
        {"to": "x"},
        {"when": "2023-09-13", "until": "2023-09-12"},
        {"until_time": "18:00"},
        {"track": "x"},
        {"tags": ["x"]},
        {"when": "x"},
        {"when": "2023-02-29"},
        {"time": "x"},
        {"part_of_day": "x"},
        {"claims": []},
        {"aliases": ["a"]},
        {"claims": [CLAIM | {"source": "x"}]},
        {"claims": [CLAIM | {"says": "x"}]},
        {"claims": [CLAIM | {"says": "disputed"}]},
        {"title": {"it": "x"}},
        {"when": "2023-03", "time": "10:00"},
        {"when": "2023-03-26", "time": "02:30"},
        {"when": "2011-12-30", "zone": "Pacific/Apia", "place": None},
    ],
    "strand": [{"id": "The Talks"}, {"label": "x"}, {"route": "x"}],
    "leg": [
        {"from": "x"},
        {"mode": "x"},
        {"path": "x"},
        {"distance_km": 0},
        {"distance_km": 1},
        {"arrives": "x"},
        {"track": "x"},
    ],
    "story": [
        {"calendar": "x"},
        {"released_ids": ["arrival"], "events": [event("a")]},
        {"format": 2},
        {"legs": {}},
        {"route": "x"},
        {"tracks": {}},
        {"tags": {}},
        {"sources": []},
        {"title": {"it": "x"}},
        {"events": [event("a", when="2023-03-02"), event("b")]},
        {"languages": ["x"]},
        {"clocks": ["x"]},
        {"article": "x"},
    ],
}
WORDS = {"en": "Words.", "ar": "كلمات"}
BOTH: Records = {
    "languages": ["en", "ar"],
    "title": WORDS,
    "summary": WORDS,
    "places": [place("rome", names=WORDS), TOKYO | {"names": WORDS}],
    "events": [event("arrival", title=WORDS, summary=WORDS)],
    "articles": {"en": "[x](event:arrival)", "ar": "[x](event:arrival)"},
}
SUSPICIOUS: list[Records] = [
    {"places": [place("rome", lat=12.5, lon=41.9), TOKYO]},
    {"places": [place("rome", lat=48.86, lon=2.35), TOKYO]},
    {"places": [place("rome", lat=40.0, lon=12.0), TOKYO]},
    {"places": [place("rome", country=None), TOKYO]},
    {"places": [place("rome", country="UK"), TOKYO]},
    {"places": [place("rome", zone="Asia/Tokyo"), TOKYO]},
    {
        "events": [event("a", time="08:00"), event("arrival", place="tokyo", time="17:00")],
        "legs": [LEG],
    },
    {"sources": [SOURCES[0], source("wire", date="2023-02-20")]},
    {"events": [event("arrival", claims=[CLAIM | {"when": "2023-03-05"}])]},
    {"places": [place("rome", draft=DRAFT), TOKYO]},
    {"events": [event("arrival", when="2023-10-29", time="02:30")]},
    {"articles": {"en": "Words."}},
    {"legs": [LEG | {"distance_km": 9.9, "distance_basis": "rail", "distance_source": "wire"}]},
    {"articles": {"en": "[x](event:arrival)[^1] ![x](hall.jpg) [the talks] (event:talks)"}},
    {"articles": {"en": "Words.\n\n[^2]: x\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |"}},
    BOTH,
    {"title": {"en": "“A journey”"}},
    {"articles": {}},
    {"media": [{"id": "hall", "kind": "image", "file": "media/hall.jpg", "alt": {"en": "…"}}]},
]


def write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


def link_out(folder: Path) -> None:
    (folder / "article.en.md").unlink()
    (folder / "article.en.md").symlink_to(folder.parent)


def make_pipe(folder: Path) -> None:
    (folder / "article.en.md").unlink()
    os.mkfifo(folder / "article.en.md")


FILES: list[Callable[[Path], object]] = [
    write("story.yaml", b"title: caff\xe8"),
    write("story.yaml", b""),
    write("story.yaml", b"- a\n" * 2_000_001),
    write("story.yaml", b"[" * 101),
    write("story.yaml", b"a: &a [x]\nb: *a"),
    write("story.yaml", b"a: !!bool maybe"),
    write("story.yaml", b"a: b\na: c"),
    write("story.yaml", b'a: "b\nc: d'),
    write("story.yaml", b"- id: rome\n  id: tokyo"),
    *(
        write("events.csv", text.encode())
        for text in (
            "titel.en",
            "when,when",
            "id,time",
            "id,time,tags,track\n1,2,3,4,5",
            "id,time,\n1,2,x",
            EVENTS,
            EVENTS.replace("They land", '"They land'),
            EVENTS.replace("They land", '"They" land'),
            EVENTS.replace("They land", "\x1b"),
            "",
            "," * 8_000_001,
        )
    ),
    write("article.en.md", b" " * 8_000_001),
    write("article.en.md", b""),
    write("article.english.md", b"Words."),
    write("article.fr.md", b"Des mots."),
    link_out,
    make_pipe,
    lambda folder: (folder / "story.yaml").unlink(),
    lambda folder: with_line(folder, "en: They leave Rome", "en: Song #3"),
    *ATTACHED,
    *SCANNED,
    *ARCHIVED,
]


def stories() -> Iterator[Records]:
    """The small story's changes that make it wrong or suspicious."""
    for wrong in MISTAKES["place"]:
        yield {"places": [place("rome", **wrong), TOKYO]}
    for wrong in MISTAKES["source"]:
        yield {"sources": [SOURCES[0], source("wire", **wrong)]}
    for wrong in MISTAKES["event"]:
        yield {"events": [event("a", **wrong)]}
    for wrong in MISTAKES["leg"]:
        yield {"legs": [LEG | wrong]}
    for wrong in MISTAKES["note"]:
        yield {"notes": [NOTE | wrong]}
    for wrong in MISTAKES["strand"]:
        yield {"tracks": [STRAND | wrong]}
        yield {"tags": [STRAND | wrong]}
    for wrong in MEDIA:
        yield {"media": [{key: value for key, value in (IMAGE | wrong).items() if value}]}
    for wrong in BACKGROUNDS:
        yield {"background": wrong}
    yield {"media": {}}
    yield {"places": [place("rome", area="areas/lagoon.geojson"), TOKYO]}
    yield {"places": [place("rome", media=["x"]), TOKYO]}
    yield {"legs": [LEG | {"track_file": "ways/day-1.gpx"}]}
    yield {"tags": [STRAND | {"kind": "x"}]}
    yield {"eras": [STRAND | {"from": "x", "until": "1522"}]}
    yield {"eras": [STRAND | {"from": "1519-08-10", "until": "1518"}]}
    yield {"eras": {}}
    yield {"legs": [LEG, LEG]}
    yield from MISTAKES["story"]
    yield {"articles": {"en": "[x](event:arival) [x](javascript:alert(1))"}}
    yield from SUSPICIOUS


def messages(root: Path) -> Iterator[str]:
    """The messages for each of the mistakes above."""
    for number, changes in enumerate(stories()):
        articles = changes.get("articles", {"en": ARTICLE})
        own = {name: value for name, value in changes.items() if name != "articles"}
        yield from told_of(write_story(root, slug=f"story-{number}", articles=articles, **own))
    for number, spoil in enumerate(FILES):
        folder = write_story(root, slug=f"files-{number}")
        spoil(folder)
        yield from told_of(folder)


def told_of(folder: Path) -> Iterator[str]:
    """The problems of a story, or what is suspicious in it; one of the two there is."""
    reading = read_story(folder)
    found = reading.problems
    if reading.story:
        found = (*suspicions(reading.story, reading.locate), *check_comments(folder))
    assert found, folder.name
    yield from (problem.message for problem in found)


def test_every_message_in_the_documentation_is_one_that_is_printed(tmp_path: Path) -> None:
    quoted = set(re.findall(r"`((?:found [^`]+, )?expected [^`]+)`", FORMAT.replace("\\|", "|")))
    told = "\n".join(messages(tmp_path))

    def is_told(message: str) -> bool:
        """Word for word, except for what an ellipsis replaces; literal ones are in braces."""
        parts = [message] if "{" in message else message.split("…")
        return bool(re.search(".*".join(map(re.escape, parts)), told))

    assert len(quoted) > 50
    assert sorted(message for message in quoted if not is_told(message)) == []
