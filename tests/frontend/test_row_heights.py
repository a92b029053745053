"""Where the rows of a long list lie, by heights that were measured and guessed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assembling import called

GUESS = {"row_px": 10, "heading_px": 4}
FIRSTS = [0, 3, 5]
"""Three groups: rows 0 to 2, 3 and 4, 5 to 7."""
COUNT = 8


def answers(*steps: list[Any], firsts: list[int] = FIRSTS, count: int = COUNT) -> list[Any]:
    """What each step answers, given as the name of a function and what it is called with."""
    module = "../../tests/frontend/row_heights.mjs"
    return called(module, "answers", firsts, count, GUESS, steps)  # type: ignore[no-any-return]


def last(*steps: list[Any]) -> Any:
    return answers(*steps)[-1]


def tops(*steps: list[Any]) -> list[Any]:
    """Where each row lies, and the end."""
    return answers(*steps, *(["topOf", at] for at in range(COUNT + 1)))[len(steps) :]


def test_rows_lie_below_the_headings_of_their_groups_by_a_guess() -> None:
    assert tops() == [4, 14, 24, 38, 48, 62, 72, 82, 92]
    groups = answers(*(["groupTopOf", group] for group in range(4)))
    assert groups == [0, 34, 58, 92]
    assert answers(["bottomOf", 2], ["headingOf", 1], ["endOf", 0], ["endOf", 2]) == [34, 4, 3, 8]


def test_measured_heights_move_what_is_below_and_say_whether_they_are_others() -> None:
    assert tops(["measuredRow", 1, 30], ["measuredHeading", 1, 9])[1:5] == [14, 44, 63, 73]
    measured = ["measuredRow", 1, 30]
    assert answers(measured, measured, ["measuredRow", 1, 30.005]) == [True, False, False]
    assert answers(["measuredRow", 1, 0], ["topOf", 2]) == [False, 24]


def test_a_row_is_found_at_the_height_at_which_it_lies() -> None:
    heights = [-100, 0, 4, 13.9, 14, 37, 38, 1000]
    assert answers(*(["rowAt", top] for top in heights)) == [0, 0, 0, 0, 1, 2, 3, 7]
    assert answers(*(["groupOf", at] for at in range(COUNT))) == [0, 0, 0, 1, 1, 2, 2, 2]


def test_rows_without_a_place_have_no_height_nor_has_the_heading_of_a_group_of_them() -> None:
    mask = ["show", [0, 1, 0, 0, 0, 0, 0, 1]]
    assert tops(mask) == [4, 4, 14, 14, 14, 18, 18, 18, 28]
    assert answers(mask, ["headingOf", 0], ["headingOf", 1])[1:] == [4, 0]
    assert answers(mask, ["isShown", 0], ["isShown", 1])[1:] == [False, True]
    assert answers(mask, *(["rowAt", top] for top in [5, 13, 14, 17, 18, 99]))[1:] == [
        1,
        1,
        1,
        1,
        7,
        7,
    ]
    assert tops(mask, ["show", None]) == tops()


def test_a_height_is_kept_while_its_row_has_no_place() -> None:
    hidden = ["show", [1, 0, 1, 1, 1, 1, 1, 1]]
    assert last(["measuredRow", 1, 30], hidden, ["topOf", 2]) == 14
    assert last(["measuredRow", 1, 30], hidden, ["show", None], ["topOf", 2]) == 44


def test_rows_away_are_counted_among_those_that_are_shown() -> None:
    mask = ["show", [0, 1, 0, 0, 1, 0, 0, 1]]
    assert last(["shownFrom", 3, 2]) == 5
    assert last(["shownFrom", 3, -2]) == 1
    assert [last(mask, ["shownFrom", 1, away]) for away in (0, 1, 2)] == [1, 4, 7]
    assert last(mask, ["shownFrom", 7, -2]) == 1
    assert answers(["shownFrom", 6, 9], ["shownFrom", 1, -9]) == [7, 0]


def test_at_another_width_measured_heights_give_way_to_a_better_guess() -> None:
    forget = ["forget", {"row_px": 20, "heading_px": 5}]
    assert tops(["measuredRow", 0, 99], forget) == [5, 25, 45, 70, 90, 115, 135, 155, 175]


def test_a_list_without_rows_has_no_height() -> None:
    assert answers(["topOf", 0], ["rowAt", 50], firsts=[], count=0) == [0, 0]


LONG, GROUPS = 900, [0, 3, 255, 256, 511, 700]
ROWS = {at: at % 40 + 1 for at in range(0, LONG, 7)}
"""The heights that are measured of rows of a long list."""


@pytest.mark.parametrize("hidden", [set(), {*range(255, 520), *range(1, LONG, 5)}])
def test_a_list_of_several_blocks_is_placed_as_a_whole(hidden: set[int]) -> None:
    shown = [int(at not in hidden) for at in range(LONG)]
    steps: list[list[Any]] = [["show", shown], ["topOf", LONG], ["measuredHeading", 3, 30]]
    steps += [["measuredRow", at, height] for at, height in ROWS.items()]

    expected = tops_of_long(shown)
    asked = [*(["topOf", at] for at in range(LONG + 1)), ["groupTopOf", 3], ["groupTopOf", 6]]
    found = answers(*steps, *asked, firsts=GROUPS, count=LONG)[len(steps) :]
    assert found == [*expected, expected[256] - (0 if hidden else 30), expected[LONG]]
    rows = answers(*steps, *(["rowAt", top] for top in expected), firsts=GROUPS, count=LONG)[
        len(steps) :
    ]
    assert rows == [
        max(at for at in range(LONG) if shown[at] and expected[at] <= top) for top in expected
    ]


def tops_of_long(shown: list[int]) -> list[int]:
    """Where each row of the long list lies, and its end."""
    tops, end = [], 0
    for at in range(LONG):
        if at in GROUPS:
            group = GROUPS.index(at)
            is_shown = any(shown[at : [*GROUPS, LONG][group + 1]])
            end += {3: 30}.get(group, GUESS["heading_px"]) if is_shown else 0
        tops.append(end)
        end += ROWS.get(at, GUESS["row_px"]) if shown[at] else 0
    return [*tops, end]
