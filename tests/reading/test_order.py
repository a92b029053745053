"""Events in an order that cannot be, and times that cannot have been."""

from pathlib import Path

import pytest

from tests.records import Records, event, problems


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"when": "2023-03-02"}, {"when": "2023-03-01"}, "2023-03-01"),
        ({"time": "10:00"}, {"time": "09:00"}, "2023-03-01"),
        ({"time": "18:10/.."}, {"time": "../17:46"}, "2023-03-01"),
        ({"part_of_day": "evening"}, {"part_of_day": "dawn"}, "2023-03-01"),
        ({"time": "09:00"}, {"place": "tokyo", "time": "16:59"}, "2023-03-01"),
    ],
)
def test_an_event_that_cannot_follow_the_one_before(
    tmp_path: Path, first: Records, second: Records, found: str
) -> None:
    assert problems(tmp_path, events=[event("a", **first), event("b", **second)]) == [
        f"event b · when: found {found}, expected a time not before event a (move the event up?)"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"time": "09:00"}, {"time": "09:00"}),
        ({"time": "09:00"}, {"place": "tokyo", "time": "17:00"}),
        ({"time": "~10:00"}, {"time": "~09:00"}),
        ({"when": "2023-03-02~"}, {"when": "2023-03-01"}),
        ({"when": "2023-03"}, {"when": "2023-03-01"}),
        ({"when": "2023-03-01/.."}, {"when": "2023-03-01"}),
        ({"when": "../2023-03-02"}, {"when": "2023-03-01"}),
        ({"part_of_day": "afternoon"}, {"time": "13:00"}),
        ({"time": "10:00"}, {}),
    ],
)
def test_an_order_that_is_possible_is_no_problem(
    tmp_path: Path, first: Records, second: Records
) -> None:
    assert problems(tmp_path, events=[event("a", **first), event("b", **second)]) == []


def test_a_clock_time_that_summer_time_skipped(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[event("a", when="2023-03-26", time="02:30")]) == [
        "event a · time: found '02:30', expected a time that the clock showed: Europe/Rome went "
        "from 02:00 to 03:00 on 2023-03-26"
    ]


@pytest.mark.parametrize("when", ["2023-03", "2023-03-01/2023-03-02", "../2023-03-01"])
def test_a_clock_time_on_an_unknown_day(tmp_path: Path, when: str) -> None:
    assert problems(tmp_path, events=[event("a", when=when, time="02:30")]) == [
        "event a · time: found '02:30', expected no clock time if the day is not known"
    ]
