"""Who gets the dashboard: the limits, and what is counted."""

from __future__ import annotations

import pytest

from explorer.server.admission import Admission, Limits, limits
from explorer.story.errors import SettingError


class Clock:
    """A clock that moves only when a test moves it."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def door(readers: int = 100, arrivals: float = 10, wait_s: float = 0.25) -> tuple[Admission, Clock]:
    clock = Clock()
    return Admission(Limits(readers=readers, arrivals_per_s=arrivals, wait_s=wait_s), clock), clock


def test_readers_who_come_at_once_are_let_in_up_to_two_seconds_worth() -> None:
    admission, _ = door(arrivals=10)

    assert [admission.admits_page() for _ in range(22)] == [True] * 20 + [False] * 2


def test_as_time_passes_more_are_let_in_at_the_rate_that_is_set() -> None:
    admission, clock = door(arrivals=10)
    while admission.admits_page():
        pass

    clock.now_s += 0.35

    assert [admission.admits_page() for _ in range(4)] == [True, True, True, False]


def test_nobody_new_is_let_in_while_as_many_readers_are_inside_as_are_allowed() -> None:
    admission, _ = door(readers=1)
    admission.enter()
    assert (admission.admits_page(), admission.admits_session()) == (False, False)

    admission.leave()
    assert (admission.admits_page(), admission.admits_session()) == (True, True)


def test_nobody_new_is_let_in_while_the_server_is_late_whatever_the_rate() -> None:
    admission, _ = door(wait_s=0.25)
    admission.see_wait(0.2)
    assert admission.admits_page()

    for _ in range(10):
        admission.see_wait(0.5)
    assert not admission.admits_page()

    for _ in range(10):
        admission.see_wait(0.0)
    assert admission.admits_page()


@pytest.mark.parametrize(("readers", "arrivals"), [(0, 10), (10, 0)])
def test_a_limit_of_zero_lets_nobody_in(readers: int, arrivals: float) -> None:
    admission, clock = door(readers, arrivals)
    clock.now_s += 1000

    assert (admission.admits_page(), admission.admits_session()) == (False, False)


def test_all_readers_of_another_process_come_back_within_five_seconds() -> None:
    admission, clock = door(readers=500, arrivals=5)
    for _ in range(10):
        admission.see_wait(1)
    back = 0
    for _ in range(20):
        clock.now_s += 0.25
        while admission.admits_return():
            back += 1
    assert 500 <= back <= 600


def test_those_who_come_back_are_bounded_however_slowly_they_come() -> None:
    admission, clock = door(readers=3)
    back = 0
    for _ in range(10):
        clock.now_s += 10
        while admission.admits_return():
            admission.enter()
            back += 1
    assert back == admission.limits.most_inside == 6
    admission.leave()
    clock.now_s += 10
    assert admission.admits_return()
    assert not admission.admits_session()


def test_a_page_that_was_let_in_gets_its_session_though_no_other_page_is_let_in_then() -> None:
    admission, _ = door(arrivals=10)
    admitted = sum(admission.admits_page() for _ in range(100))

    assert all(admission.admits_session() for _ in range(admitted))


@pytest.mark.parametrize(("readers", "arrivals"), [(0, 10), (10, 0)])
def test_a_limit_of_zero_lets_nobody_back_in(readers: int, arrivals: float) -> None:
    admission, clock = door(readers, arrivals)
    clock.now_s += 1000

    assert not admission.admits_return()


def test_what_happens_is_counted() -> None:
    admission, _ = door(arrivals=1)
    for _ in range(3):
        admission.admits_page()
    admission.admits_session()
    admission.refuse_session()
    admission.resume()
    admission.enter()
    counts = admission.counts()

    assert (counts.pages, counts.led_away) == (2, 1)
    assert (counts.sessions, counts.resumed, counts.refused, counts.readers) == (1, 1, 1, 1)


@pytest.mark.parametrize("value", ["many", "-1", "nan", "inf"])
def test_a_limit_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(SettingError) as refusal:
        limits({"EXPLORER_DASHBOARD_ARRIVALS": value})

    assert str(refusal.value) == (
        f"EXPLORER_DASHBOARD_ARRIVALS: found {value!r}, expected a number from 0 to 1000000"
    )
