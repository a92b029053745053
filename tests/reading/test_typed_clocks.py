"""Clock times as people type them."""

from datetime import time, timedelta

import pytest

from explorer.reading.typed_clocks import clock_behind, part_of_day, typed_clock

CLOCKS = {
    "09:30": "09:30",
    "9:30": "09:30",
    "9.30": "09:30",
    "9h30": "09:30",
    "20:17:40": "20:17",
    "9:30 pm": "21:30",
    "12:05 a.m.": "00:05",
    "12 pm": "12:00",
    "ore 9": "09:00",
    "alle 10.30": "10:30",
    "17 Uhr": "17:00",
    "um 17 Uhr": "17:00",
    "ca. 9:30": "~09:30",
    "~18:00": "~18:00",
    "08:00/09:00": "08:00/09:00",
}


@pytest.mark.parametrize(("typed", "clock"), CLOCKS.items())
def test_a_clock_time_is_read_as_it_is_meant(typed: str, clock: str) -> None:
    assert typed_clock(typed) == clock


@pytest.mark.parametrize("typed", ["9", "25:00", "9:75", "13 pm", "noonish", "-"])
def test_what_is_no_clock_time_is_none(typed: str) -> None:
    assert typed_clock(typed) is None


def test_a_spreadsheets_own_times_are_taken() -> None:
    assert typed_clock(time(9, 30)) == "09:30"
    assert typed_clock(timedelta(hours=9, minutes=30)) == "09:30"
    assert typed_clock(timedelta(days=2)) is None


def test_parts_of_the_day_are_known_in_five_languages() -> None:
    typed = ["morning", "Pomeriggio", "Abend", "nuit", "mañana", "soon"]

    assert [part_of_day(text) for text in typed] == [
        *("morning", "afternoon", "evening", "night", "morning"),
        None,
    ]


def test_only_a_clock_time_is_cut_off_a_date() -> None:
    assert clock_behind("1 march 2023, 9.30") == ("1 march 2023", "09:30", "")
    assert clock_behind("1 march 2023") is None
