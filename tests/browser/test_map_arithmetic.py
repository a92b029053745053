"""The map's arithmetic, each module by itself: where names, arrow heads and buttons find room."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

VIEW = {"left": 0, "top": 0, "right": 400, "bottom": 300}
RIGHT, LEFT, BELOW = 0, 1, 2


def call(page: Page, module: str, function: str, *arguments: object) -> Any:
    """What an exported function returns; it must be JSON."""
    script = """([module, name, given]) =>
        import(new URL(module, location.href).href).then((found) => found[name](...given))"""
    return page.evaluate(script, [module, function, list(arguments)])


def points(*pairs: tuple[float, float]) -> list[dict[str, float]]:
    return [{"x": x, "y": y} for x, y in pairs]


def box_at(left: int, top: int, width: int, height: int) -> dict[str, int]:
    return {"left": left, "top": top, "right": left + width, "bottom": top + height}


def laid_out(page: Page, *pairs: tuple[float, float], width: float = 60, **more: object) -> Any:
    what = {
        "sizes": [{"width": width, "height": 15} for _ in pairs],
        "forms": [[] for _ in pairs],
        "weights": [1 for _ in pairs],
        "view": VIEW,
        **more,
    }
    return call(page, "map/layout.js", "layOut", points(*pairs), what)


@pytest.mark.parametrize(
    ("numbers", "forms"),
    [
        ([], []),
        ([3], ["3"]),
        ([2, 7], ["2, 7", "2, +1"]),
        ([5, 6, 7], ["5, 6, 7", "5, +2"]),
        ([1, 5, *range(10, 24)], ["1, 5, +14", "1, +15"]),
    ],
)
def test_a_badge_has_three_numbers_at_most(
    module_page: Page, numbers: list[int], forms: list[str]
) -> None:
    assert call(module_page, "map/badges.js", "badgeForms", numbers) == forms


def test_a_badge_gets_shorter_or_goes_where_it_would_cover_another(module_page: Page) -> None:
    forms = [["1, 5, +14", "1, +15"]] * 3
    far = laid_out(module_page, (100, 100), (200, 100), (300, 100), forms=forms)
    near = laid_out(module_page, (100, 100), (170, 100), (200, 100), forms=forms)
    assert [spot["badge"] for spot in far] == ["1, 5, +14"] * 3
    assert [spot["badge"] for spot in near] == ["1, +15", "", "1, 5, +14"]
    chosen = laid_out(module_page, (100, 100), (110, 100), forms=forms[:2], current=1)
    assert chosen[1]["badge"] == "1, 5, +14"


def test_a_name_is_to_the_right_where_nothing_is_in_its_way(module_page: Page) -> None:
    assert laid_out(module_page, (100, 100)) == [{"side": RIGHT, "badge": ""}]


def test_a_name_turns_inwards_at_the_edge_of_the_view(module_page: Page) -> None:
    assert laid_out(module_page, (390, 100))[0]["side"] == LEFT


def test_a_name_makes_way_for_another_stop(module_page: Page) -> None:
    first, second = laid_out(module_page, (100, 100), (130, 100))
    assert (first["side"], second["side"]) == (LEFT, RIGHT)


def test_a_name_that_finds_no_room_is_left_out(module_page: Page) -> None:
    crowded = [(100, 100), (130, 100), (70, 100), (100, 125)]
    assert laid_out(module_page, *crowded)[0]["side"] is None


def test_a_name_that_the_edge_of_the_view_would_cut_is_left_out(module_page: Page) -> None:
    assert laid_out(module_page, (200, 100), width=220)[0]["side"] is BELOW
    assert laid_out(module_page, (390, 299), width=390)[0]["side"] is None


def test_a_name_makes_way_for_a_control_and_the_current_stop_has_none(module_page: Page) -> None:
    control = box_at(110, 80, 40, 40)
    assert laid_out(module_page, (100, 100), taken=[control])[0]["side"] == LEFT
    assert laid_out(module_page, (100, 100), current=0)[0]["side"] is None


@pytest.mark.parametrize(
    ("hard", "where"),
    [
        pytest.param([], (60, 120), id="below"),
        pytest.param([(62, 130)], (88, 120), id="below, to the right of what it would cover"),
        pytest.param([(130, 130)], (32, 120), id="below, to the left"),
        pytest.param([(90, 130)], (60, 46), id="above"),
    ],
)
def test_a_caption_covers_no_other_stop(
    module_page: Page, hard: list[tuple[int, int]], where: tuple[int, int]
) -> None:
    around = {"view": VIEW, "hard": [box_at(x, y, 20, 20) for x, y in hard], "soft": []}
    size = {"width": 80, "height": 30}
    box = call(module_page, "map/boxes.js", "captionBox", {"x": 100, "y": 100}, size, around)
    assert (box["left"], box["top"]) == where
    assert (box["right"] - box["left"], box["bottom"] - box["top"]) == (80, 30)


def test_a_wide_caption_finds_room_between_a_control_and_a_stop(module_page: Page) -> None:
    hard = [box_at(260, 0, 40, 300), box_at(100, 0, 25, 300)]
    around: dict[str, Any] = {"view": VIEW, "hard": hard, "soft": []}
    size = {"width": 120, "height": 30}
    box = call(module_page, "map/boxes.js", "captionBox", {"x": 230, "y": 100}, size, around)
    assert (box["left"], box["top"]) == (128, 120)


def test_a_caption_is_moved_away_from_the_edge_of_the_view(module_page: Page) -> None:
    around: dict[str, Any] = {"view": VIEW, "hard": [], "soft": []}
    size = {"width": 80, "height": 30}
    box = call(module_page, "map/boxes.js", "captionBox", {"x": 10, "y": 100}, size, around)
    assert (box["left"], box["top"]) == (6, 120)


def test_a_caption_is_above_a_stop_at_the_lower_edge_of_the_view(module_page: Page) -> None:
    around: dict[str, Any] = {"view": VIEW, "hard": [], "soft": []}
    size = {"width": 80, "height": 30}
    stop = {"x": 100, "y": VIEW["bottom"] - 10}
    box = call(module_page, "map/boxes.js", "captionBox", stop, size, around)
    assert box["bottom"] < stop["y"]


def shift(page: Page, stop: tuple[int, int], *controls: dict[str, int]) -> tuple[float, float]:
    """How far the view moves so that these controls cover no stop."""
    around = {"view": VIEW, "controls": list(controls), "kept": points((200, 150))}
    moved = call(page, "map/boxes.js", "clearShift", points(stop, (200, 150)), around)
    return moved["x"], moved["y"]


def test_a_view_moves_the_shortest_way_out_from_under_a_control(module_page: Page) -> None:
    assert shift(module_page, (100, 100)) == (0, 0)
    assert shift(module_page, (20, 20), box_at(0, 0, 40, 90)) == (36, 0)
    assert shift(module_page, (20, 20), box_at(0, 0, 90, 40)) == (0, 36)


def test_a_view_stays_where_no_move_helps(module_page: Page) -> None:
    assert shift(module_page, (20, 20), box_at(0, 0, 400, 300)) == (0, 0)


@pytest.mark.parametrize(
    ("length_px", "fractions"),
    [(10, []), (60, [0.5]), (150, [0.25, 0.75]), (480, [0.125, 0.375, 0.625, 0.875])],
)
def test_arrow_heads_are_even_in_number_so_that_the_middle_stays_free(
    module_page: Page, length_px: float, fractions: list[float]
) -> None:
    assert call(module_page, "map/geometry.js", "arrowFractions", length_px, 120) == fractions


def test_a_crooked_line_has_as_many_arrow_heads_as_a_straight_one(module_page: Page) -> None:
    hairpins = [(10 * at, 80 * (at % 2)) for at in range(46)]
    heads = [
        call(module_page, "map/geometry.js", "arrowPath", points(*line), 120, 9).count("M")
        for line in (hairpins, [(0, 0), (450, 80)])
    ]
    assert heads == [4, 4]


def test_lines_to_and_fro_lie_side_by_side(module_page: Page) -> None:
    there = call(module_page, "map/geometry.js", "beside", points((0, 0), (100, 0)), 3)
    back = call(module_page, "map/geometry.js", "beside", points((100, 0), (0, 0)), 3)
    assert there == points((0, 3), (100, 3))
    assert back == points((100, -3), (0, -3))


@pytest.mark.parametrize("line", [[], [(5, 5)], [(5, 5), (5, 5)]])
def test_a_line_of_no_length_has_no_arrow_heads(
    module_page: Page, line: list[tuple[float, float]]
) -> None:
    assert call(module_page, "map/geometry.js", "arrowPath", points(*line), 120, 9) == ""


@pytest.mark.parametrize(
    ("position", "progress"),
    [(0, "coming"), (2, "current"), (3, "past"), (7, "current"), (9, "past")],
)
def test_a_place_is_past_between_two_visits(
    module_page: Page, position: int, progress: str
) -> None:
    assert call(module_page, "core/progress.js", "progressAt", [2, 7], position) == progress


@pytest.mark.parametrize(("stops", "is_crowd"), [(0, False), (150, False), (151, True)])
def test_more_than_a_hundred_and_fifty_stops_are_a_crowd(
    module_page: Page, stops: int, is_crowd: bool
) -> None:
    assert call(module_page, "map/grouping.js", "isCrowd", [{}] * stops) is is_crowd


@pytest.mark.parametrize(("at", "nearest"), [((104, 100), 0), ((109, 100), 1), ((150, 100), None)])
def test_a_press_means_the_nearest_mark_within_reach(
    module_page: Page, at: tuple[float, float], nearest: int | None
) -> None:
    marks, press = points((100, 100), (112, 100)), points(at)[0]
    assert call(module_page, "map/grouping.js", "nearestPoint", marks, press, 14) == nearest
