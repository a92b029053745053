"""The kinds of documents: what each address says, and which parts there are."""

from __future__ import annotations

import pytest

from explorer.story.errors import ChoiceError
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.selection import Made
from explorer.views.document_kinds import KINDS, Kind

TRIPLE = Kind(
    made=Made.PART,
    make=lambda story, shown, part: f"{story.slug} {shown.asof} {part}".encode(),
    count=lambda _, shown: 3 if shown.asof is AsOf.NOW else 1,
    is_parted=True,
)


def test_an_address_names_what_a_document_depends_on() -> None:
    assert KINDS["facts"].names == ("asof",)
    assert KINDS["words"].names == ("lang",)
    assert TRIPLE.names == ("lang", "asof", "part")


def test_every_part_of_every_selection_is_listed(shipped: Story) -> None:
    found = [(shown.lang, shown.asof.value, part) for shown, part in TRIPLE.every(shipped)]

    states = [("publication", 0), ("now", 0), ("now", 1), ("now", 2)]
    assert found == [(lang, *state) for lang in shipped.languages for state in states]


def test_a_part_is_asked_for_by_its_number() -> None:
    assert [TRIPLE.part_in(found, 11) for found in ("0", "7", "10")] == [0, 7, 10]
    assert KINDS["facts"].part_in("7", 1) == 0


@pytest.mark.parametrize(
    "found", [None, "", "3", "-1", "01", "+1", " 1", "1.0", "١", "one", "9" * 99]
)
def test_a_part_that_is_not_there_is_refused(found: str | None) -> None:
    with pytest.raises(ChoiceError, match=r"part: found .+, expected one of 0 … 2"):
        TRIPLE.part_in(found, 3)
