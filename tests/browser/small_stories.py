"""The stories of the one server that all tests of small stories share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.attaching import IMAGE, attach, jpeg_of
from tests.media.recordings import CAPTIONS, document, recording
from tests.records import event, place, write_story

WITHOUT_PLACES: dict[str, Any] = {
    "slug": "minutes",
    "title": {"en": "Minutes"},
    "places": [],
    "events": [event(day, place=None, zone="Europe/Rome") for day in ("opening", "vote")],
    "articles": {"en": "They [vote](event:vote)."},
}
TALK = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
REPORT = """\
They [left](event:departure)[^1] and [came](event:arrival).[^how]

| Day | Place | Guests | Remarks | Weather | Words |
|-----|:-----:|-------:|---------|---------|-------|
| Thu | [Rome](place:rome) | 12 | with[^1] | sunshine | uninterrupted |
| Fri | there | 250 | without | thunderstorms | incomprehensible |

[^1]: Interview with the author.

[^how]: See *The Gazette*.

    They [left](event:departure) early.
"""
GUESS = {"confidence": 0.8, "why": "a guess"}


def write_small_stories(folder: Path) -> None:
    """Write them: each is described where a test opens it."""
    write_story(folder)
    write_story(folder, slug="torn", format=2)
    write_story(folder, slug="report", title={"en": "Report"}, articles={"en": REPORT})
    write_story(folder, **_draft())
    write_story(folder, **_renamed())
    write_story(folder, **WITHOUT_PLACES)
    _write_pictures(folder)
    write_recorded(folder)


def _write_pictures(folder: Path) -> None:
    """Pictures at the second event, the third one covered, and at the place of the third event."""
    warning = {"warning": {"en": "A fire."}}
    said = {"caption": {"en": "The hall in use."}, "description": {"en": "At length."}}
    media = [
        _image("hall", **said, source="wire", focus={"left": 0.25, "top": 0.5}),
        _image("tower", focus={"left": 0, "top": 1}),
        _image("fire", **warning),
        _image("yard"),
    ]
    story = write_story(
        folder,
        slug="pictures",
        title={"en": "Pictures"},
        media=media,
        places=[place("rome"), place("tokyo", lat=35.7, lon=139.7, media=["yard"])],
        events=[
            event("departure"),
            event("visit", media=["hall", "tower", "fire"]),
            event("return", place="tokyo", media=["yard"]),
        ],
        articles={"en": "They [land](event:visit).\n\n![A yard](media:yard)\n"},
    )
    for number, item in enumerate(media):
        attach(story, item["file"], jpeg_of(1600 + number, 800 + 400 * (number % 2)))


def _image(name: str, **changes: Any) -> dict[str, Any]:
    alt = {"en": f"A {name}"}
    return IMAGE | {"id": name, "file": f"media/{name}.jpg", "alt": alt} | changes


def _draft() -> dict[str, Any]:
    """In two languages, with a guess in one event of two."""
    texts = {"en": "Rome", "it": "Roma"}
    return {
        "slug": "draft",
        "languages": ["en", "it"],
        "title": {"en": "A draft", "it": "Una bozza"},
        "summary": texts,
        "places": [place("rome", names=texts)],
        "events": [
            event("sure", title=texts, summary=texts),
            event("guessed", title=texts, summary=texts, draft=GUESS),
        ],
        "articles": {"en": "[Rome](event:guessed)", "it": "[Roma](event:guessed)"},
    }


def _renamed() -> dict[str, Any]:
    """The second event was called `arrival` before."""
    return {
        "slug": "renamed",
        "title": {"en": "Renamed"},
        "articles": {"en": "They [land](event:landing)."},
        "events": [event("departure"), event("landing", aliases=["arrival"], place="tokyo")],
    }


def write_recorded(folder: Path) -> Path:
    """The folder of a story of one event: a film with captions, a sound, a document, and more."""
    said = {"licence": "CC BY 4.0", "credit": "Anna"}
    media = [
        {"id": "film", "kind": "video", "file": "media/film.webm", "alt": {"en": "It gets light."}},
        {"id": "tone", "kind": "audio", "file": "media/tone.mp3", "transcript": {"en": "A tone."}},
        {"id": "report", "kind": "document", "file": "media/report.pdf"},
        {"id": "talk", "kind": "embed", "url": TALK, "caption": {"en": "The talk"}},
        {"id": "link", "kind": "embed", "url": "https://video.example/7"},
    ]
    media[0]["captions"] = {"it": "media/film.it.vtt", "en": "media/film.en.vtt"}
    made = write_story(
        folder,
        slug="recorded",
        title={"en": "Recorded"},
        media=[item | said for item in media],
        events=[event("arrival", media=[item["id"] for item in media]), event("talks")],
    )
    attach(made, "media/film.webm", recording(".webm"))
    for lang in ("en", "it"):
        attach(made, f"media/film.{lang}.vtt", CAPTIONS)
    attach(made, "media/tone.mp3", recording(".mp3", audio="libmp3lame"))
    attach(made, "media/report.pdf", document())
    return made
