"""What the tests of the exports share: stories that are hard to write in each of the formats."""

from __future__ import annotations

from collections.abc import Callable

from explorer.exports.values import Subject, subject
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.records import SMALL, Records, event, place, source

MakeStory = Callable[..., Story]

HOSTILE = "=1+1</name>]]><script>alert(1)</script>&amp;\"';,\\n|\x01\u2028@x"
"""Text that means something in each of the formats."""
HOSTILE_URL = "https://wire.example/?a=1&b='2'|=cmd;x,y"


def told(story: Story, *, lang: str = "en", as_of: AsOf = AsOf.NOW) -> Subject:
    """A story ready to be exported."""
    return subject(story, lang=lang, as_of=as_of)


def timed_events() -> list[Records]:
    """One event for each way in which a time can be known."""
    known = {
        "open-start": {"when": "../2023-03-01"},
        "year": {"when": "2023"},
        "month": {"when": "2023-03~"},
        "interval": {"when": "2023-03-01/2023-03-02"},
        "day": {"when": "2023-03-03"},
        "part": {"when": "2023-03-04", "part_of_day": "evening"},
        "exact": {"when": "2023-03-05", "time": "13:09"},
        "about": {"when": "2023-03-06", "time": "~18:00"},
        "unsure": {"when": "2023-03-07", "time": "06:00?"},
        "between": {"when": "2023-03-08", "time": "08:00/09:00"},
        "before": {"when": "2023-03-09", "time": "../17:46"},
        "after": {"when": "2023-03-10", "time": "18:10/.."},
        "no-place": {"when": "2023-03-11", "place": None, "zone": "Europe/Moscow"},
        "open-end": {"when": "2023-03-12/.."},
        "undated": {"when": "unknown"},
    }
    return [event(name, **changes) for name, changes in known.items()]


def hostile_changes() -> Records:
    """The small story with hostile text wherever its author may write text."""
    text = {"en": HOSTILE}
    claims = [
        {"source": "wire", "says": "happened"},
        {"source": "copy", "says": "disputed", "note": text},
    ]
    shown = {"alt": text, "caption": text, "credit": HOSTILE, "licence": HOSTILE}
    picture = {"id": "hall", "kind": "image", "url": HOSTILE_URL, **shown}
    names = {"names": text, "coordinate_source": HOSTILE, "note": text}
    return {
        "title": text,
        "summary": text,
        "media": [picture, picture | {"id": "room", "warning": text}],
        "places": [place("rome", **names), SMALL["places"][1] | names],
        "sources": [
            source("article", publisher=HOSTILE, title=HOSTILE, url=None, date="2023-03-04"),
            source("wire", publisher=HOSTILE, title=HOSTILE, url=HOSTILE_URL),
            source("copy", publisher=HOSTILE, title=HOSTILE, url=HOSTILE_URL, origin=HOSTILE),
        ],
        "events": [
            event("one", title=text, summary=text, note=text, claims=claims, time="13:09")
            | {"media": ["hall", "room"]},
            SMALL["events"][1] | {"title": text, "summary": text, "note": text},
        ],
        "articles": {"en": 'A <b>word</b> [=1+1</name>\\]\\]>&amp;"](event:one) more.\n'},
    }


def pacific_changes() -> Records:
    """A journey from Auckland to Honolulu, across the antimeridian."""
    places = [
        place("auckland", lat=-36.8485, lon=174.7633, zone="Pacific/Auckland"),
        place("honolulu", lat=21.3069, lon=-157.8583, zone="Pacific/Honolulu"),
    ]
    events = [
        event("leave", place="auckland", when="2023-03-01"),
        event("land", place="honolulu", when="2023-03-01"),
    ]
    return {"places": places, "events": events, "articles": {"en": "Words.\n"}}


def nothing_published() -> Records:
    """A story whose article claims no event: its publication view is empty."""
    return {"events": [event("one"), event("two")], "articles": {"en": "Words.\n"}}
