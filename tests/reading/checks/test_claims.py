"""Claims that do not fit the time of their event."""

from pathlib import Path

import pytest

from explorer.reading.checks.claims import check
from tests.records import SMALL, Records, event, source, suspected

HAPPENED = {"source": "wire", "says": "happened"}


def claim_on_first_of_march(root: Path, published: str | None, **claim: str) -> list[str]:
    changes: Records = {
        "sources": [SMALL["sources"][0], source("wire", date=published)],
        "events": [event("a", claims=[HAPPENED | claim])],
    }
    return suspected(check, root, articles={}, **changes)


def test_a_source_that_reports_what_had_not_happened_yet(tmp_path: Path) -> None:
    assert claim_on_first_of_march(tmp_path, "2023-02-20") == [
        "event a · claims.0: found wire of 2023-02-20 says that it happened on 2023-03-01, "
        "expected a source that is not older (announced?)"
    ]


@pytest.mark.parametrize("published", [None, "2023-03-01", "2023-02-28", "2023-03", "2023-02-27~"])
def test_a_source_that_may_have_known(tmp_path: Path, published: str | None) -> None:
    assert claim_on_first_of_march(tmp_path, published) == []


def test_an_announcement_is_older_than_what_it_announces(tmp_path: Path) -> None:
    assert claim_on_first_of_march(tmp_path, "2023-02-20", says="announced") == []


def test_a_claim_of_another_day_that_is_not_called_disputed(tmp_path: Path) -> None:
    assert claim_on_first_of_march(tmp_path, "2023-03-09", when="2023-03-05") == [
        "event a · claims.0.when: found 2023-03-05, expected a date that fits the event's, "
        "2023-03-01 (disputed?)"
    ]


@pytest.mark.parametrize("when", ["2023-03", "../2023-03-04", "2023-03-02", "2023-03-03?"])
def test_a_claim_that_is_less_exact_than_the_event(tmp_path: Path, when: str) -> None:
    assert claim_on_first_of_march(tmp_path, "2023-03-09", when=when) == []
