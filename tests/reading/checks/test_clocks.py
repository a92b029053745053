"""Clock times that were shown twice or never: asked about, or refused with the reason."""

from pathlib import Path

import pytest

from explorer.reading.checks import clocks
from tests.records import event, place, problems, suspected


@pytest.mark.parametrize(
    ("time", "hint"),
    [
        ("02:30", "such as 02:30+02:00"),
        ("~02:30?", "such as ~02:30+02:00?"),
        ("01:30/02:15", "such as 01:30+02:00/02:15+02:00"),
    ],
)
def test_an_hour_that_was_shown_twice_is_asked_about(time: str, hint: str, tmp_path: Path) -> None:
    events = [event("night", when="2023-10-29", time=time)]

    assert suspected(clocks.check, tmp_path, articles={}, events=events) == [
        f"event night · time: found {time!r}, which the clock showed twice that day, expected "
        f"+02:00 after it if the first is meant, +01:00 if the second ({hint})"
    ]


def test_an_offset_answers_the_question(tmp_path: Path) -> None:
    events = [event("night", when="2023-10-29", time="02:30+01:00")]

    assert suspected(clocks.check, tmp_path, articles={}, events=events) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"when": "2023-03-26", "time": "02:30"},
            "time: found '02:30', expected a time that the clock showed: Europe/Rome went from "
            "02:00 to 03:00 on 2023-03-26",
        ),
        (
            {"when": "2023-10-30", "time": "02:30+02:00"},
            "time: found '02:30+02:00', expected the offset of Europe/Rome at that time, +01:00, "
            "or none",
        ),
    ],
)
def test_a_time_that_cannot_have_been_is_refused_with_the_reason(
    changes: dict[str, str], told: str, tmp_path: Path
) -> None:
    assert problems(tmp_path, events=[event("night", **changes)]) == [f"event night · {told}"]


def test_a_day_that_was_skipped_is_refused_with_the_reason(tmp_path: Path) -> None:
    apia = place("apia", zone="Pacific/Apia")
    claims = [{"source": "wire", "says": "happened", "when": "2011-12-30"}]
    events = [
        event("gone", place="apia", when="2011-12-30", time="12:00"),
        event("told", place="apia", when="2011-12-31", claims=claims),
    ]
    reason = (
        "found '2011-12-30', expected a day that Pacific/Apia had: there 2011-12-29 was followed "
        "by 2011-12-31"
    )

    assert problems(tmp_path, places=[apia], events=events) == [
        f"event gone · when: {reason}",
        f"event told · claims.0.when: {reason}",
    ]
