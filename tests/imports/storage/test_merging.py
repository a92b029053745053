"""One record of a story, of a file, and as it was before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from explorer.imports.storage.field_paths import flat, unflat
from explorer.imports.storage.memory import digest
from explorer.imports.storage.merging import Before, Merge
from explorer.story.records import Event
from tests.records import event

WIRE = {"source": "wire", "says": "announced"}
PRESS = {"source": "press", "says": "happened", "note": {"en": "Soon."}}


def digests(values: Mapping[str, Any]) -> dict[str, str]:
    return {path: digest(each) for path, each in flat(values, Event).items()}


def merged(
    ours: dict[str, Any],
    theirs: dict[str, Any],
    *,
    last: dict[str, Any] | None = None,
    exported: dict[str, Any] | None = None,
    borrowed: tuple[str, ...] = (),
) -> tuple[dict[str, Any], list[str]]:
    """What a record becomes, and the fields in conflict."""
    before = Before(last=digests(last or {}), exported=digests(exported or {}))
    merge = Merge(Event, "event talks", before, borrowed)
    values = merge.of(ours, theirs)
    return values, [f"{each.field}: {each.yours} / {each.theirs}" for each in merge.conflicts]


@pytest.mark.parametrize(
    "values",
    [
        event("talks"),
        event("talks", claims=[WIRE, PRESS, WIRE]),
        event("talks", title={"en": "Talks", "it": "Colloqui"}, claims=[PRESS]),
    ],
)
def test_a_record_by_paths_is_the_same_record(values: dict[str, Any]) -> None:
    assert unflat(flat(values, Event), Event) == values


@pytest.mark.parametrize(
    ("ours", "theirs", "last", "exported", "when", "conflicts"),
    [
        # only one of both has changed
        ("1", "2", "1", None, "2", []),
        ("2", "1", "1", None, "2", []),
        ("1", "2", None, "1", "2", []),
        ("2", "1", None, "1", "2", []),
        # both have, in one way or in two
        ("2", "2", "1", None, "2", []),
        ("2", "3", "1", None, "2", ["when: 2 / 3"]),
        ("2", "3", None, "1", "2", ["when: 2 / 3"]),
        # the author changed it after the import, and exported that
        ("2", "3", "1", "2", "3", []),
        # an edited export that was imported, and then changed or taken back by the author
        ("4", "3", "3", "2", "4", []),
        ("2", "3", "3", "2", "2", ["when: 2 / 3"]),
        # nothing is known of before
        ("1", "2", None, None, "1", ["when: 1 / 2"]),
    ],
)
def test_a_field_follows_whoever_has_changed_it(  # noqa: PLR0917 - the columns of a table
    ours: str,
    theirs: str,
    last: str | None,
    exported: str | None,
    when: str,
    conflicts: list[str],
) -> None:
    values, said = merged(
        {"when": ours},
        {"when": theirs},
        last={"when": last} if last else None,
        exported={"when": exported} if exported else None,
    )

    assert (values["when"], said) == (when, conflicts)


def test_claims_are_compared_one_by_one_and_by_their_fields() -> None:
    ours = {"claims": [WIRE | {"note": {"en": "By hand."}}, {"source": "mine", "says": "happened"}]}
    theirs = {"claims": [WIRE | {"says": "happened"}, PRESS]}

    assert merged(ours, theirs, last={"claims": [WIRE]}) == (
        {
            "claims": [
                {"source": "wire", "says": "happened", "note": {"en": "By hand."}},
                {"source": "mine", "says": "happened"},
                PRESS,
            ]
        },
        [],
    )


def test_a_claim_that_either_has_deleted_is_gone() -> None:
    before = {"claims": [WIRE, PRESS]}
    changed = {"claims": [WIRE, PRESS | {"note": {"en": "Now."}}]}

    assert merged(before, {"claims": [WIRE]}, last=before) == ({"claims": [WIRE]}, [])
    assert merged({"claims": [WIRE]}, changed, last=before) == ({"claims": [WIRE]}, [])


def test_a_claim_that_the_author_changed_and_the_file_dropped_is_a_conflict() -> None:
    before = {"claims": [WIRE, PRESS]}
    ours = {"claims": [WIRE, PRESS | {"says": "announced"}]}

    values, conflicts = merged(ours, {"claims": [WIRE]}, last=before)

    assert values == ours
    assert "claims[press].says: announced / nothing" in conflicts


def test_texts_in_a_language_that_the_file_does_not_have_stay() -> None:
    ours = {"title": {"en": "Talks", "it": "Colloqui"}}
    theirs = {"title": {"en": "They talk", "it": "They talk"}}
    last = {"title": {"en": "Talks"}}

    assert merged(ours, theirs, last=last, borrowed=("title.it",)) == (
        {"title": {"en": "They talk", "it": "Colloqui"}},
        [],
    )


def test_a_new_text_is_in_all_languages() -> None:
    theirs = {"note": {"en": "New", "it": "New"}}

    assert merged({}, theirs, borrowed=("note.it",)) == (theirs, [])


def test_a_text_that_the_author_deleted_comes_back_in_no_language() -> None:
    theirs = {"note": {"en": "Old", "it": "Old"}}

    assert merged({}, theirs, last={"note": {"en": "Old"}}, borrowed=("note.it",)) == ({}, [])
