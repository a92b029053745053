"""The order of a draft's events: by their days, and no later one before an earlier one."""

from explorer.authoring.drafts.stop_order import in_order
from explorer.authoring.drafts.stop_records import Stop
from explorer.authoring.spans import Span
from explorer.story.times import parse_date


def stop(when: str, *, zone: str = "Europe/Rome", clock: str = "", announced: bool = False) -> Stop:
    return Stop(
        place=None,
        zone=zone,
        mention=Span(0, 1),
        sentence=Span(0, 1),
        when=parse_date(when),
        clock=clock,
        has_own_date=True,
        is_announced=announced,
        confidence=1,
        why="read as past",
    )


def test_what_is_announced_for_a_day_is_after_what_happened_on_it() -> None:
    found = in_order([
        stop("2023-05-05/..", announced=True),
        stop("2023-05-05", announced=True),
        stop("2023-05-05"),
        stop("2023-05-04"),
    ])  # fmt: skip

    assert [(each.when.text, each.is_announced) for each in found] == [
        ("2023-05-04", False),
        ("2023-05-05", False),
        ("2023-05-05", True),
        ("2023-05-05/..", True),
    ]


def test_a_time_before_that_of_an_earlier_event_is_dropped_and_its_day_is_not() -> None:
    first, second = in_order([stop("2023-05-05", clock="18:00"), stop("2023-05-05", clock="09:00")])

    assert (first.clock, second.clock, second.when.text) == ("18:00", "", "2023-05-05")
    assert second.why == "read as past; its time does not fit the order"


def test_a_day_that_was_over_at_its_place_before_the_event_above_began_is_dropped() -> None:
    first, second = in_order([
        stop("2023-05-05", zone="Pacific/Pago_Pago"),
        stop("2023-05-05", zone="Pacific/Kiritimati"),
    ])  # fmt: skip

    assert (first.when.text, second.when.text) == ("2023-05-05", "unknown")
    assert second.why == "read as past, which does not fit the order"
