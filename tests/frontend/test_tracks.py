"""Tracks of their own letter, colour and line: on the map, in the timeline and on the time axis."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from explorer.paths import FRONTEND
from explorer.pictures.palettes import palette
from explorer.story.records import Story
from tests.assembling import assembled, called
from tests.records import event

TRACKS = [{"id": name, "label": {"en": name.title()}} for name in ("anna", "boris")]


def legs(make_story: Callable[..., Story], **changes: Any) -> list[tuple[list[str], int]]:
    """The letters and the lane of each leg of Anna and Boris to Tokyo, home, and of Boris back."""
    travelled = {"rome": ["anna", "boris"], "tokyo": ["boris", "anna"]}
    stays = [*travelled.items(), ("rome", ["boris", "anna"]), ("tokyo", ["boris"])]
    events = [
        event(f"e{nth}", place=at, track=tracks, when=f"2023-03-0{nth}", time=None)
        for nth, (at, tracks) in enumerate(stays, 1)
    ]
    made = make_story(**({"articles": {}, "tracks": TRACKS, "events": events} | changes))
    journey = called("map/journey.js", "readJourney", assembled(made))
    return [(leg["strands"], leg["lane"]) for leg in journey["legs"]]


def test_tracks_on_one_way_have_lines_beside_each_other(make_story: Callable[..., Story]) -> None:
    assert legs(make_story) == [(["A", "B"], 0), (["A", "B"], 0), (["B"], 2)]


def test_the_only_track_of_a_story_has_no_letter(make_story: Callable[..., Story]) -> None:
    stays = ("rome", "tokyo", "rome")
    alone = [event(f"e{nth}", place=at, track="anna") for nth, at in enumerate(stays)]
    assert legs(make_story, tracks=TRACKS[:1], events=alone) == [([], 0), ([], 0)]


def test_further_tracks_share_the_last_letter(make_story: Callable[..., Story]) -> None:
    names = [f"t{nth}" for nth in range(8)]
    tracks = [{"id": name, "label": {"en": name}} for name in names]
    stays = [event("start", track=names), event("end", place="tokyo", track=names)]
    assert legs(make_story, tracks=tracks, events=stays) == [(["A", "B", "C", "D", "E", "F"], 0)]


def test_the_tracks_that_are_asked_for_have_their_lines() -> None:
    doc = {"tracks": [{"id": name} for name in ("anna", "boris", "clara")]}
    shown = [
        "".join(called("core/tracks.js", "lettersShown", doc, asked))
        for asked in ("boris", "clara,anna", "nobody", "")
    ]
    assert shown == ["B", "AC", "ABCDEF", "ABCDEF"]


def test_each_letter_has_a_colour_and_a_line_of_its_own() -> None:
    css = (FRONTEND / "marks/tracks.css").read_text("utf-8")
    look = r"\.ex-track-(.) \{\n  --ex-track: var\(--ex-track-\1\);\n  --ex-track-dash: ([\d ]+);"
    dashes = dict(re.findall(look, css))
    assert "".join(dashes) == "abcdef"
    assert len(set(dashes.values())) == len(dashes)
    for theme in ("light", "dark"):
        assert len({palette(theme)[f"track-{letter}"] for letter in dashes}) == len(dashes)
