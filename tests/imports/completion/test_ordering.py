"""Events in the order of time."""

from datetime import timedelta

import pytest

from explorer.imports.completion import ordering
from explorer.imports.completion.ordering import (
    Bounds,
    how_many_moved,
    in_order_of_time,
    places_in_time,
)
from explorer.story.records import Event
from tests.records import event


def days(*each: tuple[int | None, int | None]) -> list[Bounds]:
    """Stretches of days, open where there is none."""
    return [
        (
            None if start is None else timedelta(start),
            None if end is None else timedelta(end),
        )
        for start, end in each
    ]


@pytest.mark.parametrize(
    ("bounds", "order"),
    [
        (days((1, 1), (2, 2)), [0, 1]),
        (days((1, 9), (3, 3), (2, 2), (4, 4)), [0, 2, 1, 3]),
        # all but the last may be as they are, whatever begins first
        (days((5, 9), (2, 8), (1, 7), (0, 0)), [3, 0, 1, 2]),
        (days((8, 8), (1, 1), (2, 2), (3, 3)), [1, 2, 3, 0]),
        (days((5, 5), (None, 2), (6, None)), [1, 0, 2]),
        (days((1, 1), (None, None), (0, 0)), [1, 2, 0]),
    ],
)
def test_only_what_contradicts_the_others_moves(bounds: list[Bounds], order: list[int]) -> None:
    assert places_in_time(bounds) == order


def test_events_without_any_order_are_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "MOST_COMPARED", 2)

    assert places_in_time(days((5, 9), (2, 8), (1, 7), (0, 0))) == [3, 2, 1, 0]


def test_the_fewest_events_are_counted_that_have_to_move() -> None:
    events = [
        Event.model_validate(event(name, when=f"2023-03-0{day}"))
        for name, day in (("late", 9), ("a", 1), ("b", 2), ("c", 3))
    ]
    ordered = in_order_of_time(events, {"rome": "Europe/Rome"})

    assert [each.id for each in ordered] == ["a", "b", "c", "late"]
    assert how_many_moved(events, ordered) == 1
    assert how_many_moved(events, events) == 0
