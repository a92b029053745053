"""A recogniser for tests that knows a few towns and takes each time they are named for a stop."""

from __future__ import annotations

import re
from datetime import date

from explorer.authoring.dates.dating import dates_in
from explorer.authoring.recognition import FoundMention, FoundPlace, LeftOut, Recognition
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary
from explorer.gazetteer import Candidate, Entry, Match
from explorer.gazetteer.kinds import Kind
from explorer.story.places import Coordinate

TOWNS = {"Rome": (41.9, 12.5), "Milan": (45.5, 9.2), "Turin": (45.1, 7.7)}


class FewTowns:
    """Knows three towns; the numbers are round and the reasons short."""

    def recognise(self, text: str, published: date | None) -> Recognition:
        """Every time that a town is named."""
        dates, unread = dates_in(text, vocabulary("en"), published)
        places = (found_town(name, text) for name in TOWNS if name in text)
        left_out = (LeftOut("Kim", "a person"), *unread.values())
        return Recognition(tuple(places), tuple(dates), left_out, tuple(unread))


def found_town(name: str, text: str) -> FoundPlace:
    """A town with each time that the text names it."""
    lat, lon = TOWNS[name]
    entry = Entry(
        id=f"town:{name.lower()}",
        name=name,
        coordinate=Coordinate(lat=lat, lon=lon),
        accuracy_km=5,
        country="IT",
        zone="Europe/Rome",
        kind=Kind.SETTLEMENT,
        population=1_000_000,
        source="A map",
    )
    candidate = Candidate(
        entry=entry, written=name, match=Match.MAIN, weight=1, confidence=0.9, reasons=("big",)
    )
    mentions = (
        FoundMention(Span(*match.span()), is_stop=True) for match in re.finditer(name, text)
    )
    return FoundPlace(name, candidate, 0.8, "after “in”; big", tuple(mentions))
