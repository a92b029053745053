"""What shares a mark or a line on the map, and which mark is next to another."""

from __future__ import annotations

from typing import Any

from tests.assembling import called, calls_of

Pairs = list[tuple[float, float]]


def points(pairs: Pairs) -> list[dict[str, float]]:
    return [{"x": x, "y": y} for x, y in pairs]


def groups(pairs: Pairs, order: list[int], **more: Any) -> Any:
    return called("map/grouping.js", "groupsOf", points(pairs), {"order": order, **more})


def test_points_apart_are_alone_and_the_first_of_close_ones_leads() -> None:
    pairs: Pairs = [(100, 100), (110, 100), (135, 100), (-30, -5), (-20, 4)]
    assert groups(pairs, [0, 1, 2, 3, 4]) == [[0, 1], [2], [3, 4]]
    assert groups(pairs, [1, 0, 2, 4]) == [[1, 0], [2], [4]]


def test_a_point_joins_the_nearest_of_those_that_lead() -> None:
    assert groups([(100, 100), (130, 100), (120, 100)], [0, 1, 2]) == [[0], [1, 2]]


def test_a_point_that_must_be_seen_leads_even_beside_another() -> None:
    pairs: Pairs = [(100, 100), (100, 100), (102, 100), (101, 100)]
    assert groups(pairs, [0, 1, 2, 3], leading=[2, 1]) == [[2, 3], [1, 0]]


def test_twice_the_points_are_twice_the_work() -> None:
    def comparisons(side: int) -> int:
        lattice = points([(10 * (i % side), 10 * (i // side)) for i in range(side * side)])
        order = {"order": list(range(side * side))}
        return calls_of("hypot", "map/grouping.js", "groupsOf", lattice, order)

    assert 0 < comparisons(28) < 2.2 * comparisons(20)


def led_by(leading: list[int], groups: list[list[int]]) -> Any:
    around = {"points": points([(0, 0), (60, 0), (100, 0), (140, 0)]), "apart_px": 44}
    return called("map/crowd.js", "ledBy", leading, groups, around)


def test_of_a_crowd_only_the_groups_at_a_stop_that_must_be_seen_change() -> None:
    assert led_by([], [[0], [1, 2], [3]]) == [[0], [1, 2], [3]]
    assert led_by([0], [[0], [1, 2], [3]]) == [[0], [1, 2], [3]]
    assert led_by([2], [[0], [1, 2], [3]]) == [[2, 1, 3], [0]]
    assert led_by([3, 2], [[0], [1, 2], [3]]) == [[3], [2, 1], [0]]


def leg(origin: str, destination: str, **more: Any) -> dict[str, Any]:
    properties = {"kind": "leg", "mode": "rail", "schematic": True} | more
    ends = {"from": origin, "to": destination}
    return {"properties": properties | ends, "geometry": {"coordinates": [origin, destination]}}


def bundles(*legs: dict[str, Any]) -> list[int]:
    return [len(bundle) for bundle in called("map/bundles.js", "bundled", legs)]


def test_more_than_three_journeys_on_one_way_share_a_line() -> None:
    to_and_fro = [leg("rome", "tokyo"), leg("tokyo", "rome")]
    assert bundles(*to_and_fro * 3) == [1] * 6
    assert bundles(*to_and_fro * 20) == [20, 20]


def test_journeys_by_other_means_or_ways_and_connections_keep_their_lines() -> None:
    by_rail = leg("rome", "tokyo")
    detour = {**by_rail, "geometry": {"coordinates": ["rome", "oslo", "tokyo"]}}
    letters = [leg("rome", "tokyo", kind="connection", mode=None)] * 5
    assert bundles(leg("rome", "tokyo", mode="air"), *[by_rail] * 4, detour) == [1, 4, 1]
    assert bundles(*letters) == [1] * 5


def nearest(pairs: Pairs, origin: int, way: list[int]) -> int:
    return int(called("core/nearest.js", "nearestOn", points(pairs), origin, way))


def reached_from(pairs: Pairs, origin: int) -> set[int]:
    """What arrows lead to, one after another."""
    found, new = {origin}, [origin]
    while new:
        at = new.pop()
        for way in ([1, 0], [-1, 0], [0, 1], [0, -1]):
            other = nearest(pairs, at, way)
            if other >= 0 and other not in found:
                found.add(other)
                new.append(other)
    return found


def test_an_arrow_leads_to_the_nearest_point_on_its_side() -> None:
    pairs: Pairs = [(0, 0), (50, 5), (40, 60), (-30, 0), (0, -80)]
    ways = {"right": [1, 0], "left": [-1, 0], "down": [0, 1], "up": [0, -1]}
    found = {way: nearest(pairs, 0, steps) for way, steps in ways.items()}
    assert found == {"right": 1, "left": 3, "down": 2, "up": 4}


def test_what_is_more_beside_than_on_a_side_comes_last_and_what_is_not_on_it_never() -> None:
    assert nearest([(0, 0), (10, 30), (90, 0)], 0, [1, 0]) == 2
    assert nearest([(0, 0), (10, 30)], 0, [1, 0]) == 1
    assert nearest([(0, 0), (0, 30), (-10, 0)], 0, [1, 0]) == -1


def test_arrows_reach_every_point_from_every_other() -> None:
    pairs: Pairs = [(i * 389 % 997, i * 631 % 601) for i in range(40)]
    assert reached_from(pairs, 0) == set(range(40))
    assert all(0 in reached_from(pairs, i) for i in range(1, 40, 7))
