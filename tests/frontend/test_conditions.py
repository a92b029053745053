"""Which events of a document meet the reader's conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.story.records import Story
from tests.assembling import assembled, called
from tests.records import event, place

KNOWN = "../../tests/frontend/known.mjs"
WIRE = {"source": "wire", "says": "happened"}
DENIED = {"source": "article", "says": "disputed", "note": {"en": "It says otherwise."}}


@pytest.fixture
def doc(make_story: Callable[..., Story]) -> dict[str, Any]:
    """A voyage in four events, of which the last one has no known date."""
    names = {"en": "Vostočnyj"}
    story = make_story(
        articles={},
        tracks=[{"id": "anna", "label": {"en": "Anna"}}, {"id": "boris", "label": {"en": "Boris"}}],
        tags=[
            {"id": "queen", "label": {"en": "The queen"}, "kind": "person"},
            {"id": "king", "label": {"en": "The king"}, "kind": "person"},
            {"id": "trade", "label": {"en": "Trade"}, "kind": "topic"},
        ],
        places=[place("rome"), place("tokyo", lat=35.7, lon=139.7, names=names)],
        events=[
            event("start", when="1519-08", time=None, track="anna", tags=["queen", "trade"]),
            event("stay", when="1520", until="1521-02-01", time=None, track="boris", tags=["king"]),
            event(
                "letter",
                when="1521-03-01/..",
                time=None,
                to="tokyo",
                tags=["trade"],
                claims=[WIRE, DENIED],
                note={"en": "Found in 1950."},
            ),
            event("end", when="unknown", time=None, place="tokyo", claims=[WIRE]),
        ],
    )
    return assembled(story)


def shown(doc: dict[str, Any], **conditions: str) -> str:
    """The ids of the events that meet the conditions."""
    met = called(KNOWN, "met", doc, conditions)
    return " ".join(event["id"] for event, is_met in zip(doc["events"], met, strict=True) if is_met)


ALL = "start stay letter end"


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, ALL),
        ({"from": "1519-09"}, "stay letter end"),
        ({"from": "1521-02-01"}, "stay letter end"),
        ({"from": "1521-02-02"}, "letter end"),
        ({"until": "1519-07"}, "end"),
        ({"until": "1519"}, "start end"),
        ({"until": "152X"}, ALL),
        ({"until": "1520-01-01~"}, "start stay end"),
        ({"from": "1519-08-31", "until": "1519-08-31"}, "start end"),
        ({"from": "-0217"}, ALL),
        ({"until": "-0217"}, "end"),
        ({"from": "1520-02-30"}, ALL),
        ({"from": "soon"}, ALL),
        ({"track": "anna"}, "start"),
        ({"track": "anna,boris"}, "start stay"),
        ({"track": "nobody"}, ALL),
        ({"tag": "queen"}, "start"),
        ({"tag": "queen,king"}, "start stay"),
        ({"tag": "queen,king,trade"}, "start"),
        ({"tag": "trade"}, "start letter"),
        ({"tag": "trade,unheard-of"}, "start letter"),
        ({"tag": "unheard-of"}, ALL),
        ({"status": "disputed"}, "letter"),
        ({"status": "disputed,reported"}, ALL),
        ({"place": "tokyo"}, "letter end"),
        ({"place": "rome"}, "start stay letter"),
        ({"source": "article"}, "letter"),
        ({"source": "wire,article"}, ALL),
        ({"source": "wire", "place": "tokyo"}, "letter end"),
        ({"q": "found"}, "letter"),
        ({"q": "VOSTOCNYJ"}, "letter end"),
        ({"q": "queen trade"}, "start"),
        ({"q": "queens"}, "start"),
        ({"q": "que"}, "start"),
        ({"q": "ueen"}, ""),
        ({"q": "queen king"}, ""),
        ({"q": "otherwise"}, "letter"),
        ({"q": "  "}, ALL),
        ({"track": ","}, ALL),
    ],
    ids=str,
)
def test_events_meet_conditions(doc: dict[str, Any], conditions: dict[str, str], ids: str) -> None:
    assert shown(doc, **conditions) == ids


@pytest.mark.parametrize(
    ("conditions", "unknown"),
    [
        ({"track": "anna,nobody", "place": "rome"}, [["track", "nobody"]]),
        ({"from": "soon", "until": "1520"}, [["from", "soon"]]),
        ({"status": "reported", "source": "gazette"}, [["source", "gazette"]]),
        ({"q": "nobody"}, []),
    ],
    ids=str,
)
def test_what_the_story_does_not_have_is_named(
    doc: dict[str, Any], conditions: dict[str, str], unknown: list[list[str]]
) -> None:
    assert called("core/conditions.js", "unknownIn", doc, conditions) == unknown


@pytest.mark.parametrize(
    ("state", "conditions"),
    [
        ({"lang": "en", "clock": "place"}, {}),
        ({"lang": "en", "track": "anna", "q": "", "from": None}, {"track": "anna"}),
    ],
)
def test_a_state_holds_conditions(state: dict[str, Any], conditions: dict[str, str]) -> None:
    assert called("core/conditions.js", "conditionsIn", state) == conditions
