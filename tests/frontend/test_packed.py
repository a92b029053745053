"""The browser unpacks columns to exactly what they were."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.views.columns import Columns
from explorer.views.packing import packed
from tests.assembling import called
from tests.decoding import values_of

COLUMNS: dict[str, tuple[list[Any], set[str]]] = {
    "positions": ([3, 0, None, 31, 32, 33, 1055, 1056, 2**40], {"+"}),
    "few values": ([7, 4, 9, 7, 9, 4, None, 9, 7, 11], set()),
    "a common factor": ([60, 0, None, -3600, 86400], {"*"}),
    "decimals": ([51.6342, None, 0.0, -0.5, 135.0], {"/"}),
    "results of calculations": ([0.1 + 0.2, 1 / 3, -2e-9], set()),
    "recurring": (["a", None, "b", "a", "a", "b"], {"=", "@"}),
    "recurring decimals": ([0.5, 2.0, 0.5, 0.5], {"=", "@"}),
    "lists": ([["x", "y"], None, [], ["x"], ["x", "y"], ["z", "x"]], {"=", "[]", "@"}),
    "numbered": (["day-1", None, "day-2", "day-10", "eve", "day"], {"#", "=", "@"}),
    "words": (["by-sea", "sea", None, "by-rail", "by-sea-2", "-", "", "rail-by-sea"], {"-"}),
    "texts": (["Kyakhta", None, "Łódź", "-"], set()),
    "truths": ([True, None, False], set()),
    "nothing": ([None, None], {"=", "@"}),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_packed_column_has_the_form_of_its_values_and_is_unpacked_to_them(name: str) -> None:
    column, signs = COLUMNS[name]
    found = packed(Columns({"own": column, "within": Columns({"own": column})}))

    assert (set(found["own"]) if isinstance(found["own"], dict) else set()) == signs
    assert found["within"]["own"] == found["own"]
    assert values_of(found["own"]) == column
    unpacked = called("core/assembly/packed.js", "unpackAll", found)
    assert unpacked == {"own": column, "within": {"own": column}}
