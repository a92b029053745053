"""Which legs a story of many events shows around one of them."""

from __future__ import annotations

from typing import Any

from tests.assembling import called


def near(position: int, *strands: str, unmet: tuple[int, ...] = ()) -> dict[int, int]:
    """How far each leg that is drawn is; one arrives with each event, on these tracks in turn."""
    legs = [
        {"nth": nth, "arrivals": [nth], "strands": list(strand), "properties": {"kind": "leg"}}
        for nth, strand in enumerate(strands)
    ]
    met = {"legs": [nth not in unmet for nth in range(len(legs))]}
    found: list[tuple[dict[str, Any], int]] = called(
        "map/near_legs.js", "nearLegs", legs, met, position
    )
    return {leg["nth"]: far for leg, far in found}


def test_the_twelve_before_and_after_are_drawn_and_get_fainter() -> None:
    found = near(50, *[""] * 100)
    assert [*found] == [*range(39, 63)]
    assert [found[at] for at in (39, 43, 47, 50, 51, 54, 55, 59, 62)] == [2, 1, 0, 0, 0, 0, 1, 2, 2]


def test_of_several_tracks_each_has_fewer() -> None:
    found = near(50, *["A", "B", "C"] * 40)
    assert [*found] == [*range(39, 63)]
    assert near(0, *["A"] * 5, "B", *["A"] * 20, "B") == {
        **dict.fromkeys((0, 1, 2, 5, 26), 0),
        **dict.fromkeys((3, 4), 1),
        **dict.fromkeys((6, 7), 2),
    }


def test_what_is_not_met_gives_its_place_to_others() -> None:
    assert [*near(5, *[""] * 40, unmet=(*range(6, 26),))] == [*range(6), *range(26, 38)]
    assert near(5) == {}
