"""Guesses that nobody has confirmed: each a warning, none an error."""

from pathlib import Path

from explorer.reading.checks.drafts import check
from tests.records import SMALL, event, place, problems, source, suspected

GUESS = {"confidence": 0.82, "why": "exact name match"}
TOLD = (
    "found a guess (82 %: exact name match), expected your confirmation "
    "(delete this line when it is right)"
)


def test_each_record_that_is_a_guess_is_reported_with_how_sure_it_is_and_why(
    tmp_path: Path,
) -> None:
    told = suspected(
        check,
        tmp_path,
        articles={},
        places=[place("rome", draft=GUESS), SMALL["places"][1]],
        sources=[source("article", draft=GUESS), source("wire")],
        events=[event("a", draft=GUESS), event("b")],
    )

    assert told == [
        f"place rome · draft: {TOLD}",
        f"source article · draft: {TOLD}",
        f"event a · draft: {TOLD}",
    ]


def test_what_is_confirmed_is_not_reported(tmp_path: Path) -> None:
    assert suspected(check, tmp_path) == []


def test_a_slip_in_a_draft_is_reported_with_the_fields_that_it_has(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[event("a", draft={"reason": "x", "confidence": 0.5})]) == [
        "event a · draft.why: found nothing, expected a value, this field is required",
        "event a · draft.reason: found 'x', expected one of the fields confidence, why",
    ]
