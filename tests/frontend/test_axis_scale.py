"""The scale of the time axis: where an instant lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.assembling import called

HOUR, DAY = 3600, 86_400
YEAR = 365.25 * DAY


def instant(at: float | None, **others: float | None) -> dict[str, Any]:
    """The extent of an event that was at one instant, unless `others` say more."""
    usual = {"starts": at, "begun": at, "over": None, "ends": at, "ahead": 0}
    return {"at": at, "about": False, **usual, **others}


def scale_of(*ats: float | None, folds: bool = True) -> dict[str, Any]:
    """The scale for events at these instants."""
    found: dict[str, Any] = called("axis/scale.js", "scaleOf", [instant(at) for at in ats], folds)
    return found


def positions(scale: dict[str, Any], *instants: float) -> list[float]:
    return [called("axis/scale.js", "positionAt", scale, at) for at in instants]


def test_time_is_to_scale_from_the_first_event_to_the_last() -> None:
    scale = scale_of(0, 10 * HOUR, 40 * HOUR, 100 * HOUR)
    first, second, third, last = positions(scale, 0, 10 * HOUR, 40 * HOUR, 100 * HOUR)
    assert (second - first) / (last - first) == pytest.approx(0.1)
    assert (third - first) / (last - first) == pytest.approx(0.4)
    assert 0 < first < last < 1
    assert called("axis/scale.js", "instantAt", scale, third) == pytest.approx(40 * HOUR)


def test_it_reaches_over_millennia() -> None:
    scale = scale_of(-217 * YEAR, 800 * YEAR, 1789 * YEAR, 3000 * YEAR)
    assert [piece["isFolded"] for piece in scale["pieces"]] == [False]
    assert positions(scale, 1391.5 * YEAR) == [pytest.approx(0.5, abs=1e-3)]


@pytest.mark.parametrize(
    ("ats", "folded"),
    [
        ((0, 1, 2, 3), 0),
        ((0, 1, 2, 50, 51, 52), 1),
        ((0, 1, 50, 51, 100, 101), 2),
        ((0, 50, 100), 0),
        ((0, 100), 0),
        ((5, 5, 5, 5), 0),
    ],
)
def test_gaps_much_longer_than_the_others_are_folded(ats: Sequence[float], folded: int) -> None:
    scale = scale_of(*(at * DAY for at in ats))
    assert [piece["isFolded"] for piece in scale["pieces"]].count(True) == folded
    flat = scale_of(*(at * DAY for at in ats), folds=False)
    assert [piece["isFolded"] for piece in flat["pieces"]] == [False]


def test_a_folded_gap_is_short_and_time_goes_on_after_it() -> None:
    scale = scale_of(0, 1 * DAY, 1000 * DAY, 1001 * DAY)
    (gap,) = (piece for piece in scale["pieces"] if piece["isFolded"])
    assert gap["end"] - gap["start"] < 0.1
    assert gap["from"] > 1 * DAY
    assert gap["until"] < 1000 * DAY
    before, after = positions(scale, 1 * DAY, 1000 * DAY)
    assert before < gap["start"] < gap["end"] < after


def test_no_gap_is_folded_where_an_event_may_have_been() -> None:
    spans = [
        instant(0),
        instant(1),
        instant(100 * DAY, starts=0, ends=200 * DAY),
        instant(200 * DAY),
    ]
    scale = called("axis/scale.js", "scaleOf", spans, True)
    assert [piece["isFolded"] for piece in scale["pieces"]] == [False]


def test_events_without_a_date_have_their_place_at_the_end() -> None:
    extents = [instant(0), instant(None), instant(DAY), instant(None)]
    scale = called("axis/scale.js", "scaleOf", extents, True)
    first, one, last, other = (
        found["at"] for found in called("axis/scale.js", "placesOn", scale, extents)
    )
    assert first < last < scale["undated"] < one < other < 1
    assert called("axis/scale.js", "scaleOf", [instant(None)], True)["pieces"] == []


def test_a_time_that_is_not_known_exactly_fades_as_far_as_it_may_have_been() -> None:
    extents = [
        instant(0),
        instant(20 * HOUR, starts=15 * HOUR, begun=25 * HOUR, ends=25 * HOUR),
        instant(40 * HOUR, over=60 * HOUR, ends=70 * HOUR),
        instant(80 * HOUR, starts=None, begun=80 * HOUR),
        instant(100 * HOUR),
    ]
    scale = called("axis/scale.js", "scaleOf", extents, True)
    _, vague, lasting, open_start, _ = called("axis/scale.js", "placesOn", scale, extents)
    on = dict(
        zip(
            (15, 20, 25, 40, 60, 70),
            positions(scale, *(h * HOUR for h in (15, 20, 25, 40, 60, 70))),
            strict=True,
        )
    )
    assert (vague["low"], vague["at"], vague["high"], vague["lasts"]) == (
        on[15],
        on[20],
        on[25],
        False,
    )
    assert [lasting[key] for key in ("low", "from", "until", "high")] == [
        on[40],
        on[40],
        on[60],
        on[70],
    ]
    assert open_start["low"] < open_start["at"]
